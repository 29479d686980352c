import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receive } from '../../conversations/receive.ts';
import { accessLog } from '../../operations/privacy/access-log.ts';
import { forClient } from '../../operations/privacy/client-request.ts';
import { eraseEverywhere, eraseTextsAgain } from '../../operations/privacy/erase-everywhere.ts';
import { expiredClients } from '../../operations/privacy/retention.ts';
import { exportRecord } from '../../operations/record/export-record.ts';
import { Announcer } from '../../platform/announce.ts';
import { verifyAudit } from '../../platform/audit/verify.ts';
import { silentLog } from '../../platform/log.ts';
import { eraseClient } from '../../program/clients/erase-client.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { findIdentity } from '../../program/clients/identities.ts';
import { recordView } from '../../program/clients/record-view.ts';
import { liftLegalHold, setLegalHold } from '../../program/privacy/legal-hold.ts';
import { TwilioStandIn } from '../peers/twilio-stand-in.ts';
import { openTestPlatform, type TestPlatform } from './support.ts';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const messagePath = (sid: string) => `DELETE /2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}.json`;

const twilio = new TwilioStandIn();
let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform('privacy');
  await twilio.start();
  await platform.load(
    ['A', 'B', 'C', 'D'].map((id, i) => ({ id, name: `Name ${id}`, phone: `+1555555020${i}` })),
  );
  await platform.load({ staff: [{ id: 'S-1', name: 'Ana', roles: ['clinician'] }] });
});
afterAll(async () => {
  await platform.close();
  await twilio.stop();
});

async function idOf(id: string): Promise<string> {
  const found = await findClient(platform.database, id);
  if (!found) throw new Error(`no ${id}`);
  return found.id;
}

async function text(id: string, sid: string): Promise<void> {
  const { database } = platform;
  const clientId = await idOf(id);
  const phone = `+1555555020${['A', 'B', 'C', 'D'].indexOf(id)}`;
  const identity = await findIdentity(database, 'sms', phone);
  const inbound = { channel: 'sms', identityId: identity?.identityId ?? null, conversationId: null } as const;
  await receive(database, {
    ...inbound,
    providerKey: sid,
    clientId,
    text: 'some words',
    media: [],
    event: 'message',
  });
}

const parts = (isOn: boolean) => ({
  database: platform.database,
  log: silentLog,
  twilio: isOn
    ? {
        accountSid: ACCOUNT,
        authToken: 'x',
        from: '+15550009999',
        messagingServiceSid: null,
        apiUrl: twilio.url,
      }
    : null,
});

describe('erasing at Twilio too', () => {
  it('deletes every text there, names what it could not delete, and tries those again when asked to', async () => {
    for (const sid of ['SM1', 'SM2', 'SM3']) await text('A', sid);
    twilio.pages.set(messagePath('SM1'), { status: 204 });
    twilio.pages.set(messagePath('SM2'), { status: 500 });
    const clientId = await idOf('A');
    const { atTwilio } = await eraseEverywhere(parts(true), { clientId, by: 'erase', force: false });
    // The third is gone there already.
    expect(atTwilio).toEqual({ state: 'asked', deleted: 2, remaining: ['SM2'] });
    expect(twilio.seen.map(({ request }) => request)).toEqual(['SM1', 'SM2', 'SM3'].map(messagePath));

    twilio.pages.set(messagePath('SM2'), { status: 204 });
    expect(await eraseTextsAgain(parts(true), { clientId, by: 'erase' })).toMatchObject({ remaining: [] });
    const { rows } = await platform.database.pool.query(
      `SELECT why, data FROM audit_event WHERE what = 'client.texts_deleted' ORDER BY position`,
    );
    expect(rows).toEqual([
      { why: 'provider_kept_some', data: { deleted: 2, remaining: 1 } },
      { why: 'requested', data: { deleted: 3, remaining: 0 } },
    ]);
  });

  it('says what is left where Twilio is not configured, and erases here all the same', async () => {
    await text('B', 'SM4');
    const clientId = await idOf('B');
    const { atTwilio } = await eraseEverywhere(parts(false), { clientId, by: 'erase', force: false });
    expect(atTwilio).toEqual({ state: 'not_asked', remaining: ['SM4'] });
    expect((await findClient(platform.database, 'B'))?.erasedAt).not.toBeNull();
  });
});

describe('legal hold and retention', () => {
  it('nothing erases a client under hold, until it is lifted', async () => {
    const { database } = platform;
    const clientId = await idOf('C');
    const erase = () => eraseClient(database, new Announcer(), { clientId, by: 'erase', force: true });
    await setLegalHold(database, clientId, { by: 'legal-hold', reason: 'litigation' });
    await expect(erase()).rejects.toMatchObject({ code: 'invalid_transition', message: /legal hold/ });
    platform.clock.advanceSeconds(400 * 86_400);
    expect((await expiredClients(database, 365)).map((one) => one.clientId)).toEqual([await idOf('D')]);
    await liftLegalHold(database, clientId, 'legal-hold');
    await expect(liftLegalHold(database, clientId, 'legal-hold')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await expiredClients(database, 365)).toHaveLength(2);
  });

  it('retention leaves who wrote lately, and whom somebody still has to do something for', async () => {
    const { database } = platform;
    await text('C', 'SM5');
    const d = await idOf('D');
    expect((await expiredClients(database, 365)).map((one) => one.clientId)).toEqual([d]);
    await database.transact(d, async (tx) => {
      tx.insert('Task', {
        id: tx.ids.next(),
        clientId: d,
        kind: 'voice_outreach',
        createdAt: tx.now,
        dueAt: tx.now,
        state: 'open',
        detail: Buffer.from('x'),
        drill: false,
      });
    });
    expect(await expiredClients(database, 365)).toEqual([]);
  });
});

describe('who has seen a record', () => {
  it('is listed with staff by the program’s id, exports, holds and looks; the bot’s own acts are none', async () => {
    const { database } = platform;
    const clientId = await idOf('C');
    const found = await findClient(database, 'C');
    const staff = await database.prisma.staff.findFirstOrThrow({ where: { externalId: 'S-1' } });
    await database.transact(clientId, (tx) => recordView(tx, staff.id, 'desk'));
    if (found) await exportRecord(database, found, 'export', 'client_request');
    const log = (await accessLog(database, clientId)).map(({ who, what, why }) => `${who} ${what} ${why}`);
    expect(log.filter((line) => !line.startsWith('import '))).toEqual([
      'legal-hold legal_hold.set litigation',
      'legal-hold legal_hold.lifted requested',
      'S-1 client.viewed desk',
      'export record.exported client_request',
    ]);
    // Of an erased client it can still be told.
    const erased = (await accessLog(database, await idOf('A'))).map(({ what }) => what);
    expect(erased).toEqual(expect.arrayContaining(['client.erased', 'client.texts_deleted']));
  });
});

it('a client who asks gets their own words and is told what was left out', async () => {
  const found = await findClient(platform.database, 'C');
  if (!found) throw new Error('no C');
  const request = forClient(await exportRecord(platform.database, found, 'export', 'client_request'));
  expect(request.messages.map((message) => message.text)).toEqual(['some words']);
  expect(request.leftOut.map(({ section }) => section)).toEqual(
    expect.arrayContaining(['assessments', 'incidents', 'audit']),
  );
  expect(Object.keys(request)).not.toContain('assessments');
  expect((await verifyAudit(platform.database.pool, platform.database.keyring)).broken).toEqual([]);
});
