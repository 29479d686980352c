import { wallTime } from '../../program/on-call/local-time.ts';
import type { DrillReport } from './drill-report.ts';
import { scoreOf } from './rubric.ts';

/** The parts of a day that a crisis team works in, by the clock on the wall. */
export const SHIFT_PARTS = ['day', 'evening', 'night'] as const;
export type ShiftPart = (typeof SHIFT_PARTS)[number];
const HOUR_MS = 3_600_000;
/** Every shift is drilled once a month (clinical ground, section 7). */
const OWED_AFTER_MS = 30 * 24 * HOUR_MS;

/** 7 to 15, 15 to 23, 23 to 7. */
export function shiftPart(at: Date, timeZone: string): ShiftPart {
  const hour = Math.floor((wallTime(at, timeZone) % (24 * HOUR_MS)) / HOUR_MS);
  if (hour >= 7 && hour < 15) return 'day';
  return hour >= 15 && hour < 23 ? 'evening' : 'night';
}

/** A drill that is over. */
export interface PastDrill {
  readonly startedAt: Date;
  readonly report: DrillReport;
}

export interface HistoryLine {
  /** A staff id, or the part of the day. */
  readonly key: string;
  readonly drills: number;
  /** Of them, in how many the client was contacted within the target. */
  readonly inTime: number;
  /** The middle of the seconds to contact; null where nobody was contacted. */
  readonly contactMedian: number | null;
  /** Mean percent of the rubric; null where nothing was scored. */
  readonly score: number | null;
  readonly lastAt: Date;
  /** Fixed words with how often, the most frequent first. */
  readonly missed: readonly { readonly step: string; readonly count: number }[];
}

export interface DrillHistory {
  readonly byClinician: readonly HistoryLine[];
  readonly byShift: readonly HistoryLine[];
  /** Parts of the day without a drill in the last month. */
  readonly shiftsOwed: readonly ShiftPart[];
}

/** How drills went by who took them and when. One that nobody took counts for its shift only. Pure. */
export function drillHistory(drills: readonly PastDrill[], timeZone: string, now: Date): DrillHistory {
  const part = ({ startedAt }: PastDrill) => shiftPart(startedAt, timeZone);
  const recent = drills.filter(({ startedAt }) => now.getTime() - startedAt.getTime() < OWED_AFTER_MS);
  return {
    byClinician: linesOf(drills, ({ report }) => report.clinicianId),
    byShift: linesOf(drills, part),
    shiftsOwed: SHIFT_PARTS.filter((one) => !recent.some((drill) => part(drill) === one)),
  };
}

function linesOf(drills: readonly PastDrill[], keyOf: (drill: PastDrill) => string | null): HistoryLine[] {
  const groups = new Map<string, PastDrill[]>();
  for (const drill of drills) {
    const key = keyOf(drill);
    if (key) groups.set(key, [...(groups.get(key) ?? []), drill]);
  }
  return [...groups].map(([key, group]) => lineOf(key, group)).sort((a, b) => b.drills - a.drills);
}

function lineOf(key: string, group: readonly PastDrill[]): HistoryLine {
  const reports = group.map(({ report }) => report);
  const waits = reports.flatMap(({ contactedAfter }) => contactedAfter ?? []).sort((a, b) => a - b);
  const scores = reports.flatMap(({ rubric, judged }) => scoreOf(rubric ?? [], judged ?? null) ?? []);
  const missed = new Map<string, number>();
  for (const step of reports.flatMap(({ stepsMissed }) => stepsMissed))
    missed.set(step, (missed.get(step) ?? 0) + 1);
  return {
    key,
    drills: group.length,
    inTime: reports.filter((one) => one.contactedAfter !== null && one.contactedAfter <= (one.target ?? 0))
      .length,
    contactMedian: waits[Math.floor((waits.length - 1) / 2)] ?? null,
    score: scores.length > 0 ? Math.round(scores.reduce((a, b) => a + b, 0) / scores.length) : null,
    lastAt: new Date(Math.max(...group.map(({ startedAt }) => startedAt.getTime()))),
    missed: [...missed].map(([step, count]) => ({ step, count })).sort((a, b) => b.count - a.count),
  };
}
