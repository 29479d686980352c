/** A wall-clock reading as milliseconds, as if it were UTC: arithmetic on it is arithmetic on the clock on the wall. */
export type WallTime = number;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let known = formatters.get(timeZone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, known);
  }
  return known;
}

/** Whether the name is a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

/** What the clock on the wall shows in the zone at an instant. @throws {RangeError} when the zone is unknown. */
export function wallTime(at: Date, timeZone: string): WallTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at.getTime() % 1000) + 1000) % 1000);
}

/**
 * The instant at which the wall shows `wall`. A reading that comes twice (clocks go back) means the first; one that never
 * comes (clocks go forward) is moved on by the hour that is skipped.
 */
export function instantOf(wall: WallTime, timeZone: string): Date {
  const offsetAt = (instant: number) => wallTime(new Date(instant), timeZone) - instant;
  const before = offsetAt(wall - DAY_MS);
  const after = offsetAt(wall + DAY_MS);
  const candidates = [wall - before, wall - after].filter((instant) => offsetAt(instant) === wall - instant);
  return new Date(candidates.length > 0 ? Math.min(...candidates) : wall - before);
}

/** Milliseconds after local midnight of "HH:MM"; null when it is not such a time. */
function timeOfDay(text: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * HOUR_MS + Number(match[2]) * MINUTE_MS : null;
}

/** The next instant after `at` at which the wall shows this time of day ("09:00"). */
export function nextTimeOfDay(at: Date, time: string, timeZone: string): Date {
  const wall = wallTime(at, timeZone);
  const today = wall - (wall % DAY_MS) + (timeOfDay(time) ?? 0);
  return instantOf(today > wall ? today : today + DAY_MS, timeZone);
}
