import { afterEach, describe, expect, test } from 'vitest';
import {
  addIncidentFact,
  closeIncident,
  INCIDENT_STEPS,
  openIncident,
  recordIncidentStep,
  type StepResult,
  setIncidentLocation,
} from '../../handoff/incidents.ts';
import { completeTask, createTaskOnce, dueIn } from '../../handoff/tasks.ts';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

async function opened() {
  world = await World.start();
  const { ana } = await world.roster();
  const client = await world.client();
  const open = () =>
    world.database.transact(client, (tx) =>
      openIncident(tx, {
        kind: 'overdose',
        sessionId: null,
        handoffId: null,
        protocolVersion: '1',
        by: 'bot',
        drill: false,
      }),
    );
  return { ana, client, open, incidentId: await open() };
}

describe('an incident', () => {
  test('is open once per kind, with the eight duties to work through', async () => {
    const { open, incidentId } = await opened();
    expect(await open()).toBe(incidentId);
    const steps = await world.rows<{ step: string }>(
      'SELECT step FROM incident_step WHERE incident_id = $1',
      [incidentId],
    );
    expect(steps.map((row) => row.step).sort()).toEqual(INCIDENT_STEPS.map((one) => one.step).sort());
  });

  test('a decided rescue asks within ten minutes whether the responders reached the client', async () => {
    const { ana, client, incidentId } = await opened();
    await world.advance(60);
    await world.database.transact(client, (tx) =>
      recordIncidentStep(tx, {
        incidentId,
        step: 'active_rescue_decided',
        staffId: ana,
        result: 'done',
        note: 'told first',
      }),
    );
    const [row] = await world.rows<{ due_at: Date }>(
      `SELECT due_at FROM incident_step WHERE step = 'responder_contact_confirmed'`,
    );
    expect(row?.due_at.toISOString()).toBe('2026-03-10T22:51:00.000Z');
  });

  test('closes only when every duty is settled, and a failed one is not', async () => {
    const { ana, client, incidentId } = await opened();
    const record = (step: (typeof INCIDENT_STEPS)[number]['step'], result: StepResult) =>
      world.database.transact(client, (tx) =>
        recordIncidentStep(tx, { incidentId, step, staffId: ana, result }),
      );
    const close = () =>
      world.database.transact(client, (tx) =>
        closeIncident(tx, { incidentId, staffId: ana, reason: 'client_safe' }),
      );
    for (const { step } of INCIDENT_STEPS)
      await record(step, step === 'location_known' ? 'failed' : 'not_needed');
    await expect(close()).rejects.toMatchObject({
      code: 'incomplete_resolution',
      message: 'missing: location_known',
    });
    await record('location_known', 'done');
    await close();
    await expect(close()).rejects.toMatchObject({ code: 'handoff_closed' });
  });

  test('what was said about it is stored encrypted', async () => {
    const { client, incidentId } = await opened();
    await world.database.transact(client, async (tx) => {
      addIncidentFact(tx, incidentId, 'client', 'fact-words');
      setIncidentLocation(tx, incidentId, 'client', 'place-words');
    });
    const [row] = await world.rows<{ fact: Buffer; location: Buffer; fact_id: string }>(
      'SELECT f.fact, f.id AS fact_id, i.location FROM incident i JOIN incident_fact f ON f.incident_id = i.id',
    );
    expect(`${row?.fact.toString('latin1')}${row?.location.toString('latin1')}`).not.toContain('words');
    await world.database.transact(client, async (tx) => {
      expect(tx.cipher.open(`incident_fact.fact/${row?.fact_id}`, row?.fact ?? Buffer.alloc(0))).toBe(
        'fact-words',
      );
      expect(tx.cipher.open(`incident.location/${incidentId}`, row?.location ?? Buffer.alloc(0))).toBe(
        'place-words',
      );
    });
  });
});

describe('tasks', () => {
  test('of one kind are one task with the earlier time and both details, done once', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const client = await world.client();
    const create = (seconds: number, detail: string) =>
      world.database.transact(client, (tx) =>
        createTaskOnce(tx, {
          kind: 'voice_outreach',
          dueAt: dueIn(tx, seconds),
          detail,
          by: 'bot',
          why: 'silence',
          drill: false,
        }),
      );
    const id = await create(600, 'Call: silent.');
    expect(await create(300, 'Call: opted out.')).toBe(id);
    const [row] = await world.rows<{ due_at: Date; detail: Buffer }>('SELECT due_at, detail FROM task');
    expect(row?.due_at.toISOString()).toBe('2026-03-10T22:45:00.000Z');
    const complete = () =>
      world.database.transact(client, async (tx) => {
        expect(tx.cipher.open(`task.detail/${id}`, row?.detail ?? Buffer.alloc(0))).toBe(
          'Call: silent.\nCall: opted out.',
        );
        await completeTask(tx, id, { staffId: ana, outcome: 'done', reason: 'called' });
      });
    await complete();
    await expect(complete()).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('lowering a level', () => {
  test('is a clinician’s act, with a reason', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const admin = await world.staff('Ada Min', { roles: ['admin'] });
    const client = await world.client();
    await world.database.transact(client, async (tx) => {
      tx.insert('Session', {
        id: tx.ids.next(),
        clientId: client,
        openedAt: tx.now,
        lastMessageAt: tx.now,
        level: 'imminent',
        latched: true,
        categories: [],
        protocolVersion: '1',
        drill: false,
      });
    });
    const lower = (staffId: string, to: 'moderate' | 'imminent', reason: string) =>
      world.handoffs.lowerLevel(client, { staffId, to, reason });
    await expect(lower(admin, 'moderate', 'calm now')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(lower(ana, 'moderate', '')).rejects.toMatchObject({ code: 'bad_request' });
    await expect(lower(ana, 'imminent', 'same')).rejects.toMatchObject({ code: 'bad_request' });
    await lower(ana, 'moderate', 'spoke with her, safe at home');
    expect(await world.rows('SELECT level, latched FROM session')).toEqual([
      { level: 'moderate', latched: false },
    ]);
  });
});
