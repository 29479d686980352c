import { levelRank, RISK_LEVELS, type RiskAssessment, type RiskLevel } from '../../platform/risk.ts';
import { assessSafely, needsHandoff } from '../assess.ts';
import { seededRandom } from '../training/logistic.ts';
import { areaUnderCurve, macroF1, reliability, sensitivityAt } from '../training/metrics.ts';
import type { PackRow } from '../training/packs.ts';

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
}

export interface Evaluation {
  readonly model: string;
  readonly overall: GroupFigures;
  readonly languages: readonly GroupFigures[];
  readonly sources: readonly GroupFigures[];
  readonly levels: readonly { readonly level: RiskLevel; readonly rows: number; readonly paged: number }[];
  readonly macroF1: number | null;
  /** `confusion[true][found]`, levels lowest first. */
  readonly confusion: readonly (readonly number[])[];
  readonly calibration: ReturnType<typeof reliability>;
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
    levels: RISK_LEVELS.map((level) => {
      const rows = levelled.filter((item) => item.row.level === level);
      return { level, rows: rows.length, paged: rows.filter((item) => item.handoff).length };
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
    missedSerious: missed.filter((item) => item.row.level !== null && levelRank(item.row.level) >= 3),
    worstMisses: [...missed].sort((a, b) => a.found.score - b.found.score).slice(0, 25),
    worstAlarms: [...alarms].sort((a, b) => b.found.score - a.found.score).slice(0, 25),
  };
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
  return {
    name,
    rows: judged.length,
    crisis: positives.length,
    auc: both ? areaUnderCurve(scores, labels) : null,
    aucInterval: both && interval ? bootstrap(scores, labels) : null,
    sensitivityAt95: both ? sensitivityAt(scores, labels, 0.95) : null,
    sensitivity:
      positives.length > 0 ? positives.filter((item) => item.handoff).length / positives.length : null,
    specificity: negatives.length > 0 ? 1 - alarms / negatives.length : null,
    alertsPerThousand: negatives.length > 0 ? (1000 * alarms) / negatives.length : 0,
  };
}

const RESAMPLES = 200;

/** 95 % interval of the AUC by seeded resampling of rows. */
function bootstrap(scores: readonly number[], labels: readonly boolean[]): readonly [number, number] {
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
