import type { AlertCurve, Thresholds } from './weights.ts';

/** What a program may choose between: alerts by the model alone in a thousand ordinary messages, lowest first. */
export const ALERT_RATES = [1, 2, 4, 10, 20, 50, 100] as const;
/** What holds for a program that chooses nothing. */
export const DEFAULT_RATE = 4;

/**
 * Fits the curve on held-out margins of ordinary messages. `page` is the margin of the default rate, already settled;
 * the rest lies above and below it. Empty where the messages are too few to tell.
 */
export function fitAlertCurve(ordinary: readonly number[], page: number): [number, number][] {
  if (ordinary.length < 400) return [];
  const falling = [...ordinary].sort((a, b) => b - a);
  const curve: [number, number][] = [];
  for (const rate of ALERT_RATES) {
    const found = falling[Math.floor((falling.length * rate) / 1000)] as number;
    const margin =
      rate === DEFAULT_RATE ? page : rate < DEFAULT_RATE ? Math.max(found, page) : Math.min(found, page);
    const before = curve.at(-1)?.[1] ?? Number.POSITIVE_INFINITY;
    curve.push([rate, Math.round(Math.min(before, margin) * 100) / 100]);
  }
  return curve;
}

/** The review point stays below the page by so much. */
const REVIEW_GAP = 0.1;

/**
 * The thresholds of a program that allows `rate` alerts per thousand ordinary messages: the page moves along the curve
 * (by the logarithm of the rate between its points), the page for sure distress keeps its lead. Rules are not touched:
 * what they say pages at any rate. Without a curve, and for rates beyond its ends, the nearest that is known holds.
 */
export function thresholdsAt(thresholds: Thresholds, curve: AlertCurve, rate: number): Thresholds {
  const first = curve[0];
  if (first === undefined) return thresholds;
  let [fromRate, margin] = first;
  for (const [toRate, toMargin] of curve) {
    if (toRate > rate) {
      if (rate > fromRate)
        margin += ((toMargin - margin) * Math.log(rate / fromRate)) / Math.log(toRate / fromRate);
      break;
    }
    [fromRate, margin] = [toRate, toMargin];
  }
  const lead = thresholds.page - thresholds.distressPage;
  return {
    ...thresholds,
    page: margin,
    distressPage: Math.round((margin - lead) * 1e4) / 1e4,
    ask: Math.min(thresholds.ask, margin - REVIEW_GAP),
  };
}
