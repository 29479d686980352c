import { expect, it } from 'vitest';
import { TurnSlots } from '../../conversations/turn-slots.ts';

it('runs no more turns at once than it has slots, the others in the order in which they came', async () => {
  const slots = new TurnSlots(2);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const turns = [0, 1, 2, 3].map((i) =>
    slots.run(async () => {
      began.push(i);
      await new Promise<void>((resolve) => ends.push(resolve));
    }),
  );
  await Promise.resolve();
  expect(began).toEqual([0, 1]);
  ends[1]?.();
  await turns[1];
  // The slot went to the one who waited longest, not to a newcomer.
  const newcomer = slots.run(async () => void began.push(4));
  ends[0]?.();
  await turns[0];
  expect(began).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  await Promise.all([...turns, newcomer]);
  expect(began).toEqual([0, 1, 2, 3, 4]);
});

it('gives the slot of a turn that failed to the next', async () => {
  const slots = new TurnSlots(1);
  const failed = slots.run(async () => {
    throw new Error('broken');
  });
  const next = slots.run(async () => 'ran');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('ran');
});
