import { describe, expect, it } from 'vitest';
import { SimulatedClock, secondsAfter } from '../../platform/clock.ts';
import { seededIds, systemIds, uuidFromName } from '../../platform/ids.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const START = new Date('2026-03-10T22:40:00.000Z');

describe('a simulated clock', () => {
  it('stands still until it is moved, and never goes back', () => {
    const clock = new SimulatedClock(START);
    expect(clock.now()).toEqual(clock.now());
    clock.advanceSeconds(1.5);
    expect(clock.now()).toEqual(secondsAfter(START, 1.5));
    clock.advanceTo(START);
    expect(clock.now()).toEqual(secondsAfter(START, 1.5));
  });

  it('gives dates that nobody can change for others', () => {
    const clock = new SimulatedClock(START);
    clock.now().setFullYear(1990);
    expect(clock.now()).toEqual(START);
  });
});

describe('ids', () => {
  it('are UUIDs that sort by the time at which they were made', () => {
    const clock = new SimulatedClock(START);
    const ids = systemIds(clock);
    const made = Array.from({ length: 100 }, () => {
      clock.advanceSeconds(0.001);
      return ids.next();
    });
    for (const id of made) expect(id).toMatch(UUID);
    expect([...made].sort()).toEqual(made);
  });

  it('are all different, and secrets long and fit for an address', () => {
    const ids = systemIds(new SimulatedClock(START));
    expect(new Set(Array.from({ length: 1_000 }, () => ids.next())).size).toBe(1_000);
    for (let i = 0; i < 50; i += 1) expect(ids.secret()).toMatch(/^[\w-]{43}$/);
  });

  it('come again in the same order for the same seed, and others for another', () => {
    const take = (seed: string) => {
      const ids = seededIds(new SimulatedClock(START), seed);
      return [ids.next(), ids.next(), ids.secret()];
    };
    expect(take('a')).toEqual(take('a'));
    expect(take('a')).not.toEqual(take('b'));
  });

  it('made from a name are the same for the same name', () => {
    expect(uuidFromName('one')).toMatch(UUID);
    expect(uuidFromName('one')).toBe(uuidFromName('one'));
    expect(uuidFromName('one')).not.toBe(uuidFromName('two'));
  });
});
