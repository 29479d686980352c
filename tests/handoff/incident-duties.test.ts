import { afterEach, describe, expect, test } from 'vitest';
import { INCIDENT_STEPS } from '../../handoff/incidents.ts';
import { mobileCrisis } from '../../handoff/mobile-crisis.ts';
import { parseProtocol } from '../../program/protocol/load-protocol.ts';
import { storeProtocol } from '../../program/protocol/store-protocol.ts';
import { postalCodeIn } from '../../program/resources/find-resources.ts';
import { World } from './world.ts';

const START = new Date('2026-03-10T22:40:00Z').getTime();

describe('an incident', () => {
  let world: World;
  afterEach(() => world.stop());

  /** An incident that Ana works, who has the client. */
  async function underWay(protocol: object = {}) {
    world = await World.start({ protocol });
    await storeProtocol(world.database, parseProtocol(protocol));
    const staff = await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    await world.handoffs.claim(handoff, staff.ana, 'desk');
    await world.handoffs.logCall(handoff, staff.ana, 'reached');
    const { acts } = world.handoffs;
    const incidentId = await acts.openIncident({ clientId: client, kind: 'suicide', staffId: staff.ana });
    const record = (step: string, result: 'done' | 'not_needed' | 'failed' = 'done') =>
      acts.recordStep(client, { incidentId, step, staffId: staff.ana, result });
    return { ...staff, client, handoff, incidentId, acts, record };
  }

  const texts = async () =>
    (
      await world.rows<{ created_at: Date; staff_id: string }>(
        `SELECT created_at, staff_id FROM outbox WHERE unique_key LIKE 'incident_step:%' ORDER BY created_at, staff_id`,
      )
    ).map((row) => `${(row.created_at.getTime() - START) / 1_000} ${row.staff_id}`);
  const alerts = async () =>
    (await world.rows<{ kind: string }>('SELECT kind FROM alert ORDER BY at, kind')).map(({ kind }) => kind);

  test('with a step open past its time is a text to who has the client, and one alert', async () => {
    const { ana, record } = await underWay();
    await record('location_known');
    await record('active_engagement', 'failed');
    await world.advance(301);
    // active_engagement failed at 120 s, supervisor_reached open at 300 s; the location was settled.
    expect(await texts()).toEqual([`120 ${ana}`, `300 ${ana}`]);
    expect(await alerts()).toEqual(['incident_step_overdue']);
  });

  test('after a dispatch asks until it is answered whether the responders have reached the client', async () => {
    const { ana, sue, record } = await underWay({ responderContactSeconds: 100 });
    for (const { step } of INCIDENT_STEPS) if (step !== 'responder_contact_confirmed') await record(step);
    await world.advance(250);
    expect(await texts()).toEqual([`100 ${ana}`, ...[`200 ${ana}`, `200 ${sue}`].sort()]);
    expect(await alerts()).toEqual(['responder_contact_unconfirmed']);
    await record('responder_contact_confirmed');
    await world.advance(400);
    expect(await texts()).toHaveLength(3);
  });

  test('closes with steps open only by a supervisor’s reason; after a hospital somebody calls', async () => {
    const { ana, sue, client, incidentId, acts } = await underWay();
    await expect(acts.closeIncident(client, incidentId, ana, 'in_hospital')).rejects.toMatchObject({
      code: 'incomplete_resolution',
    });
    const how = { outcome: 'hospital', override: 'paramedics took over at the door' } as const;
    await expect(acts.closeIncident(client, incidentId, ana, 'in_hospital', how)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      acts.closeIncident(client, incidentId, sue, 'in_hospital', { override: ' ' }),
    ).rejects.toMatchObject({
      code: 'incomplete_resolution',
    });
    await acts.closeIncident(client, incidentId, sue, 'in_hospital', how);
    const [row] = await world.rows<{ outcome: string; close_note: Buffer }>(
      'SELECT outcome, close_note FROM incident',
    );
    expect(row?.outcome).toBe('hospital');
    expect(row?.close_note.toString('latin1')).not.toContain('paramedics');
    const tasks = await world.rows<{ due_at: Date }>(
      `SELECT due_at FROM task WHERE kind = 'hospital_follow_up' ORDER BY due_at`,
    );
    expect(tasks.map(({ due_at: due }) => (due.getTime() - START) / 3_600_000)).toEqual([24, 168]);
    await world.advance(700);
    expect(await texts()).toEqual([]);
  });

  test('has the steps of the protocol under which it was opened', async () => {
    const own = {
      incidentSteps: [
        { step: 'call_back_number_known', withinSeconds: 60 },
        { step: 'debrief', required: false },
      ],
    };
    const { ana, client, incidentId, acts, record } = await underWay(own);
    const steps = await world.rows('SELECT step, required FROM incident_step ORDER BY step');
    expect(steps).toEqual([
      { step: 'call_back_number_known', required: true },
      { step: 'debrief', required: false },
    ]);
    await expect(record('location_known')).rejects.toMatchObject({ code: 'not_found' });
    await record('call_back_number_known');
    await acts.closeIncident(client, incidentId, ana, 'safe_with_plan', { outcome: 'safe_at_home' });
  });

  test('offers who could be sent from the directory for where the client is', async () => {
    const { ana, client, incidentId, acts } = await underWay();
    await world.database.transactSystem(async (tx) => {
      const one = { kind: 'respond', phone: '+15550300001', verifiedAt: tx.now, updatedAt: tx.now };
      tx.insert('Resource', { id: tx.ids.next(), name: 'County team', area: ['62704', '62705'], ...one });
      tx.insert('Resource', { id: tx.ids.next(), name: 'Other county', area: ['90001'], ...one });
      tx.insert('Resource', { id: tx.ids.next(), name: 'State line', area: [], ...one });
    });
    const options = (weapon: boolean | null) =>
      acts.dispatchOptions(client, incidentId, ana, { weapon, medical: false });
    expect((await options(false)).resources.map(({ name }) => name)).toEqual(['State line']);
    await acts.setLocation(client, incidentId, ana, '12 Oak Street, Springfield 62704');
    await world.rows(
      `INSERT INTO session (id, client_id, opened_at, last_message_at, level, latched, categories, protocol_version, drill)
       VALUES (gen_random_uuid(), $1, $2, $2, 'high', true, '{}', '1', false)`,
      [client, world.clock.now()],
    );
    expect(await options(false)).toMatchObject({
      mobileCrisis: { eligible: true, reasons: [] },
      resources: [
        { name: 'County team', isLocal: true },
        { name: 'State line', isLocal: false },
      ],
      postalCode: '62704',
    });
    expect((await options(null)).mobileCrisis).toEqual({ eligible: false, reasons: ['weapon_not_asked'] });
  });
});

test('a mobile crisis team goes at moderate and high, to a known place, without weapon or medical emergency', () => {
  const facts = { level: 'high', weapon: false, medical: false, isLocationKnown: true } as const;
  expect(mobileCrisis(facts)).toEqual({ eligible: true, reasons: [] });
  expect(mobileCrisis({ ...facts, level: 'imminent' }).reasons).toEqual(['imminent']);
  expect(mobileCrisis({ ...facts, level: 'low' }).reasons).toEqual(['level_too_low']);
  expect(mobileCrisis({ ...facts, weapon: true, medical: null, isLocationKnown: false }).reasons).toEqual([
    'weapon',
    'medical_not_asked',
    'location_unknown',
  ]);
  expect(postalCodeIn('12345 Oak Street, Springfield 62704-1234')).toBe('62704');
  expect(postalCodeIn('by the river')).toBeNull();
});
