import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HandoffNotice } from '../../bot/engine/contract.ts';
import { statusOf } from '../../bot/turn/handoff-events.ts';
import { sentence, TurnWorld } from './world.ts';

let world: TurnWorld;
beforeAll(async () => {
  world = await TurnWorld.start();
});
afterAll(() => world.stop());
afterEach(() => world.calm());

/** The handoff events that wait for the other end of a client's conversation, in order. */
async function events(clientId: string) {
  const { database } = world.conversations;
  return database.transact(clientId, async (tx) => {
    const rows = await tx.query<{ id: string; body: Buffer; handoff_id: string | null }>(
      'test_handoff_events',
      `SELECT id, body, handoff_id FROM outbox WHERE client_id = $1 AND kind = 'handoff_event' ORDER BY "order"`,
      [clientId],
    );
    return rows.map(({ id, body, handoff_id }) => ({
      ...tx.cipher.open<{ data: object }>(`outbox.body/${id}`, body).data,
      handoffId: handoff_id,
    }));
  });
}

const tell = (clientId: string, notice: HandoffNotice) =>
  world.conversations.database.transact(clientId, (tx) => world.pipeline.notify(tx, notice));

describe('the SDK’s handoff events', () => {
  it('tell a Bot Framework conversation of the opening once, then of what was decided', async () => {
    const who = await world.conversations.client('botframework');
    let handoffId = '';
    world.onOpen = async (tx) => {
      handoffId = tx.ids.next();
      return handoffId;
    };
    world.engine = () => ({
      messages: [sentence('a person comes')],
      effects: [{ kind: 'openHandoff', level: 'high', trigger: 'risk' }],
    });
    await world.write(who, 'words', { channel: 'botframework' });
    expect(await events(who.clientId)).toEqual([{ name: 'handoff.initiate', state: null, handoffId }]);
    world.calm();
    const open = await world.handoff(who.clientId, 'waiting');
    world.onOpen = async () => open;
    world.engine = () => ({ effects: [{ kind: 'openHandoff', level: 'high', trigger: 'risk' }] });
    await world.write(who, 'again', { channel: 'botframework' });
    world.calm();
    await tell(who.clientId, { kind: 'waiting', tried: ['primary'], minutes: 2, position: 1 });
    await tell(who.clientId, { kind: 'claimed', name: 'Ana' });
    await tell(who.clientId, { kind: 'released' });
    await tell(who.clientId, { kind: 'resolved', nextContact: null, name: 'Ana' });
    expect((await events(who.clientId)).slice(1)).toEqual([
      { name: 'handoff.status', state: 'accepted', handoffId: open },
      { name: 'handoff.status', state: 'completed', handoffId: open },
    ]);
    expect(world.asked.map(({ input }) => input.event.kind)).toEqual(Array(4).fill('notice'));
  });

  it('go nowhere else: a text line has no other end that hears events', async () => {
    const who = await world.conversations.client();
    world.engine = () => ({ effects: [{ kind: 'openHandoff', level: 'high', trigger: 'risk' }] });
    await world.write(who, 'words');
    expect(await events(who.clientId)).toEqual([]);
  });

  it('tell of the opening where the bot itself failed', async () => {
    const who = await world.conversations.client('botframework');
    world.engine = () => {
      throw new Error('cannot');
    };
    await world.write(who, 'words', { channel: 'botframework' });
    expect(await events(who.clientId)).toEqual([
      { name: 'handoff.initiate', state: null, handoffId: expect.any(String) },
    ]);
  });

  it('call failed only what was closed before anybody helped', () => {
    expect(statusOf({ kind: 'withdrawn' })).toBe('failed');
    expect(statusOf({ kind: 'nobody_answered', tried: ['primary'], again: false })).toBeNull();
    expect(statusOf({ kind: 'released' })).toBeNull();
  });
});
