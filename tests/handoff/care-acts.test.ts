import { afterEach, expect, test } from 'vitest';
import { raiseAlert } from '../../handoff/alerts.ts';
import { CareActs } from '../../handoff/care-acts.ts';
import { INCIDENT_STEPS, openIncident } from '../../handoff/incidents.ts';
import { createTask } from '../../handoff/tasks.ts';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

test('alerts, tasks and incidents are for clinicians and supervisors, each act checked', async () => {
  world = await World.start();
  const { ana } = await world.roster();
  const auditor = await world.staff('Otto Audit', { roles: ['auditor'] });
  const client = await world.client();
  const care = new CareActs(world.database);
  const { alert, task, incidentId } = await world.database.transact(client, async (tx) => ({
    alert: raiseAlert(tx, { kind: 'unsafe_phone', by: 'bot', why: 'said_so', drill: false }),
    task: createTask(tx, {
      kind: 'media_review',
      dueAt: tx.now,
      detail: 'Look.',
      by: 'bot',
      why: 'media',
      drill: false,
    }),
    incidentId: await openIncident(tx, {
      kind: 'suicide',
      sessionId: null,
      handoffId: null,
      protocolVersion: '1',
      by: 'bot',
      drill: false,
    }),
  }));
  const all = (staffId: string) => [
    () => care.acknowledgeAlert(client, alert, staffId),
    () => care.completeTask(client, task, { staffId, outcome: 'done', reason: 'looked' }),
    () => care.addFact(client, incidentId, staffId, 'door is locked'),
    () => care.setLocation(client, incidentId, staffId, 'Birch St 4'),
    ...INCIDENT_STEPS.map(
      ({ step }) =>
        () =>
          care.recordStep(client, { incidentId, step, staffId, result: 'done' }),
    ),
    () => care.closeIncident(client, incidentId, staffId, 'client_safe'),
  ];
  for (const act of all(auditor)) await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
  for (const act of all(ana)) await act();
  expect(await world.rows('SELECT state, closed_by FROM incident')).toEqual([
    { state: 'closed', closed_by: ana },
  ]);
  expect(await world.rows('SELECT kind, state, done_by FROM task ORDER BY kind')).toEqual([
    { kind: 'incident_review', state: 'open', done_by: null },
    { kind: 'media_review', state: 'done', done_by: ana },
  ]);
  expect(await world.rows('SELECT acknowledged_by FROM alert')).toEqual([{ acknowledged_by: ana }]);
});

test('a system alert belongs to no client', async () => {
  world = await World.start();
  const { ana } = await world.roster();
  const id = await world.database.transactSystem(async (tx) =>
    raiseAlert(tx, { kind: 'unsafe_phone', by: 'system', why: 'test', drill: false }),
  );
  await new CareActs(world.database).acknowledgeAlert(null, id, ana);
  expect(await world.rows('SELECT acknowledged_by FROM alert')).toEqual([{ acknowledged_by: ana }]);
});

test('an incident is written only through its own client, and only while it is open', async () => {
  world = await World.start();
  const ana = await world.staff('Ana Ruiz');
  const client = await world.client();
  const other = await world.client();
  const incidentId = await world.database.transact(client, (tx) =>
    openIncident(tx, {
      kind: 'suicide',
      sessionId: null,
      handoffId: null,
      protocolVersion: '1',
      by: 'bot',
      drill: false,
    }),
  );
  const care = new CareActs(world.database);
  await expect(care.addFact(other, incidentId, ana, 'x')).rejects.toMatchObject({ code: 'not_found' });
  await expect(care.setLocation(other, incidentId, ana, 'x')).rejects.toMatchObject({ code: 'not_found' });
  await world.rows(`UPDATE incident SET state = 'closed'`);
  await expect(care.addFact(client, incidentId, ana, 'x')).rejects.toMatchObject({ code: 'handoff_closed' });
});
