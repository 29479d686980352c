import type { Language } from '../engine/contract.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import type { Texts, Variants } from './shape.ts';

type English = typeof en;
/** Key of a sentence, e.g. "ladder.ask_suicide". */
export type TextKey = { [G in keyof English]: `${G & string}.${keyof English[G] & string}` }[keyof English];
export type Params = Readonly<Record<string, string | number>>;

const BY_LANGUAGE: Readonly<Record<Language, Texts>> = { en, es };

/** All variants of `key`; throws only for a key that no language has, which the types exclude. */
export function variantsOf(key: TextKey, language: Language): Variants {
  const [group = '', name = ''] = key.split('.');
  const found = BY_LANGUAGE[language][group]?.[name];
  if (found === undefined) throw new Error(`no sentence ${key} in ${language}`);
  return found;
}

/** Index of the variant to say: by the seed at first, then the next in turn, so that none comes again before all were said. */
export function pickVariant(count: number, seed: string, last: number | undefined): number {
  return last === undefined ? hash(seed) % count : (last + 1) % count;
}

/** Puts `params` into a sentence. An unknown place-holder becomes nothing, and the spaces around it one. */
export function fill(text: string, params: Params): string {
  return text
    .replace(/\{(\w+)\}/gu, (_, name: string) => String(params[name] ?? ''))
    .replace(/ {2,}/gu, ' ')
    .replace(/ ([,.!?])/gu, '$1')
    .replace(/,([.!?])/gu, '$1')
    .trim();
}

function hash(seed: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    value ^= seed.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
