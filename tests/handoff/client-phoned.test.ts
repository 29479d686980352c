import { afterEach, describe, expect, test } from 'vitest';
import { SILENCE_TASK } from '../../handoff/silence-task.ts';
import { createTask } from '../../handoff/tasks.ts';
import type { RiskLevel } from '../../platform/risk.ts';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

const phone = (client: string, level: RiskLevel = 'moderate') =>
  world.database.transact(client, (tx) =>
    world.handoffs.clientPhoned(tx, {
      level,
      trigger: 'phone_call',
      channel: 'sms',
      sessionId: null,
      by: 'client',
      drill: false,
    }),
  );
const events = async (handoff: string) =>
  (
    await world.rows<{ kind: string }>(
      'SELECT kind FROM handoff_event WHERE handoff_id = $1 ORDER BY at, id',
      [handoff],
    )
  ).map((event) => event.kind);
const notes = async (client: string) =>
  world.database.transact(client, async (tx) => {
    const rows = await tx.query<{ id: string; body: Buffer }>(
      'test_notes',
      `SELECT id, body FROM outbox WHERE kind = 'thread_note' ORDER BY id`,
      [],
    );
    return rows.map((row) => tx.cipher.open<{ text: string }>(`outbox.body/${row.id}`, row.body).text);
  });

describe('a client who phones', () => {
  test('while a handoff waits is shown in the thread and the record, and moves up', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    await world.advance(10);
    const before = Number((await world.handoff(handoff)).priority);
    expect(await phone(client)).toEqual({ handoffId: handoff, isAlerted: true });
    expect(await notes(client)).toContain("The client is phoning the program's number now.");
    expect(await events(handoff)).toEqual(expect.arrayContaining(['client_phoned', 'priority_raised']));
    expect((await world.handoff(handoff)).priority).toBeGreaterThan(before);
  });

  test('pages the clinician who has them, and a call without an answer pages everybody', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'moderate');
    await world.handoffs.claim(handoff, ana, 'desk');
    await world.handoffs.logCall(handoff, ana, 'no_answer');
    await world.advance(60);
    expect(await phone(client)).toMatchObject({ isAlerted: true });
    expect(await world.pageLines(handoff)).toContain('60 holder sms Ana Ruiz');
    expect(await world.pendingTimers(handoff)).toContain('unanswered');
    await world.handoffs.logCall(handoff, ana, 'reached');
    expect(await world.pendingTimers(handoff)).not.toContain('unanswered');
  });

  test('and reaches nobody is still to be called: the task that their silence made stays open', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    const work = { ...SILENCE_TASK, by: 'bot', why: 'timer', drill: false } as const;
    await world.database.transact(client, async (tx) => createTask(tx, { ...work, dueAt: tx.now }));
    await phone(client, 'high');
    const states = () => world.rows('SELECT state FROM task WHERE client_id = $1', [client]);
    expect(await states()).toEqual([{ state: 'open' }]);
    await world.write(client, handoff);
    expect(await states()).toEqual([{ state: 'cancelled' }]);
  });

  test('and has no handoff yet gets one, which pages', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    const { handoffId, isAlerted } = await phone(client);
    expect(isAlerted).toBe(true);
    expect(await events(handoffId)).not.toContain('client_phoned');
  });

  test('is not said to have alerted anybody when nobody can be: no console, nobody on call', async () => {
    world = await World.start({ console: false });
    const client = await world.client();
    const first = await phone(client);
    expect(first.isAlerted).toBe(false);
    await world.advance(1);
    expect(await phone(client)).toEqual(first);
    expect(await events(first.handoffId)).toContain('client_phoned');
  });
});
