import { HandrailError } from '../../platform/errors.ts';
import { isTimeZone } from './local-time.ts';
import { TIERS, type Tier } from './shift.ts';

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;
const PERIOD_DAYS = { day: 1, week: 7 } as const;

/** Several people who take the same tier in turn. */
export interface NewRotation {
  readonly tier: Tier;
  /** In the order in which they follow one another. */
  readonly staffIds: readonly string[];
  /** Local date of the first one's turn, "2026-03-02". */
  readonly startsOn: string;
  /** Local time at which one hands to the next, "09:00". */
  readonly handOffAt: string;
  readonly every: 'day' | 'week';
  /** How long each turn lasts on the wall clock; the whole period unless given (12 hours of night duty: 720). */
  readonly minutes?: number;
  readonly timeZone: string;
}

/** One person's recurring shift of a rotation. */
export interface RotationShift {
  readonly staffId: string;
  readonly rule: string;
  readonly minutes: number;
}

/**
 * The shifts that make up a rotation: each person's recurs once around. They are recurring shifts like any other, on the
 * wall clock of the zone, so that on the night the clocks change one still ends when the next begins.
 * @throws {HandrailError} bad_request naming what cannot be used
 */
export function rotationShifts(rotation: NewRotation): RotationShift[] {
  const { staffIds, startsOn, handOffAt, timeZone } = rotation;
  if (!TIERS.includes(rotation.tier)) throw bad('tier');
  if (staffIds.length === 0 || new Set(staffIds).size !== staffIds.length) throw bad('staffIds');
  if (!isTimeZone(timeZone)) throw bad('timeZone');
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(handOffAt);
  const first = /^\d{4}-\d{2}-\d{2}$/.test(startsOn) ? Date.parse(`${startsOn}T00:00:00Z`) : Number.NaN;
  if (!time || Number.isNaN(first)) throw bad(time ? 'startsOn' : 'handOffAt');
  const days = PERIOD_DAYS[rotation.every];
  const minutes = rotation.minutes ?? days * DAY_MINUTES;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > days * DAY_MINUTES) throw bad('minutes');
  return staffIds.map((staffId, turn) => {
    const date = new Date(first + turn * days * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
    const start = `DTSTART;TZID=${timeZone}:${date}T${time[1]}${time[2]}00`;
    const interval = staffIds.length * days;
    return { staffId, minutes, rule: `${start}\nRRULE:FREQ=DAILY;INTERVAL=${interval}` };
  });
}

function bad(what: string): HandrailError {
  return new HandrailError('bad_request', `this rotation cannot be made: ${what}`);
}
