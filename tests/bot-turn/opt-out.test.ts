import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KnownIdentity } from '../../program/clients/identities.ts';
import { CoreWorld } from './core-world.ts';

let world: CoreWorld;
beforeAll(async () => {
  world = await CoreWorld.start();
});
afterAll(() => world.stop());

/** What the ways out leave behind, in the client's record. */
async function left(clientId: string) {
  const [row] = await world.rows(
    `SELECT (SELECT array_agg(a.kind) FROM alert a WHERE a.client_id = c.id) AS alerts,
       (SELECT array_agg(t.kind ORDER BY t.kind) FROM task t WHERE t.client_id = c.id) AS tasks,
       (SELECT array_agg(h.state) FROM handoff h WHERE h.client_id = c.id) AS handoffs,
       (SELECT array_agg(k.state) FROM consent k WHERE k.client_id = c.id AND k.kind = 'sms') AS consents,
       (SELECT array_agg(DISTINCT f.state) FROM follow_up f WHERE f.client_id = c.id) AS promised
     FROM client c WHERE c.id = $1`,
    [clientId],
  );
  return row;
}

/** Whether a text to the client goes out from this number of ours. */
async function textsFrom(who: KnownIdentity, programNumber: string): Promise<boolean> {
  const { conversations } = world;
  const [id] = await conversations.say(who, ['a word'], { ownerRule: 'any' });
  const send = async () => ({ outcome: 'sent', providerId: null }) as const;
  const outbox = conversations.outbox({ channel: 'sms', concurrency: 1, programNumber, send });
  await outbox.send('sms');
  const [row] = await world.rows<{ status: string }>('SELECT status FROM message WHERE id = $1', [id]);
  return row?.status === 'sent';
}

describe('every way off the text line, at risk', () => {
  it('leaves the same behind: alert, calls, handoff, consent, paused texts', async () => {
    const byWord = await world.conversations.client();
    await world.write(byWord, 'i want to die');
    await world.write(byWord, 'STOP', { event: 'opt_out', confirmedByProvider: true });
    const byProvider = await world.conversations.client();
    await world.write(byProvider, 'i want to die');
    const lines = await world.botLines(byProvider.clientId);
    await world.conversations.database.transact(byProvider.clientId, (tx) =>
      world.core.pipeline.leave(tx, { identityId: byProvider.identityId, from: 'one' }),
    );
    expect(await world.botLines(byProvider.clientId)).toBe(lines);
    const found = await left(byProvider.clientId);
    expect(found).toEqual(await left(byWord.clientId));
    expect(found).toMatchObject({
      alerts: ['optout_during_risk'],
      tasks: expect.arrayContaining(['follow_up_call', 'voice_outreach']),
      handoffs: ['waiting'],
      consents: ['revoked'],
    });
  });
});

describe('an opt-out by the provider’s word', () => {
  it('holds between the two numbers, and ends with a START to the same one', async () => {
    const who = await world.conversations.client();
    const word = { confirmedByProvider: true, addressee: 'one' };
    await world.write(who, 'STOP', { ...word, event: 'opt_out' });
    expect(await textsFrom(who, 'one')).toBe(false);
    expect(await textsFrom(who, 'two')).toBe(true);
    await world.write(who, 'START', { ...word, event: 'opt_in', addressee: 'two' });
    expect(await textsFrom(who, 'one')).toBe(false);
    await world.write(who, 'START', { ...word, event: 'opt_in' });
    expect(await textsFrom(who, 'one')).toBe(true);
  });

  it('from two numbers, or in plain words, holds for every one', async () => {
    const twice = await world.conversations.client();
    for (const addressee of ['one', 'two'])
      await world.write(twice, 'STOP', { event: 'opt_out', confirmedByProvider: true, addressee });
    const plainly = await world.conversations.client();
    await world.write(plainly, 'please stop texting me', { addressee: 'one' });
    for (const who of [twice, plainly]) expect(await textsFrom(who, 'three')).toBe(false);
  });
});

describe('leaving the text line and coming back', () => {
  it('is one consent revoked and one given, in the client’s words', async () => {
    const who = await world.conversations.client();
    await world.write(who, 'STOP', { event: 'opt_out', confirmedByProvider: true });
    world.conversations.clock.advanceSeconds(60);
    await world.write(who, 'START', { event: 'opt_in' });
    expect(
      await world.rows('SELECT kind, state FROM consent WHERE client_id = $1 ORDER BY at', [who.clientId]),
    ).toEqual([
      { kind: 'sms', state: 'revoked' },
      { kind: 'sms', state: 'given' },
    ]);
  });
});

/** What the threads of the client's handoffs were told. */
async function notes(clientId: string): Promise<string[]> {
  const rows = await world.rows<{ id: string; sealed: Buffer }>(
    `SELECT id, body AS sealed FROM outbox WHERE client_id = $1 AND kind = 'thread_note' ORDER BY created_at, id`,
    [clientId],
  );
  return world.conversations.database.transact(clientId, async (tx) =>
    rows.map(({ id, sealed }) => tx.cipher.open<{ text: string }>(`outbox.body/${id}`, sealed).text),
  );
}

describe('the thread of an open handoff', () => {
  it('names no STOP where the client wrote no such word, and no task where there is none', async () => {
    const plainly = await world.conversations.client();
    await world.write(plainly, 'i want to talk to a human');
    await world.write(plainly, 'please stop texting me');
    const [note] = await notes(plainly.clientId);
    expect(note).toMatch(/own words/);
    expect(note).not.toMatch(/STOP|task/);
    expect((await left(plainly.clientId))?.tasks ?? []).not.toContain('voice_outreach');
  });

  it('is told of the opt-out once, and of each line of the bot that was held back', async () => {
    const who = await world.conversations.client();
    await world.write(who, 'i want to die tonight');
    await world.write(who, 'STOP', { event: 'opt_out', confirmedByProvider: true });
    const count = async (where: string) =>
      (await world.rows(`SELECT 1 FROM outbox WHERE client_id = $1 AND ${where}`, [who.clientId])).length;
    expect(await notes(who.clientId)).toEqual([expect.stringMatching(/such as STOP.*there is a task/)]);
    await world.write(who, 'are you there');
    const send = async () => ({ outcome: 'sent', providerId: null }) as const;
    const outbox = world.conversations.outbox(
      { channel: 'sms', concurrency: 1, send },
      world.core.deliveryEvents,
    );
    await outbox.send('sms');
    const [held] = await world.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM message WHERE client_id = $1 AND status = 'withheld'`,
      [who.clientId],
    );
    expect(held?.count).toBeGreaterThan(0);
    expect(await count(`unique_key LIKE 'thread_message:%:not_sent'`)).toBe(held?.count);
  });
});
