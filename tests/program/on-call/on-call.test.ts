import { describe, expect, test } from 'vitest';
import { instantOf, nextTimeOfDay, wallTime } from '../../../program/on-call/local-time.ts';
import { onAnyShift, onCallAt, onCallGaps } from '../../../program/on-call/on-call.ts';
import { runsAt, type Shift, shiftSpans } from '../../../program/on-call/shift.ts';

const NEW_YORK = 'America/New_York';
const at = (text: string) => new Date(text);

function shift(fields: Partial<Shift>): Shift {
  return {
    id: 'shift',
    tier: 'primary',
    staffId: 'ana',
    startsAt: null,
    endsAt: null,
    rule: null,
    minutes: null,
    timeZone: NEW_YORK,
    overrideOf: null,
    ...fields,
  };
}

const nights = shift({ id: 'nights', rule: 'FREQ=DAILY;BYHOUR=20;BYMINUTE=0', minutes: 720 });
const days = shift({ id: 'days', staffId: 'ben', rule: 'FREQ=DAILY;BYHOUR=8;BYMINUTE=0', minutes: 720 });

describe('local time', () => {
  test('reads and finds instants on both sides of a change of clocks', () => {
    expect(new Date(wallTime(at('2026-07-01T12:00:00Z'), NEW_YORK)).toISOString()).toBe(
      '2026-07-01T08:00:00.000Z',
    );
    expect(instantOf(Date.UTC(2026, 2, 8, 3, 30), NEW_YORK).toISOString()).toBe('2026-03-08T07:30:00.000Z');
    // 02:30 does not exist on 8 March 2026, and 01:30 comes twice on 1 November.
    expect(instantOf(Date.UTC(2026, 2, 8, 2, 30), NEW_YORK).toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(instantOf(Date.UTC(2026, 10, 1, 1, 30), NEW_YORK).toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  test('finds the next morning', () => {
    expect(nextTimeOfDay(at('2026-03-10T12:59:00Z'), '09:00', NEW_YORK).toISOString()).toBe(
      '2026-03-10T13:00:00.000Z',
    );
    expect(nextTimeOfDay(at('2026-03-10T13:00:00Z'), '09:00', NEW_YORK).toISOString()).toBe(
      '2026-03-11T13:00:00.000Z',
    );
  });
});

describe('shifts', () => {
  test('a fixed shift runs from its start until just before its end', () => {
    const fixed = shift({ startsAt: at('2026-03-10T20:00:00Z'), endsAt: at('2026-03-11T08:00:00Z') });
    expect(runsAt(fixed, at('2026-03-10T19:59:59.999Z'))).toBe(false);
    expect(runsAt(fixed, at('2026-03-10T20:00:00Z'))).toBe(true);
    expect(runsAt(fixed, at('2026-03-11T07:59:59.999Z'))).toBe(true);
    expect(runsAt(fixed, at('2026-03-11T08:00:00Z'))).toBe(false);
  });

  test.each(['2026-03-07', '2026-10-31', '2026-07-01'])('day and night leave no gap around %s', (day) => {
    const window = {
      from: at(`${day}T00:00:00Z`),
      to: new Date(at(`${day}T00:00:00Z`).getTime() + 3 * 86_400_000),
    };
    expect(onCallGaps([nights, days], window).filter((gap) => gap.tier === 'primary')).toEqual([]);
  });

  test('a night lasts as long as the wall clock says, when clocks change too', () => {
    const night = (date: string) => {
      const [span] = shiftSpans(nights, { from: at(`${date}T04:30:00Z`), to: at(`${date}T04:31:00Z`) });
      return span ? (span.to.getTime() - span.from.getTime()) / 3_600_000 : null;
    };
    expect([night('2026-03-08'), night('2026-11-01'), night('2026-06-01')]).toEqual([11, 13, 12]);
  });

  test('weekdays, a start of its own and an end', () => {
    const rule =
      'DTSTART;TZID=America/Chicago:20260302T170000\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260318T000000Z';
    const spans = shiftSpans(shift({ rule, minutes: 60 }), {
      from: at('2026-03-01T00:00:00Z'),
      to: at('2026-04-01T00:00:00Z'),
    });
    expect(spans.map((span) => span.from.toISOString())).toEqual([
      '2026-03-02T23:00:00.000Z',
      '2026-03-04T23:00:00.000Z',
      '2026-03-09T22:00:00.000Z',
      '2026-03-11T22:00:00.000Z',
      '2026-03-16T22:00:00.000Z',
    ]);
  });

  test('every other week keeps its weeks however far away it is looked at', () => {
    const rule = 'DTSTART:20240101T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO';
    const far = shiftSpans(shift({ rule, minutes: 60, timeZone: 'UTC' }), {
      from: at('2026-11-01T00:00:00Z'),
      to: at('2026-12-01T00:00:00Z'),
    });
    const weeks = far.map((span) => (span.from.getTime() - Date.UTC(2024, 0, 1, 9)) / (7 * 86_400_000));
    expect(weeks).toEqual([148, 150, 152]);
  });

  test('a rule that cannot be read is refused', () => {
    const read =
      (rule: string, timeZone = NEW_YORK) =>
      () =>
        shiftSpans(shift({ rule, minutes: 60, timeZone }), {
          from: at('2026-03-01T00:00:00Z'),
          to: at('2026-03-02T00:00:00Z'),
        });
    expect(read('every monday')).toThrowError(/no FREQ/);
    expect(read('FREQ=SOMETIMES')).toThrowError(/cannot be read/);
    expect(read('FREQ=DAILY', 'Mars/Olympus')).toThrowError(/time zone/);
  });
});

describe('who is on call', () => {
  const swap = shift({
    id: 'swap',
    staffId: 'cam',
    startsAt: at('2026-03-11T00:00:00Z'),
    endsAt: at('2026-03-11T12:00:00Z'),
    overrideOf: 'nights',
  });

  test('is who the roster says, each once, and the swap instead of the swapped', () => {
    expect(onCallAt([nights, days], 'primary', at('2026-03-10T15:00:00Z'))).toEqual(['ben']);
    expect(onCallAt([nights, nights, days], 'primary', at('2026-03-11T03:00:00Z'))).toEqual(['ana']);
    expect(onCallAt([nights, days, swap], 'primary', at('2026-03-11T03:00:00Z'))).toEqual(['cam']);
    expect(onCallAt([nights], 'backup', at('2026-03-11T03:00:00Z'))).toEqual([]);
  });

  test('everybody with a shift that runs or is to come is there for the fallback', () => {
    const over = shift({
      staffId: 'dee',
      startsAt: at('2026-03-01T00:00:00Z'),
      endsAt: at('2026-03-02T00:00:00Z'),
    });
    const ahead = shift({
      staffId: 'eli',
      tier: 'backup',
      startsAt: at('2026-04-01T00:00:00Z'),
      endsAt: at('2026-04-02T00:00:00Z'),
    });
    const ended = shift({ staffId: 'fay', rule: 'FREQ=DAILY;UNTIL=20260201T000000Z', minutes: 60 });
    expect(onAnyShift([nights, days, over, ahead, ended], at('2026-03-10T15:00:00Z'))).toEqual([
      'ana',
      'ben',
      'eli',
    ]);
  });

  test('gaps ahead are found per tier', () => {
    const window = { from: at('2026-03-10T00:00:00Z'), to: at('2026-03-11T00:00:00Z') };
    const gaps = onCallGaps(
      [days, shift({ ...days, id: 'b', tier: 'backup' }), shift({ ...days, id: 's', tier: 'supervisor' })],
      window,
    );
    expect(
      gaps
        .filter((gap) => gap.tier === 'primary')
        .map((gap) => [gap.from.toISOString(), gap.to.toISOString()]),
    ).toEqual([['2026-03-10T00:00:00.000Z', '2026-03-10T12:00:00.000Z']]);
    expect(gaps.map((gap) => gap.tier).sort()).toEqual(['backup', 'primary', 'supervisor']);
  });
});
