import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DueTimer, TimerHandler } from '../../conversations/ports.ts';
import { cancelTimer, type NewTimer, setTimer, setTimerIn } from '../../conversations/timers/set-timer.ts';
import { TimerEngine } from '../../conversations/timers/timer-engine.ts';
import type { Database } from '../../platform/database/database.ts';
import { silentLog } from '../../platform/log.ts';
import { ConversationWorld } from './world.ts';

let world: ConversationWorld;
beforeAll(async () => {
  world = await ConversationWorld.start();
});
afterEach(() => world.rows('DELETE FROM timer'));
afterAll(() => world.stop());

function engine(handler: TimerHandler, database: Database = world.database): TimerEngine {
  return new TimerEngine({ database, log: silentLog, handlers: new Map([['test', handler]]) });
}

const noting = () => {
  const ran: DueTimer[] = [];
  return { ran, handler: async (_tx: unknown, timer: DueTimer) => void ran.push(timer) };
};

async function set(clientId: string, seconds: number, more: Partial<NewTimer> = {}): Promise<string> {
  const key = more.key ?? world.database.ids.next();
  await world.database.transact(clientId, async (tx) =>
    setTimerIn(tx, world.announcer, seconds, { kind: 'test', ...more, key }),
  );
  return key;
}

describe('a timer', () => {
  it('runs when it is due, not a millisecond before, and once', async () => {
    const { clientId } = await world.client();
    const { ran, handler } = noting();
    const timers = engine(handler);
    const key = await set(clientId, 120, { data: { step: 3 } });
    world.clock.advanceSeconds(119.999);
    expect(await timers.sweep()).toBe(0);
    expect(await timers.run(clientId, key)).toBe(false);
    world.clock.advanceSeconds(0.001);
    expect(await timers.sweep()).toBe(1);
    expect(await timers.sweep()).toBe(0);
    expect(ran).toMatchObject([{ key, clientId, data: { step: 3 } }]);
  });

  it('is replaced by another of the same key, also one that has run', async () => {
    const { clientId } = await world.client();
    const { ran, handler } = noting();
    const timers = engine(handler);
    const key = await set(clientId, 10, { data: { round: 1 } });
    await set(clientId, 60, { key, data: { round: 2 } });
    world.clock.advanceSeconds(30);
    expect(await timers.sweep()).toBe(0);
    world.clock.advanceSeconds(30);
    await timers.sweep();
    await set(clientId, 5, { key, data: { round: 3 } });
    world.clock.advanceSeconds(5);
    await timers.sweep();
    expect(ran.map(({ data }) => data.round)).toEqual([2, 3]);
  });

  it('does not run once it is cancelled', async () => {
    const { clientId } = await world.client();
    const { ran, handler } = noting();
    const key = await set(clientId, 10);
    await world.database.transact(clientId, (tx) => cancelTimer(tx, key));
    world.clock.advanceSeconds(10);
    expect(await engine(handler).sweep()).toBe(0);
    expect(ran).toEqual([]);
  });

  it('may set itself again from its own handler', async () => {
    const { clientId } = await world.client();
    let runs = 0;
    const timers = engine(async (tx, timer) => {
      runs += 1;
      if (runs < 3) setTimer(tx, world.announcer, { kind: 'test', key: timer.key, dueAt: timer.dueAt });
    });
    await set(clientId, 1);
    world.clock.advanceSeconds(1);
    for (let i = 0; i < 3; i += 1) await timers.sweep();
    expect(runs).toBe(3);
  });

  it('whose handler fails leaves nothing behind and is put off, each time further', async () => {
    const { clientId } = await world.client();
    let failures = 3;
    let ran = 0;
    const timers = engine(async (tx) => {
      tx.audit({ who: 'system', what: 'test.timer', why: `with_${failures}_to_go` });
      if (failures-- > 0) throw new Error('not now');
      ran += 1;
    });
    await set(clientId, 1);
    world.clock.advanceSeconds(1);
    for (const wait of [2, 5, 15]) {
      await timers.sweep();
      expect(ran).toBe(0);
      const due = await timers.nextDue();
      expect(due?.getTime()).toBe(world.clock.now().getTime() + wait * 1000);
      world.clock.advanceSeconds(wait);
    }
    await timers.sweep();
    expect(ran).toBe(1);
    const audit = await world.rows(`SELECT why FROM audit_event WHERE chain = $1 AND what = 'test.timer'`, [
      clientId,
    ]);
    expect(audit).toEqual([{ why: 'with_0_to_go' }]);
  });

  it('that fails holds up no other client’s', async () => {
    const [bad, good] = [await world.client(), await world.client()];
    const ran: string[] = [];
    const timers = engine(async (_tx, timer) => {
      if (timer.clientId === bad.clientId) throw new Error('always');
      ran.push(timer.clientId);
    });
    await set(bad.clientId, 1);
    await set(good.clientId, 2);
    world.clock.advanceSeconds(2);
    await timers.sweep();
    expect(ran).toEqual([good.clientId]);
  });

  it('runs once however many wake-ups come at once, from however many processes', async () => {
    const { clientId } = await world.client();
    const { ran, handler } = noting();
    const key = await set(clientId, 5);
    world.clock.advanceSeconds(5);
    const engines = [engine(handler), engine(handler, world.process()), engine(handler, world.process())];
    await Promise.all(engines.flatMap((one) => [one.sweep(), one.run(clientId, key), one.sweep()]));
    expect(ran).toHaveLength(1);
  });

  it('that falls due while a sweep is under way is run by the wake-up that came for it', async () => {
    const [first, second] = [await world.client(), await world.client()];
    const ran: string[] = [];
    let woken: Promise<number> | undefined;
    const timers = engine(async (_tx, timer) => {
      ran.push(timer.clientId);
      if (timer.clientId !== first.clientId) return;
      world.clock.advanceSeconds(1);
      woken = timers.sweep();
    });
    await set(first.clientId, 1);
    await set(second.clientId, 2);
    world.clock.advanceSeconds(1);
    await timers.sweep();
    await woken;
    expect(ran).toEqual([first.clientId, second.clientId]);
  });

  it('runs after those of the same client that were due before it', async () => {
    const { clientId } = await world.client();
    const { ran, handler } = noting();
    for (const seconds of [3, 1, 2]) await set(clientId, seconds, { data: { seconds } });
    world.clock.advanceSeconds(10);
    await engine(handler).sweep();
    expect(ran.map(({ data }) => data.seconds)).toEqual([1, 2, 3]);
  });
});
