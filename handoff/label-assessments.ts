import type { Transaction } from '../platform/database/transaction.ts';
import type { HandoffDeps } from './ports.ts';
import type { HandoffRow } from './rows.ts';

/** What a clinician made of a message that opened a handoff. */
export type AssessmentLabel = 'crisis' | 'not_crisis';

/** Ends that say by themselves that there was a crisis; the other ends say nothing about it. */
const CRISIS_ENDS: ReadonlySet<string> = new Set([
  'safe_with_plan',
  'higher_level_of_care',
  'emergency_services',
]);
/** The message that opened a handoff was assessed at most so long before. */
const LOOK_BACK_HOURS = 24;

/** What a resolved handoff's message was: as the clinician says, else as the disposition tells. */
export function labelOfResolution(disposition: string, wasCrisis?: boolean | null): AssessmentLabel | null {
  if (typeof wasCrisis === 'boolean') return wasCrisis ? 'crisis' : 'not_crisis';
  return CRISIS_ENDS.has(disposition) ? 'crisis' : null;
}

/**
 * Labels the assessment that a handoff was opened on: the latest of moderate or more before it. Nothing is labelled
 * while the program has not allowed learning from clients, in a drill, or where no assessment opened it.
 */
export async function labelAssessment(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  staffId: string,
  label: AssessmentLabel | null,
): Promise<void> {
  if (label === null || handoff.drill || deps.learningAllowed?.() !== true) return;
  const labelled = await tx.query<{ id: string }>(
    'assessment_label',
    `UPDATE assessment SET label = $3, labelled_by = $4 WHERE id = (
       SELECT id FROM assessment WHERE client_id = $1 AND at <= $2 AND at > $2::timestamptz - make_interval(hours => $5)
         AND level IN ('moderate', 'high', 'imminent') AND NOT drill
       ORDER BY at DESC, id DESC LIMIT 1) RETURNING id`,
    [tx.clientId, handoff.openedAt, label, staffId, LOOK_BACK_HOURS],
  );
  for (const { id } of labelled)
    tx.audit({ who: staffId, what: 'assessment.labelled', why: label, subject: id });
}
