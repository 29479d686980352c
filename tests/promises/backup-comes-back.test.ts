/**
 * Promise: a backup taken beside a running server comes back whole, into an empty database, and only whole: every row is counted,
 * the audit trail verifies, and a client whose browser still has its chat sees every line and goes on talking.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backUp } from '../../operations/backup/backup.ts';
import { restore } from '../../operations/backup/restore.ts';
import { verifyAudit } from '../../platform/audit/verify.ts';
import { systemClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { emptyTestDatabase, type TestDatabase, testDatabase } from '../support/database.ts';
import { ChatClient, sharedKey, startServer, stopServers } from '../support/server.ts';
import { until } from '../support/until.ts';

const MESSAGES = 8;
const WORD = 'Schneeglöckchen';

let scratch: TestDatabase;
let other: TestDatabase;
let folder: string;
beforeAll(async () => {
  scratch = await testDatabase();
  other = await emptyTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'handrail-backup-'));
});
afterAll(async () => {
  await stopServers();
  await scratch.stop();
  await other.stop();
  rmSync(folder, { recursive: true });
});

it('counts, verifies and goes on', async () => {
  const server = await startServer({ DATABASE_URL: scratch.url });
  const { chat, session } = await open(server.url);
  for (let i = 0; i < MESSAGES; i += 1) await chat.send(`m${i}`, `${WORD} number ${i}`);
  await chat.send('risk', 'i have a plan to kill myself tonight');
  await until('the handoff', () => chat.handoffs.some(({ state }) => state === 'waiting'));
  const file = path.join(folder, 'backup.gz');
  const counts = await backUp(scratch.url, file, systemClock);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const content = gunzipSync(readFileSync(file)).toString('utf8');
  for (const secret of [WORD, Buffer.from(WORD).toString('hex'), sharedKey()])
    expect(content).not.toContain(secret);

  // A file that was cut off, lost a row, or is none brings nothing back.
  const broken = path.join(folder, 'broken.gz');
  writeFileSync(broken, gzipSync(content.replace(/^message\t.*\n/m, '')));
  await expect(restore(other.url, broken)).rejects.toMatchObject({
    code: 'import_invalid',
    message: /rows came back|fit together/,
  });
  writeFileSync(broken, gzipSync(content.slice(0, content.lastIndexOf('{"end"'))));
  await expect(restore(other.url, broken)).rejects.toMatchObject({ message: /cut off/ });
  writeFileSync(broken, readFileSync(file));
  truncateSync(broken, Math.floor(statSync(file).size / 2));
  await expect(restore(other.url, broken)).rejects.toMatchObject({ code: 'import_invalid' });
  writeFileSync(broken, gzipSync('hello'));
  await expect(restore(other.url, broken)).rejects.toMatchObject({ message: /not a backup/ });

  const restored = await restore(other.url, file);
  expect(restored.counts).toEqual(counts);
  console.log(
    'restored rows',
    Object.values(restored.counts).reduce((a, b) => a + b, 0),
    'in',
    Object.values(restored.counts).filter((n) => n > 0).length,
    'tables',
  );
  expect(counts.message).toBeGreaterThan(MESSAGES);
  await expect(restore(other.url, file)).rejects.toMatchObject({ message: /not empty/ });
  await server.end();

  const keyring = new Keyring(Buffer.from(sharedKey(), 'base64'));
  const database = new Database({
    url: other.url,
    clock: systemClock,
    ids: systemIds(systemClock),
    keyring,
    poolSize: 2,
  });
  try {
    const verdict = await verifyAudit(database.pool, keyring);
    expect(verdict.broken).toEqual([]);
    expect(verdict.entries).toBe(counts.audit_event);
  } finally {
    await database.close();
  }

  const again = await startServer({ DATABASE_URL: other.url });
  const back = ChatClient.resume(again.url, session);
  await until(
    'every line',
    () => back.from('client').length === MESSAGES + 1 && back.from('bot').length >= MESSAGES,
  );
  expect(back.from('client').map(({ text }) => text)).toContain(`${WORD} number 3`);
  const before = back.from('bot').length;
  await back.send('later', 'i am still here');
  await until('an answer after the restore', () => back.from('bot').length > before);
  chat.close();
  back.close();
});

async function open(url: string): Promise<{ chat: ChatClient; session: string }> {
  const response = await fetch(`${url}/chat/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { session } = (await response.json()) as { session: string };
  return { session, chat: ChatClient.resume(url, session) };
}
