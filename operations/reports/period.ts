import { HandrailError } from '../../platform/errors.ts';
import { instantOf, isTimeZone, wallTime } from '../../program/on-call/local-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Longer reports are asked for in parts. */
const LONGEST_DAYS = 366;
const BY_DAY_UP_TO = 14;
const BY_WEEK_UP_TO = 182;

/** Whole days in one time zone: `from` is the first instant, `to` the first one after. */
export interface Period {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
}

export type Step = 'day' | 'week' | 'month';

/**
 * Reads a period of whole days, both included, as the wall clock in `timeZone` has them: a day in which the clocks change
 * is 23 or 25 hours long.
 * @throws {HandrailError} bad_request
 */
export function readPeriod(firstDay: string, lastDay: string, timeZone: string): Period {
  if (!isTimeZone(timeZone)) throw new HandrailError('bad_request', 'there is no such time zone');
  const first = dayNumber(firstDay);
  const last = dayNumber(lastDay);
  if (last < first) throw new HandrailError('bad_request', 'the last day is before the first');
  if (last - first >= LONGEST_DAYS)
    throw new HandrailError('bad_request', `a report covers ${LONGEST_DAYS} days at most`);
  const midnight = (day: number) => instantOf(day * DAY_MS, timeZone);
  return { firstDay, lastDay, timeZone, from: midnight(first), to: midnight(last + 1) };
}

/** The hour on the wall clock, 0 to 23. */
export function hourOf(at: Date, timeZone: string): number {
  return Math.floor((wallTime(at, timeZone) % DAY_MS) / HOUR_MS);
}

/** How a period of this length is best cut. */
export function stepOf({ firstDay, lastDay }: Period): Step {
  const days = dayNumber(lastDay) - dayNumber(firstDay) + 1;
  if (days <= BY_DAY_UP_TO) return 'day';
  return days <= BY_WEEK_UP_TO ? 'week' : 'month';
}

/** The name of the day, the week (by its Monday) or the month that an instant lies in. */
export function stepName(at: Date, timeZone: string, step: Step): string {
  return nameOf(Math.floor(wallTime(at, timeZone) / DAY_MS), step);
}

/** All steps of a period in order, also those in which nothing happened. */
export function stepNames(period: Period): string[] {
  const names = new Set<string>();
  for (let day = dayNumber(period.firstDay); day <= dayNumber(period.lastDay); day += 1)
    names.add(nameOf(day, stepOf(period)));
  return [...names];
}

function nameOf(day: number, step: Step): string {
  // Day 0 was a Thursday.
  const shown = step === 'week' ? day - ((day + 3) % 7) : day;
  return new Date(shown * DAY_MS).toISOString().slice(0, step === 'month' ? 7 : 10);
}

function dayNumber(text: string): number {
  const ms = DAY_SHAPE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // A day that does not exist, such as the 31st of June, would slip into the next month.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text)
    throw new HandrailError('bad_request', 'a day is written as 2026-11-30');
  return ms / DAY_MS;
}
