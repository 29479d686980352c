import { createHash } from 'node:crypto';
import { fusedMargin } from '../fusion.ts';
import { fitCalibration } from '../model/calibration.ts';
import { hash } from '../model/hash.ts';
import { pooledMargin, type ReadPassage } from '../model/passages.ts';
import {
  LEVEL_BITS,
  LEVEL_HEADS,
  margins,
  type RiskWeights,
  type SparseTable,
  TOPIC_BITS,
  TOPIC_HEADS,
} from '../model/weights.ts';
import { DEFAULT_RATE, fitAlertCurve } from '../model/working-point.ts';
import { type FloatTable, type LogisticOptions, quantise, trainLogistic } from './logistic.ts';
import type { PreparedRow } from './rows.ts';

const LEVEL_OPTIONS: LogisticOptions = {
  bits: LEVEL_BITS,
  heads: LEVEL_HEADS,
  epochs: 10,
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

/** Level margins of each row from models that did not see its theme or writer. */
export interface HeldOut {
  readonly margins: readonly Float64Array[];
  /** Margins (moderate or more) of each row's passages. */
  readonly passages: readonly (readonly number[])[];
  /** The same for the rules' findings in it. */
  readonly findings: readonly (readonly number[])[];
}

/** The fold that judges a row: rows of one theme stay together; rows of other packs go by their group. */
export function foldOf(row: PreparedRow): number {
  const { theme, group, source } = row.label;
  return (hash(source === 'corpus' ? theme : group) >>> 3) % FOLDS;
}

/** Rows that a fold's model may learn from: no row of a theme or a writer that the fold judges. */
export function outsideOf(rows: readonly PreparedRow[], fold: number): PreparedRow[] {
  const writers = new Set(
    rows.filter((row) => row.label.source === 'corpus' && foldOf(row) === fold).map((row) => row.label.voice),
  );
  return rows.filter(
    (row) => foldOf(row) !== fold && !(row.label.source === 'corpus' && writers.has(row.label.voice)),
  );
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

interface Judged {
  readonly level: Float64Array;
  readonly passages: readonly number[];
  readonly findings: readonly number[];
}

function judge(table: SparseTable, row: PreparedRow): Judged {
  const crisis = ({ features }: ReadPassage) => margins(table, features, true)[1] as number;
  return {
    level: margins(table, row.features, true),
    passages: row.passages.map(crisis),
    findings: row.findings.map(crisis),
  };
}

function heldOutOf(judged: readonly Judged[]): HeldOut {
  return {
    margins: judged.map(({ level }) => level),
    passages: judged.map(({ passages }) => passages),
    findings: judged.map(({ findings }) => findings),
  };
}

/** Fused margins of other people's rows by a model that learned from our own corpus alone. */
export function strangerMargins(own: readonly PreparedRow[], others: readonly PreparedRow[]): number[] {
  const table = quantise(trainLevels(own));
  return heldOutMargins(others, heldOutOf(others.map((row) => judge(table, row))));
}

/** Cross-validated level margins: what the model says of themes and writers that it has not seen. */
export function crossValidate(rows: readonly PreparedRow[]): HeldOut {
  const judged: Judged[] = new Array(rows.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const table = quantise(trainLevels(outsideOf(rows, fold)));
    rows.forEach((row, at) => {
      if (foldOf(row) === fold) judged[at] = judge(table, row);
    });
  }
  return heldOutOf(judged);
}

const ORDINARY_SOURCES: ReadonlySet<string> = new Set(['UCI-SMS-ham', 'CLINC150-val']);

/** Fused margins of held-out rows: what calibration and thresholds are fitted on. */
export function heldOutMargins(rows: readonly PreparedRow[], heldOut: HeldOut): number[] {
  return rows.map((row, at) => {
    const whole = fusedMargin(row.hits, heldOut.margins[at]?.[1] as number, row.features.grave);
    const fused = (read: readonly ReadPassage[], found: readonly number[] | undefined) =>
      read.map(({ hits, features }, place) => fusedMargin(hits, found?.[place] as number, features.grave));
    return pooledMargin(
      whole,
      fused(row.passages, heldOut.passages[at]),
      fused(row.findings, heldOut.findings[at]),
    );
  });
}

/** Trains everything; the same rows give the same bytes. */
export function trainModel(rows: readonly PreparedRow[], heldOut: HeldOut): Omit<RiskWeights, 'version'> {
  const fused = heldOutMargins(rows, heldOut);
  const ordinary = ordinaryMargins(rows, fused);
  const page = pageThreshold(ordinary);
  return {
    level: quantise(trainLevels(rows)),
    topic: quantise(trainTopics(rows)),
    calibration: fitCalibration(
      fused,
      rows.map((row) => row.crisis),
    ),
    thresholds: {
      page,
      distressPage: Math.round((page - DISTRESS_LEAD) * 100) / 100,
      distress: 0.98,
      ask: -0.25,
      low: 0.78,
      high: 0.5,
      imminent: 0.33,
      topic: 0.45,
    },
    alertCurve: fitAlertCurve(ordinary, page),
  };
}

/** A message that is surely distressed is paged at so much less. */
const DISTRESS_LEAD = 0.9;
/** Our own lines without risk are in wordings that the model knows; other people's ordinary texts reach this much higher. */
const STRANGERS = 0.55;

/** Margins of ordinary texts, highest first; without an ordinary pack, our own lines without risk stand in. */
function ordinaryMargins(rows: readonly PreparedRow[], fused: readonly number[]): number[] {
  const margins = (wanted: (row: PreparedRow) => boolean): number[] =>
    fused.filter((_, at) => wanted(rows[at] as PreparedRow)).sort((a, b) => b - a);
  const ordinary = margins((row) => ORDINARY_SOURCES.has(row.label.source));
  if (ordinary.length >= 400) return ordinary;
  return margins((row) => row.label.level === 'none' && row.hits.length === 0).map(
    (margin) => margin + STRANGERS,
  );
}

/** The margin that few ordinary texts reach. */
function pageThreshold(ordinary: readonly number[]): number {
  const found = ordinary[Math.floor((ordinary.length * DEFAULT_RATE) / 1000)] ?? 1.5;
  return Math.round(Math.min(3, Math.max(1.2, found)) * 100) / 100;
}

/** Names a model by what it learned, so that two different models never share a version. */
export function fingerprint(model: Omit<RiskWeights, 'version'>): string {
  const digest = createHash('sha256');
  for (const table of [model.level, model.topic])
    digest.update(table.weights).update(Buffer.from(table.dense.buffer));
  return digest.update(JSON.stringify(model.thresholds)).digest('hex').slice(0, 8);
}
