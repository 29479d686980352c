import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Product } from './product.ts';
import type { SeededRandom } from './random.ts';
import type { WeakNetwork } from './weak-network.ts';

/** What a run does to the product and to what it stands on. */
export const FAULTS = ['kill', 'cut', 'tear', 'slow', 'pause', 'crash', 'flush'] as const;
export type Fault = (typeof FAULTS)[number];

export interface Victims {
  readonly product: Product;
  readonly network: WeakNetwork;
  /** PostgreSQL itself, past the weak network. */
  readonly databaseUrl: string;
  /** Whether PostgreSQL is ours alone, so that one of its processes may be killed: it then ends all others and recovers. */
  readonly mayCrashPostgres: boolean;
  readonly redisUrl: string | null;
}

const WEIGHTS: Readonly<Record<Fault, number>> = {
  kill: 5,
  cut: 2,
  tear: 2,
  slow: 2,
  pause: 2,
  crash: 1,
  flush: 1,
};
/** Each piece on the network to PostgreSQL takes so much longer, for so long. */
const SLOW_MS = 40;
const SLOW_FOR_MS = 3_000;
/** Longer than a browser waits for its acknowledgement, shorter than a lease. */
const PAUSE_MS: readonly [number, number] = [1_000, 6_000];

/** Does the next thing that the seed has in store, and leaves the server running. */
export async function injure(victims: Victims, random: SeededRandom): Promise<Fault> {
  const fault = random.pick({
    ...WEIGHTS,
    crash: victims.mayCrashPostgres ? WEIGHTS.crash : 0,
    flush: victims.redisUrl ? WEIGHTS.flush : 0,
  });
  const { product, network } = victims;
  if (fault === 'kill') {
    await product.kill();
    await product.start();
  } else if (fault === 'pause') {
    await product.pauseFor(random.between(...PAUSE_MS));
  } else if (fault === 'slow') {
    network.slow(SLOW_MS);
    await wait(SLOW_FOR_MS);
    network.slow(0);
  } else if (fault === 'tear') {
    network.tear();
  } else if (fault === 'cut') {
    await cutConnections(victims.databaseUrl);
  } else if (fault === 'crash') {
    await crashPostgres(victims.databaseUrl);
  } else {
    await flushRedis(victims.redisUrl ?? '');
  }
  return fault;
}

/** Every connection but this one, as a restart or a failover of PostgreSQL does. */
async function cutConnections(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, (client) =>
    client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    ),
  );
}

/** Kills the process behind a connection of ours: PostgreSQL takes its memory for damaged, ends all and recovers. */
async function crashPostgres(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
  });
}

/** Redis forgets everything, as after a start without its file. */
async function flushRedis(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  await redis.flushall();
  redis.disconnect();
}

async function withClient(databaseUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
