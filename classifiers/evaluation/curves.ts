import { ALERT_RATES } from '../model/working-point.ts';
import { seededRandom } from '../training/logistic.ts';
import { areaUnderCurve } from '../training/metrics.ts';

/** One point of the working curve: pages from this score on. */
export interface WorkingPoint {
  readonly threshold: number;
  readonly alertsPerThousand: number;
  readonly sensitivity: number;
  readonly specificity: number;
}

/** 95 % interval of a share by Wilson's score; null of nothing. */
export function wilson(hits: number, count: number): readonly [number, number] | null {
  if (count === 0) return null;
  const z = 1.959964;
  const share = hits / count;
  const middle = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const half =
    (z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))) / (1 + z ** 2 / count);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

const RESAMPLES = 200;

/** 95 % interval of the AUC by seeded resampling of rows. */
export function aucInterval(
  scores: readonly number[],
  labels: readonly boolean[],
): readonly [number, number] {
  const random = seededRandom(7);
  const found: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    const picks = Array.from({ length: scores.length }, () => Math.floor(random() * scores.length));
    const value = areaUnderCurve(
      picks.map((at) => scores[at] as number),
      picks.map((at) => labels[at] as boolean),
    );
    if (!Number.isNaN(value)) found.push(value);
  }
  found.sort((a, b) => a - b);
  return [
    found[Math.floor(found.length * 0.025)] ?? Number.NaN,
    found[Math.floor(found.length * 0.975)] ?? Number.NaN,
  ];
}

/** The ROC curve from (0, 0) to (1, 1): false alarms against hits, one point per distinct score. */
export function rocCurve(
  scores: readonly number[],
  labels: readonly boolean[],
): readonly (readonly [number, number])[] {
  const order = scores.map((_, at) => at).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const positives = labels.filter(Boolean).length;
  const negatives = labels.length - positives;
  const points: (readonly [number, number])[] = [[0, 0]];
  if (positives === 0 || negatives === 0) return points;
  let hits = 0;
  let alarms = 0;
  order.forEach((at, place) => {
    if (labels[at]) hits += 1;
    else alarms += 1;
    const next = order[place + 1];
    if (next === undefined || scores[next] !== scores[at])
      points.push([alarms / negatives, hits / positives]);
  });
  return points;
}

/**
 * The working curve: for each rate of alerts the lowest score from which pages stay within it, and what is found from
 * there on. Of the score alone; the level that pages also follows rules, so that the working point in force may lie
 * beside the curve. A rate that the rows are too few for (less than one alert) is left out.
 */
export function workingCurve(scores: readonly number[], labels: readonly boolean[]): WorkingPoint[] {
  const negatives = scores.filter((_, at) => !labels[at]).sort((a, b) => b - a);
  const positives = scores.filter((_, at) => labels[at]);
  if (negatives.length === 0 || positives.length === 0) return [];
  return ALERT_RATES.flatMap((rate) => {
    const allowed = Math.floor((negatives.length * rate) / 1000);
    const first = negatives[allowed];
    if (allowed === 0 || first === undefined) return [];
    const alarms = negatives.filter((score) => score > first).length;
    return [
      {
        threshold: first,
        alertsPerThousand: (1000 * alarms) / negatives.length,
        sensitivity: positives.filter((score) => score > first).length / positives.length,
        specificity: 1 - alarms / negatives.length,
      },
    ];
  });
}
