import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDeskQueue, readPulse } from '../../channels/desk/read/queue.ts';
import { readToDo } from '../../channels/desk/read/to-do.ts';
import { receive } from '../../conversations/receive.ts';
import { fill } from '../../operations/bench/fill.ts';
import { createMetrics } from '../../operations/http/metrics.ts';
import { type Core, createCore } from '../../operations/running/core.ts';
import { Announcer } from '../../platform/announce.ts';
import { sealAuditIfDue } from '../../platform/audit/seal.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { findOrCreateIdentity, type KnownIdentity } from '../../program/clients/identities.ts';
import { parseProtocol } from '../../program/protocol/load-protocol.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };
const VOLUME = { clients: 1_500, messages: 12_000, openTimers: 600 };
/** Rows that an action may read more in the full database: a tree one level deeper, a page of a list. */
const ALLOWANCE = 40;

let scratch: TestDatabase;
let reader: pg.Client;
let clients: KnownIdentity[];
let said = 0;
const clock = new SimulatedClock(new Date('2026-03-10T22:40:00Z'));
const master = randomBytes(32);

interface Process {
  readonly database: Database;
  readonly core: Core;
}

beforeAll(async () => {
  scratch = await testDatabase();
  reader = new pg.Client({ connectionString: scratch.url });
  await reader.connect();
  clients = await inAProcess(({ database }) =>
    Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        findOrCreateIdentity(database, 'sms', `+1555555010${i}`, 'unregistered', DEFAULTS),
      ),
    ),
  );
});
afterAll(async () => {
  await reader.end();
  await scratch.stop();
});

it('reads no more rows for a turn, a view or a sweep when the record of a long time lies beside it', async () => {
  const actions: Record<string, (process: Process) => Promise<unknown>> = {
    'an ordinary turn': (process) => say(process, 0, 'hey, had a pretty ok day'),
    'a turn at imminent risk': (process) => say(process, 1, 'i have the pills and im taking them tonight'),
    'the queue': ({ database }) => readDeskQueue(database),
    'the pulse': ({ database }) => readPulse(database),
    'tasks and alerts': ({ database }) => readToDo(database),
    metrics: ({ database }) => createMetrics(database).getMetricsAsJSON(),
    'the sweep of timers': ({ core }) => core.timers.sweep(),
    'the sweep of turns': ({ core }) => core.turns.sweep(),
    'the audit of handoffs': ({ core }) => core.handoffs.audit(),
    'the seal of the audit trail': async ({ database }) => {
      clock.advanceSeconds(3_600);
      await sealAuditIfDue(database);
    },
  };
  const measure = async () => {
    const counts: Record<string, number> = {};
    // What has become due by now is work of its own.
    await inAProcess(({ core }) => core.timers.sweep());
    for (const [name, act] of Object.entries(actions)) counts[name] = await rowsRead(act);
    return counts;
  };
  // Each once, so that both rounds meet clients who have written before.
  await measure();
  const empty = await measure();
  await inAProcess(({ database }) => fill(database, VOLUME));
  await inAProcess(async ({ database }) => {
    clock.advanceSeconds(3_600);
    await sealAuditIfDue(database);
  });
  const full = await measure();
  const more = Object.entries(full).filter(([name, count]) => count > (empty[name] ?? 0) + ALLOWANCE);
  expect(more).toEqual([]);
  // What is counted is real: a view that reads a whole table stands out.
  const whole = await rowsRead(({ database }) => database.pool.query('SELECT count(body) FROM message'));
  expect(whole).toBeGreaterThan(VOLUME.messages);
});

async function say({ database, core }: Process, client: number, text: string): Promise<void> {
  const identity = clients[client];
  if (!identity) throw new Error('no such client');
  said += 1;
  await receive(database, {
    channel: 'sms',
    providerKey: `growth ${said}`,
    ...identity,
    conversationId: null,
    text,
    media: [],
    event: 'message',
  });
  await core.turns.take(identity.clientId);
}

/** Runs an action in a process of its own and counts what PostgreSQL read for it, once its connections are gone. */
async function rowsRead(act: (process: Process) => Promise<unknown>): Promise<number> {
  const before = await readSoFar();
  await inAProcess(act);
  return (await readSoFar()) - before;
}

async function readSoFar(): Promise<number> {
  await until('other connections are gone', async () => {
    const { rows } = await reader.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    return rows.length === 0;
  });
  const { rows } = await reader.query<{ count: string }>(
    `SELECT (SELECT sum(seq_tup_read) FROM pg_stat_user_tables) + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes) AS count`,
  );
  return Number(rows[0]?.count ?? 0);
}

async function inAProcess<T>(act: (process: Process) => Promise<T>): Promise<T> {
  const database = new Database({
    url: scratch.url,
    clock,
    ids: systemIds(clock),
    keyring: new Keyring(master),
  });
  const core = createCore({
    database,
    announcer: new Announcer(),
    log: silentLog,
    protocol: parseProtocol({}),
    programName: 'your care program',
    crisisPhone: null,
    publicUrl: 'http://127.0.0.1',
    consoleEnabled: false,
    pagesEnabled: false,
  });
  try {
    return await act({ database, core });
  } finally {
    await core.turns.close();
    await database.close();
  }
}
