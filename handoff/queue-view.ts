import type { Transaction } from '../platform/database/transaction.ts';
import { levelRank, type RiskLevel } from '../platform/risk.ts';
import type { HandoffRow } from './rows.ts';

/** Each level is this far above the one below it, so that no raise within a level overtakes a higher one. */
const LEVEL_STRIDE = 100;
const RAISE = 10;
const RAISE_LIMIT = 50;
/** The score of the latest messages counts for so much of the stride; raises and score together stay below the next level. */
const SCORE_WEIGHT = 40;
/** How much of a score a calmer message takes back. */
const CALMER_STEP = 0.15;
/** Fewer answered handoffs than this give no honest estimate. */
const ESTIMATE_MINIMUM = 5;
const ESTIMATE_SAMPLE = 20;

/** Where a handoff of this level starts in the queue; higher is sooner. */
export function basePriority(level: RiskLevel): number {
  return levelRank(level) * LEVEL_STRIDE;
}

/** A priority raised within its level. */
export function raisedPriority(level: RiskLevel, priority: number, riskScore: number | null = null): number {
  const score = scorePart(riskScore);
  const raises = Math.max(0, priority - basePriority(level) - score) + RAISE;
  return basePriority(level) + Math.min(raises, RAISE_LIMIT) + score;
}

/** What a message does to the place of its handoff. */
export interface Rescored {
  readonly riskScore: number;
  readonly priority: number;
}

/**
 * The place within the level after a message with this score (0 to 1). A worse message counts at once; calmer ones take
 * some of it back one after another, so that one "ok" does not send anybody to the end of the line. Raises stay.
 */
export function rescored(
  handoff: Pick<HandoffRow, 'level' | 'priority' | 'riskScore'>,
  score: number,
): Rescored {
  const riskScore = Math.min(1, Math.max(score, (handoff.riskScore ?? 0) - CALMER_STEP));
  const priority = handoff.priority - scorePart(handoff.riskScore) + scorePart(riskScore);
  return { riskScore, priority };
}

function scorePart(riskScore: number | null): number {
  return Math.round((riskScore ?? 0) * SCORE_WEIGHT);
}

/** Order of the queue: real clients before drills, level first, then raises and what the latest messages showed, then who has waited longest. */
export const QUEUE_ORDER = 'drill, priority DESC, opened_at, id';

/** Place in the queue, 1 being next; 0 when somebody has it already. Drills stand behind every client. */
export async function queuePosition(
  tx: Transaction,
  handoff: Pick<HandoffRow, 'id' | 'state' | 'priority' | 'openedAt' | 'drill'>,
): Promise<number> {
  if (handoff.state !== 'waiting') return 0;
  const [row] = await tx.query<{ ahead: number }>(
    'handoff_ahead',
    `SELECT count(*)::int AS ahead FROM handoff WHERE state = 'waiting' AND id <> $1 AND (drill < $4 OR (drill = $4
       AND (priority > $2 OR (priority = $2 AND (opened_at < $3 OR (opened_at = $3 AND id < $1))))))`,
    [handoff.id, handoff.priority, handoff.openedAt, handoff.drill],
  );
  return (row?.ahead ?? 0) + 1;
}

/** Median of what people waited lately, in seconds, of the last handoffs that were answered; null when there are too few. */
export async function waitEstimate(tx: Transaction, drill: boolean): Promise<number | null> {
  const rows = await tx.query<{ seconds: number }>(
    'handoff_waits',
    `SELECT extract(epoch FROM contacted_at - opened_at)::float8 AS seconds FROM handoff
     WHERE contacted_at IS NOT NULL AND drill = $1 ORDER BY opened_at DESC LIMIT ${ESTIMATE_SAMPLE}`,
    [drill],
  );
  return median(rows.map((row) => row.seconds));
}

/** Pure part of the estimate. */
export function median(values: readonly number[]): number | null {
  if (values.length < ESTIMATE_MINIMUM) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
