/**
 * Promise: a client's words, name and number never stand in logs (at any level), metrics, pages to staff, or the text of
 * the Slack alert, what is told of an error, or anything that goes through Redis, and never readable in the database.
 */
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFile } from '../../operations/import/import-file.ts';
import { hasRedis } from '../support/peers-available.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';
import { CHANNEL, CLIENT_PHONE, Program, STAFF_PHONES } from './program.ts';

const WORD = 'Zwetschgenknödel';
const NAME = 'Quillonia Vandersnoot';
const CANARIES = [WORD, 'Quillonia', 'Vandersnoot', CLIENT_PHONE.slice(1), '5550100001'];

const redisProgram = hasRedis();
let redis: TestRedis | undefined;
let watcher: Redis | undefined;
/** Every command that Redis was given. */
const given: string[] = [];

let program: Program;
beforeAll(async () => {
  if (redisProgram) {
    redis = await startRedis(redisProgram);
    const asker = new Redis(redis.url);
    watcher = await asker.monitor();
    asker.disconnect();
    watcher.on('monitor', (_time: string, words: string[]) => given.push(words.join(' ')));
  }
  program = await Program.start({
    env: { LOG_LEVEL: 'debug', ...(redis ? { REDIS_URL: redis.url } : {}) },
    protocol: {
      escalation: { high: [{ afterSeconds: 0, notify: ['slack', 'primary'], by: ['sms', 'voice'] }] },
    },
  });
});
afterAll(async () => {
  await program?.stop();
  watcher?.disconnect();
  await redis?.stop();
});

it('keeps words, name and number where they belong', async () => {
  await importCanary();
  await program.text(`hello my name is ${NAME} and i like ${WORD}`);
  await program.text(`i have a plan to kill myself with ${WORD}, my number is ${CLIENT_PHONE}`);
  const alert = await program.alert();
  await until('pages', () => program.textsTo(STAFF_PHONES.Ana).length > 0 && calls().length > 0);
  await program.driver.blockAction({
    actionId: 'handoff_claim',
    value: String(alert.metadata?.event_payload.handoff_id),
    user: 'U0ANA',
    channel: CHANNEL,
    messageTs: alert.ts,
  });
  await until(
    'Ana to have it',
    async () => (await program.rows(`SELECT 1 FROM handoff WHERE state = 'claimed'`)).length === 1,
  );
  await program.driver.message({
    channel: CHANNEL,
    user: 'U0ANA',
    text: `I read about ${WORD}`,
    thread_ts: alert.ts,
  });
  await until('her words to reach the client', () =>
    program.textsTo(CLIENT_PHONE).some((text) => text.includes(WORD)),
  );
  // Requests that fail are logged too, and answered.
  const refusals: string[] = [];
  const refused = async (path: string, init: RequestInit) =>
    refusals.push(await (await fetch(program.server.url + path, init)).text());
  await refused('/twilio/sms', {
    method: 'POST',
    body: new URLSearchParams({ Body: WORD, From: CLIENT_PHONE }),
  });
  await refused(`/chat/session?name=${WORD}`, { method: 'POST', body: WORD });
  await refused('/chat/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: WORD, name: NAME }),
  });
  await refused(`/desk/api/clients/${WORD}`, { headers: { cookie: `handrail-desk=${WORD}` } });
  await refused(`/nowhere/${encodeURIComponent(NAME)}`, {});
  await program.settled();

  const metrics = await (await fetch(`${program.server.url}/metrics`)).text();
  expect(metrics).toContain('# HELP');
  await program.server.end();
  const places = {
    'standard error': program.server.errors(),
    'standard output': program.server.output(),
    metrics,
    'pages by text': [STAFF_PHONES.Ana, STAFF_PHONES.Ben]
      .flatMap((phone) => program.textsTo(phone))
      .join('\n'),
    'pages by phone': JSON.stringify(calls()),
    'answers to requests that failed': refusals.join('\n'),
    ...(redis ? { Redis: given.join('\n') } : {}),
    'the alert’s text': JSON.stringify(alert.versions),
    'the database': await everyRow(),
  };
  for (const [place, content] of Object.entries(places)) {
    expect(content.length, place).toBeGreaterThan(10);
    for (const canary of CANARIES) {
      expect(content.includes(canary), `${canary} in ${place}`).toBe(false);
      expect(content.includes(Buffer.from(canary).toString('hex')), `${canary} (hex) in ${place}`).toBe(
        false,
      );
    }
  }
});

const calls = () =>
  program.twilio.taken.filter(({ kind, fields }) => kind === 'Calls' && fields.To !== CLIENT_PHONE);

async function importCanary(): Promise<void> {
  const client = {
    id: 'canary-1',
    name: NAME,
    phone: CLIENT_PHONE,
    language: 'en',
    timeZone: 'America/New_York',
  };
  expect((await importFile(program.database, JSON.stringify([client]))).errors).toEqual([]);
}

async function everyRow(): Promise<string> {
  const tables = await program.rows<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const rows: string[] = [];
  for (const { name } of tables) {
    rows.push(
      ...(await program.rows<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).map(({ row }) => row),
    );
  }
  return rows.join('\n');
}
