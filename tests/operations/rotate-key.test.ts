import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receive } from '../../conversations/receive.ts';
import { importFile } from '../../operations/import/import-file.ts';
import { rotateKey } from '../../operations/keys/rotate-key.ts';
import { exportRecord } from '../../operations/record/export-record.ts';
import { Announcer } from '../../platform/announce.ts';
import { sealAuditIfDue } from '../../platform/audit/seal.ts';
import { verifyAudit } from '../../platform/audit/verify.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { loadKeyring } from '../../platform/crypto/master-key.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { eraseClient } from '../../program/clients/erase-client.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { findIdentity } from '../../program/clients/identities.ts';
import { staffByPhone } from '../../program/staff/find-staff.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const FIRST = randomBytes(32).toString('base64');
const SECOND = randomBytes(32).toString('base64');
const THIRD = randomBytes(32).toString('base64');
const CLIENTS = 40;

const clock = new SimulatedClock(new Date('2026-03-10T15:00:00Z'));
let scratch: TestDatabase;
const opened: Database[] = [];

/** A process that was started with these keys. */
async function processWith(key: string, old: string | null = null): Promise<Database> {
  const config = { dataDir: tmpdir(), encryptionKey: key, oldEncryptionKey: old };
  const keyring = await loadKeyring(config, scratch.url, clock, () => undefined);
  const database = new Database({ url: scratch.url, clock, ids: systemIds(clock), keyring, poolSize: 2 });
  opened.push(database);
  return database;
}

const phoneOf = (i: number) => `+1555550${String(1000 + i)}`;

beforeAll(async () => {
  scratch = await testDatabase();
  const database = await processWith(FIRST);
  const clients = Array.from({ length: CLIENTS }, (_, i) => ({
    id: `C-${i}`,
    name: `Name ${i}`,
    phone: phoneOf(i),
  }));
  const staff = [{ id: 'S-1', name: 'Ana', phone: '+15555502000', roles: ['clinician'] }];
  const file = JSON.stringify({ clients, staff });
  expect((await importFile(database, file)).errors).toEqual([]);
  const identity = await findIdentity(database, 'sms', phoneOf(0));
  await receive(database, {
    channel: 'sms',
    providerKey: 'SM1',
    clientId: identity?.clientId ?? '',
    identityId: identity?.identityId ?? null,
    conversationId: null,
    text: 'words from before',
    media: [],
    event: 'message',
  });
  await sealAuditIfDue(database);
});
afterAll(async () => {
  for (const database of opened) await database.close();
  await scratch.stop();
});

describe('changing the key', () => {
  it('needs the key from before, and does nothing without a new one', async () => {
    await expect(processWith(SECOND)).rejects.toMatchObject({ code: 'key_missing' });
    const same = await processWith(FIRST);
    expect(await rotateKey(same, () => undefined)).toMatchObject({ outcome: 'nothing', clientKeys: 0 });
  });

  it('a server with both keys reads everything and writes with the new one, before anything is rotated', async () => {
    const both = await processWith(SECOND, FIRST);
    await expectWhole(both);
    await importFile(both, JSON.stringify([{ id: 'C-new', name: 'Late', phone: '+15555509999' }]));
    expect((await verifyAudit(both.pool, both.keyring)).broken).toEqual([]);
    // One that writes with the old and knows the new, as during a rolling restart, reads that too.
    const other = await processWith(FIRST, SECOND);
    expect((await recordOf(other, 'C-new')).client.name).toBe('Late');
  });

  it('stopped in the middle it refuses a single key, goes on where it was, and leaves nothing under the old key', async () => {
    const both = await processWith(SECOND, FIRST);
    const gone = await findClient(both, 'C-7');
    await eraseClient(both, new Announcer(), { clientId: gone?.id ?? '', by: 'erase', force: false });
    // As if it had been killed after the first keys: the note is made, most keys are still under the old one.
    await both.pool.query(
      `UPDATE system_state SET value = jsonb_build_object('id', $1::text, 'inherited', $2::text, 'rotatingFrom', value->>'id')
       WHERE key = 'master_key'`,
      [both.keyring.masterKeyId, both.keyring.sealInherited().toString('base64')],
    );
    await expect(processWith(SECOND)).rejects.toMatchObject({ code: 'key_missing', message: /not finished/ });
    const resumed = await processWith(SECOND, FIRST);
    const progress: number[] = [];
    const rotation = await rotateKey(resumed, (done) => progress.push(done));
    expect(rotation).toEqual({ outcome: 'rotated', clientKeys: CLIENTS - 1, staffProfiles: 1 });
    expect(progress).toEqual([CLIENTS - 1]);
    const { rows } = await resumed.pool.query(
      `SELECT count(*) FILTER (WHERE wrapped IS NOT NULL AND master_key_id <> $1)::int AS old,
         count(*) FILTER (WHERE wrapped IS NULL)::int AS erased FROM client_key`,
      [resumed.keyring.masterKeyId],
    );
    expect(rows).toEqual([{ old: 0, erased: 1 }]);
  });

  it('afterwards the new key alone reads, finds and verifies everything, and the old one nothing', async () => {
    const alone = await processWith(SECOND);
    await expectWhole(alone);
    await expect(processWith(FIRST)).rejects.toMatchObject({ code: 'key_missing' });
    const { rows } = await alone.pool.query<{ what: string }>(
      `SELECT what FROM audit_event WHERE who = 'rotate-key' ORDER BY position`,
    );
    expect(rows.map(({ what }) => what)).toEqual(['key.rotated']);
  });

  it('can be done again, and what two keys wrote is still verified', async () => {
    const both = await processWith(THIRD, SECOND);
    expect(await rotateKey(both, () => undefined)).toMatchObject({ outcome: 'rotated', clientKeys: CLIENTS });
    clock.advanceSeconds(3_600);
    await sealAuditIfDue(both);
    await expectWhole(await processWith(THIRD));
    // What was written under the first key cannot be changed unnoticed after two rotations.
    const forger = await processWith(THIRD);
    await forger.pool.query('ALTER TABLE audit_event DISABLE TRIGGER ALL');
    await forger.pool.query(`UPDATE audit_event SET why = 'forged' WHERE chain = 'system' AND position = 1`);
    await forger.pool.query('ALTER TABLE audit_event ENABLE TRIGGER ALL');
    const { broken } = await verifyAudit(forger.pool, forger.keyring);
    expect(broken[0]).toMatchObject({ chain: 'system', position: 1, fault: 'entry_changed' });
  });
});

async function expectWhole(database: Database): Promise<void> {
  const record = await recordOf(database, 'C-0');
  expect(record.client).toMatchObject({ name: 'Name 0', phone: phoneOf(0) });
  expect(record.messages.map(({ text }) => text)).toEqual(['words from before']);
  expect(await findIdentity(database, 'sms', phoneOf(3))).not.toBeNull();
  expect((await staffByPhone(database, '+15555502000'))?.name).toBe('Ana');
  expect((await verifyAudit(database.pool, database.keyring)).broken).toEqual([]);
}

async function recordOf(database: Database, id: string) {
  const client = await findClient(database, id);
  if (!client) throw new Error(`${id} is not found`);
  return exportRecord(database, client, 'test');
}
