import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../platform/audit/verify.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { findOrCreateIdentity } from '../../program/clients/identities.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const clock = new SimulatedClock(new Date('2026-03-10T22:40:00Z'));
const master = randomBytes(32);
let scratch: TestDatabase;
const open: Database[] = [];
/** Each stands for a process of its own. */
function connect(): Database {
  const ids = systemIds(clock);
  const database = new Database({ url: scratch.url, clock, ids, keyring: new Keyring(master), poolSize: 6 });
  open.push(database);
  return database;
}
let database: Database;
beforeAll(async () => {
  scratch = await testDatabase();
  database = connect();
});
afterAll(async () => {
  for (const each of open) await each.close();
  await scratch.stop();
});

let count = 0;
async function newClient(): Promise<string> {
  count += 1;
  const defaults = { language: 'en', timeZone: 'UTC' };
  return (await findOrCreateIdentity(database, 'web', `transaction ${count}`, 'anonymous', defaults))
    .clientId;
}

describe('transactions of one client', () => {
  it('chain their audit entries without gap or fork, fifty at once from two processes', async () => {
    const clientId = await newClient();
    const processes = [database, connect()];
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        processes[i % 2]?.transact(clientId, async (tx) => {
          tx.audit({ who: 'test', what: 'test.first', why: 'tried' });
          if (i % 3 === 0) await tx.flush();
          tx.audit({ who: 'test', what: 'test.second', why: 'tried' });
        }),
      ),
    );
    const { rows } = await database.pool.query<{ position: number; what: string }>(
      'SELECT position, what FROM audit_event WHERE chain = $1 ORDER BY position',
      [clientId],
    );
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 101 }, (_, i) => i + 1));
    for (let i = 1; i < 101; i += 2) expect(rows[i]).toMatchObject({ what: 'test.first' });
    expect((await verifyAudit(database.pool, database.keyring)).broken).toEqual([]);
  });

  it('see each other’s changes, whichever process made them: none is lost', async () => {
    const clientId = await newClient();
    const processes = [connect(), connect(), connect()];
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        processes[i % 3]?.transact(clientId, async (tx) => {
          const [row] = await tx.query<{ flags: string[] }>(
            'test_flags',
            'SELECT flags FROM client WHERE id = $1',
            [clientId],
          );
          tx.update('Client', clientId, { flags: [...(row?.flags ?? []), String(i)] });
        }),
      ),
    );
    const client = await database.prisma.client.findUniqueOrThrow({ where: { id: clientId } });
    expect(client.flags.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it('do not wait for those of another client', async () => {
    const [one, two] = [await newClient(), await newClient()];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = database.transact(one, () => gate);
    expect(await database.transact(two, async () => 'through')).toBe('through');
    release();
    await held;
  });
});

describe('a transaction', () => {
  it('that fails leaves nothing and calls nobody back; the next one goes on', async () => {
    const clientId = await newClient();
    const called: string[] = [];
    const failing = database.transact(clientId, async (tx) => {
      tx.update('Client', clientId, { language: 'es' });
      tx.audit({ who: 'test', what: 'test.lost', why: 'tried' });
      tx.afterCommit(() => called.push('lost'));
      await tx.flush();
      throw new Error('not now');
    });
    await expect(failing).rejects.toThrow('not now');
    await database.transact(clientId, async (tx) => {
      tx.audit({ who: 'test', what: 'test.kept', why: 'tried' });
      tx.afterCommit(() => called.push('kept'));
    });
    expect(called).toEqual(['kept']);
    const client = await database.prisma.client.findUniqueOrThrow({ where: { id: clientId } });
    expect(client.language).toBe('en');
    expect((await verifyAudit(database.pool, database.keyring)).broken).toEqual([]);
  });

  it('whose connection PostgreSQL ends is tried again from the start', async () => {
    const clientId = await newClient();
    let attempts = 0;
    await database.transact(clientId, async (tx) => {
      attempts += 1;
      tx.audit({ who: 'test', what: 'test.retried', why: `attempt_${attempts}` });
      if (attempts > 1) return;
      const [own] = await tx.query<{ pid: number }>('test_pid', 'SELECT pg_backend_pid() AS pid', []);
      await database.pool.query('SELECT pg_terminate_backend($1)', [own?.pid]);
      await tx.query('test_pid', 'SELECT pg_backend_pid() AS pid', []);
    });
    expect(attempts).toBe(2);
    const { rows } = await database.pool.query(
      `SELECT why FROM audit_event WHERE chain = $1 AND what = 'test.retried'`,
      [clientId],
    );
    expect(rows).toEqual([{ why: 'attempt_2' }]);
  });

  it('about nobody is refused, and one about an erased client says so', async () => {
    await expect(database.transact(database.ids.next(), async () => 1)).rejects.toMatchObject({
      code: 'not_found',
    });
    const clientId = await newClient();
    await database.pool.query('UPDATE client_key SET wrapped = NULL WHERE client_id = $1', [clientId]);
    await expect(database.transact(clientId, async () => 1)).rejects.toMatchObject({ code: 'client_erased' });
  });
});
