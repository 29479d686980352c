/**
 * Promise: a message that was acknowledged is never lost. The server may be killed without warning in the middle of
 * turns while a client keeps writing; afterwards every acknowledged message has exactly one turn and an answer, and the
 * lines are in the order in which they were sent.
 */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { ChatClient, startServer, stopServers } from '../support/server.ts';
import { until } from '../support/until.ts';

const MESSAGES = 14;
const KILLED_AFTER = 5;

let scratch: TestDatabase;
beforeAll(async () => {
  scratch = await testDatabase();
});
afterAll(async () => {
  await stopServers();
  await scratch.stop();
});

it('loses, doubles and reorders nothing over kill -9', async () => {
  let server = await startServer({ DATABASE_URL: scratch.url });
  const chat = await ChatClient.open(server.url);
  const sending = (async () => {
    for (let i = 0; i < MESSAGES; i += 1) await chat.send(`m${i}`, `message number ${i}`);
  })();
  await until('some messages', () => chat.acked.size >= KILLED_AFTER);
  await server.end('SIGKILL');
  server = await server.restart();
  await sending;

  const client = new Client({ connectionString: scratch.url });
  await client.connect();
  try {
    await until('every turn to be taken', async () => {
      const { rows } = await client.query(`SELECT 1 FROM inbox WHERE state <> 'done' LIMIT 1`);
      return rows.length === 0;
    });
    const inbound = await client.query<{ seq: number; provider_key: string; turns: number }>(
      `SELECT m.seq, i.provider_key, (SELECT count(*)::int FROM assessment a WHERE a.message_id = m.id) AS turns
       FROM message m JOIN inbox i ON i.message_id = m.id ORDER BY m.seq`,
    );
    expect(inbound.rows.map(({ provider_key: key }) => key.split(':').at(-1))).toEqual(
      Array.from({ length: MESSAGES }, (_, i) => `m${i}`),
    );
    expect(inbound.rows.map(({ turns }) => turns)).toEqual(Array(MESSAGES).fill(1));
    for (const { seq, provider_key: key } of inbound.rows) {
      expect(chat.acked.get(key.split(':').at(-1) ?? '')).toBe(seq);
    }
    const all = await client.query<{ seq: number; direction: string }>(
      'SELECT seq, direction FROM message ORDER BY seq',
    );
    expect(all.rows.map(({ seq }) => seq)).toEqual(Array.from({ length: all.rows.length }, (_, i) => i + 1));
    const replies = all.rows.filter(({ direction }) => direction === 'out');
    expect(replies.length).toBeGreaterThanOrEqual(MESSAGES);

    // The browser has every answer too, once.
    chat.reconnect();
    await until(
      'every answer in the browser',
      () => new Set(chat.from('bot').map(({ seq }) => seq)).size === replies.length,
    );
    const seen = chat.from('bot').map(({ seq }) => seq);
    expect(new Set(seen).size).toBe(seen.length);
  } finally {
    await client.end();
    chat.close();
  }
});
