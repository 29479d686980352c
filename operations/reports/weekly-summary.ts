import { PRIORITY, queueDelivery } from '../../conversations/outbox/queue.ts';
import type { TimerHandler } from '../../conversations/ports.ts';
import { setTimer } from '../../conversations/timers/set-timer.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { instantOf, wallTime } from '../../program/on-call/local-time.ts';
import { onCallGaps } from '../../program/on-call/on-call.ts';
import { programZone } from '../../program/on-call/program-zone.ts';
import { SHIFTS_SQL } from '../../program/on-call/read-shifts.ts';
import type { Shift } from '../../program/on-call/shift.ts';
import { makeReport } from './report-source.ts';
import { type SummaryExtras, summaryText } from './summary-text.ts';

/** The timer kind, and the key of its one row. */
export const WEEKLY_SUMMARY = 'weekly_summary';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** On Mondays, when the day shift has begun. */
const HOUR = 9;

export interface WeeklySummaryDeps {
  readonly database: Database;
  readonly announcer: Announcer;
  readonly consoleEnabled: boolean;
}

/** Sets the clock for the next summary, unless it is set. At start, and by the summary itself. */
export async function armWeeklySummary(database: Database): Promise<void> {
  await database.transactSystem(async (tx) => {
    const pending = await tx.queryDirect(
      'weekly_summary_set',
      `SELECT 1 FROM timer WHERE key = $1 AND state = 'pending'`,
      [WEEKLY_SUMMARY],
    );
    if (pending.length === 0) await arm(tx);
  });
}

/**
 * Posts the week that is over to the handoff channel, and sets the clock for the next one. A summary that was missed while
 * the program was down is posted late; several weeks missed are one summary, of the last week.
 */
export function weeklySummaryHandler({
  database,
  announcer,
  consoleEnabled,
}: WeeklySummaryDeps): TimerHandler {
  return async (tx) => {
    await arm(tx);
    if (!consoleEnabled) return;
    const timeZone = await programZone(tx);
    const monday = mondayOf(tx.now, timeZone);
    const [firstDay, lastDay] = [dayOf(monday - WEEK_MS), dayOf(monday - DAY_MS)];
    const uniqueKey = `${WEEKLY_SUMMARY}:${firstDay}`;
    const posted = await tx.queryDirect(
      'weekly_summary_posted',
      'SELECT 1 FROM outbox WHERE unique_key = $1',
      [uniqueKey],
    );
    if (posted.length > 0) return;
    const report = await makeReport(database, { firstDay, lastDay, timeZone });
    const text = summaryText(report, await readExtras(tx, report.from, report.to));
    queueDelivery(tx, announcer, {
      channel: 'console',
      recipient: 'console:summary',
      kind: 'summary',
      priority: PRIORITY.update,
      ownerRule: 'any',
      uniqueKey,
      body: { text },
      drill: false,
    });
    tx.audit({ who: 'system', what: 'report.posted', why: 'weekly', data: { firstDay, lastDay } });
  };
}

async function arm(tx: Transaction): Promise<void> {
  const timeZone = await programZone(tx);
  const monday = mondayOf(tx.now, timeZone);
  const due = [monday, monday + WEEK_MS]
    .map((day) => instantOf(day + HOUR * HOUR_MS, timeZone))
    .find((at) => at > tx.now);
  // A timer is done when its own handler runs, so that the same key set anew is the next one.
  if (due) setTimer(tx, null, { kind: WEEKLY_SUMMARY, key: WEEKLY_SUMMARY, dueAt: due });
}

/** Midnight on the wall with which the week of an instant began. */
function mondayOf(at: Date, timeZone: string): number {
  const wall = wallTime(at, timeZone);
  const day = Math.floor(wall / DAY_MS);
  // Day 0 was a Thursday.
  return (day - ((day + 3) % 7)) * DAY_MS;
}

const dayOf = (wall: number) => new Date(wall).toISOString().slice(0, 10);

async function readExtras(tx: Transaction, from: Date, to: Date): Promise<SummaryExtras> {
  const [counts] = await tx.queryDirect<{ drills: number; reviewsOwed: number }>(
    'weekly_summary_counts',
    `SELECT (SELECT count(*)::int FROM drill WHERE started_at >= $1 AND started_at < $2 AND state <> 'scheduled') AS drills,
       (SELECT count(*)::int FROM task WHERE kind = 'incident_review' AND state = 'open' AND NOT drill) AS "reviewsOwed"`,
    [from, to],
  );
  const shifts = await tx.queryDirect<Shift & Record<string, unknown>>(
    'weekly_summary_shifts',
    SHIFTS_SQL,
    [],
  );
  const ahead = { from: tx.now, to: new Date(tx.now.getTime() + WEEK_MS) };
  const gaps = onCallGaps(shifts, ahead).filter(({ tier }) => tier === 'primary').length;
  return { drills: counts?.drills ?? 0, reviewsOwed: counts?.reviewsOwed ?? 0, gaps };
}
