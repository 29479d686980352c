import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { applyMigrations } from '../../platform/migrate/apply-migrations.ts';
import { importFile } from '../import/import-file.ts';
import { FAULTS, type Fault, injure, type Victims } from './faults.ts';
import { FaultyTwilio, type TwilioFault } from './faulty-twilio.ts';
import { ACCOUNT, Load, PROGRAM_PHONE, TOKEN } from './load.ts';
import { Product } from './product.ts';
import { SeededRandom } from './random.ts';
import { judge, type Verdict } from './verdict.ts';
import { WeakNetwork } from './weak-network.ts';

export interface SoakOptions {
  readonly seed: number;
  /** Faults go on until so many messages were accepted. */
  readonly messages: number;
  /** After how many accepted messages something happens to the server: between these two. */
  readonly between: readonly [number, number];
  readonly clients: number;
  /** Each client's pause between two messages, on average. */
  readonly pauseMs: number;
  /** An empty database of the caller's own. */
  readonly databaseUrl: string;
  /** Whether the whole server behind it is the caller's own: one of its processes is killed, too. */
  readonly mayCrashPostgres?: boolean;
  readonly redisUrl?: string | null;
  readonly tell: (line: string) => void;
}

export interface SoakReport extends Verdict {
  readonly seed: number;
  readonly happened: Readonly<Record<Fault, number>>;
  readonly twilio: Readonly<Record<TwilioFault, number>>;
  readonly repeated: number;
  readonly webhookMs: readonly number[];
  readonly startsMs: readonly number[];
  /** Milliseconds from the last start after the last kill until nothing was left to do. */
  readonly settledMs: number;
  /** Milliseconds after which a browser that came back had its whole conversation. */
  readonly catchUpMs: readonly number[];
  /** Ends of the server that nobody asked for. */
  readonly ownEnds: readonly string[];
}

const WEIGHTS: Readonly<Record<TwilioFault, number>> = {
  none: 78,
  too_many: 8,
  broken: 7,
  late: 3,
  taken_silently: 2,
  never: 2,
};
const SETTLE_MS = 180_000;

/**
 * Runs the product under load while it is killed without warning or paused, its PostgreSQL is slow, torn off or crashes, Redis forgets,
 * and Twilio fails in every way;
 * then lets it settle and counts what was lost, doubled or out of order. The schedule comes from the seed; how the threads of the
 * machine interleave does not, so a seed makes the same faults, not the same microsecond.
 */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { seed } = options;
  const random = new SeededRandom(seed);
  const twilio = new FaultyTwilio(new SeededRandom(seed + 1), WEIGHTS);
  await twilio.start();
  await applyMigrations(options.databaseUrl);
  const key = Buffer.alloc(32, seed % 251);
  const database = new Database({
    url: options.databaseUrl,
    clock: systemClock,
    ids: systemIds(systemClock),
    keyring: new Keyring(key),
    poolSize: 3,
  });
  const { network, url } = await WeakNetwork.before(options.databaseUrl);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'handrail-soak-'));
  const product = new Product(await freePort(), {
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
    ENCRYPTION_KEY: key.toString('base64'),
    LOG_LEVEL: 'error',
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: PROGRAM_PHONE,
    TWILIO_API_URL: twilio.url,
  });
  try {
    await enrolStaff(database);
    await product.start();
    const load = new Load(product.url, new SeededRandom(seed + 2), options.pauseMs);
    const running = load.run(options.clients);
    // Who gives up waiting ends the run; looked at below.
    running.catch(() => load.stop());
    const victims: Victims = {
      product,
      network,
      databaseUrl: options.databaseUrl,
      mayCrashPostgres: options.mayCrashPostgres ?? false,
      redisUrl: options.redisUrl ?? null,
    };
    const happened = await untilEnough({ ...options, victims, random, load });
    load.stop();
    await running;
    twilio.heal();
    const begun = performance.now();
    await untilSettled(database);
    const settledMs = performance.now() - begun;
    const catchUpMs = await comeBack(load.roamers);
    const verdict = await judge({
      database,
      accepted: load.accepted,
      taken: twilio.taken,
      roamers: load.roamers,
    });
    const { startsMs, ownEnds } = product;
    return {
      ...verdict,
      ...{
        seed,
        happened,
        settledMs,
        catchUpMs,
        startsMs,
        ownEnds: [...ownEnds],
      },
      twilio: twilio.faults,
      repeated: load.repeated,
      webhookMs: load.webhookMs,
    };
  } finally {
    await product.kill();
    twilio.stop();
    await network.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Faults until enough was accepted, the server running at the end. Returns how often each happened. */
async function untilEnough(
  parts: SoakOptions & { readonly victims: Victims; readonly random: SeededRandom; readonly load: Load },
): Promise<Record<Fault, number>> {
  const { victims, random, load, messages, tell } = parts;
  const happened = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  while (load.accepted.length < messages && !load.isStopped) {
    const next = Math.min(messages, load.accepted.length + Math.round(random.between(...parts.between)));
    while (load.accepted.length < next && !load.isStopped) await wait(10);
    const fault = await injure(victims, random);
    happened[fault] += 1;
    tell(`${load.accepted.length} of ${messages}: ${fault}`);
  }
  return happened;
}

async function untilSettled(database: Database): Promise<void> {
  const end = performance.now() + SETTLE_MS;
  for (;;) {
    const left = await database.pool
      .query<{ n: number }>(
        `SELECT (SELECT count(*)::int FROM inbox WHERE state = 'pending')
              + (SELECT count(*)::int FROM outbox WHERE state IN ('pending', 'sending') AND next_attempt_at < $1) AS n`,
        [new Date(database.clock.now().getTime() + 60_000)],
      )
      .then(
        ({ rows }) => rows[0]?.n ?? 0,
        () => 1,
      );
    if (left === 0 || performance.now() > end) return;
    await wait(100);
  }
}

/** Every browser connects anew; how long each takes to have its whole conversation, a minute at most. */
async function comeBack(roamers: Load['roamers']): Promise<number[]> {
  return Promise.all(
    roamers.map(async (roamer) => {
      const begun = performance.now();
      roamer.reconnect();
      while (!roamer.isWhole() && performance.now() - begun < 60_000) await wait(10);
      const took = performance.now() - begun;
      roamer.close();
      return took;
    }),
  );
}

async function enrolStaff(database: Database): Promise<void> {
  const now = database.clock.now().getTime();
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  const people = ['primary', 'backup', 'supervisor'] as const;
  const file = {
    staff: people.map((tier, i) => ({
      id: tier,
      name: tier,
      phone: `+155503000${i}0`,
      roles: ['clinician'],
    })),
    onCall: people.map((tier) => ({ tier, staff: tier, from: at(-1), to: at(48) })),
  };
  const { errors } = await importFile(database, JSON.stringify(file));
  if (errors.length > 0) throw new Error(`the soak's staff was refused: ${errors[0]}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}
