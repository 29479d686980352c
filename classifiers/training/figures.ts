import { areaUnderCurve, sensitivityAt } from './metrics.ts';
import type { PreparedRow } from './rows.ts';

/** Cross-validated figures of one group of rows; null where a class is missing. */
export interface GroupFigure {
  readonly by: string;
  readonly name: string;
  readonly rows: number;
  readonly crisis: number;
  readonly auc: number | null;
  /** At specificity .95. */
  readonly sensitivity: number | null;
}

/** Figures by each value of `key`; a row may belong to several groups, to none by an empty list. */
export function figuresBy(
  by: string,
  rows: readonly PreparedRow[],
  scores: readonly number[],
  key: (row: PreparedRow) => readonly string[],
): GroupFigure[] {
  const groups = new Map<string, number[]>();
  rows.forEach((row, at) => {
    for (const name of key(row)) {
      const list = groups.get(name);
      if (list === undefined) groups.set(name, [at]);
      else list.push(at);
    }
  });
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, list]) => {
      const labels = list.map((at) => (rows[at] as PreparedRow).crisis);
      const values = list.map((at) => scores[at] as number);
      const crisis = labels.filter(Boolean).length;
      const both = crisis > 0 && crisis < list.length;
      return {
        by,
        name,
        rows: list.length,
        crisis,
        auc: both ? round(areaUnderCurve(values, labels)) : null,
        sensitivity: both ? round(sensitivityAt(values, labels, 0.95)) : null,
      };
    });
}

/**
 * The slices that are promised: all, languages, and each category's crises against every line without one. Of our own
 * corpus only, so that models of different training are compared on the same rows.
 */
export function promisedFigures(rows: readonly PreparedRow[], scores: readonly number[]): GroupFigure[] {
  const own = rows.map((row, at) => ({ row, at })).filter(({ row }) => row.label.source === 'corpus');
  const kept = own.map(({ row }) => row);
  const values = own.map(({ at }) => scores[at] as number);
  const categories = [...new Set(kept.flatMap((row) => row.label.categories ?? []))].sort();
  return [
    ...figuresBy('all', kept, values, () => ['corpus']),
    ...figuresBy('language', kept, values, (row) => [row.label.language]),
    ...figuresBy('category', kept, values, (row) =>
      row.crisis ? (row.label.categories ?? []) : categories,
    ).filter((figure) => figure.crisis > 0),
  ];
}

/** Figures of other people's rows by a model that learned none of theirs: all of them, and those of a pack's source that has both kinds. */
export function strangerFigures(rows: readonly PreparedRow[], scores: readonly number[]): GroupFigure[] {
  return [
    ...figuresBy('unseen', rows, scores, () => ['all']),
    ...figuresBy('unseen', rows, scores, (row) => [row.label.source]).filter(({ auc }) => auc !== null),
  ];
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
