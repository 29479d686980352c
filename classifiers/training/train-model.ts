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
  epochs: 8,
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

export function trainLevels(rows: readonly PreparedRow[]): FloatTable {
  return trainLogistic(
    rows.map((row) => ({ features: row.features, targets: row.levelTargets, weight: 1 })),
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

/** Trains everything. `version` names the result; the same rows give the same bytes. */
export function trainModel(rows: readonly PreparedRow[], heldOut: HeldOut, version: string): RiskWeights {
  const calibration = fitCalibration(
    heldOut.margins.map((margin) => margin[1] as number),
    rows.map((row) => row.crisis),
  );
  return {
    version,
    level: quantise(trainLevels(rows)),
    topic: quantise(trainTopics(rows)),
    calibration,
    thresholds: { page: 0.5, ask: 0.25, low: 0.5, high: 0.5, imminent: 0.6, topic: 0.5 },
  };
}
