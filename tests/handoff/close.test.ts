import { afterEach, describe, expect, test } from 'vitest';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

async function contacted(options: Parameters<World['client']>[0] = { caring: true }) {
  world = await World.start();
  const staff = await world.roster();
  const client = await world.client(options);
  await world.write(client);
  const sessionId = world.database.ids.next();
  await world.database.transact(client, async (tx) => {
    tx.insert('Session', {
      id: sessionId,
      clientId: client,
      openedAt: tx.now,
      lastMessageAt: tx.now,
      level: 'high',
      latched: true,
      categories: [],
      protocolVersion: '1',
      drill: false,
    });
  });
  const handoff = await world.open(client, 'high', { sessionId });
  await world.handoffs.claim(handoff, staff.ana, 'desk');
  await world.handoffs.reply({
    handoffId: handoff,
    staffId: staff.ana,
    via: 'desk',
    text: 'Hello',
    key: '1',
  });
  return { ...staff, client, handoff };
}

const COMPLETE = {
  disposition: 'safe_with_plan',
  closingLevel: 'low',
  nextContact: 'I call you tomorrow at 10.',
};

describe('closing a handoff', () => {
  test('resolving needs a disposition, a closing level and the next contact', async () => {
    const { ana, handoff } = await contacted();
    const resolve = (fields: object) =>
      world.handoffs.resolve({ handoffId: handoff, staffId: ana, ...fields });
    await expect(resolve({})).rejects.toMatchObject({
      code: 'incomplete_resolution',
      message: 'missing: disposition, closing level, next contact',
    });
    await expect(resolve({ ...COMPLETE, nextContact: ' ' })).rejects.toMatchObject({
      code: 'incomplete_resolution',
    });
    await expect(resolve({ ...COMPLETE, closingLevel: 'fine' })).rejects.toMatchObject({
      code: 'incomplete_resolution',
    });
    await expect(resolve({ ...COMPLETE, nextContact: 'a'.repeat(301) })).rejects.toMatchObject({
      code: 'too_large',
    });
    expect((await world.handoff(handoff)).state).toBe('contacted');
    await resolve(COMPLETE);
    expect(await world.handoff(handoff)).toMatchObject({
      state: 'resolved',
      disposition: 'safe_with_plan',
      closing_level: 'low',
    });
    await expect(resolve(COMPLETE)).rejects.toMatchObject({ code: 'handoff_closed' });
  });

  test('it closes the session with the closing level, tells the client and plans the follow-ups', async () => {
    const { ana, client, handoff } = await contacted();
    await world.handoffs.resolve({ handoffId: handoff, staffId: ana, ...COMPLETE });
    const sessions = await world.rows(
      'SELECT level, latched, closed_reason FROM session WHERE client_id = $1',
      [client],
    );
    expect(sessions).toEqual([{ level: 'low', latched: false, closed_reason: 'handoff_resolved' }]);
    expect(world.told.at(-1)?.notice).toEqual({
      kind: 'resolved',
      nextContact: COMPLETE.nextContact,
      name: 'Ana',
    });
    const followUps = await world.rows<{ due_at: Date; kind: string }>(
      'SELECT due_at, kind FROM follow_up ORDER BY due_at',
    );
    // 14 h after 18:40 in New York is 08:40; 72 h later 18:40. Both are outside 21:30 to 08:00.
    expect(followUps.map((one) => one.due_at.toISOString())).toEqual([
      '2026-03-11T12:40:00.000Z',
      '2026-03-13T22:40:00.000Z',
    ]);
    expect(await world.pendingTimers(handoff)).toEqual(['follow_up']);
  });

  test('without consent to automatic contacts a person gets the follow-up', async () => {
    const { ana, handoff } = await contacted({});
    await world.handoffs.resolve({ handoffId: handoff, staffId: ana, ...COMPLETE });
    expect(await world.rows('SELECT id FROM follow_up')).toEqual([]);
    expect(await world.rows('SELECT kind, state FROM task')).toEqual([
      { kind: 'follow_up_call', state: 'open' },
    ]);
  });

  test('it is for the holder or a supervisor, and needs contact first', async () => {
    const { ben, sue, handoff } = await contacted();
    await expect(
      world.handoffs.resolve({ handoffId: handoff, staffId: ben, ...COMPLETE }),
    ).rejects.toMatchObject({
      code: 'not_claimed_by_you',
    });
    await world.handoffs.resolve({ handoffId: handoff, staffId: sue, ...COMPLETE });
    const second = await world.open(await world.client(), 'high');
    await world.handoffs.claim(second, ben, 'desk');
    await expect(
      world.handoffs.resolve({ handoffId: second, staffId: ben, ...COMPLETE }),
    ).rejects.toMatchObject({
      code: 'invalid_transition',
    });
  });

  test('after resolving, the next reason to hand off is a new handoff', async () => {
    const { ana, client, handoff } = await contacted();
    await world.handoffs.resolve({ handoffId: handoff, staffId: ana, ...COMPLETE });
    const next = await world.open(client, 'high');
    expect(next).not.toBe(handoff);
    await expect(
      world.handoffs.reply({
        handoffId: handoff,
        staffId: ana,
        via: 'slack',
        text: 'still there?',
        key: '9',
      }),
    ).rejects.toMatchObject({ code: 'handoff_closed' });
  });

  test('only a clinician withdraws, with a reason, and paging ends', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const admin = await world.staff('Ada Min', { roles: ['admin'] });
    const handoff = await world.open(await world.client(), 'high');
    await expect(world.handoffs.withdraw(handoff, admin, 'duplicate')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(world.handoffs.withdraw(handoff, ana, '')).rejects.toMatchObject({ code: 'bad_request' });
    await world.handoffs.withdraw(handoff, ana, 'opened_by_mistake', 'spoke with the client in group');
    expect(await world.handoff(handoff)).toMatchObject({
      state: 'withdrawn',
      withdrawn_reason: 'opened_by_mistake',
    });
    expect(await world.pendingTimers(handoff)).toEqual([]);
    expect(world.told.at(-1)?.notice).toEqual({ kind: 'withdrawn' });
  });

  test('nothing that people wrote about the client is stored readable', async () => {
    const { ana, client, handoff } = await contacted();
    await world.handoffs.note(handoff, ana, 'secret-note-words', 'desk');
    await world.handoffs.resolve({
      handoffId: handoff,
      staffId: ana,
      ...COMPLETE,
      nextContact: 'secret-next-words',
    });
    for (const table of ['handoff', 'handoff_event', 'outbox', 'message', 'audit_event', 'timer']) {
      const [row] = await world.rows<{ text: string }>(
        `SELECT string_agg(t::text, ' ') AS text FROM ${table} t`,
      );
      const readable = (row?.text ?? '').replace(/\\x([0-9a-f]+)/g, (_, hex: string) =>
        Buffer.from(hex, 'hex').toString('latin1'),
      );
      expect(readable).not.toContain('secret-');
    }
    expect(client).toBeTruthy();
  });
});
