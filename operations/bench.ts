import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assess } from '../classifiers/assess.ts';
import { systemClock } from '../platform/clock.ts';
import { Keyring } from '../platform/crypto/keyring.ts';
import { Database } from '../platform/database/database.ts';
import { systemIds } from '../platform/ids.ts';
import { applyMigrations } from '../platform/migrate/apply-migrations.ts';
import { openDatabase } from '../platform/postgres/open-database.ts';
import { measureClassifier } from './bench/classifier-cost.ts';
import { measureGrowth, printGrowth } from './bench/growth.ts';
import { enrol, startHandrail } from './bench/handrail.ts';
import { measureIdle, printIdle } from './bench/idle.ts';
import { connect, type LoadResult, load, round, type Writer } from './bench/load.ts';
import { type Measured, startMeasured, startRedis } from './bench/peers.ts';
import { printReport, ratios, type SubjectResult } from './bench/report.ts';
import { measureWebhook } from './bench/webhook.ts';

const HELP = `npm run bench [-- --quick | --growth | --idle]

Measures, in one run on this machine: the floor (a socket that commits one row a message), the reference (a queue job a
message on Redis, Prisma writes), and Handrail's whole way over the web chat, at 1, 50 and 200 people writing at once;
then the SMS webhook and the classifier. BENCH_OUT=FILE also writes the figures as JSON. --quick: shorter runs.
--growth: what a turn and the desk's views take with a million messages of 100,000 clients and 10,000 open timers in the
database, beside a nearly empty one; some minutes and 3 GB of disk.
--idle: what 10,000 browsers cost that are connected and silent.`;

const PEOPLE = [1, 50, 200];
const SECONDS = 8;
const IDLE_BROWSERS = 10_000;
const GROWN = { clients: 100_000, messages: 1_000_000, openTimers: 10_000 };
/** Conversations that the people share, so that each one is written to at a person's pace. */
const CONVERSATIONS = 400;
const WARM_UP_SECONDS = 2;

async function bench(seconds: number): Promise<void> {
  const redis = await startRedis();
  try {
    await inDatabase(async (url, encryptionKey) => {
      await enrolAll(url, encryptionKey);
      const floor = await measure('floor', await startMeasured('floor-server.ts', [url]), anybody, seconds);
      const reference = redis
        ? await measure(
            'reference',
            await startMeasured('reference-server.ts', [url, redis.url]),
            anybody,
            seconds,
          )
        : null;
      if (!redis)
        console.error(
          'bench: no redis-server here, so the reference is left out (apt-get install redis-server)',
        );
      const server = await startHandrail(url, encryptionKey);
      const known = async (i: number) =>
        connect(server.url, '/chat', { session: await server.openChat(i), after: 0 });
      const handrail = await measure('handrail', server, (i) => known(i), seconds);
      console.error('bench: SMS webhook');
      const webhook = await measureWebhook(url, encryptionKey, seconds);
      const classifier = measureClassifier(assess);
      const report = {
        seconds,
        readyMs: server.readyMs,
        results: { floor, reference, handrail },
        webhook,
        classifier,
      };
      printReport(report);
      keep({ ...report, ratios: ratios(report) });
    });
  } finally {
    await redis?.stop();
  }
}

/** A measurement that needs nothing but a server beside its database. */
async function alone<T extends object>(
  measureIt: (parts: { database: Database; url: string; encryptionKey: string }) => Promise<T>,
  print: (found: T) => void,
): Promise<void> {
  await inDatabase(async (url, encryptionKey) => {
    const database = databaseAt(url, encryptionKey);
    try {
      const found = await measureIt({ database, url, encryptionKey });
      print(found);
      keep(found);
    } finally {
      await database.close();
    }
  });
}

/** Runs `work` with a migrated PostgreSQL of its own, which is gone afterwards. */
async function inDatabase(work: (url: string, encryptionKey: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'handrail-bench-'));
  const opened = await openDatabase({ dataDir: folder });
  try {
    await applyMigrations(opened.url);
    await work(opened.url, randomBytes(32).toString('base64'));
  } finally {
    await opened.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function keep(figures: object): void {
  if (process.env.BENCH_OUT) writeFileSync(process.env.BENCH_OUT, `${JSON.stringify(figures, null, 2)}\n`);
}

function databaseAt(url: string, encryptionKey: string): Database {
  return new Database({
    url,
    clock: systemClock,
    ids: systemIds(systemClock),
    keyring: new Keyring(Buffer.from(encryptionKey, 'base64')),
  });
}

async function enrolAll(url: string, encryptionKey: string): Promise<void> {
  const database = databaseAt(url, encryptionKey);
  await enrol(database, CONVERSATIONS);
  await database.close();
}

async function anybody(_i: number, url: string): Promise<Writer> {
  return connect(url, '/chat', {});
}

async function measure(
  name: string,
  server: Measured,
  open: (i: number, url: string) => Promise<Writer>,
  seconds: number,
): Promise<SubjectResult> {
  const writers: Writer[] = [];
  for (let i = 0; i < CONVERSATIONS; i += 1) writers.push(await open(i, server.url));
  await load(writers, 20, WARM_UP_SECONDS);
  const before = server.cost();
  const loads: LoadResult[] = [];
  for (const people of PEOPLE) {
    console.error(`bench: ${name}, ${people} writing`);
    loads.push(await load(writers, people, seconds));
  }
  const after = server.cost();
  for (const writer of writers) writer.close();
  await server.stop();
  const messages = loads.reduce((sum, one) => sum + one.messages, 0);
  return { loads, cpuMsPerMessage: round((after.cpuMs - before.cpuMs) / messages), rssMb: after.rssMb };
}

if (process.argv.includes('--help')) console.log(HELP);
else if (process.argv.includes('--growth'))
  await alone((parts) => measureGrowth(parts, GROWN, SECONDS), printGrowth);
else if (process.argv.includes('--idle'))
  await alone((parts) => measureIdle(parts, IDLE_BROWSERS, SECONDS), printIdle);
else await bench(process.argv.includes('--quick') ? 3 : SECONDS);
