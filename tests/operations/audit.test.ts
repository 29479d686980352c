import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealAuditIfDue } from '../../platform/audit/seal.ts';
import { verifyAudit } from '../../platform/audit/verify.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { seededIds } from '../../platform/ids.ts';
import { findOrCreateIdentity } from '../../program/clients/identities.ts';
import { setClientFields } from '../../program/clients/update-client.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const keyring = new Keyring(Buffer.alloc(32, 7));
let test: TestDatabase;
let database: Database;
let clock: SimulatedClock;
let clientId: string;
let clients: number;

const verify = () => verifyAudit(database.pool, keyring);

/** What somebody with the owner's rights can do, triggers or not. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  const connection = await database.pool.connect();
  try {
    await connection.query('SET session_replication_role = replica');
    const { rowCount } = await connection.query(sql, values);
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await connection.query('SET session_replication_role = origin');
    connection.release();
  }
}

const flag = (name: string) => database.transact(clientId, (tx) => setClientFields(tx, { addFlag: name }));

async function openTrail(): Promise<void> {
  test = await testDatabase();
  clock = new SimulatedClock(new Date('2026-03-01T12:00:00Z'));
  database = new Database({ url: test.url, clock, ids: seededIds(clock, 'audit'), keyring, poolSize: 4 });
  clients = 0;
}

async function closeTrail(): Promise<void> {
  await database.close();
  await test.stop();
}

/** A client whose chain has four entries. */
async function newClient(): Promise<void> {
  clients += 1;
  const phone = `+1555555010${clients}`;
  const defaults = { language: 'en', timeZone: 'America/Chicago' };
  clientId = (await findOrCreateIdentity(database, 'sms', phone, 'unregistered', defaults)).clientId;
  for (const name of ['veteran', 'part2_record', 'asthma']) await flag(name);
}

/** What was found wrong with the chain of the test's own client. */
async function found(): Promise<unknown> {
  const { broken } = await verify();
  const own = broken.find(({ chain }) => chain === clientId);
  return own && { position: own.position, fault: own.fault };
}

async function sealNow(): Promise<void> {
  clock.advanceSeconds(600);
  expect(await sealAuditIfDue(database)).toBe(true);
}

describe('the audit trail', () => {
  beforeEach(async () => {
    await openTrail();
    await newClient();
    return closeTrail;
  });

  it('verifies as it was written, seals included, and says how much it saw', async () => {
    expect(await sealAuditIfDue(database)).toBe(true);
    clock.advanceSeconds(700);
    await flag('heart_condition');
    expect(await sealAuditIfDue(database)).toBe(true);
    const verdict = await verify();
    expect(verdict.broken).toEqual([]);
    expect(verdict).toMatchObject({ entries: 5 + 2, chains: 2, seals: 2, lastSeal: { position: 2 } });
  });

  it('is not sealed again before ten minutes, nor when nothing has happened', async () => {
    await sealAuditIfDue(database);
    clock.advanceSeconds(599);
    await flag('pregnant');
    expect(await sealAuditIfDue(database)).toBe(false);
    clock.advanceSeconds(1);
    expect(await sealAuditIfDue(database)).toBe(true);
    clock.advanceSeconds(3_600);
    expect(await sealAuditIfDue(database)).toBe(false);
  });

  it('is sealed once when several processes find a seal due at the same time', async () => {
    const made = await Promise.all([1, 2, 3].map(() => sealAuditIfDue(database)));
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  it('cannot be changed by ordinary statements', async () => {
    await sealAuditIfDue(database);
    const statements = [
      'UPDATE audit_event SET who = who',
      'DELETE FROM audit_event',
      'TRUNCATE audit_event',
    ];
    for (const sql of [...statements, 'DELETE FROM audit_seal', 'UPDATE audit_seal SET heads = 0']) {
      await expect(database.pool.query(sql), sql).rejects.toThrow(/append-only/);
    }
  });

  it('is read in batches, however long it is', async () => {
    await database.transact(clientId, async (tx) => {
      for (let i = 0; i < 4_500; i += 1)
        tx.audit({ who: 'system', what: 'test.entry', why: 'volume', data: { i } });
    });
    expect(await verify()).toMatchObject({ entries: 4_504, broken: [] });
  });

  it('shows a seal that was changed, or removed', async () => {
    await sealAuditIfDue(database);
    await tamper('UPDATE audit_seal SET heads = heads + 1');
    expect((await verify()).broken).toEqual([{ chain: 'seals', position: 1, fault: 'seal_broken' }]);
    await tamper('DELETE FROM audit_seal');
    expect((await verify()).broken).toEqual([{ chain: 'seals', position: 1, fault: 'seal_broken' }]);
  });

  it('tells of every chain that was touched, not only of the first', async () => {
    await sealAuditIfDue(database);
    await tamper(`UPDATE audit_event SET why = 'other' WHERE position = 1`);
    const { broken } = await verify();
    expect(broken.map(({ chain }) => chain).sort()).toEqual([clientId, 'seals', 'system'].sort());
  });
});

describe('tampering is found', () => {
  beforeAll(openTrail);
  afterAll(closeTrail);
  beforeEach(newClient);

  it('in an entry that was edited', async () => {
    await tamper(`UPDATE audit_event SET who = 'bot' WHERE chain = $1 AND position = 3`, [clientId]);
    expect(await found()).toEqual({ position: 3, fault: 'entry_changed' });
  });

  it('in an entry that was edited together with its data and hash, by somebody without the key', async () => {
    const forged = new Keyring(Buffer.alloc(32, 8)).auditHash(null, 'anything');
    await tamper(
      `UPDATE audit_event SET data = '{"fields":"none"}', hash = $2 WHERE chain = $1 AND position = 2`,
      [clientId, forged],
    );
    expect(await found()).toEqual({ position: 2, fault: 'entry_changed' });
  });

  it('where an entry was deleted', async () => {
    await tamper('DELETE FROM audit_event WHERE chain = $1 AND position = 2', [clientId]);
    expect(await found()).toEqual({ position: 2, fault: 'entry_missing' });
  });

  it('where an entry was deleted and the rest moved up', async () => {
    await tamper('DELETE FROM audit_event WHERE chain = $1 AND position = 2', [clientId]);
    await tamper('UPDATE audit_event SET position = position - 1 WHERE chain = $1 AND position > 2', [
      clientId,
    ]);
    expect(await found()).toEqual({ position: 2, fault: 'link_broken' });
  });

  it('where two entries changed places', async () => {
    await tamper(`UPDATE audit_event SET position = -position WHERE chain = $1 AND position IN (2, 3)`, [
      clientId,
    ]);
    await tamper(`UPDATE audit_event SET position = 5 + position WHERE chain = $1 AND position < 0`, [
      clientId,
    ]);
    expect(await found()).toEqual({ position: 2, fault: 'link_broken' });
  });

  it('where the tail was cut off', async () => {
    await tamper('DELETE FROM audit_event WHERE chain = $1 AND position >= 3', [clientId]);
    expect(await found()).toEqual({ position: 3, fault: 'head_differs' });
  });

  it('where the tail was cut off and the head moved back to match, once a seal was made', async () => {
    await sealNow();
    await tamper('DELETE FROM audit_event WHERE chain = $1 AND position >= 3', [clientId]);
    await tamper(
      `UPDATE audit_head h SET position = 2, hash = e.hash FROM audit_event e
       WHERE h.chain = $1 AND e.chain = $1 AND e.position = 2`,
      [clientId],
    );
    expect(await found()).toEqual({ position: 3, fault: 'seal_contradicts' });
  });

  it('where a whole chain was removed, head and all, once a seal was made', async () => {
    await sealNow();
    await tamper('DELETE FROM audit_event WHERE chain = $1', [clientId]);
    await tamper('DELETE FROM audit_head WHERE chain = $1', [clientId]);
    expect(await found()).toEqual({ position: 1, fault: 'seal_contradicts' });
  });
});
