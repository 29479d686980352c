import rrule from 'rrule';
import { HandrailError } from '../../platform/errors.ts';
import { instantOf, isTimeZone, type WallTime, wallTime } from './local-time.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
/** Where a rule without DTSTART starts counting: a Monday at midnight, so that every-other-week rules have one meaning. */
const DEFAULT_START: WallTime = Date.UTC(2024, 0, 1);

export const TIERS = ['primary', 'backup', 'supervisor'] as const;
export type Tier = (typeof TIERS)[number];

/** A shift as stored: fixed (`startsAt`, `endsAt`) or recurring (`rule`, `minutes`, on the wall clock of `timeZone`). */
export interface Shift {
  readonly id: string;
  readonly tier: string;
  readonly staffId: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly rule: string | null;
  readonly minutes: number | null;
  readonly timeZone: string;
  /** While this shift runs, that one does not: a swap. */
  readonly overrideOf: string | null;
}

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

interface Recurrence {
  readonly timeZone: string;
  readonly start: WallTime;
  readonly options: ReturnType<typeof rrule.RRule.parseString>;
}

const parsed = new Map<string, Recurrence>();

/**
 * When the shift runs within a window, earliest first. A recurring shift lasts `minutes` on the wall clock, so that the
 * one that ends when the next begins leaves no gap on the night the clocks change.
 * @throws {HandrailError} import_invalid when the rule cannot be read.
 */
export function shiftSpans(shift: Shift, window: Span): Span[] {
  if (shift.startsAt && shift.endsAt) {
    const overlaps = shift.startsAt < window.to && shift.endsAt > window.from;
    return overlaps ? [{ from: shift.startsAt, to: shift.endsAt }] : [];
  }
  if (!shift.rule || !shift.minutes) return [];
  const recurrence = readRule(shift.rule, shift.timeZone);
  const { timeZone } = recurrence;
  const length = shift.minutes * MINUTE_MS;
  // A day of slack on both sides covers every offset; exact overlap is decided on instants below.
  const slack = 24 * 60 * MINUTE_MS;
  const from = window.from.getTime() - length - slack;
  const starts = occurrences(recurrence, from, window.to.getTime() + slack);
  return starts
    .map((start) => ({ from: instantOf(start, timeZone), to: instantOf(start + length, timeZone) }))
    .filter((span) => span.from < window.to && span.to > window.from);
}

/** Whether the shift runs at an instant: from its start on, until just before its end. */
export function runsAt(shift: Shift, at: Date): boolean {
  const window = { from: at, to: new Date(at.getTime() + 1) };
  return shiftSpans(shift, window).some((span) => span.from <= at && at < span.to);
}

/** How far ahead a rule is looked at for its next start. */
const NEXT_DAYS = 400;

/** The first instant after `at` at which a recurrence starts; null when there is none within a year. */
export function nextStart(rule: string, timeZone: string, at: Date): Date | null {
  const recurrence = readRule(rule, timeZone);
  const wall = wallTime(at, recurrence.timeZone);
  // An hour back: on the night the clocks go back, a reading that is past on the wall may still be to come.
  for (const days of [2, NEXT_DAYS]) {
    const starts = occurrences(recurrence, wall - 60 * MINUTE_MS, wall + days * 24 * 60 * MINUTE_MS);
    for (const start of starts) {
      const instant = instantOf(start, recurrence.timeZone);
      if (instant > at) return instant;
    }
  }
  return null;
}

/**
 * Reads an RFC 5545 recurrence, with or without a DTSTART line (whose TZID or Z outranks `timeZone`).
 * @throws {HandrailError} import_invalid
 */
export function readRule(rule: string, timeZone: string): Recurrence {
  const key = `${timeZone}\n${rule}`;
  const known = parsed.get(key);
  if (known) return known;
  const recurrence = parseRule(rule, timeZone);
  if (parsed.size > 1_000) parsed.clear();
  parsed.set(key, recurrence);
  return recurrence;
}

function parseRule(rule: string, fallbackZone: string): Recurrence {
  const dtstart = /DTSTART(?:;TZID=([^:;]+))?(?:;VALUE=[A-Z-]+)?:(\d{8})(?:T(\d{6})(Z)?)?/i.exec(rule);
  const timeZone = dtstart?.[1] ?? (dtstart?.[4] ? 'UTC' : fallbackZone);
  if (!isTimeZone(timeZone)) throw new HandrailError('import_invalid', 'rrule: unknown time zone');
  const line = rule
    .split(/\r?\n/)
    .map((text) => text.replace(/^RRULE:/i, '').trim())
    .find((text) => /(^|;)FREQ=/i.test(text));
  if (!line) throw new HandrailError('import_invalid', 'rrule: no FREQ');
  try {
    const options = rrule.RRule.parseString(line);
    const isUtcUntil = options.until && /UNTIL=\d{8}T\d{6}Z/i.test(line);
    if (options.until && isUtcUntil) options.until = new Date(wallTime(options.until, timeZone));
    const start = dtstart ? compactTime(dtstart[2] ?? '', dtstart[3] ?? '000000') : DEFAULT_START;
    // Reading the first occurrence now brings an unusable rule to light at import, not in the night.
    new rrule.RRule({ ...options, dtstart: new Date(start) }).after(new Date(start), true);
    return { timeZone, start, options };
  } catch (cause) {
    throw new HandrailError('import_invalid', 'rrule: cannot be read', { cause });
  }
}

function occurrences(recurrence: Recurrence, from: WallTime, to: WallTime): WallTime[] {
  const { options } = recurrence;
  let { start } = recurrence;
  // Counting from a start years ago is slow. Whole multiples of the interval in weeks leave days and weekdays aligned.
  const isWeekly = options.freq === rrule.RRule.WEEKLY || options.freq === rrule.RRule.DAILY;
  if (isWeekly && !options.count && from > start) {
    const stride = (options.interval ?? 1) * WEEK_MS;
    start += Math.floor((from - start) / stride) * stride;
  }
  const rule = new rrule.RRule({ ...options, dtstart: new Date(start) });
  return rule.between(new Date(from), new Date(to), true).map((date) => date.getTime());
}

function compactTime(date: string, time: string): WallTime {
  const part = (text: string, at: number, length = 2) => Number(text.slice(at, at + length));
  return Date.UTC(
    part(date, 0, 4),
    part(date, 4) - 1,
    part(date, 6),
    part(time, 0),
    part(time, 2),
    part(time, 4),
  );
}
