import { repairCharacters } from './characters.ts';
import type { NormaliseFlag } from './flags.ts';
import { detectLanguage, type TextLanguage } from './language.ts';
import { type Layout, readLayout } from './layout.ts';
import { expandTokens } from './repair.ts';
import { type RawToken, scanTokens } from './tokens.ts';

/** Longest stretch of a message that is read; a longer one is read at both ends. UTF-16 units. */
export const MAX_TEXT = 2400;

/** A text as rules and model read it. */
export interface NormalisedText {
  /** Lower-case words between single spaces, with one space at either end; clause ends are the word `.`. */
  readonly text: string;
  readonly tokens: readonly RawToken[];
  /** Offset in `text` of each token. */
  readonly offsets: readonly number[];
  readonly flags: ReadonlySet<NormaliseFlag>;
  readonly language: TextLanguage;
  /** What the signs between the words say: pauses and quotations. */
  readonly layout: Layout;
}

/** Maps a stretch of `normalised.text` to the original text (UTF-16 offsets, end exclusive). */
export function originalSpan(
  normalised: NormalisedText,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const { tokens, offsets } = normalised;
  let start = -1;
  let end = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as RawToken;
    const at = offsets[index] as number;
    if (at + token.text.length <= from) continue;
    if (at >= to) break;
    if (start < 0 || token.start < start) start = token.start;
    if (token.end > end) end = token.end;
  }
  return start < 0 ? { start: 0, end: 0 } : { start, end };
}

/**
 * Brings a message into the form that rules and model read: NFKC, plain quotes, no invisible characters, look-alike,
 * leet, spaced or stretched letters undone, texting short forms written out, risk words with one typo mended.
 * Offsets always lead back to the original text. Bounded: reads at most MAX_TEXT units, of both ends of a longer text.
 */
export function normalise(original: string): NormalisedText {
  const flags = new Set<NormaliseFlag>();
  let tokens: RawToken[];
  let latin = 0;
  let foreign = 0;
  const read = (part: string, shift: number): RawToken[] => {
    const repaired = repairCharacters(part);
    if (repaired.hidden > 0) flags.add('hidden');
    if (repaired.lookalikes > 0) flags.add('lookalikes');
    latin += repaired.latin;
    foreign += repaired.foreign;
    const raw = scanTokens(repaired.characters);
    if (shift === 0) return raw;
    return raw.map((token) => ({ text: token.text, start: token.start + shift, end: token.end + shift }));
  };
  if (original.length > MAX_TEXT) {
    flags.add('truncated');
    const half = MAX_TEXT / 2;
    const shift = original.length - half;
    tokens = [
      ...read(original.slice(0, half), 0),
      { text: '.', start: half, end: half },
      ...read(original.slice(shift), shift),
    ];
  } else {
    tokens = read(original, 0);
  }
  const language = detectLanguage(tokens, { latin, foreign });
  const expanded = expandTokens(tokens, language, original, flags);
  const offsets: number[] = [];
  let text = ' ';
  for (const token of expanded) {
    offsets.push(text.length);
    text += `${token.text} `;
  }
  const layout = readLayout(original, expanded, offsets);
  return { text, tokens: expanded, offsets, flags, language, layout };
}
