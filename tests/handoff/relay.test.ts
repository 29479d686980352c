import { afterEach, describe, expect, test } from 'vitest';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

async function claimed(level: 'moderate' | 'high' = 'high', options: Parameters<World['client']>[0] = {}) {
  world = await World.start();
  const staff = await world.roster();
  const client = await world.client(options);
  await world.write(client);
  const handoff = await world.open(client, level);
  await world.handoffs.claim(handoff, staff.ana, 'slack');
  return { ...staff, client, handoff };
}

describe('the relay', () => {
  test("the holder's reply reaches the client once, however often it comes in, and is contact", async () => {
    const { ana, handoff } = await claimed();
    await world.advance(20);
    const reply = {
      handoffId: handoff,
      staffId: ana,
      via: 'slack' as const,
      text: 'I am Ana. I am here.',
      key: 'T/C/1.2',
    };
    const first = await world.handoffs.reply(reply);
    const second = await world.handoffs.reply(reply);
    expect(first).toMatchObject({ channel: 'sms', isNew: true });
    expect(second).toEqual({ ...first, isNew: false });
    const sent = await world.rows(
      `SELECT owner_rule, kind FROM outbox WHERE channel = 'sms' AND kind = 'message'`,
    );
    expect(sent).toEqual([{ owner_rule: 'clinician', kind: 'message' }]);
    const row = await world.handoff(handoff);
    expect(row).toMatchObject({ state: 'contacted', lease_until: null });
    await world.advance(3_600);
    expect((await world.handoff(handoff)).state).toBe('contacted');
  });

  test('the reply goes where the client wrote last', async () => {
    const { ana, client, handoff } = await claimed();
    await world.write(client, handoff, 'web');
    const sent = await world.handoffs.reply({
      handoffId: handoff,
      staffId: ana,
      via: 'desk',
      text: 'Hello',
      key: 'd1',
    });
    expect(sent.channel).toBe('web');
    const [row] = await world.rows('SELECT conversation_id, sender FROM message WHERE id = $1', [
      sent.messageId,
    ]);
    expect(row).toEqual({ conversation_id: 'web-1', sender: 'clinician' });
    const thread = await world.rows(`SELECT unique_key FROM outbox WHERE kind = 'thread_message'`);
    expect(thread).toHaveLength(3);
  });

  test('an opt-out refuses the reply and says what is left to do', async () => {
    const { ana, handoff } = await claimed('high', { optedOut: true });
    await expect(
      world.handoffs.reply({ handoffId: handoff, staffId: ana, via: 'slack', text: 'Hello', key: 'x' }),
    ).rejects.toMatchObject({
      code: 'delivery_refused',
      message: expect.stringMatching(/opted out.*call them/i),
    });
    expect((await world.handoff(handoff)).state).toBe('claimed');
  });

  test('what is too long for one text message is refused and is no contact; the web takes it', async () => {
    const { ana, client, handoff } = await claimed();
    const text = 'a'.repeat(1_501);
    const reply = { handoffId: handoff, staffId: ana, via: 'slack' as const, text };
    await expect(world.handoffs.reply({ ...reply, key: 'x' })).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringMatching(/not sent.*1501.*in parts/i),
    });
    expect((await world.handoff(handoff)).state).toBe('claimed');
    await world.handoffs.reply({ ...reply, text: text.slice(1), key: 'x' });
    await world.write(client, handoff, 'web');
    expect(await world.handoffs.reply({ ...reply, key: 'y' })).toMatchObject({ channel: 'web' });
  });

  test('only the locked channel is used', async () => {
    const { ana, handoff } = await claimed('high', { locked: 'web' });
    await expect(
      world.handoffs.reply({ handoffId: handoff, staffId: ana, via: 'slack', text: 'Hello', key: 'x' }),
    ).rejects.toMatchObject({
      code: 'delivery_refused',
      message: expect.stringMatching(/only web is safe/i),
    });
  });

  test('nobody but the holder reaches the client', async () => {
    const { ben, handoff } = await claimed();
    await expect(
      world.handoffs.reply({ handoffId: handoff, staffId: ben, via: 'slack', text: 'Hello', key: 'x' }),
    ).rejects.toMatchObject({ code: 'not_claimed_by_you' });
    await world.handoffs.note(handoff, ben, 'I know this client', 'slack');
    expect(await world.rows(`SELECT 1 FROM message WHERE direction = 'out'`)).toEqual([]);
  });

  test("a client's message without an answer pages again, and somebody else may take it", async () => {
    const { ana, ben, client, handoff } = await claimed();
    await world.handoffs.reply({ handoffId: handoff, staffId: ana, via: 'slack', text: 'Hello', key: '1' });
    await world.advance(10);
    await world.write(client, handoff);
    await world.advance(60);
    await world.write(client, handoff);
    await world.advance(59);
    expect(await world.pendingTimers(handoff)).toEqual(['unanswered']);
    await expect(world.handoffs.claim(handoff, ben, 'desk')).rejects.toMatchObject({
      code: 'already_claimed',
    });
    await world.advance(1);
    const again = (await world.pages(handoff)).filter((page) => page.at === 130);
    expect(again.map((page) => `${page.rung} ${page.who}`)).toEqual([
      'slack null',
      'primary Ana Ruiz',
      'holder Ana Ruiz',
    ]);
    await world.handoffs.claim(handoff, ben, 'desk');
    expect(await world.handoff(handoff)).toMatchObject({ state: 'claimed', clinician_id: ben });
    expect(await world.pendingTimers(handoff)).toEqual(['claim_lease']);
  });

  test('an answer in time stops that clock, a late one stops the paging', async () => {
    const { ana, client, handoff } = await claimed();
    const say = (key: string) =>
      world.handoffs.reply({ handoffId: handoff, staffId: ana, via: 'slack', text: 'Hello', key });
    await say('1');
    await world.advance(10);
    await world.write(client, handoff);
    await world.advance(60);
    await say('2');
    expect(await world.pendingTimers(handoff)).toEqual([]);
    await world.advance(10);
    await world.write(client, handoff);
    await world.advance(125);
    expect(await world.pendingTimers(handoff)).toContain('escalation');
    await say('3');
    expect(await world.pendingTimers(handoff)).toEqual([]);
    expect(await world.handoff(handoff)).toMatchObject({
      state: 'contacted',
      clinician_id: ana,
      lease_until: null,
    });
  });

  test('when the whole ladder stays silent the client is given back to the bot and told so', async () => {
    const { ana, client, handoff } = await claimed();
    await world.handoffs.reply({ handoffId: handoff, staffId: ana, via: 'slack', text: 'Hello', key: '1' });
    await world.advance(10);
    await world.write(client, handoff);
    await world.advance(421);
    expect(await world.handoff(handoff)).toMatchObject({
      state: 'waiting',
      clinician_id: null,
      nobody_answered: true,
    });
    expect(world.toldKinds()).toEqual(['0 claimed', '430 nobody_answered']);
  });

  test('a level that rises while somebody has the client reaches the holder', async () => {
    const { client, handoff } = await claimed('moderate');
    await world.open(client, 'imminent');
    expect(await world.handoff(handoff)).toMatchObject({ state: 'claimed', level: 'imminent' });
    const pages = await world.pages(handoff);
    expect(pages.filter((page) => page.rung === 'holder').map((page) => page.route)).toEqual([
      'sms',
      'voice',
    ]);
  });
});
