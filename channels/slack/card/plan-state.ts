export type PlanState = 'active' | 'due_review' | 'waiting_for_review' | 'none';

/** What the statuses of all versions of a plan come to. */
export function planState(statuses: readonly string[]): PlanState {
  if (statuses.includes('active')) return 'active';
  if (statuses.includes('due_review')) return 'due_review';
  return statuses.some((status) => status === 'draft_by_client' || status === 'pending_clinician_review')
    ? 'waiting_for_review'
    : 'none';
}
