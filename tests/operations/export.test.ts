import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import { receive } from '../../conversations/receive.ts';
import { addIncidentFact, openIncident, setIncidentLocation } from '../../handoff/incidents.ts';
import { createTask, dueIn } from '../../handoff/tasks.ts';
import { exportRecord } from '../../operations/record/export-record.ts';
import { readRecord } from '../../operations/record/read-record.ts';
import { Announcer } from '../../platform/announce.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { findIdentity } from '../../program/clients/identities.ts';
import { setClientFields, updateProfile } from '../../program/clients/update-client.ts';
import { recordConsent } from '../../program/consents/consents.ts';
import { suppressContact } from '../../program/contacts/contacts.ts';
import { openTestPlatform, type TestPlatform } from './support.ts';

const PHONE = '+15555550142';
let platform: TestPlatform;
let clientId: string;

beforeAll(async () => {
  platform = await openTestPlatform('export');
  const { database, clock } = platform;
  await platform.load({
    staff: [{ id: 'amy', name: 'Amy Chen', slackUserId: 'U1', roles: ['clinician'] }],
    clients: [
      {
        id: 'C-7',
        name: 'Rosa Gil',
        phone: PHONE,
        language: 'es',
        flags: ['asthma'],
        emergencyContacts: [{ name: 'Luz', relationship: 'hermana', phone: '+15555550143', consent: 'full' }],
        safetyPlan: {
          copingStrategies: ['caminar', { text: 'llamar', phone: '988' }],
          reasonsForLiving: ['mis hijas'],
        },
        consents: { sms: true },
      },
    ],
  });
  clientId = (await findClient(database, 'C-7'))?.id ?? '';
  const identity = await findIdentity(database, 'sms', PHONE);
  const announcer = new Announcer();
  const message = { channel: 'sms', identityId: identity?.identityId ?? null, conversationId: null } as const;
  await receive(database, {
    ...message,
    providerKey: 'SM1',
    clientId,
    text: 'no puedo más',
    media: [{ url: 'https://provider/media/1', contentType: 'image/jpeg' }],
    event: 'message',
  });
  clock.advanceSeconds(2);
  await database.transact(clientId, async (tx) => {
    await sayToClient(tx, announcer, [
      {
        ...message,
        sender: 'bot',
        text: 'Estoy aquí.',
        language: 'es',
        templates: ['x'],
        ownerRule: 'bot',
        sessionId: null,
        drill: false,
        uniqueKey: 'out-1',
      },
    ]);
    createTask(tx, {
      kind: 'care_team_note',
      dueAt: dueIn(tx, 60),
      detail: 'She said she cannot go on.',
      by: 'bot',
      why: 'risk',
      drill: false,
    });
    const incident = await openIncident(tx, {
      kind: 'suicide',
      sessionId: null,
      handoffId: null,
      protocolVersion: '1',
      by: 'bot',
      drill: false,
    });
    setIncidentLocation(tx, incident, 'client', '12 Birch Rd');
    addIncidentFact(tx, incident, 'client', 'sister is with her');
    recordConsent(tx, { kind: 'dispatch', given: true, words: 'sí, manden a alguien', source: 'sms' });
    await suppressContact(tx, 'luz', 'named_as_danger');
    await updateProfile(tx, { safeWindow: 'after 18:00', contactPreference: 'text' });
    await setClientFields(tx, { lockedChannel: 'sms', addFlag: 'abuse' });
  });
});
afterAll(() => platform.close());

describe('the record of a client', () => {
  it('has every section of the interface, decrypted', async () => {
    const record = await readRecord(platform.database, clientId);
    expect(Object.keys(record)).toEqual(
      (
        'client messages assessments sessions handoffs tasks alerts incidents plans skills checkIns followUps contacts ' +
        'consents disclosures screenings feedback hopePictures audit'
      ).split(' '),
    );
    expect(record.client).toEqual({
      id: 'C-7',
      name: 'Rosa Gil',
      phone: PHONE,
      language: 'es',
      enrolled: true,
      flags: ['asthma', 'abuse'],
      lockedChannel: 'sms',
      contactPreference: 'text',
      safeWindow: 'after 18:00',
    });
    expect(record.messages).toMatchObject([
      {
        channel: 'sms',
        direction: 'in',
        from: 'client',
        text: 'no puedo más',
        media: [{ contentType: 'image/jpeg' }],
      },
      { channel: 'sms', direction: 'out', from: 'bot', text: 'Estoy aquí.', status: 'queued', media: [] },
    ]);
    expect(record.tasks).toMatchObject([
      { kind: 'care_team_note', state: 'open', detail: 'She said she cannot go on.' },
    ]);
    expect(record.incidents).toMatchObject([
      { kind: 'suicide', location: '12 Birch Rd', facts: ['sister is with her'], state: 'open' },
    ]);
    expect(record.plans).toMatchObject([
      {
        version: 1,
        status: 'active',
        author: 'program',
        steps: [[], ['caminar', { text: 'llamar', phone: '988' }], [], [], [], []],
        reasons: ['mis hijas'],
      },
    ]);
    expect(record.contacts).toEqual([
      { name: 'Luz', phone: '+15555550143', consent: 'full', suppressed: true },
    ]);
    expect(record.consents).toMatchObject([
      { kind: 'sms', state: 'given', words: null },
      { kind: 'dispatch', state: 'given', words: 'sí, manden a alguien' },
    ]);
    expect(record.audit[0]).toMatchObject({ who: 'import', what: 'client.enrolled', why: 'roster' });
  });

  it('holds no client words in its audit entries', async () => {
    const { audit } = await readRecord(platform.database, clientId);
    expect(JSON.stringify(audit)).not.toMatch(/Rosa|Luz|Birch|555|manden/);
  });

  it('is found by the program’s id and by ours, and an export of it is noted', async () => {
    const { database } = platform;
    const byOwnId = await findClient(database, clientId);
    expect(byOwnId).toEqual(await findClient(database, 'C-7'));
    expect(await findClient(database, 'C-8')).toBeNull();
    if (!byOwnId) throw new Error('not found');
    const record = await exportRecord(database, byOwnId, 'export');
    expect(record.audit.at(-1)).toMatchObject({ who: 'export', what: 'record.exported' });
  });
});

describe('what the client added in the chat, and what a clinician filled in', () => {
  it('is part of the record: the screening form, the answer to the one question, the pictures by kind', async () => {
    const { database, clock } = platform;
    const at = clock.now();
    const [screening, feedback, picture, session] = [0, 1, 2, 3].map(() => database.ids.next()) as [
      string,
      string,
      string,
      string,
    ];
    await database.transact(clientId, async (tx) => {
      tx.insert('Session', {
        id: session,
        clientId,
        openedAt: at,
        lastMessageAt: at,
        level: 'none',
        latched: false,
        categories: [],
        protocolVersion: 'test',
        drill: false,
      });
      tx.insert('Screening', {
        id: screening,
        clientId,
        instrument: 'cssrs_screener',
        panel: '93373-9',
        wording: '1',
        at,
        by: database.ids.next(),
        answers: tx.cipher.seal(`screening.answers/${screening}`, [{ code: '93246-7', answer: 'LA33-6' }]),
        result: 'low',
        note: tx.cipher.seal(`screening.note/${screening}`, 'calm'),
        drill: false,
      });
    });
    await database.prisma.chatFeedback.create({
      data: { id: feedback, clientId, sessionId: session, answer: 'yes', at, drill: false },
    });
    await database.prisma.hopePicture.create({
      data: {
        id: picture,
        clientId,
        contentType: 'image/png',
        size: 3,
        width: 1,
        height: 1,
        body: Buffer.from('sealed elsewhere'),
        createdAt: at,
      },
    });
    const record = await readRecord(database, clientId);
    expect(record.screenings).toMatchObject([
      { result: 'low', note: 'calm', answers: [{ code: '93246-7' }] },
    ]);
    expect(record.feedback).toEqual([{ at: at.toISOString(), answer: 'yes' }]);
    expect(record.hopePictures).toMatchObject([{ contentType: 'image/png', size: 3 }]);
  });
});
