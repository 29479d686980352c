/** Points of a monotone curve from margin (log odds) to probability, margins rising. */
export type CalibrationCurve = readonly (readonly [number, number])[];

/** Probability of a margin: linear between the curve's points, the ends beyond them nudged so that order is kept. */
export function calibrate(margin: number, curve: CalibrationCurve): number {
  const first = curve[0];
  const last = curve.at(-1);
  if (first === undefined || last === undefined) return 1 / (1 + Math.exp(-margin));
  if (margin <= first[0]) return first[1] * Math.exp(Math.max(-40, margin - first[0]) / 4);
  if (margin >= last[0]) return 1 - (1 - last[1]) * Math.exp(Math.max(-40, last[0] - margin) / 4);
  let low = 0;
  let high = curve.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((curve[middle] as readonly [number, number])[0] <= margin) low = middle;
    else high = middle;
  }
  const [fromMargin, fromValue] = curve[low] as readonly [number, number];
  const [toMargin, toValue] = curve[high] as readonly [number, number];
  const share = toMargin === fromMargin ? 0 : (margin - fromMargin) / (toMargin - fromMargin);
  return fromValue + (toValue - fromValue) * share;
}

/**
 * Fits the curve by isotonic regression (pool adjacent violators) on held-out margins, thinned to `points` and made
 * strictly rising so that ranking survives.
 */
export function fitCalibration(
  margins: readonly number[],
  labels: readonly boolean[],
  points = 24,
): [number, number][] {
  const order = margins.map((_, at) => at).sort((a, b) => (margins[a] as number) - (margins[b] as number));
  const size = Math.max(1, Math.floor(order.length / (points * 3)));
  interface Block {
    margin: number;
    hits: number;
    count: number;
  }
  const blocks: Block[] = [];
  for (let from = 0; from < order.length; from += size) {
    const part = order.slice(from, from + size);
    blocks.push({
      margin: part.reduce((sum, at) => sum + (margins[at] as number), 0),
      hits: part.filter((at) => labels[at]).length,
      count: part.length,
    });
    while (blocks.length > 1) {
      const last = blocks.at(-1) as Block;
      const before = blocks.at(-2) as Block;
      if (before.hits / before.count <= last.hits / last.count) break;
      blocks.splice(-2, 2, {
        margin: before.margin + last.margin,
        hits: before.hits + last.hits,
        count: before.count + last.count,
      });
    }
  }
  const curve: [number, number][] = [];
  for (const block of blocks) {
    const margin = block.margin / block.count;
    // Half a count of doubt on either side keeps the ends off 0 and 1.
    const value = (block.hits + 0.5) / (block.count + 1);
    const before = curve.at(-1);
    if (before !== undefined && (margin <= before[0] || value <= before[1])) continue;
    curve.push([Math.round(margin * 1e4) / 1e4, Math.round(value * 1e5) / 1e5]);
  }
  return curve;
}
