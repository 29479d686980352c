import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failureText } from '../../channels/slack/whisper.ts';
import { errorResponses } from '../../operations/http/error-responses.ts';
import { isOutcomeUnknown } from '../../platform/database/unknown-outcome.ts';
import { silentLog } from '../../platform/log.ts';
import { openTestPlatform, type TestPlatform } from '../operations/support.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform('unknown-outcome');
});
afterAll(() => platform.close());

/** An act whose connection is cut after its work, when nothing is left but the commit. */
async function cutAtCommit(): Promise<unknown> {
  const { database } = platform;
  try {
    await database.transactSystem(async (tx) => {
      const [row] = await tx.queryDirect<{ pid: number }>('own_pid', 'SELECT pg_backend_pid() AS pid', []);
      tx.audit({ who: 'system', what: 'test.act', why: 'cut' });
      await database.pool.query('SELECT pg_terminate_backend($1)', [row?.pid]);
    });
    return null;
  } catch (error) {
    return error;
  }
}

it('an act whose commit was cut off is told as perhaps done, at the desk and in Slack', async () => {
  const error = await cutAtCommit();
  expect(isOutcomeUnknown(error)).toBe(true);
  expect(failureText(error)).toMatch(/may have been done/);
  const app = express();
  app.post('/act', () => {
    throw error;
  });
  app.use(errorResponses(silentLog));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/act`, { method: 'POST' });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ error: 'outcome_unknown' });
  server.close();
});

it('an act that was refused is not', async () => {
  const error = await platform.database
    .transactSystem((tx) => tx.queryDirect('nonsense', 'SELECT * FROM no_such_table', []))
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Error);
  expect(isOutcomeUnknown(error)).toBe(false);
});
