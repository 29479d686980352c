import type { Transaction } from '../../platform/database/transaction.ts';
import { samePlan } from './diff-plan.ts';
import { normalizePlan, type PlanContent, planPurpose } from './plan.ts';
import { savePlanVersion } from './save-plan.ts';

const AUTHOR = 'program';

/**
 * Saves the plan that the program has on file as the active one. Only when the program's own plan has changed: the
 * same file again does not put back what the client has edited since. Returns whether a version was saved.
 */
export async function saveProgramPlan(
  tx: Transaction,
  plan: PlanContent,
  language: string,
): Promise<boolean> {
  const content = normalizePlan(plan);
  const isEmpty = content.reasons.length === 0 && content.steps.every((step) => step.length === 0);
  const [last] = await tx.query<{ id: string; body: Buffer }>(
    'plan_last_of_program',
    `SELECT id, body FROM plan_version WHERE client_id = $1 AND author = '${AUTHOR}' ORDER BY version DESC LIMIT 1`,
    [tx.clientId],
  );
  if (last ? samePlan(tx.cipher.open<PlanContent>(planPurpose(last.id), last.body), content) : isEmpty)
    return false;
  const { changed } = await savePlanVersion(tx, { ...content, status: 'active', author: AUTHOR, language });
  return changed;
}
