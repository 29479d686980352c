import { afterEach, describe, expect, test } from 'vitest';
import { basePriority, median, raisedPriority, rescored } from '../../handoff/queue-view.ts';
import { World } from './world.ts';

describe('priority', () => {
  test('raises move a handoff up within its level, never above a higher one', () => {
    let priority = basePriority('moderate');
    for (let i = 0; i < 50; i += 1) priority = raisedPriority('moderate', priority);
    expect(priority).toBeGreaterThan(basePriority('moderate'));
    expect(priority).toBeLessThan(basePriority('high'));
  });

  test('falls back slowly with calmer messages, and keeps the raises that staff or the bot gave', () => {
    let place = rescored({ level: 'high', priority: 310, riskScore: null }, 0.8);
    expect(place).toEqual({ riskScore: 0.8, priority: 342 });
    for (let calm = 0; calm < 10; calm += 1) place = rescored({ level: 'high', ...place }, 0);
    expect(place).toEqual({ riskScore: 0, priority: 310 });
  });

  test('an estimate is the median, and none where too few were answered', () => {
    expect(median([60, 30, 90, 20])).toBeNull();
    expect(median([60, 30, 900, 20, 45])).toBe(45);
    expect(median([10, 20, 30, 40, 50, 60])).toBe(35);
  });
});

describe('the queue', () => {
  let world: World;
  afterEach(() => world.stop());

  test('is ordered by level, then raises, then waiting time, and each client sees their own place', async () => {
    world = await World.start();
    await world.roster();
    const clients: string[] = [];
    for (let i = 0; i < 4; i += 1) clients.push(await world.client());
    const [a = '', b = '', c = '', d = ''] = clients;
    const first = await world.open(a, 'moderate');
    await world.advance(1);
    const second = await world.open(b, 'moderate');
    await world.advance(1);
    const urgent = await world.open(c, 'high');
    await world.advance(1);
    const raised = await world.open(d, 'moderate');
    await world.database.transact(d, (tx) => world.handoffs.raise(tx, raised, 'moderate', 'no_home_tonight'));
    const queue = await world.handoffs.queue();
    expect(queue.map((entry) => entry.id)).toEqual([urgent, raised, first, second]);
    expect(queue.map((entry) => entry.position)).toEqual([1, 2, 3, 4]);
    expect(await world.handoffs.clientState(b)).toEqual({ state: 'waiting', position: 4 });
    const view = await world.database.transact(b, (tx) => world.handoffs.view(tx, second));
    expect(view).toMatchObject({ position: 4, paged: ['slack'], estimateSeconds: null, clinicianName: null });
  });

  test('a drill stands behind every client, whatever its level', async () => {
    world = await World.start();
    const client = await world.client();
    const drill = await world.open(await world.client(), 'imminent', { drill: true });
    const real = await world.open(client, 'moderate');
    expect((await world.handoffs.queue()).map(({ id }) => id)).toEqual([real, drill]);
    expect(await world.handoffs.clientState(client)).toEqual({ state: 'waiting', position: 1 });
    const view = await world.database.transact(client, (tx) => world.handoffs.view(tx, real));
    expect(view?.position).toBe(1);
  });

  test('the view says who has it and what was paged, and estimates from what people waited lately', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    for (let i = 1; i <= 5; i += 1) {
      const handoff = await world.open(await world.client(), 'high');
      await world.handoffs.claim(handoff, ana, 'desk');
      await world.advance(i * 10);
      await world.handoffs.logCall(handoff, ana, 'reached');
    }
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    const view = () => world.database.transact(client, (tx) => world.handoffs.view(tx, handoff));
    expect(await view()).toMatchObject({ estimateSeconds: 30, paged: ['slack', 'primary'], position: 1 });
    await world.handoffs.claim(handoff, ana, 'desk');
    expect(await view()).toMatchObject({
      state: 'claimed',
      clinicianName: 'Ana',
      position: 0,
      estimateSeconds: null,
    });
    expect(await world.handoffs.clientState(client)).toEqual({ state: 'claimed' });
    expect(await world.handoffs.clientState(await world.client())).toBeNull();
  });
});
