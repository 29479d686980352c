import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSample } from '../../operations/sample/load-sample.ts';
import { SAMPLE_PROGRAM } from '../../operations/sample/sample-program.ts';
import { runsAt, type Shift } from '../../program/on-call/shift.ts';
import { openTestPlatform, type TestPlatform } from './support.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform('sample');
});
afterAll(() => platform.close());

it('the sample program loads, and again without changing a client', async () => {
  const first = await loadSample(platform.database);
  expect(first.saved).toEqual({ clients: 6, staff: 4, onCall: 5, resources: 3 });
  expect((await loadSample(platform.database)).unchanged).toBe(6);
  expect(await platform.database.prisma.onCallShift.count()).toBe(5);
});

it('has somebody on call in each tier at every hour of the coming weeks', async () => {
  const shifts: Shift[] = await platform.database.prisma.onCallShift.findMany();
  const start = platform.clock.now().getTime();
  for (let hour = 0; hour < 21 * 24; hour += 3) {
    const at = new Date(start + hour * 3_600_000);
    for (const tier of ['primary', 'backup', 'supervisor']) {
      const running = shifts.filter((shift) => shift.tier === tier && runsAt(shift, at));
      expect(running, `${tier} at ${at.toISOString()}`).toHaveLength(1);
    }
  }
});

it('uses only numbers that are kept free for fiction', () => {
  const numbers = JSON.stringify(SAMPLE_PROGRAM).match(/\+1\d{10}/g) ?? [];
  expect(numbers.filter((number) => !/^\+1\d{3}55501\d{2}$/.test(number))).toEqual([]);
});
