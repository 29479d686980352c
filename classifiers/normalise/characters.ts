/** Character-level repair: compatibility forms, look-alikes, invisible characters. Every output character keeps its origin. */

/** A repaired character and the stretch of the original text (UTF-16) that it stands for. */
export interface MappedCharacter {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What the repair had to undo, so that a text made to evade can go to review. */
export interface CharacterRepair {
  readonly characters: readonly MappedCharacter[];
  readonly hidden: number;
  readonly lookalikes: number;
  /** Letters by script after the look-alikes were resolved. */
  readonly latin: number;
  readonly foreign: number;
}

/** Cyrillic and Greek letters that are drawn like Latin ones; used only inside a word that also has Latin letters or is all look-alikes. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ѕ: 's',
  һ: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  т: 't',
  у: 'y',
  х: 'x',
  ѵ: 'v',
  ѡ: 'w',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ɑ: 'a',
  ɡ: 'g',
  ı: 'i',
  ʟ: 'l',
  ᴀ: 'a',
  ʙ: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  ᴊ: 'j',
  ᴋ: 'k',
  ᴍ: 'm',
  ɴ: 'n',
  ᴏ: 'o',
  ᴘ: 'p',
  ʀ: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ʏ: 'y',
  ᴢ: 'z',
};

const QUOTES: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u00b4': "'",
  '`': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2013': '-',
  '\u2014': ' ',
  '\u2026': '.',
};

/** Zero-width and other invisible characters, soft hyphens, direction marks, tag characters, lone combining marks. */
const HIDDEN =
  /^(?:\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}])$/u;
const MARK = /^\p{M}$/u;
const LATIN = /^[a-z\u00df-\u024f]$/;
const LETTER = /^\p{L}$/u;

interface Draft {
  value: string;
  start: number;
  end: number;
}

/**
 * Repairs `text` character by character: NFKC, lower case, straight quotes, no accents, no invisible characters.
 * Look-alike letters become Latin only where they stand in a word with Latin letters, or where a whole word of
 * them would read as Latin and the text has no other foreign letters. Never throws, linear in the text.
 */
export function repairCharacters(text: string): CharacterRepair {
  const drafts: Draft[] = [];
  let hidden = 0;
  let offset = 0;
  let previous = '';
  for (const symbol of text) {
    const start = offset;
    offset += symbol.length;
    if (symbol.length === 1 && symbol < '\u007f') {
      drafts.push({ value: symbol === '`' ? "'" : symbol.toLowerCase(), start, end: offset });
      previous = symbol;
      continue;
    }
    if (HIDDEN.test(symbol)) {
      // Joiners between emoji are how emoji are written; elsewhere they hide something.
      if (symbol !== '\u200d' || /[a-z]/i.test(previous)) hidden += 1;
      const last = drafts.at(-1);
      if (last !== undefined) last.end = offset;
      continue;
    }
    previous = symbol;
    const quote = QUOTES[symbol];
    if (quote !== undefined) {
      drafts.push({ value: quote, start, end: offset });
      continue;
    }
    for (const piece of symbol.normalize('NFKC').toLowerCase().normalize('NFD')) {
      if (MARK.test(piece)) {
        const last = drafts.at(-1);
        if (last !== undefined) last.end = offset;
        continue;
      }
      drafts.push({ value: piece, start, end: offset });
    }
  }
  return { hidden, ...resolveLookalikes(drafts) };
}

function resolveLookalikes(drafts: Draft[]): Omit<CharacterRepair, 'hidden'> {
  let latin = 0;
  let foreign = 0;
  let lookalikes = 0;
  const undecided: [number, number][] = [];
  let index = 0;
  while (index < drafts.length) {
    let end = index;
    let latinHere = 0;
    let foreignHere = 0;
    let resolvable = 0;
    while (end < drafts.length) {
      const value = (drafts[end] as Draft).value;
      if (LATIN.test(value)) latinHere += 1;
      else if (LOOKALIKES[value] !== undefined) resolvable += 1;
      else if (LETTER.test(value)) foreignHere += 1;
      else break;
      end += 1;
    }
    if (end === index) {
      index += 1;
      continue;
    }
    if (resolvable > 0 && foreignHere === 0 && latinHere > 0) {
      replaceRange(drafts, index, end);
      lookalikes += resolvable;
      latin += latinHere + resolvable;
    } else if (resolvable > 0 && foreignHere === 0 && latinHere === 0) {
      undecided.push([index, end]);
    } else {
      latin += latinHere;
      foreign += foreignHere + resolvable;
    }
    index = end;
  }
  for (const [from, to] of undecided) {
    const size = to - from;
    if (foreign === 0) {
      replaceRange(drafts, from, to);
      lookalikes += size;
      latin += size;
    } else foreign += size;
  }
  return { characters: drafts, lookalikes, latin, foreign };
}

function replaceRange(drafts: Draft[], from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const draft = drafts[at] as Draft;
    draft.value = LOOKALIKES[draft.value] ?? draft.value;
  }
}
