import { raiseAlert } from '../../../handoff/alerts.ts';
import { createTask, dueIn } from '../../../handoff/tasks.ts';
import { recordConsent } from '../../../program/consents/consents.ts';
import { suppressContact } from '../../../program/contacts/contacts.ts';
import { saveProgramContacts } from '../../../program/contacts/program-contacts.ts';
import { savePlanVersion } from '../../../program/plans/save-plan.ts';
import type { DeskServer } from './desk-server.ts';

/** A red square. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFUlEQVR42mP8z8Dwn4EIwESMolGVAMkqAwJ5FlkGAAAAAElFTkSuQmCC',
  'base64',
);

/** A client with everything on file that the desk can show. Returns the handoff. */
export async function fullCase(server: DeskServer): Promise<string> {
  const now = server.clock.now().getTime();
  const client = await server.client({
    name: 'Maya Lindqvist',
    preferredName: 'Maya',
    birthDate: '1994-04-02',
    phone: '+15555550111',
    location: { text: '12 Alder Street, apartment 4', at: new Date(now - 30 * 3_600_000).toISOString() },
    contactPreference: 'text_first',
  });
  await server.database.transact(client.id, async (tx) => {
    await savePlanVersion(tx, {
      status: 'active',
      author: 'program',
      language: 'en',
      steps: [
        [{ text: 'I stop answering messages' }],
        [{ text: 'Walk the dog' }, { text: 'Cold water on my face' }],
        [{ text: 'Library on Main', hours: '9:00-17:00' }],
        [{ text: 'Call Rosa', name: 'Rosa', phone: '+15555550199' }],
        [{ text: '988' }],
        [],
      ],
      reasons: ['My niece', 'The garden'],
    });
    await saveProgramContacts(tx, [
      { name: 'Rosa Lindqvist', relationship: 'sister', phone: '+15555550199', consent: 'life_threat_only' },
      { name: 'Mark Dell', relationship: 'former partner', phone: '+15555550142', consent: 'full' },
    ]);
    await suppressContact(tx, 'Mark', 'named_as_danger');
    recordConsent(tx, { kind: 'sms', given: true, words: 'yes texts are fine', source: 'sms' });
    createTask(tx, {
      kind: 'voice_outreach',
      dueAt: dueIn(tx, -240),
      detail: 'The client went silent after saying what they plan. Call them.',
      by: 'bot',
      why: 'silence',
      drill: false,
    });
    raiseAlert(tx, { kind: 'undelivered_at_risk', by: 'system', why: 'provider_refused', drill: false });
  });
  await server.says(client, 'hi');
  await server.says(client, 'it is all too much and I want to kill myself tonight, I have pills here');
  await server.database.transact(client.id, async (tx) => {
    await savePlanVersion(tx, {
      status: 'pending_clinician_review',
      author: 'client',
      language: 'en',
      steps: [
        [{ text: 'I stop answering messages' }, { text: 'I do not sleep' }],
        [{ text: 'Walk the dog' }],
        [{ text: 'Library on Main', hours: '9:00-17:00' }],
        [{ text: 'Call Rosa', name: 'Rosa', phone: '+15555550199' }],
        [{ text: '988' }],
        [],
      ],
      reasons: ['My niece', 'The garden'],
    });
    const [message] = await tx.query<{ id: string }>(
      'test_last_message',
      `SELECT id FROM message WHERE client_id = $1 AND sender = 'client' ORDER BY seq DESC LIMIT 1`,
      [tx.clientId],
    );
    const id = tx.ids.next();
    await tx.query(
      'test_picture',
      `INSERT INTO media (id, client_id, message_id, position, content_type, size, source, body, state, created_at)
       VALUES ($1, $2, $3, 0, 'image/png', $4, $5, $6, 'stored', $7)`,
      [
        id,
        tx.clientId,
        message?.id,
        PICTURE.length,
        tx.cipher.seal(`media.source/${id}`, 'https://api.twilio.com/x'),
        tx.cipher.sealBytes(`media.body/${id}`, PICTURE),
        tx.now,
      ],
    );
    await tx.query('test_media_count', 'UPDATE message SET media_count = 1 WHERE id = $1', [message?.id]);
    const followUp = tx.ids.next();
    tx.insert('FollowUp', {
      id: followUp,
      clientId: client.id,
      kind: 'caring_contact',
      dueAt: dueIn(tx, 14 * 3600),
      channel: 'sms',
      language: 'en',
      state: 'due',
      createdAt: tx.now,
    });
  });
  const row = await server.database.prisma.handoff.findFirstOrThrow({ where: { clientId: client.id } });
  return row.id;
}
