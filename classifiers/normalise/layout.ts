import type { RawToken } from './tokens.ts';

/** What the signs between words say; they are no words themselves and rules do not see them. */
export interface Layout {
  /** Offsets in the normalised text of the words that stand after a comma, a dash, a quotation mark or a bracket. */
  readonly pauses: readonly number[];
  /** Stretches of the normalised text between two quotation marks; end exclusive. */
  readonly quotations: readonly (readonly [number, number])[];
}

/** A layout without a sign. */
export const PLAIN: Layout = { pauses: [], quotations: [] };

const PAUSE =
  /[,\u2013\u2014"\u201c\u201d\u00ab\u00bb()[\]{}<>|=~]|(?:^|\s)[-*_'\u2018](?=\s|\S)|[-*_'\u2019](?:\s|$)/;
/** A web address right before: its last letters ("….no") are no word of the sentence. */
const ADDRESS = /(?:[:]\/\/|www\.)\S*$/;
/** A pair of quotation marks with no other of their kind between; a single one must stand at a word's edge. */
const QUOTATION =
  /"([^"<>\n]{1,300})"|\u201c([^\u201d]{1,300})\u201d|\u00ab([^\u00bb]{1,300})\u00bb|(?<![\p{L}\p{N}])['\u2018]([^\n]{1,200}?)['\u2019](?![\p{L}\p{N}])/gu;

/** Reads pauses and quotations from the original text. Pure, linear in the text. */
export function readLayout(
  original: string,
  tokens: readonly RawToken[],
  offsets: readonly number[],
): Layout {
  const pauses: number[] = [];
  let last = 0;
  tokens.forEach((token, at) => {
    const gap = at > 0 && token.start >= last ? original.slice(last, token.start) : '';
    if (PAUSE.test(gap) || (/\s/.test(gap) && ADDRESS.test(original.slice(Math.max(0, last - 80), last)))) {
      pauses.push(offsets[at] as number);
    }
    last = Math.max(last, token.end);
  });
  const quotations: [number, number][] = [];
  for (const match of original.matchAll(QUOTATION)) {
    const start = match.index;
    const end = start + match[0].length;
    let from = -1;
    let to = -1;
    tokens.forEach((token, at) => {
      if (token.start < start || token.end > end || token.text === '.') return;
      const offset = offsets[at] as number;
      if (from < 0) from = offset;
      to = offset + token.text.length;
    });
    if (from >= 0) quotations.push([from, to]);
  }
  return { pauses, quotations };
}
