import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import { receive } from '../../conversations/receive.ts';
import { setTimerIn } from '../../conversations/timers/set-timer.ts';
import { exportRecord } from '../../operations/record/export-record.ts';
import { type Announcement, Announcer } from '../../platform/announce.ts';
import { sealAuditIfDue } from '../../platform/audit/seal.ts';
import { verifyAudit } from '../../platform/audit/verify.ts';
import type { Cipher } from '../../platform/crypto/cipher.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { eraseClient } from '../../program/clients/erase-client.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { addressIndex, findIdentity } from '../../program/clients/identities.ts';
import { openTestPlatform, type TestPlatform } from './support.ts';

const PHONE = '+15555550171';
const CONTACT_PHONE = '+15555550172';
const ROW = {
  id: 'C-9',
  name: 'Pete Nolan',
  phone: PHONE,
  flags: ['veteran'],
  emergencyContacts: [{ name: 'Hal', phone: CONTACT_PHONE, consent: 'full' }],
  safetyPlan: { copingStrategies: ['gum'] },
};
let platform: TestPlatform;
let clientId: string;
let handoffId: string;
const announced: Announcement[] = [];
const announcer = new Announcer();
announcer.on('erased', (a) => announced.push(a));

const erase = (force: boolean) => eraseClient(platform.database, announcer, { clientId, by: 'erase', force });

beforeAll(async () => {
  platform = await openTestPlatform('erase');
  const { database, clock } = platform;
  await platform.load([ROW]);
  clientId = (await findClient(database, 'C-9'))?.id ?? '';
  const identity = await findIdentity(database, 'sms', PHONE);
  const message = { channel: 'sms', identityId: identity?.identityId ?? null, conversationId: null } as const;
  await receive(database, {
    ...message,
    providerKey: 'SM9',
    clientId,
    text: 'the pills are here',
    media: [],
    event: 'message',
  });
  handoffId = database.ids.next();
  await database.transact(clientId, async (tx) => {
    await sayToClient(tx, announcer, [
      {
        ...message,
        sender: 'bot',
        text: 'I am here.',
        language: 'en',
        templates: [],
        ownerRule: 'bot',
        sessionId: null,
        drill: false,
        uniqueKey: 'out-9',
      },
    ]);
    setTimerIn(tx, announcer, 60, { kind: 'silence_nudge', key: 'nudge-9' });
    tx.insert('Handoff', {
      id: handoffId,
      clientId,
      level: 'high',
      trigger: 'risk',
      queue: 'clinical',
      priority: 1,
      channel: 'sms',
      state: 'claimed',
      openedAt: tx.now,
      escalationRound: 0,
      nobodyAnswered: false,
      protocolVersion: '1',
      drill: false,
    });
    tx.insert('FollowUp', {
      id: tx.ids.next(),
      clientId,
      kind: 'caring_contact',
      dueAt: tx.now,
      channel: 'sms',
      language: 'en',
      state: 'due',
      createdAt: tx.now,
    });
  });
  await sealAuditIfDue(database);
  clock.advanceSeconds(60);
});
afterAll(() => platform.close());

describe('erasing a client', () => {
  it('is refused while a handoff is open, and says why', async () => {
    await expect(erase(false)).rejects.toMatchObject({
      code: 'invalid_transition',
      message: /handoff .* is open/,
    });
    expect((await findClient(platform.database, 'C-9'))?.erasedAt).toBeNull();
  });

  it('with force leaves nothing that can be read or found, sends nothing more, and keeps the audit trail whole', async () => {
    const { database } = platform;
    const before = await database.prisma.message.findMany({ where: { clientId } });
    const row = await database.prisma.clientKey.findUniqueOrThrow({ where: { clientId } });
    const cipher: Cipher = database.keyring.clientCipher(clientId, row.wrapped);
    const purpose = `message.body/${before[0]?.id}`;
    expect(cipher.open(purpose, before[0]?.body ?? new Uint8Array())).toEqual({ text: 'the pills are here' });

    expect(await erase(true)).toEqual({ textsAtProvider: 1, slackThreads: 0 });
    expect(announced).toEqual([{ kind: 'erased', clientId }]);

    // Unreadable: the key is gone from the database and from memory, and neither the master key nor the system's opens it.
    const key = await database.prisma.clientKey.findUniqueOrThrow({ where: { clientId } });
    expect(key).toMatchObject({ wrapped: null, destroyedAt: platform.clock.now() });
    expect(database.keyring.cachedCipher(clientId)).toBeNull();
    expect(() => database.keyring.clientCipher(clientId, key.wrapped)).toThrow(/destroyed/);
    const fresh = new Keyring(Buffer.alloc(32, 7));
    const [message] = await database.prisma.message.findMany({ where: { clientId } });
    for (const other of [fresh.system, fresh.createClientKey(clientId).cipher]) {
      expect(() => other.open(purpose, message?.body ?? new Uint8Array())).toThrow(/not a value of this key/);
    }
    await expect(database.transact(clientId, async () => undefined)).rejects.toMatchObject({
      code: 'client_erased',
    });

    // Not to be found: no blind index of any number of theirs is left in any table.
    const indexes = [addressIndex(database, 'sms', PHONE), addressIndex(database, 'sms', CONTACT_PHONE)];
    expect(await columnsHolding([...indexes, 'C-9', PHONE, CONTACT_PHONE])).toEqual([]);
    expect(await findIdentity(database, 'sms', PHONE)).toBeNull();

    // Nothing more is sent or woken.
    const { rows } = await database.pool.query(
      `SELECT (SELECT array_agg(state) FROM outbox WHERE client_id = $1) AS outbox,
              (SELECT array_agg(state) FROM timer WHERE client_id = $1) AS timers,
              (SELECT array_agg(state) FROM follow_up WHERE client_id = $1) AS follow_ups,
              (SELECT array_agg(state) FROM inbox WHERE client_id = $1) AS inbox,
              (SELECT array_agg(state || '/' || withdrawn_reason) FROM handoff WHERE client_id = $1) AS handoffs`,
      [clientId],
    );
    expect(rows[0]).toEqual({
      outbox: ['cancelled'],
      timers: ['cancelled'],
      follow_ups: ['cancelled'],
      inbox: ['failed'],
      handoffs: ['withdrawn/client_erased'],
    });

    expect((await verifyAudit(database.pool, database.keyring)).broken).toEqual([]);
  });

  it('leaves a record of ids, times and fixed words', async () => {
    const found = await findClient(platform.database, 'C-9');
    expect(found).toMatchObject({ id: clientId, erasedAt: platform.clock.now() });
    if (!found) throw new Error('not found');
    const record = await exportRecord(platform.database, found, 'export');
    expect(record.client).toMatchObject({ id: clientId, name: null, phone: null, flags: [] });
    expect(record.messages.map(({ text }) => text)).toEqual([null, null]);
    expect(record.contacts).toMatchObject([{ name: null, phone: null }]);
    expect(record.audit.at(-1)).toMatchObject({ who: 'erase', what: 'client.erased', why: 'forced' });
  });

  it('is not undone by a roster that still has the client', async () => {
    expect((await platform.load([ROW])).failures).toEqual([expect.stringMatching(/was erased/)]);
    expect(await findIdentity(platform.database, 'sms', PHONE)).toBeNull();
  });
});

/** Tables and columns in which one of the values stands, wherever that is. */
async function columnsHolding(values: readonly string[]): Promise<string[]> {
  const { pool } = platform.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS hits FROM "${name}" t WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) v WHERE to_jsonb(t)::text LIKE '%' || v || '%')`,
      [values],
    );
    if (rows[0].hits > 0) found.push(name);
  }
  return found;
}
