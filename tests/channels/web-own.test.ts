import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_PICTURE_BYTES, MAX_PICTURES } from '../../channels/web/hope-pictures.ts';
import { pictureKind } from '../../channels/web/picture-kind.ts';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import { savePlanVersion } from '../../program/plans/save-plan.ts';
import { WebWorld } from './web-world.ts';

/** A whole 1 x 1 picture. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let world: WebWorld;
beforeAll(async () => {
  world = await WebWorld.start();
});
afterAll(() => world.stop());

async function someone() {
  const { session, conversation } = await world.openSession();
  const row = await world.database.prisma.chatSession.findFirstOrThrow({
    where: { conversationId: conversation },
  });
  const call = (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    type = 'application/json',
  ) =>
    fetch(`${world.url}/chat/own${path}`, {
      method,
      headers: { authorization: `Bearer ${session}`, ...(body ? { 'content-type': type } : {}) },
      ...(body ? { body } : {}),
    });
  return { session, clientId: row.clientId, call };
}

async function inSession(clientId: string, handoff = false): Promise<{ session: string; handoff: string }> {
  const ids = { session: world.database.ids.next(), handoff: world.database.ids.next() };
  await world.database.transact(clientId, async (tx) => {
    tx.insert('Session', {
      id: ids.session,
      clientId,
      openedAt: tx.now,
      lastMessageAt: tx.now,
      closedAt: null,
      closedReason: null,
      level: 'none',
      latched: false,
      categories: [],
      protocolVersion: '1',
      drill: false,
    });
  });
  if (handoff)
    await world.database.pool.query(
      `INSERT INTO handoff (id, client_id, session_id, level, trigger, queue, priority, channel, state, opened_at,
         escalation_round, nobody_answered, protocol_version, drill)
       VALUES ($1, $2, $3, 'moderate', 'risk', 'crisis', 1, 'web', 'resolved', $4, 0, false, '1', false)`,
      [ids.handoff, clientId, ids.session, world.clock.now()],
    );
  return ids;
}

describe('a browser’s own reads and acts', () => {
  it('needs a chat session that is alive, whatever is asked', async () => {
    const strange = { headers: { authorization: 'Bearer nobody-has-this-session-1234' } };
    expect((await fetch(`${world.url}/chat/own/plan`)).status).toBe(401);
    expect((await fetch(`${world.url}/chat/own/plan`, strange)).status).toBe(401);
    const { call } = await someone();
    expect((await call('POST', '/end')).status).toBe(204);
    for (const path of ['/plan', '/pictures']) expect((await call('GET', path)).status).toBe(401);
  });

  it('lets other origins ask, with the session in a header only', async () => {
    const answer = await fetch(`${world.url}/chat/own/plan`, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('ends the chat on one device: its session opens no socket any more, what was said stays in the record', async () => {
    const { session, clientId, call } = await someone();
    const tab = await world.tab(session);
    await tab.send('m1', 'hello');
    await call('POST', '/end');
    expect(await world.refusal({ session, after: 0 })).toBe('not_signed_in');
    const lines = await world.database.prisma.message.count({ where: { clientId, direction: 'in' } });
    expect(lines).toBe(1);
  });
});

describe('the plan', () => {
  it('is the client’s newest that is not retired, in their own words; null where there is none', async () => {
    const { call, clientId } = await someone();
    expect(await (await call('GET', '/plan')).json()).toEqual({ plan: null });
    const steps = [
      [{ text: 'pacing' }],
      [],
      [],
      [{ text: 'my sister', name: 'Ana', phone: '555-0100' }],
      [],
      [],
    ];
    await world.database.transact(clientId, (tx) =>
      savePlanVersion(tx, {
        steps,
        reasons: ['my dog'],
        status: 'active',
        author: 'program',
        language: 'en',
      }),
    );
    const { plan } = (await (await call('GET', '/plan')).json()) as { plan: unknown };
    expect(plan).toMatchObject({ version: 1, status: 'active', language: 'en', steps, reasons: ['my dog'] });
  });
});

describe('a line of a skill', () => {
  it('says which aid of the widget goes with it', async () => {
    const { session, clientId } = await someone();
    const { conversationId } = await world.database.prisma.chatSession.findFirstOrThrow({
      where: { clientId },
    });
    for (const template of ['breathing.in', 'why.still', 'breathing.ask_after'])
      await world.database.transact(clientId, (tx) =>
        sayToClient(tx, world.announcer, [
          {
            channel: 'web',
            identityId: conversationId,
            conversationId,
            sender: 'bot',
            text: template,
            language: 'en',
            templates: [template],
            ownerRule: 'bot',
            sessionId: null,
            drill: false,
            uniqueKey: tx.ids.next(),
          },
        ]),
      );
    const tab = await world.tab(session);
    await tab.reads('breathing.ask_after');
    expect(tab.lines.map(({ aid }) => aid)).toEqual(['breathing', 'hope_box', undefined]);
  });
});

describe('the question afterwards', () => {
  const answer = (its: Awaited<ReturnType<typeof someone>>, word: string) =>
    its.call('POST', '/feedback', JSON.stringify({ answer: word }));
  const stored = async (clientId: string) =>
    (await world.database.prisma.chatFeedback.findMany({ where: { clientId } })).map((row) => [
      row.answer,
      row.handoffId,
    ]);

  it('stores one answer a session, with the handoff it was about; skipping never replaces an answer', async () => {
    const its = await someone();
    const { handoff } = await inSession(its.clientId, true);
    expect(await (await answer(its, 'skipped')).json()).toEqual({ stored: true });
    expect(await stored(its.clientId)).toEqual([['skipped', handoff]]);
    await answer(its, 'a_little');
    await answer(its, 'skipped');
    expect(await stored(its.clientId)).toEqual([['a_little', handoff]]);
  });

  it('stores nothing where nothing was said, and refuses other words', async () => {
    const its = await someone();
    expect(await (await answer(its, 'yes')).json()).toEqual({ stored: false });
    await inSession(its.clientId);
    expect((await answer(its, 'great')).status).toBe(400);
    expect(await stored(its.clientId)).toEqual([]);
  });
});

describe('the hope box', () => {
  const add = (its: Awaited<ReturnType<typeof someone>>, bytes: Buffer) =>
    its.call('POST', '/pictures', new Uint8Array(bytes), 'application/octet-stream');

  it('keeps a picture encrypted, gives it back to its owner only, and deletes it', async () => {
    const its = await someone();
    const other = await someone();
    const { id } = (await (await add(its, PNG)).json()) as { id: string };
    expect(await (await its.call('GET', '/pictures')).json()).toEqual({
      pictures: [{ id, width: 1, height: 1 }],
    });
    const given = await its.call('GET', `/pictures/${id}`);
    expect(given.headers.get('content-type')).toBe('image/png');
    expect(given.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await given.arrayBuffer()).equals(PNG)).toBe(true);
    const row = await world.database.prisma.hopePicture.findFirstOrThrow({ where: { id } });
    expect(Buffer.from(row.body).includes(PNG.subarray(0, 16))).toBe(false);
    expect((await other.call('GET', `/pictures/${id}`)).status).toBe(404);
    await other.call('DELETE', `/pictures/${id}`);
    expect((await its.call('GET', `/pictures/${id}`)).status).toBe(200);
    expect((await its.call('DELETE', `/pictures/${id}`)).status).toBe(204);
    expect((await its.call('GET', `/pictures/${id}`)).status).toBe(404);
  });

  it('refuses what is no picture, too large, or one too many', async () => {
    const its = await someone();
    expect((await add(its, Buffer.from('<svg onload="alert(1)"/>'))).status).toBe(400);
    expect((await add(its, Buffer.from('GIF89a too old a friend for this box'))).status).toBe(400);
    expect((await add(its, Buffer.concat([PNG, Buffer.alloc(MAX_PICTURE_BYTES)]))).status).toBe(413);
    for (let count = 0; count < MAX_PICTURES; count += 1) expect((await add(its, PNG)).status).toBe(201);
    expect((await add(its, PNG)).status).toBe(413);
  });

  it('tells kinds and sizes by the bytes', () => {
    const jpeg = Buffer.from(
      'ffd8ffe000104a46494600010100000100010000ffc0001108003000400301220002110103',
      'hex',
    );
    expect(pictureKind(jpeg)).toEqual({ contentType: 'image/jpeg', width: 64, height: 48 });
    const webp = Buffer.alloc(30);
    webp.write('RIFF', 0, 'latin1');
    webp.write('WEBPVP8X', 8, 'latin1');
    webp.writeUIntLE(99, 24, 3);
    webp.writeUIntLE(49, 27, 3);
    expect(pictureKind(webp)).toEqual({ contentType: 'image/webp', width: 100, height: 50 });
    const huge = Buffer.from(PNG);
    huge.writeUInt32BE(50_000, 16);
    for (const bytes of [huge, jpeg.subarray(0, 12), Buffer.from([0xff, 0xd8, 0xff, 0x00]), Buffer.alloc(0)])
      expect(pictureKind(bytes)).toBeNull();
  });
});
