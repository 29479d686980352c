/**
 * Promise: PostgreSQL may end every connection at any moment (a restart, a failover); the server goes on by itself, and
 * no acknowledged message is lost, doubled or left without an answer.
 */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { ChatClient, startServer, stopServers } from '../support/server.ts';
import { until } from '../support/until.ts';

const MESSAGES = 12;
const DROPS_AFTER = [2, 5, 8];

let scratch: TestDatabase;
beforeAll(async () => {
  scratch = await testDatabase();
});
afterAll(async () => {
  await stopServers();
  await scratch.stop();
});

it('survives that all its connections are cut', async () => {
  const server = await startServer({ DATABASE_URL: scratch.url });
  const chat = await ChatClient.open(server.url);
  const client = new Client({ connectionString: scratch.url });
  await client.connect();
  try {
    const sending = (async () => {
      for (let i = 0; i < MESSAGES; i += 1) await chat.send(`m${i}`, `message number ${i}`);
    })();
    for (const after of DROPS_AFTER) {
      await until('some messages', () => chat.acked.size >= after);
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    }
    await sending;
    await until('every turn', async () => {
      const { rows } = await client.query(`SELECT 1 FROM inbox WHERE state = 'pending' LIMIT 1`);
      return rows.length === 0;
    });
    const { rows } = await client.query<{ state: string; provider_key: string; turns: number }>(
      `SELECT i.state, i.provider_key, (SELECT count(*)::int FROM assessment a WHERE a.message_id = m.id) AS turns
       FROM message m JOIN inbox i ON i.message_id = m.id ORDER BY m.seq`,
    );
    expect(rows.map(({ provider_key: key }) => key.split(':').at(-1))).toEqual(
      Array.from({ length: MESSAGES }, (_, i) => `m${i}`),
    );
    for (const { state, turns } of rows) expect({ state, turns }).toEqual({ state: 'done', turns: 1 });
    expect(server.process.exitCode).toBeNull();
    await until('readiness', async () => (await fetch(`${server.url}/readyz`)).ok);
  } finally {
    await client.end();
    chat.close();
  }
});
