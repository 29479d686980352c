import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import { acknowledgeAlert } from '../../../handoff/alerts.ts';
import { actingStaff, authorize } from '../../../handoff/authorize.ts';
import { INCIDENT_STEPS, recordIncidentStep, STEP_RESULTS } from '../../../handoff/incidents.ts';
import { completeTask } from '../../../handoff/tasks.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { HandrailError } from '../../../platform/errors.ts';
import type { StaffAction } from '../../../platform/permissions.ts';
import type { StaffRoute } from './call.ts';

/** Why a task needs nobody any more. Fixed words, for the audit trail holds no others. */
const CANCEL_REASONS = ['not_needed', 'duplicate', 'could_not_reach', 'other'] as const;
const STEP_NAMES = INCIDENT_STEPS.map(({ step }) => step);
const DISPATCH_STEPS: readonly string[] = ['rescue_for_attempt_in_progress', 'active_rescue_decided'];

const taskShape = z.union([
  z.object({ outcome: z.literal('done') }),
  z.object({ outcome: z.literal('cancelled'), reason: z.enum(CANCEL_REASONS) }),
]);
const stepShape = z.object({
  step: z.enum(STEP_NAMES),
  result: z.enum(STEP_RESULTS),
  note: z.string().max(4_000).optional(),
});

/** Tasks, alerts and the steps of an incident: what a person did, or saw. */
export function taskRoutes(parts: { database: Database; announcer: Announcer; route: StaffRoute }): Router {
  const { database, announcer, route } = parts;
  const router = createRouter();

  /** Runs in a transaction of whoever it is about: a client, or the deployment. */
  async function transact(
    row: { clientId: string | null } | null,
    staffId: string,
    action: StaffAction,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    if (!row) throw new HandrailError('not_found', 'there is no such thing');
    const run = async (tx: Transaction) => {
      await authorize(tx, action, await actingStaff(tx, staffId), null);
      await work(tx);
      tx.afterCommit(() => announcer.announce({ kind: 'queue' }));
    };
    await (row.clientId ? database.transact(row.clientId, run) : database.transactSystem(run));
  }

  router.post(
    '/tasks/:id/complete',
    route(async ({ id, staff, body }) => {
      const taskId = id('id');
      const close = body(taskShape);
      const row = await database.prisma.task.findUnique({
        where: { id: taskId },
        select: { clientId: true },
      });
      const reason = close.outcome === 'done' ? 'done' : close.reason;
      await transact(row, staff.id, 'complete_task', (tx) =>
        completeTask(tx, taskId, { staffId: staff.id, outcome: close.outcome, reason }),
      );
    }),
  );
  router.post(
    '/alerts/:id/acknowledge',
    route(async ({ id, staff }) => {
      const alertId = id('id');
      const row = await database.prisma.alert.findUnique({
        where: { id: alertId },
        select: { clientId: true },
      });
      await transact(row, staff.id, 'acknowledge_alert', (tx) => acknowledgeAlert(tx, alertId, staff.id));
    }),
  );
  router.post(
    '/incidents/:id/step',
    route(async ({ id, staff, body }) => {
      const incidentId = id('id');
      const step = body(stepShape);
      const row = await database.prisma.incident.findUnique({
        where: { id: incidentId },
        select: { clientId: true },
      });
      const action = DISPATCH_STEPS.includes(step.step) ? 'decide_dispatch' : 'work_incident';
      await transact(row, staff.id, action, (tx) =>
        recordIncidentStep(tx, { incidentId, staffId: staff.id, ...step }),
      );
    }),
  );
  return router;
}
