import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import { reviewTaskId } from '../../../handoff/care/incident-review.ts';
import { CANCEL_REASONS } from '../../../handoff/care-acts.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import { INCIDENT_OUTCOMES, STEP_RESULTS } from '../../../handoff/incidents.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { RISK_CATEGORIES } from '../../../platform/risk.ts';
import { staffByIds } from '../../../program/staff/find-staff.ts';
import type { StaffCall, StaffRoute } from './call.ts';

/** How an incident ended. Fixed words, for the audit trail holds no others. */
const CLOSE_REASONS = [
  'safe_with_plan',
  'responders_took_over',
  'in_hospital',
  'not_an_emergency',
  'other',
] as const;

const taskShape = z.union([
  z.object({ outcome: z.literal('done') }),
  z.object({ outcome: z.literal('cancelled'), reason: z.enum(CANCEL_REASONS) }),
]);
const words = z.string().trim().min(1).max(4_000);
const stepShape = z.object({
  step: z.string().regex(/^[a-z][a-z_]{2,59}$/),
  result: z.enum(STEP_RESULTS),
  note: z.string().max(4_000).optional(),
});
const factShape = z.object({ fact: words });
const locationShape = z.object({ location: words });
const closeShape = z.object({
  reason: z.enum(CLOSE_REASONS),
  outcome: z.enum(INCIDENT_OUTCOMES).optional(),
  override: z.string().max(4_000).optional(),
});
const reviewShape = z.object({
  formId: z.uuid(),
  happened: words,
  wentWell: z.string().max(4_000),
  change: words,
});
const openShape = z.object({ kind: z.enum(RISK_CATEGORIES) });
const assignShape = z.object({ ownerId: z.uuid().nullable() });
const newTaskShape = z.object({
  kind: z.string().regex(/^[a-z][a-z_]{2,59}$/),
  dueAt: z.coerce.date(),
  detail: words,
  ownerId: z.uuid().nullish(),
});
const yesNo = z
  .enum(['yes', 'no', 'unknown'])
  .transform((word) => (word === 'unknown' ? null : word === 'yes'));
const optionsShape = z.object({ weapon: yesNo, medical: yesNo });

/** Tasks, alerts and incidents: what a person did, saw or learned. */
export function taskRoutes(parts: { database: Database; handoffs: Handoffs; route: StaffRoute }): Router {
  const { database, route } = parts;
  const { acts } = parts.handoffs;
  const router = createRouter();

  const taskOf = async ({ id }: StaffCall) => {
    const row = await database.prisma.task.findUnique({
      where: { id: id('id') },
      select: { clientId: true },
    });
    if (!row) throw new HandrailError('not_found', 'there is no such task');
    return row;
  };
  router.post(
    '/tasks/:id/complete',
    route(async (call) => {
      const { id, staff, body } = call;
      const close = body(taskShape);
      const row = await taskOf(call);
      const reason = close.outcome === 'done' ? 'done' : close.reason;
      await acts.completeTask(row.clientId, id('id'), { staffId: staff.id, outcome: close.outcome, reason });
    }),
  );
  router.post(
    '/tasks/:id/assign',
    route(async (call) => {
      const { ownerId } = call.body(assignShape);
      const { clientId } = await taskOf(call);
      await acts.assignTask(clientId, call.id('id'), { staffId: call.staff.id, ownerId });
    }),
  );
  // The task of a review knows its incident: the form may be opened from the list of tasks.
  router.post(
    '/tasks/:id/review',
    route(async (call) => {
      const { clientId } = await taskOf(call);
      const incidents = await database.prisma.incident.findMany({
        where: { clientId: clientId ?? '' },
        select: { id: true },
      });
      const incident = incidents.find(({ id }) => reviewTaskId(id) === call.id('id'));
      if (!clientId || !incident) throw new HandrailError('not_found', 'this task asks for no review');
      const { formId, ...answers } = call.body(reviewShape);
      const review = { ...answers, id: formId, incidentId: incident.id, staffId: call.staff.id };
      return acts.reviewIncident(clientId, review);
    }),
  );
  router.post(
    '/clients/:id/tasks',
    route(async ({ id, staff, body }) => ({
      id: await acts.addTask({ ...body(newTaskShape), clientId: id('id'), staffId: staff.id }),
    })),
  );
  router.post(
    '/alerts/:id/acknowledge',
    route(async ({ id, staff }) => {
      const row = await database.prisma.alert.findUnique({
        where: { id: id('id') },
        select: { clientId: true },
      });
      if (!row) throw new HandrailError('not_found', 'there is no such alert');
      await acts.acknowledgeAlert(row.clientId, id('id'), staff.id);
    }),
  );

  router.post(
    '/clients/:id/incidents',
    route(async ({ id, staff, body }) => ({
      id: await acts.openIncident({ ...body(openShape), clientId: id('id'), staffId: staff.id }),
    })),
  );
  const incident = (name: string, act: (call: StaffCall, clientId: string, id: string) => Promise<unknown>) =>
    router.post(
      `/incidents/:id/${name}`,
      route(async (call) => {
        const id = call.id('id');
        const row = await database.prisma.incident.findUnique({ where: { id }, select: { clientId: true } });
        if (!row) throw new HandrailError('not_found', 'there is no such incident');
        return act(call, row.clientId, id);
      }),
    );
  incident('options', ({ staff, body }, clientId, id) =>
    acts.dispatchOptions(clientId, id, staff.id, body(optionsShape)),
  );
  incident('step', ({ staff, body }, clientId, incidentId) =>
    acts.recordStep(clientId, { ...body(stepShape), incidentId, staffId: staff.id }),
  );
  incident('fact', ({ staff, body }, clientId, id) =>
    acts.addFact(clientId, id, staff.id, body(factShape).fact),
  );
  incident('location', ({ staff, body }, clientId, id) =>
    acts.setLocation(clientId, id, staff.id, body(locationShape).location),
  );
  incident('review', ({ staff, body }, clientId, incidentId) => {
    const { formId, ...answers } = body(reviewShape);
    return acts.reviewIncident(clientId, { ...answers, id: formId, incidentId, staffId: staff.id });
  });
  router.get(
    '/incidents/:id/proof',
    route(async ({ id, staff }) => {
      const row = await database.prisma.incident.findUnique({
        where: { id: id('id') },
        select: { clientId: true },
      });
      if (!row) throw new HandrailError('not_found', 'there is no such incident');
      const proof = await acts.proveIncident(row.clientId, id('id'), staff.id);
      const { signedBy } = proof.protocol;
      const who = [signedBy, ...proof.steps.map(({ by }) => by)].filter(
        (by) => z.uuid().safeParse(by).success,
      );
      const names = await staffByIds(database, [...new Set(who as string[])]);
      return { ...proof, staff: Object.fromEntries(names.map((one) => [one.id, one.name])) };
    }),
  );
  incident('close', ({ staff, body }, clientId, id) => {
    const { reason, ...how } = body(closeShape);
    return acts.closeIncident(clientId, id, staff.id, reason, how);
  });
  return router;
}
