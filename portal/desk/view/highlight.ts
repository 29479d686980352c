/** A stretch of a text, and whether the classifier pointed at it. */
export interface Stretch {
  readonly text: string;
  readonly isFlagged: boolean;
}

/**
 * Cuts a text at the evidence. Overlapping pieces of evidence become one; what lies outside of the text is left out; the
 * stretches joined are the text, unchanged.
 */
export function stretches(text: string, evidence: readonly { start: number; end: number }[]): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const { start, end } of merged(evidence, text.length)) {
    if (start > from) found.push({ text: text.slice(from, start), isFlagged: false });
    found.push({ text: text.slice(start, end), isFlagged: true });
    from = end;
  }
  if (from < text.length) found.push({ text: text.slice(from), isFlagged: false });
  return found;
}

function merged(
  evidence: readonly { start: number; end: number }[],
  length: number,
): { start: number; end: number }[] {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of [...evidence].sort((a, b) => a.start - b.start)) {
    const piece = { start: Math.max(0, start), end: Math.min(length, end) };
    if (piece.start >= piece.end) continue;
    const last = whole.at(-1);
    if (last && piece.start <= last.end) last.end = Math.max(last.end, piece.end);
    else whole.push(piece);
  }
  return whole;
}
