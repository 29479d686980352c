import * as bullmq from 'bullmq';
import { createPostgresBackend, type Queue, runMigrations, type Worker } from 'bullmq';
import { Redis, ReplyError } from 'ioredis';
import pg from 'pg';
import type { Announcer } from '../../platform/announce.ts';
import { errorCodeOf, HandrailError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { TimerEngine } from './timer-engine.ts';

const QUEUE = 'handrail-timers';
/** Timers further away than this are left to the sweep: a follow-up in days does not need waking to the second. */
const HORIZON_MS = 3_600_000;
/** BullMQ's own tables on PostgreSQL live beside ours, in the schema that it looks for. */
const SCHEMA = 'bullmq';
/** One listens, the others add and take jobs. */
const POOL_SIZE = 4;

interface AlarmClockParts {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly announcer: Announcer;
  readonly engine: TimerEngine;
  readonly now: () => Date;
  readonly log: Log;
}

interface OpenQueue {
  readonly queue: Queue;
  readonly worker: Worker;
  close(): Promise<void>;
}

/**
 * Wakes the timer engine at the moment a timer is due, through BullMQ: on Redis where there is one, else on PostgreSQL.
 * It carries the timer's key and nothing else, and may lose or double every job: the engine's sweep finds due rows by
 * itself, this only makes it prompt.
 */
export class AlarmClock {
  private readonly open: OpenQueue;
  private readonly stopListening: () => void;

  /** Makes BullMQ's tables where they are missing, then listens for timers being set. */
  static async open(parts: AlarmClockParts): Promise<AlarmClock> {
    const wake = async () => void (await parts.engine.sweep());
    const queue = parts.redisUrl ? onRedis(parts.redisUrl, wake) : await onPostgres(parts.databaseUrl, wake);
    return new AlarmClock(queue, parts);
  }

  private constructor(queue: OpenQueue, parts: AlarmClockParts) {
    const { log } = parts;
    this.open = queue;
    const onError = (error: unknown) => log.warn('alarm_clock.error', { code: errorCodeOf(error) });
    this.open.queue.on('error', onError);
    this.open.worker.on('error', onError);
    this.stopListening = parts.announcer.on('timer', ({ timerId, dueAt }) => {
      const delay = Math.max(0, new Date(dueAt).getTime() - parts.now().getTime());
      if (delay > HORIZON_MS) return;
      const options = { delay, removeOnComplete: true, removeOnFail: true };
      this.open.queue.add('wake', { key: timerId }, options).catch(onError);
    });
  }

  async close(): Promise<void> {
    this.stopListening();
    await this.open.close();
  }
}

function onRedis(url: string, wake: () => Promise<void>): OpenQueue {
  // Without a bound the worker's blocking call would give up while Redis is away.
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const queue = new bullmq.Queue(QUEUE, { connection });
  const worker = new bullmq.Worker(QUEUE, wake, { connection });
  return {
    queue,
    worker,
    close: async () => {
      await Promise.allSettled([worker.close(), queue.close()]);
      connection.disconnect();
    },
  };
}

async function onPostgres(connectionString: string, wake: () => Promise<void>): Promise<OpenQueue> {
  const pool = await bullmqPool(connectionString);
  const backed = bullmq.withBackend(createPostgresBackend);
  const queue = new backed.Queue(QUEUE, { connection: pool });
  const worker = new backed.Worker(QUEUE, wake, { connection: pool });
  return {
    queue: queue as unknown as Queue,
    worker: worker as unknown as Worker,
    close: async () => {
      await Promise.allSettled([worker.close(), queue.close()]);
      await pool.end();
    },
  };
}

/**
 * A pool of our own, since BullMQ's leaves its connections without a listener while it listens on or migrates with one:
 * PostgreSQL closing that connection at that moment would end the process. What failed is told by the query that failed.
 */
async function bullmqPool(connectionString: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString, max: POOL_SIZE, options: `-c search_path=${SCHEMA}` });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
  return pool;
}

/**
 * Refuses a Redis that may throw queued jobs away under memory pressure.
 * @throws {HandrailError} config_invalid
 */
export async function checkRedis(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, lazyConnect: true, retryStrategy: () => null });
  // What went wrong is told by the rejection; without a listener ioredis prints it too.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const policy = await evictionPolicy(redis);
    if (policy && policy !== 'noeviction') {
      throw new HandrailError(
        'config_invalid',
        `REDIS_URL: its maxmemory-policy is ${policy}; set it to noeviction`,
      );
    }
  } catch (error) {
    if (error instanceof HandrailError) throw error;
    throw new HandrailError(
      'config_invalid',
      `REDIS_URL: no answer (${errorCodeOf(error)}); start Redis or unset it`,
      {
        cause: error,
      },
    );
  } finally {
    redis.disconnect();
  }
}

/** Null where the server does not tell, as managed ones may refuse to. */
async function evictionPolicy(redis: Redis): Promise<string | null> {
  try {
    const [, policy] = (await redis.config('GET', 'maxmemory-policy')) as string[];
    return policy ?? null;
  } catch (error) {
    if (error instanceof ReplyError) return null;
    throw error;
  }
}
