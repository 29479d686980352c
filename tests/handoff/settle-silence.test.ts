import { afterEach, describe, expect, test } from 'vitest';
import { SILENCE_TASK } from '../../handoff/silence-task.ts';
import { createTaskOnce } from '../../handoff/tasks.ts';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

const RESOLUTION = { closingLevel: 'low', nextContact: 'We call tomorrow at nine.' };

async function task(client: string, detail: string = SILENCE_TASK.detail): Promise<string> {
  return world.database.transact(client, (tx) =>
    createTaskOnce(tx, {
      kind: SILENCE_TASK.kind,
      dueAt: tx.now,
      detail,
      by: 'bot',
      why: 'timer',
      drill: false,
    }),
  );
}

async function start(): Promise<{ ana: string; client: string; handoff: string }> {
  world = await World.start();
  const { ana } = await world.roster();
  const client = await world.client();
  const handoff = await world.open(client, 'high');
  await world.handoffs.claim(handoff, ana, 'desk');
  return { ana, client, handoff };
}

const tasks = () =>
  world.rows(`SELECT state, done_by, done_reason FROM task WHERE kind = '${SILENCE_TASK.kind}'`);
const armed = () => world.rows(`SELECT key FROM timer WHERE kind = 'task_due' AND state = 'pending'`);
const audited = async (about: string) =>
  (
    await world.rows<{ what: string; who: string }>('SELECT who, what FROM audit_event WHERE subject = $1', [
      about,
    ])
  )
    .filter(({ what }) => what !== 'task.created')
    .map(({ who, what }) => `${who} ${what}`);

describe('the call that silence asked for', () => {
  test('is taken back when the client writes, with its clock, and is not missed later', async () => {
    const { client, handoff } = await start();
    const id = await task(client);
    await world.write(client, handoff);
    expect(await tasks()).toEqual([{ state: 'cancelled', done_by: null, done_reason: 'client_wrote' }]);
    expect(await armed()).toEqual([]);
    expect(await audited(id)).toEqual(['client task.cancelled']);
    await world.advance(3_600);
    expect(await world.rows(`SELECT 1 FROM alert WHERE kind = 'task_overdue'`)).toEqual([]);
  });

  test('is done when staff reach the client, and the alert that it was missed is seen; a call in vain changes nothing', async () => {
    const { ana, client, handoff } = await start();
    await task(client);
    await world.advance(700);
    await world.handoffs.claim(handoff, ana, 'desk');
    await world.handoffs.logCall(handoff, ana, 'voicemail');
    expect(await tasks()).toMatchObject([{ state: 'open' }]);
    await world.handoffs.logCall(handoff, ana, 'reached');
    expect(await tasks()).toEqual([{ state: 'done', done_by: ana, done_reason: 'client_reached' }]);
    const overdue = `SELECT acknowledged_by FROM alert WHERE kind = 'task_overdue'`;
    expect(await world.rows(overdue)).toEqual([{ acknowledged_by: ana }]);
  });

  test.each([
    ['safe_with_plan', 'done'],
    ['could_not_reach', 'open'],
    ['emergency_services', 'open'],
  ])('after a handoff that ended with %s is %s', async (disposition, state) => {
    const { ana, client, handoff } = await start();
    await task(client);
    await world.handoffs.logCall(handoff, ana, 'no_answer');
    await world.handoffs.resolve({ handoffId: handoff, staffId: ana, disposition, ...RESOLUTION });
    expect(await tasks()).toMatchObject([{ state }]);
  });

  test('pages nobody when its time comes and the client has written by a way that nobody watched', async () => {
    const { client } = await start();
    await task(client);
    await world.rows(`UPDATE task SET due_at = due_at + interval '60 seconds'`);
    await world.rows(`UPDATE timer SET due_at = due_at + interval '60 seconds' WHERE kind = 'task_due'`);
    await world.advance(30);
    await world.write(client);
    await world.advance(60);
    expect(await tasks()).toMatchObject([{ state: 'cancelled', done_reason: 'client_wrote' }]);
    expect(await world.rows(`SELECT 1 FROM outbox WHERE unique_key LIKE 'task:%'`)).toEqual([]);
  });

  test('stays when somebody, or an opt-out, asked for it too', async () => {
    const { ana, client, handoff } = await start();
    await task(client);
    await task(client, 'The client asked for a call.');
    await world.write(client, handoff);
    await world.handoffs.logCall(handoff, ana, 'reached');
    await world.handoffs.resolve({
      handoffId: handoff,
      staffId: ana,
      disposition: 'safe_with_plan',
      ...RESOLUTION,
    });
    expect(await tasks()).toMatchObject([{ state: 'open' }]);
  });
});
