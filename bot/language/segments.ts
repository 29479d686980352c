/**
 * Counts SMS segments the way carriers bill and split them: GSM-7 160/153 septets, otherwise UCS-2 70/67 code units.
 */

const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENDED = new Set('^{}\\[~]|€\f');

export interface SegmentCount {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets for GSM-7, UTF-16 code units for UCS-2. */
  readonly units: number;
  readonly segments: number;
}

/** How many segments `text` takes as one SMS. An empty text takes none. An extended GSM character never straddles two. */
export function countSegments(text: string): SegmentCount {
  const characters = [...text];
  const gsm = characters.every((c) => GSM_BASIC.has(c) || GSM_EXTENDED.has(c));
  return gsm ? countGsm(characters) : countUcs2(characters);
}

function countGsm(characters: readonly string[]): SegmentCount {
  const sizes = characters.map((c) => (GSM_EXTENDED.has(c) ? 2 : 1));
  return { encoding: 'GSM-7', ...pack(sizes, 160, 153) };
}

function countUcs2(characters: readonly string[]): SegmentCount {
  return {
    encoding: 'UCS-2',
    ...pack(
      characters.map((c) => c.length),
      70,
      67,
    ),
  };
}

function pack(sizes: readonly number[], single: number, joined: number): { units: number; segments: number } {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units === 0) return { units, segments: 0 };
  if (units <= single) return { units, segments: 1 };
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > joined) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { units, segments };
}

const PLAIN: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u00a0': ' ',
  '\t': ' ',
};

/** Replaces typographic characters by their GSM-7 likeness; letters of other scripts and accents stay as they are. */
export function plainPunctuation(text: string): string {
  return [...text].map((c) => PLAIN[c] ?? c).join('');
}

/**
 * The nearest text that GSM-7 can carry: accents that it lacks are dropped, whatever has no likeness (emoji) goes.
 * Used for messages that must fit one segment; people read Spanish without accents without trouble.
 */
export function toGsm(text: string): string {
  return [...plainPunctuation(text)]
    .map((c) => {
      if (GSM_BASIC.has(c) || GSM_EXTENDED.has(c)) return c;
      return [...c.normalize('NFD')].filter((d) => GSM_BASIC.has(d)).join('');
    })
    .join('');
}
