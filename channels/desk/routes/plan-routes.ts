import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import { actingStaff, authorize } from '../../../handoff/authorize.ts';
import { editPlan, planText } from '../../../handoff/care/edit-plan.ts';
import { lockOpenHandoff } from '../../../handoff/rows.ts';
import { completeTask } from '../../../handoff/tasks.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { approvePlan } from '../../../program/plans/save-plan.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import type { StaffRoute } from './call.ts';

const lines = z.string().max(4_000);
const editShape = z.object({
  basedOn: z.uuid().nullable(),
  steps: z.array(lines).length(6),
  reasons: lines,
  status: z.enum(['active', 'pending_clinician_review']),
});
const approveShape = z.object({ versionId: z.uuid() });

/** The crisis plan: as lines to be edited, saved as a new version, and looked through by a second person. */
export function planRoutes(parts: { database: Database; announcer: Announcer; route: StaffRoute }): Router {
  const { database, announcer, route } = parts;
  const router = createRouter();

  router.get(
    '/clients/:id/plan',
    route(async ({ id, staff }) => {
      await requirePermission(database, staff, 'edit_plan');
      return database.transact(id('id'), (tx) => planText(tx));
    }),
  );
  router.post(
    '/clients/:id/plan',
    route(async ({ id, staff, body }) => {
      const edit = body(editShape);
      const saved = await database.transact(id('id'), async (tx) => {
        tx.afterCommit(() => announcer.announce({ kind: 'queue' }));
        return editPlan(tx, { ...edit, staffId: staff.id });
      });
      return { version: saved.version, changed: saved.changed };
    }),
  );
  router.post(
    '/clients/:id/plan/approve',
    route(async ({ id, staff, body }) => {
      const { versionId } = body(approveShape);
      await database.transact(id('id'), async (tx) => {
        tx.afterCommit(() => announcer.announce({ kind: 'queue' }));
        await approve(tx, versionId, staff.id);
      });
    }),
  );
  return router;
}

/** Four eyes: whoever wrote a version does not approve it, unless nobody is above them. */
async function approve(tx: Transaction, versionId: string, staffId: string): Promise<void> {
  const staff = await actingStaff(tx, staffId);
  await authorize(tx, 'edit_plan', staff, await lockOpenHandoff(tx));
  const [version] = await tx.query<{ author: string }>(
    'desk_plan_author',
    'SELECT author FROM plan_version WHERE id = $1 AND client_id = $2',
    [versionId, tx.clientId],
  );
  if (version?.author === staff.id && !staff.roles.includes('supervisor')) {
    throw new HandrailError('forbidden', 'You wrote this version: a colleague has to look through it.');
  }
  await approvePlan(tx, versionId, staff.id);
  const reviews = await tx.query<{ id: string }>(
    'desk_plan_reviews',
    `SELECT id FROM task WHERE client_id = $1 AND kind = 'plan_review' AND state = 'open'`,
    [tx.clientId],
  );
  for (const { id } of reviews) {
    await completeTask(tx, id, { staffId: staff.id, outcome: 'done', reason: 'done' });
  }
}
