import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import { CareActs } from '../../../handoff/care-acts.ts';
import { INCIDENT_STEPS, STEP_RESULTS } from '../../../handoff/incidents.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import type { StaffCall, StaffRoute } from './call.ts';

/** Why a task needs nobody any more, and how an incident ended. Fixed words, for the audit trail holds no others. */
const CANCEL_REASONS = ['not_needed', 'duplicate', 'could_not_reach', 'other'] as const;
const CLOSE_REASONS = [
  'safe_with_plan',
  'responders_took_over',
  'in_hospital',
  'not_an_emergency',
  'other',
] as const;
const STEP_NAMES = INCIDENT_STEPS.map(({ step }) => step);

const taskShape = z.union([
  z.object({ outcome: z.literal('done') }),
  z.object({ outcome: z.literal('cancelled'), reason: z.enum(CANCEL_REASONS) }),
]);
const words = z.string().trim().min(1).max(4_000);
const stepShape = z.object({
  step: z.enum(STEP_NAMES),
  result: z.enum(STEP_RESULTS),
  note: z.string().max(4_000).optional(),
});
const factShape = z.object({ fact: words });
const locationShape = z.object({ location: words });
const closeShape = z.object({ reason: z.enum(CLOSE_REASONS) });

/** Tasks, alerts and incidents: what a person did, saw or learned. */
export function taskRoutes(parts: { database: Database; announcer: Announcer; route: StaffRoute }): Router {
  const { database, announcer, route } = parts;
  const acts = new CareActs(database);
  const router = createRouter();
  const done = () => announcer.announce({ kind: 'queue' });

  router.post(
    '/tasks/:id/complete',
    route(async ({ id, staff, body }) => {
      const close = body(taskShape);
      const row = await database.prisma.task.findUnique({
        where: { id: id('id') },
        select: { clientId: true },
      });
      if (!row) throw new HandrailError('not_found', 'there is no such task');
      const reason = close.outcome === 'done' ? 'done' : close.reason;
      await acts.completeTask(row.clientId, id('id'), { staffId: staff.id, outcome: close.outcome, reason });
      done();
    }),
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
      done();
    }),
  );

  const incident = (name: string, act: (call: StaffCall, clientId: string, id: string) => Promise<void>) =>
    router.post(
      `/incidents/:id/${name}`,
      route(async (call) => {
        const id = call.id('id');
        const row = await database.prisma.incident.findUnique({ where: { id }, select: { clientId: true } });
        if (!row) throw new HandrailError('not_found', 'there is no such incident');
        await act(call, row.clientId, id);
        done();
      }),
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
  incident('close', ({ staff, body }, clientId, id) =>
    acts.closeIncident(clientId, id, staff.id, body(closeShape).reason),
  );
  return router;
}
