import { createTask, dueIn } from '../../handoff/tasks.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { savePlanVersion } from '../../program/plans/save-plan.ts';
import type { Effect } from '../engine/contract.ts';
import type { EffectContext } from './effect-context.ts';

/** A plan waits this long for its reviewer before it is overdue. */
const REVIEW_DUE_SECONDS = 2 * 86_400;

/** Saves the client's plan as a new version; one that a clinician has to look at opens a review task. */
export async function savePlan(
  context: EffectContext,
  effect: Extract<Effect, { kind: 'savePlan' }>,
): Promise<void> {
  const { tx, loaded } = context.turn;
  const review = (transaction: Transaction) => {
    if (effect.status !== 'pending_clinician_review') return;
    createTask(transaction, {
      kind: 'plan_review',
      dueAt: dueIn(transaction, REVIEW_DUE_SECONDS),
      detail: loaded.plan?.author
        ? `For ${loaded.plan.author}: the client changed the plan by chat.`
        : 'The client wrote a plan by chat.',
      by: 'bot',
      why: 'plan_changed',
      handoffId: context.handoffId,
      drill: loaded.drill,
    });
  };
  await savePlanVersion(
    tx,
    {
      steps: effect.steps,
      reasons: effect.reasons,
      status: effect.status,
      author: 'client',
      language: loaded.view.language,
    },
    review,
  );
}
