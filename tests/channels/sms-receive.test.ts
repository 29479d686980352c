import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_PHONE, SmsWorld } from './sms-world.ts';

let world: SmsWorld;
beforeAll(async () => {
  world = await SmsWorld.start({ apiUrl: 'http://127.0.0.1:9' });
});
afterAll(() => world.stop());
beforeEach(() => {
  world.turnsTaken.length = 0;
});

interface Stored {
  readonly event: string;
  readonly client_id: string;
  readonly message_id: string;
  readonly body: Buffer;
  readonly inbox_id: string;
  readonly payload: Buffer;
}

async function stored(sid: string) {
  const [row] = await world.rows<Stored>(
    `SELECT i.id AS inbox_id, i.event, i.client_id, i.message_id, i.payload, m.body FROM inbox i
     JOIN message m ON m.id = i.message_id WHERE i.channel = 'sms' AND i.provider_key = $1`,
    [sid],
  );
  if (!row) return null;
  const cipher = await world.database.transact(row.client_id, async (tx) => tx.cipher);
  return {
    event: row.event,
    clientId: row.client_id,
    messageId: row.message_id,
    text: cipher.open<{ text: string }>(`message.body/${row.message_id}`, row.body).text,
    confirmed: cipher.open<{ confirmedByProvider: boolean }>(`inbox.payload/${row.inbox_id}`, row.payload)
      .confirmedByProvider,
    cipher,
  };
}

const count = async () => Number((await world.rows<{ n: string }>('SELECT count(*) AS n FROM inbox'))[0]?.n);

describe('an inbound text', () => {
  it('is stored before it is answered with an empty document, and its turn is taken', async () => {
    const answer = await world.text('I can’t sleep', { MessageSid: 'SMfirst' });
    expect(answer).toMatchObject({ status: 200, type: expect.stringMatching(/^text\/xml/) });
    expect(answer.text).toContain('<Response/>');
    const row = await stored('SMfirst');
    expect(row).toMatchObject({ event: 'message', text: 'I can’t sleep' });
    expect(world.turnsTaken).toEqual([row?.clientId]);
  });

  it('from a number that nobody knows makes one unregistered client, also when two come at once', async () => {
    await Promise.all(
      ['SMa', 'SMb'].map((MessageSid) => world.text('hi', { MessageSid, From: '(555) 010-0077' })),
    );
    const [a, b] = [await stored('SMa'), await stored('SMb')];
    expect(a?.clientId).toBe(b?.clientId);
    const clients = await world.rows('SELECT kind FROM client WHERE id = $1', [a?.clientId]);
    expect(clients).toEqual([{ kind: 'unregistered' }]);
  });

  it('delivered again does nothing and is answered the same, however often and at once', async () => {
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => world.text('again', { MessageSid: 'SMtwice' })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status}${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await count()).toBe(before + 1);
    expect(world.turnsTaken).toHaveLength(1);
  });

  it('notes every picture', async () => {
    await world.text('', {
      MessageSid: 'MMpictures',
      NumMedia: '3',
      MediaUrl0: 'https://api.twilio.com/0',
      MediaContentType0: 'image/jpeg',
      MediaUrl1: 'https://api.twilio.com/1',
      MediaContentType1: 'image/png',
      MediaUrl2: 'https://api.twilio.com/2',
    });
    const row = await stored('MMpictures');
    const media = await world.rows<{ id: string; source: Buffer; content_type: string; state: string }>(
      'SELECT id, source, content_type, state FROM media WHERE message_id = $1 ORDER BY position',
      [row?.messageId],
    );
    expect(media.map(({ content_type, state }) => [content_type, state])).toEqual([
      ['image/jpeg', 'noted'],
      ['image/png', 'noted'],
      ['application/octet-stream', 'noted'],
    ]);
    expect(media.map(({ id, source }) => row?.cipher.open(`media.source/${id}`, source))).toEqual([
      'https://api.twilio.com/0',
      'https://api.twilio.com/1',
      'https://api.twilio.com/2',
    ]);
  });

  it('keeps the words of an opt-out and whether Twilio has answered it', async () => {
    await world.text('Stop', { MessageSid: 'SMstop1' });
    await world.text('stop!', { MessageSid: 'SMstop2' });
    await world.text('alto', { MessageSid: 'SMstop3', OptOutType: 'STOP' });
    expect(await stored('SMstop1')).toMatchObject({ event: 'opt_out', confirmed: true, text: 'Stop' });
    expect(await stored('SMstop2')).toMatchObject({ event: 'opt_out', confirmed: false });
    expect(await stored('SMstop3')).toMatchObject({ event: 'opt_out', confirmed: true, text: 'alto' });
  });

  it('keeps "yes" as what may be an opt-in: whether the client had opted out is for its turn to say', async () => {
    await world.client();
    await world.text('Yes', { MessageSid: 'SMyes1' });
    expect(await stored('SMyes1')).toMatchObject({ event: 'opt_in', text: 'Yes' });
  });
});

describe('what is not Twilio’s', () => {
  it('is refused with a reason and leaves nothing behind', async () => {
    const before = await count();
    const fields = { MessageSid: 'SMforged', From: CLIENT_PHONE, Body: 'hello' };
    const forged = await world.post('/twilio/sms', fields, { token: 'another token' });
    expect(forged.status).toBe(403);
    expect(forged.text).toContain('X-Twilio-Signature');
    const elsewhere = await world.post('/twilio/sms', fields, { url: 'https://other.example/twilio/sms' });
    expect(elsewhere.status).toBe(403);
    const unsigned = await world.post('/twilio/sms', fields, { signature: '' });
    expect(unsigned.status).toBe(403);
    const changed = await fetch(`${world.publicUrl}/twilio/sms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-twilio-signature': 'x' },
      body: JSON.stringify(fields),
    });
    expect(changed.status).toBe(403);
    expect(await count()).toBe(before);
  });

  it('is refused when it is for another account, though signed', async () => {
    const answer = await world.text('hello', { MessageSid: 'SMother', AccountSid: `AC${'2'.repeat(32)}` });
    expect(answer.status).toBe(403);
    expect(await stored('SMother')).toBeNull();
  });

  it('is refused when it is too large to be a text', async () => {
    expect((await world.text('x'.repeat(70_000), { MessageSid: 'SMhuge' })).status).toBe(413);
  });
});

describe('without a database', () => {
  it('answers 503, so that Twilio comes again, and takes the text then', async () => {
    const lost = await SmsWorld.start({ apiUrl: 'http://127.0.0.1:9' });
    await lost.text('first', { MessageSid: 'SMfirst' });
    await lost.rows('ALTER TABLE inbox RENAME TO inbox_away');
    expect((await lost.text('later', { MessageSid: 'SMlater' })).status).toBe(503);
    await lost.rows('ALTER TABLE inbox_away RENAME TO inbox');
    expect((await lost.text('later', { MessageSid: 'SMlater' })).status).toBe(200);
    const keys = await lost.rows<{ provider_key: string }>(
      'SELECT provider_key FROM inbox ORDER BY provider_key',
    );
    expect(keys.map((row) => row.provider_key)).toEqual(['SMfirst', 'SMlater']);
    await lost.stop();
  });
});
