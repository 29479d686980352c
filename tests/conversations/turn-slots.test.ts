import { expect, it } from 'vitest';
import { Arrivals } from '../../conversations/arrivals.ts';
import { TurnSlots } from '../../conversations/turn-slots.ts';

/** Turns that end when told, by the order in which they were asked for. */
function turnsOf(slots: TurnSlots) {
  const began: number[] = [];
  const ends = new Map<number, () => void>();
  const all: Promise<void>[] = [];
  return {
    began,
    ask: (...numbers: number[]) => {
      for (const number of numbers)
        all.push(
          slots.run(async () => {
            began.push(number);
            await new Promise<void>((resolve) => ends.set(number, resolve));
          }),
        );
    },
    end: async (number: number) => {
      ends.get(number)?.();
      ends.delete(number);
      // What follows a turn's end takes a few steps.
      for (let i = 0; i < 5; i += 1) await Promise.resolve();
    },
    endAll: async () => {
      while (ends.size > 0) {
        for (const end of ends.values()) end();
        ends.clear();
        for (let i = 0; i < 5; i += 1) await Promise.resolve();
      }
      await Promise.all(all);
    },
  };
}

it('runs no more turns at once than it has slots, the others in the order in which they came', async () => {
  const turns = turnsOf(new TurnSlots({ atOnce: 2, whileArriving: 1 }, null));
  turns.ask(0, 1, 2, 3);
  await turns.end(99);
  expect(turns.began).toEqual([0, 1]);
  await turns.end(1);
  // The slot goes to the one who waited longest, not to a newcomer.
  turns.ask(4);
  await turns.end(0);
  expect(turns.began).toEqual([0, 1, 2, 3]);
  await turns.endAll();
  expect(turns.began).toEqual([0, 1, 2, 3, 4]);
});

it('gives the slot of a turn that failed to the next', async () => {
  const slots = new TurnSlots({ atOnce: 1, whileArriving: 1 }, null);
  const failed = slots.run(async () => {
    throw new Error('broken');
  });
  const next = slots.run(async () => 'ran');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('ran');
});

it('begins fewer turns while somebody waits for an answer, and all that may when nobody does any more', async () => {
  const arrivals = new Arrivals();
  const turns = turnsOf(new TurnSlots({ atOnce: 3, whileArriving: 1 }, arrivals));
  const first = arrivals.enter();
  const second = arrivals.enter();
  turns.ask(0, 1, 2, 3);
  await turns.end(99);
  expect(turns.began).toEqual([0]);
  await turns.end(0);
  expect(turns.began).toEqual([0, 1]);
  first();
  first();
  await turns.end(99);
  expect(turns.began).toEqual([0, 1]);
  second();
  await turns.end(99);
  expect(turns.began).toEqual([0, 1, 2, 3]);
  await turns.endAll();
});
