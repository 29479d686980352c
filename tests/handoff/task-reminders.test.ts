import { afterEach, describe, expect, test } from 'vitest';
import { createTask } from '../../handoff/tasks.ts';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

const START = new Date('2026-03-10T22:40:00Z').getTime();

/** Texts about tasks as "seconds who", in order. */
async function texts(): Promise<string[]> {
  const rows = await world.rows<{ created_at: Date; staff_id: string }>(
    `SELECT created_at, staff_id FROM outbox WHERE unique_key LIKE 'task:%' ORDER BY created_at, staff_id`,
  );
  return rows.map((row) => `${(row.created_at.getTime() - START) / 1_000} ${row.staff_id}`);
}

async function task(client: string, kind: string, seconds: number, ownerId?: string): Promise<string> {
  return world.database.transact(client, async (tx) =>
    createTask(tx, {
      kind,
      dueAt: new Date(tx.now.getTime() + seconds * 1_000),
      detail: 'Call.',
      by: 'bot',
      why: 'test',
      ownerId,
      drill: false,
    }),
  );
}

const alerts = async () =>
  (await world.rows<{ kind: string }>('SELECT kind FROM alert')).map(({ kind }) => kind);

describe('an urgent task', () => {
  test('without an owner is a text to who is on call, then to the supervisor with an alert, then to everybody', async () => {
    world = await World.start();
    const { ana, ben, sue } = await world.roster();
    await task(await world.client(), 'voice_outreach', 60);
    await world.advance(4_000);
    const everybody = [ana, ben, sue].sort();
    expect(await texts()).toEqual([
      `60 ${ana}`,
      `660 ${sue}`,
      ...everybody.map((id) => `1260 ${id}`),
      ...everybody.map((id) => `1860 ${id}`),
    ]);
    expect(await alerts()).toEqual(['task_overdue']);
    const [row] = await world.rows('SELECT reminded_at, escalated_at FROM task');
    expect(row).toEqual({ reminded_at: new Date(START + 60_000), escalated_at: new Date(START + 660_000) });
  });

  test('reminds its owner, else whoever has the client; done, nobody hears of it again', async () => {
    world = await World.start();
    const { ana, ben } = await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    await world.handoffs.claim(handoff, ben, 'desk');
    await world.handoffs.logCall(handoff, ben, 'reached');
    const held = await task(client, 'voice_outreach', 10);
    const owned = await task(client, 'guardian_contact_decision', 20);
    await world.handoffs.acts.assignTask(client, owned, { staffId: ben, ownerId: ana });
    await world.advance(30);
    expect(await texts()).toEqual([`10 ${ben}`, `20 ${ana}`]);
    for (const id of [held, owned])
      await world.handoffs.acts.completeTask(client, id, { staffId: ana, outcome: 'done', reason: 'done' });
    await world.advance(8_000);
    expect(await texts()).toHaveLength(2);
  });

  test.each(['guardian_contact_decision', 'voice_outreach'])(
    'rings though its words cannot be read: %s',
    async (kind) => {
      world = await World.start();
      const { ana } = await world.roster();
      await task(await world.client(), kind, 60, ana);
      await world.rows(String.raw`UPDATE task SET detail = '\x00'`);
      await world.advance(61);
      expect(await texts()).toEqual([`60 ${ana}`]);
    },
  );

  test('adds nothing while the ladder rings for the client', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    await world.open(client, 'imminent');
    await task(client, 'emergency_dispatch_decision', 60);
    await world.advance(300);
    expect(await texts()).toEqual([]);
    expect(await alerts()).toContain('task_overdue');
  });
});

describe('any other task', () => {
  test('wakes nobody, and is an alert when its day is over', async () => {
    world = await World.start();
    await world.roster();
    const id = await task(await world.client(), 'care_team_note', 3_600);
    await world.advance(3_600 + 12 * 3_600 + 1);
    expect(await texts()).toEqual([]);
    expect(await alerts()).toEqual(['task_overdue']);
    expect(await world.handoffs.acts.openTasks()).toMatchObject([
      { id, kind: 'care_team_note', escalatedAt: new Date(START + 13 * 3_600_000) },
    ]);
  });

  test('moved to later is missed later, with the reason kept', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const client = await world.client();
    const auditor = await world.staff('Al Audit', { roles: ['auditor'] });
    const dueAt = new Date(START + 3_600_000);
    const about = {
      clientId: client,
      kind: 'follow_up_call',
      dueAt,
      detail: 'Call on Friday.',
      ownerId: ana,
    };
    await expect(world.handoffs.acts.addTask({ ...about, staffId: auditor })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      world.handoffs.acts.addTask({ ...about, ownerId: auditor, staffId: ana }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const id = await world.handoffs.acts.addTask({ ...about, staffId: ana });
    const later = new Date(START + 100 * 3_600_000);
    await world.handoffs.acts.rescheduleTask(client, id, {
      staffId: ana,
      dueAt: later,
      reason: 'client is away',
    });
    await world.advance(60 * 3_600);
    expect(await alerts()).toEqual([]);
    expect(await world.handoffs.acts.openTasks({ ownerId: ana, dueBefore: dueAt })).toEqual([]);
    await expect(
      world.handoffs.acts.rescheduleTask(client, id, { staffId: ana, dueAt: new Date(START), reason: 'x' }),
    ).rejects.toMatchObject({ code: 'bad_request' });
  });
});
