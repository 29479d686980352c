import type { MappedCharacter } from './characters.ts';
import { EMOJI_WORDS, EMOTICON_WORDS } from './emoji.ts';

/** One word (or the clause end `.`) and the stretch of the original text that it stands for (UTF-16, end exclusive). */
export interface RawToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /^[\p{L}\p{N}]$/u;
/** Signs that stand for letters inside a word (leet, apostrophes, masks); they stay only between word characters. */
const INNER = new Set(["'", '@', '$', '!', '*', '|', '/', '-', '.', '_', '+']);
/** Markup ends a clause too, so that nothing between tags speaks for what stands outside of them. */
const CLAUSE_END = new Set(['.', '!', '?', ';', '\n', '\r', '¿', '¡', ':', '(', ')', '<', '>', '{', '}']);
const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;

/**
 * Splits repaired characters into words. Signs inside a word stay for the leet and spelled-out repair; runs of
 * clause-ending signs become one `.`; emoji and typed faces become words. Commas and other signs are dropped.
 */
export function scanTokens(characters: readonly MappedCharacter[]): RawToken[] {
  const tokens: RawToken[] = [];
  const count = characters.length;
  let index = 0;
  while (index < count) {
    const character = characters[index] as MappedCharacter;
    const { value } = character;
    if (value === ' ') {
      index += 1;
      continue;
    }
    const face = readFace(characters, index);
    if (face !== undefined) {
      tokens.push(face.token);
      index = face.next;
      continue;
    }
    if (WORD.test(value) || ((value === '@' || value === '$') && isWord(characters[index + 1]?.value))) {
      const word = readWord(characters, index);
      tokens.push(word.token);
      index = word.next;
      continue;
    }
    if (CLAUSE_END.has(value)) {
      if (tokens.length > 0 && tokens.at(-1)?.text !== '.') {
        tokens.push({ text: '.', start: character.start, end: character.end });
      }
    } else if (PICTOGRAPH.test(value)) {
      const word = EMOJI_WORDS[value];
      if (word !== undefined && tokens.at(-1)?.text !== word) {
        tokens.push({ text: word, start: character.start, end: character.end });
      }
    }
    index += 1;
  }
  return tokens;
}

function isWord(value: string | undefined): boolean {
  return value !== undefined && WORD.test(value);
}

function readWord(characters: readonly MappedCharacter[], from: number): { token: RawToken; next: number } {
  let text = '';
  let index = from;
  let end = (characters[from] as MappedCharacter).end;
  while (index < characters.length) {
    const { value } = characters[index] as MappedCharacter;
    const inner = INNER.has(value) && (index === from || isInnerSign(characters, index, value));
    if (!WORD.test(value) && !inner) break;
    text += value;
    end = (characters[index] as MappedCharacter).end;
    index += 1;
  }
  const start = (characters[from] as MappedCharacter).start;
  return { token: { text, start, end }, next: index };
}

function isInnerSign(characters: readonly MappedCharacter[], index: number, value: string): boolean {
  const next = characters[index + 1]?.value;
  if (!isWord(next)) {
    // Several masking signs in a row, as in "su**ide".
    return (
      (value === '*' || value === '$' || value === '@') &&
      next === value &&
      isWord(characters[index + 2]?.value)
    );
  }
  if (value === '.') {
    // A sentence end without a space ("tired.so") splits; "s.u.i" (single letters around) stays one word.
    const beforeLast = characters[index - 2]?.value;
    const afterNext = characters[index + 2]?.value;
    return !isWord(beforeLast) && !isWord(afterNext);
  }
  return value !== '!' || isWord(characters[index - 1]?.value);
}

function readFace(
  characters: readonly MappedCharacter[],
  index: number,
): { token: RawToken; next: number } | undefined {
  const first = (characters[index] as MappedCharacter).value;
  if (first !== ':' && first !== '=' && first !== '<' && first !== 'x') return undefined;
  for (const [face, word] of EMOTICON_WORDS) {
    if (face[0] !== first) continue;
    let fits = true;
    for (let at = 1; at < face.length && fits; at += 1) fits = characters[index + at]?.value === face[at];
    if (!fits) continue;
    const after = characters[index + face.length]?.value;
    const before = characters[index - 1]?.value;
    if (/[a-z0-9]$/.test(face) && (isWord(after) || isWord(before))) continue;
    const start = (characters[index] as MappedCharacter).start;
    const end = (characters[index + face.length - 1] as MappedCharacter).end;
    return { token: { text: word, start, end }, next: index + face.length };
  }
  return undefined;
}
