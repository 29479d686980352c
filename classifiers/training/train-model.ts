import { fusedMargin } from '../fusion.ts';
import { fitCalibration } from '../model/calibration.ts';
import { hash } from '../model/features.ts';
import {
  LEVEL_BITS,
  LEVEL_HEADS,
  margins,
  type RiskWeights,
  TOPIC_BITS,
  TOPIC_HEADS,
} from '../model/weights.ts';
import { type FloatTable, type LogisticOptions, quantise, trainLogistic } from './logistic.ts';
import type { PreparedRow } from './rows.ts';

const LEVEL_OPTIONS: LogisticOptions = {
  bits: LEVEL_BITS,
  heads: LEVEL_HEADS,
  epochs: 7,
  rate: 0.3,
  decay: 1e-3,
  denseRate: 0.05,
  withCharacters: true,
  seed: 20,
};
const TOPIC_OPTIONS: LogisticOptions = {
  bits: TOPIC_BITS,
  heads: TOPIC_HEADS,
  epochs: 6,
  rate: 0.3,
  decay: 1e-3,
  denseRate: 0.05,
  withCharacters: false,
  seed: 21,
};
export const FOLDS = 4;

/** Level margins of each row from models that did not see its group. */
export interface HeldOut {
  readonly margins: readonly Float64Array[];
}

export function foldOf(group: string): number {
  return hash(group) % FOLDS;
}

/** Ordinary texts are rare in training and common in life; labelled packs are fewer than our own hard pairs. */
const SOURCE_WEIGHTS: Readonly<Record<string, number>> = {
  'UCI-SMS-ham': 4,
  'CLINC150-val': 4,
  SAD: 2,
  guardian: 1.5,
};

function rowWeight(row: PreparedRow): number {
  return SOURCE_WEIGHTS[row.label.source] ?? 1;
}

export function trainLevels(rows: readonly PreparedRow[]): FloatTable {
  return trainLogistic(
    rows
      .filter((row) => row.teaches)
      .map((row) => ({ features: row.features, targets: row.levelTargets, weight: rowWeight(row) })),
    LEVEL_OPTIONS,
  );
}

export function trainTopics(rows: readonly PreparedRow[]): FloatTable {
  return trainLogistic(
    rows
      .filter((row) => row.topicTargets.some((target) => target >= 0))
      .map((row) => ({ features: row.features, targets: row.topicTargets, weight: 1 })),
    TOPIC_OPTIONS,
  );
}

/** Cross-validated level margins, folds by group: what the model says of texts it has not seen. */
export function crossValidate(rows: readonly PreparedRow[]): HeldOut {
  const result: Float64Array[] = new Array(rows.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const table = quantise(trainLevels(rows.filter((row) => foldOf(row.label.group) !== fold)));
    rows.forEach((row, at) => {
      if (foldOf(row.label.group) === fold) result[at] = margins(table, row.features, true);
    });
  }
  return { margins: result };
}

/** Share of ordinary texts that the model alone may page. */
const ORDINARY_PAGED = 0.004;
const ORDINARY_SOURCES: ReadonlySet<string> = new Set(['UCI-SMS-ham', 'CLINC150-val']);

/** Fused margins of held-out rows: what calibration and thresholds are fitted on. */
export function heldOutMargins(rows: readonly PreparedRow[], heldOut: HeldOut): number[] {
  return rows.map((row, at) => fusedMargin(row.hits, heldOut.margins[at]?.[1] as number));
}

/** Trains everything; the same rows give the same bytes. */
export function trainModel(rows: readonly PreparedRow[], heldOut: HeldOut): Omit<RiskWeights, 'version'> {
  const fused = heldOutMargins(rows, heldOut);
  return {
    level: quantise(trainLevels(rows)),
    topic: quantise(trainTopics(rows)),
    calibration: fitCalibration(
      fused,
      rows.map((row) => row.crisis),
    ),
    thresholds: {
      page: pageThreshold(rows, fused),
      distressPage: 0.7,
      distress: 0.95,
      ask: -0.25,
      low: 0.65,
      high: 0.5,
      imminent: 0.33,
      topic: 0.45,
    },
  };
}

/** The margin that few ordinary texts reach; without an ordinary pack, our own lines without risk stand in. */
function pageThreshold(rows: readonly PreparedRow[], fused: readonly number[]): number {
  const margins = (wanted: (row: PreparedRow) => boolean): number[] =>
    fused.filter((_, at) => wanted(rows[at] as PreparedRow)).sort((a, b) => b - a);
  const ordinary = margins((row) => ORDINARY_SOURCES.has(row.label.source));
  const list =
    ordinary.length >= 400 ? ordinary : margins((row) => row.label.level === 'none' && row.hits.length === 0);
  const found = list[Math.floor(list.length * ORDINARY_PAGED)] ?? 1.5;
  return Math.round(Math.min(2, Math.max(1.2, found)) * 100) / 100;
}
