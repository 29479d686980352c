import { createHash } from 'node:crypto';
import type { Language } from '../../bot/engine/contract.ts';
import { en } from '../../bot/language/en/index.ts';
import { es } from '../../bot/language/es/index.ts';
import { gradeLevel, spanishEase } from '../../bot/language/readability.ts';
import { countSegments, type SegmentCount } from '../../bot/language/segments.ts';
import type { Texts } from '../../bot/language/shape.ts';

/** One way of saying a sentence, with what a reviewer weighs. */
export interface Variant {
  readonly text: string;
  /** Flesch-Kincaid grade in English; Fernandez-Huerta ease (higher is easier) in Spanish. */
  readonly reading: number;
  readonly sms: SegmentCount;
}

/** A sentence by its key, in both languages. */
export interface Sentence {
  readonly key: string;
  readonly en: readonly Variant[];
  readonly es: readonly Variant[];
  /** Changes with any word of it. */
  readonly hash: string;
}

export interface Catalogue {
  /** Changes with any word of any sentence; what a reviewer signs. */
  readonly version: string;
  readonly sentences: readonly Sentence[];
}

/** Every sentence that the bot can say, in the order of the language files. Pure. */
export function readCatalogue(
  texts: Readonly<Record<Language, Texts>> = { en: en as Texts, es: es as Texts },
): Catalogue {
  const sentences = Object.entries(texts.en).flatMap(([group, keys]) =>
    Object.keys(keys).map((name): Sentence => {
      const english = texts.en[group]?.[name] ?? [];
      const spanish = texts.es[group]?.[name] ?? [];
      return {
        key: `${group}.${name}`,
        en: english.map((text) => ({ text, reading: gradeLevel(text), sms: countSegments(text) })),
        es: spanish.map((text) => ({ text, reading: spanishEase(text), sms: countSegments(text) })),
        hash: shortHash(JSON.stringify([english, spanish])),
      };
    }),
  );
  return { version: shortHash(sentences.map((s) => `${s.key} ${s.hash}`).join('\n')), sentences };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
