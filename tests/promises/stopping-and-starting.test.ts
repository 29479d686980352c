/**
 * Promise: SIGTERM ends the server within ten seconds, cleanly, with the turn under way finished and committed; and a wrong
 * configuration is one clear line and exit code 1.
 */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { ChatClient, startInVain, startServer, stopServers } from '../support/server.ts';
import { timesSlower } from '../support/times-slower.ts';
import { until } from '../support/until.ts';

const MOST_MS = 10_000;

let scratch: TestDatabase;
beforeAll(async () => {
  scratch = await testDatabase();
});
afterAll(async () => {
  await stopServers();
  await scratch.stop();
});

describe('SIGTERM', () => {
  it('lets the turn under way finish', async () => {
    const server = await startServer({ DATABASE_URL: scratch.url });
    const chat = await ChatClient.open(server.url);
    await chat.send('m1', 'hello');
    await until('the first answer', () => chat.from('bot').length > 0);
    const locker = new Client({ connectionString: scratch.url });
    await locker.connect();
    try {
      // A turn ends by writing the dialog's state: held here, so it is under way for as long as we like.
      await locker.query('BEGIN');
      await locker.query('SELECT 1 FROM dialog_state FOR UPDATE');
      await chat.send('m2', 'are you there');
      await until('the turn to wait', async () => {
        const { rows } = await locker.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length > 0;
      });
      const started = Date.now();
      const ended = server.end('SIGTERM');
      await until('the word that it stops', () => server.output().includes('Stopping'));
      expect(server.process.exitCode).toBeNull();
      await locker.query('COMMIT');
      const busy = timesSlower();
      expect(await ended).toBe(0);
      // Ten seconds where the machine has nothing else to do; as much more as it is busy with others at this moment.
      expect((Date.now() - started) / (await busy)).toBeLessThan(MOST_MS);
      const { rows } = await locker.query(
        `SELECT i.state, (SELECT count(*)::int FROM message m WHERE m.direction = 'out' AND m.seq > q.seq) AS answers
         FROM inbox i JOIN message q ON q.id = i.message_id ORDER BY q.seq DESC LIMIT 1`,
      );
      expect(rows[0]).toMatchObject({ state: 'done' });
      expect(rows[0].answers).toBeGreaterThan(0);
    } finally {
      await locker.end();
      chat.close();
    }
    expect(server.errors()).not.toMatch(/Error|Unhandled|at .*\.ts:/);
  });
});

it('goes on, and ends cleanly, when nobody reads its output any more', async () => {
  const server = await startServer({ DATABASE_URL: scratch.url });
  server.process.stdout?.destroy();
  server.process.stderr?.destroy();
  // Refused, and told on standard output: nobody is there to take it.
  const refused = await fetch(`${server.url}/api/messages`, { method: 'POST', body: '{}' });
  expect(refused.ok).toBe(false);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(await server.end('SIGTERM')).toBe(0);
});

describe('a wrong configuration', { concurrent: true }, () => {
  it.each([
    ['a Twilio token without an account', { TWILIO_AUTH_TOKEN: 'x' }, /TWILIO_ACCOUNT_SID/],
    ['a Redis that does not answer', { REDIS_URL: 'redis://127.0.0.1:1' }, /REDIS_URL/],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      /DATABASE_URL/,
    ],
    ['a protocol that is not there', { PROTOCOL_FILE: '/nowhere/protocol.json' }, /protocol/i],
  ])('%s: one line and exit code 1', async (_what, env, names) => {
    const { code, output, errors } = await startInVain(env);
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toMatch(names);
    expect(output.trim()).toBe('');
  });
});
