import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onCallAt, onCallGaps } from '../../../program/on-call/on-call.ts';
import { type NewRotation, rotationShifts } from '../../../program/on-call/rotation.ts';
import { type Shift, shiftSpans } from '../../../program/on-call/shift.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Zones whose clocks change in spring, in autumn, on the other half of the earth, by half an hour, or never. */
const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'America/Phoenix',
  'UTC',
];

function shiftsOf(rotation: NewRotation): Shift[] {
  return rotationShifts(rotation).map((shift, i) => ({
    ...shift,
    id: `shift-${i}`,
    tier: rotation.tier,
    startsAt: null,
    endsAt: null,
    timeZone: rotation.timeZone,
    overrideOf: null,
  }));
}

const rotations = fc.record({
  tier: fc.constant('primary' as const),
  staffIds: fc.constantFrom(
    ['ana'],
    ['ana', 'ben'],
    ['ana', 'ben', 'cam'],
    ['ana', 'ben', 'cam', 'dee', 'eli'],
  ),
  startsOn: fc.constantFrom('2026-02-23', '2026-03-01', '2026-03-08', '2026-10-04', '2026-10-30'),
  handOffAt: fc.constantFrom('00:00', '01:30', '02:00', '02:30', '09:00', '23:30'),
  every: fc.constantFrom('day' as const, 'week' as const),
  timeZone: fc.constantFrom(...ZONES),
});

describe('a rotation', () => {
  test('leaves no gap and never has two people on, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        rotations,
        fc.integer({ min: 3, max: 250 }),
        fc.integer({ min: 0, max: 1_439 }),
        (rotation, day, minute) => {
          const shifts = shiftsOf(rotation);
          const from = new Date(Date.parse(`${rotation.startsOn}T00:00:00Z`) + 2 * DAY_MS);
          const at = new Date(from.getTime() + day * DAY_MS + minute * 60_000);
          expect(onCallAt(shifts, 'primary', at)).toHaveLength(1);
          const window = { from: at, to: new Date(at.getTime() + 10 * DAY_MS) };
          expect(onCallGaps(shifts, window).filter((gap) => gap.tier === 'primary')).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('gives everybody the same turns, one after another, each handed over at the local time', () => {
    fc.assert(
      fc.property(rotations, (rotation) => {
        const shifts = shiftsOf(rotation);
        const start = Date.parse(`${rotation.startsOn}T00:00:00Z`) + 2 * DAY_MS;
        const days = rotation.every === 'day' ? 1 : 7;
        const round = rotation.staffIds.length * days * DAY_MS;
        const window = { from: new Date(start), to: new Date(start + 3 * round) };
        const spans = shifts
          .flatMap((shift) => shiftSpans(shift, window).map((span) => ({ ...span, who: shift.staffId })))
          .sort((a, b) => a.from.getTime() - b.from.getTime());
        for (const [i, span] of spans.entries()) {
          const next = spans[i + 1];
          if (!next) continue;
          expect(next.from).toEqual(span.to);
          const people: readonly string[] = rotation.staffIds;
          const place = people.indexOf(span.who);
          expect(next.who).toBe(people[(place + 1) % people.length]);
        }
        const clock = new Intl.DateTimeFormat('en-GB', {
          timeZone: rotation.timeZone,
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        });
        // On the night itself a hand-over may fall into the hour that does not exist; it then comes with the change.
        const odd = spans.filter((span) => clock.format(span.from) !== rotation.handOffAt);
        expect(odd.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  test('of twelve hours is on for twelve hours by the clock on the wall', () => {
    const shifts = shiftsOf({
      tier: 'primary',
      staffIds: ['ana', 'ben'],
      startsOn: '2026-03-02',
      handOffAt: '19:00',
      every: 'day',
      minutes: 720,
      timeZone: 'America/New_York',
    });
    // The clocks go forward on Sunday, 8 March, at 02:00: this night has eleven hours.
    const window = { from: new Date('2026-03-08T00:00:00Z'), to: new Date('2026-03-08T12:00:00Z') };
    const [night] = shifts.flatMap((shift) => shiftSpans(shift, window));
    expect(night).toEqual({ from: new Date('2026-03-08T00:00:00Z'), to: new Date('2026-03-08T11:00:00Z') });
    expect(
      onCallGaps(shifts, { from: night?.to ?? new Date(0), to: new Date('2026-03-08T23:00:00Z') }),
    ).toContainEqual({
      tier: 'primary',
      from: new Date('2026-03-08T11:00:00Z'),
      to: new Date('2026-03-08T23:00:00Z'),
    });
  });

  test.each([
    ['nobody', { staffIds: [] }],
    ['somebody twice', { staffIds: ['ana', 'ana'] }],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }],
    ['no time', { handOffAt: '9 am' }],
    ['no date', { startsOn: 'Monday' }],
    ['turns longer than their period', { minutes: 1_441 }],
  ])('of %s is refused', (_name, wrong) => {
    const rotation: NewRotation = {
      tier: 'primary',
      staffIds: ['ana', 'ben'],
      startsOn: '2026-03-02',
      handOffAt: '09:00',
      every: 'day',
      timeZone: 'UTC',
    };
    expect(() => rotationShifts({ ...rotation, ...wrong })).toThrow(/cannot be made/);
  });
});
