import {
  levelRank,
  RISK_CATEGORIES,
  RISK_LEVELS,
  type RiskAssessment,
  type RiskCategory,
  type RiskLevel,
} from '../../platform/risk.ts';
import { assessSafely } from '../assess.ts';
import { needsHandoff } from '../handoff-rule.ts';
import { areaUnderCurve, macroF1, reliability, sensitivityAt } from '../training/metrics.ts';
import type { PackRow } from '../training/packs.ts';
import { aucInterval, rocCurve, type WorkingPoint, wilson, workingCurve } from './curves.ts';

/** One row with the classifier's answer. */
export interface JudgedRow {
  readonly row: PackRow;
  readonly found: RiskAssessment;
  readonly handoff: boolean;
}

/** Figures of one group of rows; null where a class is missing. */
export interface GroupFigures {
  readonly name: string;
  readonly rows: number;
  readonly crisis: number;
  readonly auc: number | null;
  readonly aucInterval: readonly [number, number] | null;
  readonly sensitivityAt95: number | null;
  /** At the working point: a handoff or not. */
  readonly sensitivity: number | null;
  readonly specificity: number | null;
  readonly alertsPerThousand: number;
  /** 95 % intervals by Wilson's score. */
  readonly sensitivityInterval: readonly [number, number] | null;
  readonly specificityInterval: readonly [number, number] | null;
}

export interface LevelFigures {
  readonly level: RiskLevel;
  readonly rows: number;
  readonly paged: number;
  /** Found at this very level, and how many of those that were found at it are. */
  readonly recall: number | null;
  readonly precision: number | null;
}

export interface CategoryFind {
  readonly category: RiskCategory;
  readonly rows: number;
  readonly recall: number;
  readonly precision: number | null;
}

export interface Evaluation {
  readonly model: string;
  readonly overall: GroupFigures;
  readonly languages: readonly GroupFigures[];
  readonly sources: readonly GroupFigures[];
  /** Each category's crises against every row without a crisis; empty where the packs name no categories. */
  readonly categories: readonly GroupFigures[];
  /** How often each named category is found, and how often it is named rightly. */
  readonly categoryFinds: readonly CategoryFind[];
  readonly levels: readonly LevelFigures[];
  readonly macroF1: number | null;
  /** `confusion[true][found]`, levels lowest first. */
  readonly confusion: readonly (readonly number[])[];
  readonly calibration: ReturnType<typeof reliability>;
  readonly roc: readonly (readonly [number, number])[];
  readonly workingCurve: readonly WorkingPoint[];
  readonly missedSerious: readonly JudgedRow[];
  readonly worstMisses: readonly JudgedRow[];
  readonly worstAlarms: readonly JudgedRow[];
}

export function judge(rows: readonly PackRow[]): JudgedRow[] {
  return rows.map((row) => {
    const found = assessSafely({ text: row.text, context: row.context });
    return { row, found, handoff: needsHandoff(found) };
  });
}

/** All figures of the judged rows. Deterministic: the bootstrap is seeded. */
export function evaluate(judged: readonly JudgedRow[]): Evaluation {
  const levelled = judged.filter((item) => item.row.level !== null);
  const confusion = RISK_LEVELS.map((truth) =>
    RISK_LEVELS.map(
      (found) => levelled.filter((item) => item.row.level === truth && item.found.level === found).length,
    ),
  );
  const missed = judged.filter((item) => item.row.crisis && !item.handoff);
  const alarms = judged.filter((item) => !item.row.crisis && item.handoff);
  return {
    model: judged[0]?.found.model ?? 'none',
    overall: figures('all', judged, true),
    languages: grouped(judged, (item) => item.row.language),
    sources: grouped(judged, (item) => item.row.source),
    categories: byCategory(judged),
    categoryFinds: categoryFinds(judged),
    levels: RISK_LEVELS.map((level) => {
      const rows = levelled.filter((item) => item.row.level === level);
      const right = rows.filter((item) => item.found.level === level).length;
      const said = levelled.filter((item) => item.found.level === level).length;
      return {
        level,
        rows: rows.length,
        paged: rows.filter((item) => item.handoff).length,
        recall: rows.length > 0 ? right / rows.length : null,
        precision: said > 0 ? right / said : null,
      };
    }),
    macroF1:
      levelled.length === 0
        ? null
        : macroF1(
            levelled.map((item) => item.row.level as RiskLevel),
            levelled.map((item) => item.found.level),
            RISK_LEVELS,
          ),
    confusion,
    calibration: reliability(
      judged.map((item) => item.found.score),
      judged.map((item) => item.row.crisis),
    ),
    roc: rocCurve(
      judged.map((item) => item.found.score),
      judged.map((item) => item.row.crisis),
    ),
    workingCurve: workingCurve(
      judged.map((item) => item.found.score),
      judged.map((item) => item.row.crisis),
    ),
    missedSerious: missed.filter((item) => item.row.level !== null && levelRank(item.row.level) >= 3),
    worstMisses: [...missed].sort((a, b) => a.found.score - b.found.score).slice(0, 25),
    worstAlarms: [...alarms].sort((a, b) => b.found.score - a.found.score).slice(0, 25),
  };
}

function byCategory(judged: readonly JudgedRow[]): GroupFigures[] {
  const safe = judged.filter((item) => !item.row.crisis);
  return RISK_CATEGORIES.flatMap((category) => {
    const crises = judged.filter((item) => item.row.crisis && item.row.categories?.includes(category));
    return crises.length === 0 ? [] : [figures(category, [...crises, ...safe], false)];
  });
}

function categoryFinds(judged: readonly JudgedRow[]): CategoryFind[] {
  const named = judged.filter((item) => item.row.categories !== null);
  return RISK_CATEGORIES.flatMap((category) => {
    const rows = named.filter((item) => item.row.categories?.includes(category));
    if (rows.length === 0) return [];
    const said = named.filter((item) => item.found.categories.includes(category));
    const right = rows.filter((item) => item.found.categories.includes(category)).length;
    const precision = said.length > 0 ? right / said.length : null;
    return [{ category, rows: rows.length, recall: right / rows.length, precision }];
  });
}

function grouped(judged: readonly JudgedRow[], key: (item: JudgedRow) => string): GroupFigures[] {
  const groups = new Map<string, JudgedRow[]>();
  for (const item of judged) {
    const list = groups.get(key(item));
    if (list === undefined) groups.set(key(item), [item]);
    else list.push(item);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, rows]) => figures(name, rows, false));
}

function figures(name: string, judged: readonly JudgedRow[], interval: boolean): GroupFigures {
  const labels = judged.map((item) => item.row.crisis);
  const scores = judged.map((item) => item.found.score);
  const positives = judged.filter((item) => item.row.crisis);
  const negatives = judged.filter((item) => !item.row.crisis);
  const both = positives.length > 0 && negatives.length > 0;
  const alarms = negatives.filter((item) => item.handoff).length;
  const hits = positives.filter((item) => item.handoff).length;
  return {
    name,
    rows: judged.length,
    crisis: positives.length,
    auc: both ? areaUnderCurve(scores, labels) : null,
    aucInterval: both && interval ? aucInterval(scores, labels) : null,
    sensitivityAt95: both ? sensitivityAt(scores, labels, 0.95) : null,
    sensitivity: positives.length > 0 ? hits / positives.length : null,
    specificity: negatives.length > 0 ? 1 - alarms / negatives.length : null,
    alertsPerThousand: negatives.length > 0 ? (1000 * alarms) / negatives.length : 0,
    sensitivityInterval: wilson(hits, positives.length),
    specificityInterval: wilson(negatives.length - alarms, negatives.length),
  };
}
