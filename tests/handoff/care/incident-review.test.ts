import { afterEach, beforeEach, expect, test } from 'vitest';
import { readReviews } from '../../../handoff/care/incident-review.ts';
import { EIGHT_DUTIES } from '../../../program/protocol/incident-steps.ts';
import { bringIntoForce } from '../../../program/protocol/standing.ts';
import { World } from '../world.ts';

let world: World;
let clinician: string;
let supervisor: string;
let client: string;
let incidentId: string;
beforeEach(async () => {
  world = await World.start();
  await bringIntoForce(world.database, world.deps.protocol);
  clinician = await world.staff('Cleo', { roles: ['clinician'] });
  supervisor = await world.staff('Sam', { roles: ['supervisor'] });
  client = await world.client();
  const { acts } = world.handoffs;
  incidentId = await acts.openIncident({ clientId: client, kind: 'suicide', staffId: clinician });
});
afterEach(() => world.stop());

const acts = () => world.handoffs.acts;
async function takeSteps(): Promise<void> {
  for (const { step } of EIGHT_DUTIES)
    await acts().recordStep(client, { incidentId, step, staffId: clinician, result: 'not_needed' });
}
const close = (override?: string) =>
  acts().closeIncident(client, incidentId, supervisor, 'safe_with_plan', { override });
const review = (staffId: string, id = world.database.ids.next()) =>
  acts().reviewIncident(client, {
    id,
    staffId,
    incidentId,
    happened: 'The page went to the wrong tier first.',
    wentWell: 'The second clinician joined at once.',
    change: 'Ask for the location before the plan.',
  });
const task = async () =>
  (
    await world.rows<{ state: string; due_at: Date }>(
      `SELECT state, due_at FROM task WHERE kind = 'incident_review'`,
    )
  )[0];

test('closing an incident asks supervisors to look back within three days', async () => {
  await takeSteps();
  await expect(review(clinician)).rejects.toMatchObject({ code: 'invalid_transition' });
  await close();
  expect(await task()).toMatchObject({ state: 'open' });
  expect((await task())?.due_at.getTime()).toBe(world.clock.now().getTime() + 72 * 3_600_000);
});

test('a clinician’s review is kept, a supervisor’s settles the task, and a form sent twice counts once', async () => {
  await takeSteps();
  await close();
  expect(await review(clinician)).toEqual({ isSettled: false });
  expect(await task()).toMatchObject({ state: 'open' });
  const form = world.database.ids.next();
  expect(await review(supervisor, form)).toEqual({ isSettled: true });
  expect(await review(supervisor, form)).toEqual({ isSettled: true });
  expect(await task()).toMatchObject({ state: 'done' });
  const kept = await world.database.transact(client, readReviews);
  expect(kept.map(({ by }) => by).sort()).toEqual([clinician, supervisor].sort());
  expect(kept[0]).toMatchObject({ incidentId, change: 'Ask for the location before the plan.' });
  const [row] = await world.rows<{ body: Buffer }>('SELECT body FROM incident_review');
  expect(row?.body.toString('latin1')).not.toContain('wrong tier');
});

test('an auditor writes no review', async () => {
  const auditor = await world.staff('Ada', { roles: ['auditor'] });
  await takeSteps();
  await close();
  await expect(review(auditor)).rejects.toMatchObject({ code: 'forbidden' });
});

test('every step is proven by the audit chain against the version of the protocol', async () => {
  expect(await acts().proveIncident(client, incidentId, supervisor)).toMatchObject({ isComplete: false });
  await takeSteps();
  const proof = await acts().proveIncident(client, incidentId, supervisor);
  expect(proof.isComplete).toBe(true);
  expect(proof.protocol).toMatchObject({ label: world.deps.protocol.label, isIntact: true });
  expect(proof.steps.map(({ step, verdict, by }) => [step, verdict, by])).toEqual(
    EIGHT_DUTIES.map(({ step }) => [step, 'taken', clinician]),
  );
});

test('a step that was changed behind the audit chain is not proven', async () => {
  await takeSteps();
  await world.rows(`UPDATE incident_step SET result = 'done', by = $1 WHERE step = 'location_known'`, [
    supervisor,
  ]);
  const proof = await acts().proveIncident(client, incidentId, supervisor);
  expect(proof.isComplete).toBe(false);
  expect(proof.steps.find(({ step }) => step === 'location_known')?.verdict).toBe('not_proven');
});

test('what a supervisor left open is told as waived, not as taken', async () => {
  await close('Nobody could be reached any more; the police have the case.');
  const proof = await acts().proveIncident(client, incidentId, supervisor);
  expect(proof.isComplete).toBe(false);
  expect(new Set(proof.steps.map(({ verdict }) => verdict))).toEqual(new Set(['waived']));
});
