import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlarmClock, checkRedis } from '../../conversations/timers/alarm-clock.ts';
import { setTimerIn } from '../../conversations/timers/set-timer.ts';
import { TimerEngine } from '../../conversations/timers/timer-engine.ts';
import { systemClock } from '../../platform/clock.ts';
import { silentLog } from '../../platform/log.ts';
import { hasRedis } from '../support/peers-available.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';
import { ConversationWorld } from './world.ts';

/** Wall time: BullMQ knows no other. */
const PROMPT_MS = 2_000;

const redisProgram = hasRedis();
let world: ConversationWorld;
let redis: TestRedis | undefined;
beforeAll(async () => {
  world = await ConversationWorld.start();
  redis = redisProgram ? await startRedis(redisProgram) : undefined;
});
afterAll(async () => {
  await redis?.stop();
  await world.stop();
});

describe.each(['PostgreSQL', 'Redis'])('the alarm clock on %s', (backend) => {
  const skip = backend === 'Redis' && !redisProgram;

  // Timed by the clock on the wall: again where the machine was busy with something else.
  it.skipIf(skip)(
    'wakes the engine when a timer is due: soon, never early, without a sweep',
    {
      retry: 3,
    },
    async () => {
      const database = world.process(systemClock);
      const ran: number[] = [];
      const engine = new TimerEngine({
        database,
        log: silentLog,
        handlers: new Map([
          ['test', async (tx, timer) => void ran.push(tx.now.getTime() - timer.dueAt.getTime())],
        ]),
      });
      const alarm = await AlarmClock.open({
        databaseUrl: world.scratch.url,
        redisUrl: backend === 'Redis' ? (redis?.url ?? '') : null,
        announcer: world.announcer,
        engine,
        now: () => systemClock.now(),
        log: silentLog,
      });
      try {
        const { clientId } = await world.client();
        for (const seconds of [0.3, 0.8]) {
          await database.transact(clientId, async (tx) =>
            setTimerIn(tx, world.announcer, seconds, { kind: 'test', key: tx.ids.next() }),
          );
        }
        await until('both timers', () => ran.length === 2);
      } finally {
        await alarm.close();
      }
      for (const late of ran) {
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(PROMPT_MS);
      }
    },
  );
});

describe('a Redis at start', () => {
  it.skipIf(!redisProgram)('is taken when it keeps what it is given', async () => {
    await checkRedis(redis?.url ?? '');
  });

  it.skipIf(!redisProgram)('is refused when it may throw jobs away, naming the setting', async () => {
    const forgetful = await startRedis(redisProgram ?? '', '--maxmemory-policy', 'allkeys-lru');
    try {
      await expect(checkRedis(forgetful.url)).rejects.toThrow(/^REDIS_URL: .*allkeys-lru.*noeviction/);
    } finally {
      await forgetful.stop();
    }
  });

  it('is refused when it does not answer, in one line', async () => {
    await expect(checkRedis('redis://127.0.0.1:1')).rejects.toThrow(/^REDIS_URL: no answer/);
  });
});
