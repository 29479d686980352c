/** One run of a message: plain words, or words that lead to a page or a call. */
export interface TextRun {
  readonly text: string;
  /** Only ever an `http:`, `https:` or `tel:` address. */
  readonly href?: string;
}

const WEB = String.raw`https?:\/\/[^\s<>"']+`;
// 988 and 911 as whole numbers, not as part of a price, an id or a longer number.
const SHORT_NUMBER = String.raw`(?<![\w$#.,/:-])(?:988|911)(?![\w%/:-]|[.,]\d)`;
const LONG_NUMBER = String.raw`(?<![\w$#./-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])`;

const TRAILING = /[.,;:!?)\]}'"»”’]+$/;

function webAddress(candidate: string): string | undefined {
  try {
    const url = new URL(candidate);
    // An address with a user name in it is a known way to disguise where a link leads.
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === ''
      ? url.href
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Splits a message into runs: web addresses and United States phone numbers, 988 and 911 among them,
 * become links; everything else stays plain text. The runs' texts joined are the message, unchanged.
 */
export function richText(message: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const match of message.matchAll(new RegExp(`${WEB}|${LONG_NUMBER}|${SHORT_NUMBER}`, 'g'))) {
    const isWeb = match[0].startsWith('http');
    const text = isWeb ? match[0].replace(TRAILING, '') : match[0];
    const digits = text.replace(/\D/g, '');
    const href = isWeb
      ? webAddress(text)
      : `tel:${digits.length === 10 ? `+1${digits}` : digits.length === 11 ? `+${digits}` : digits}`;
    if (href === undefined) continue;
    if (match.index > from) runs.push({ text: message.slice(from, match.index) });
    runs.push({ text, href });
    from = match.index + text.length;
  }
  if (from < message.length) runs.push({ text: message.slice(from) });
  return runs;
}
