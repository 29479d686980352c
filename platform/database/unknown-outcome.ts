const unknown = new WeakSet<object>();

/** Marks an error: the connection was lost while a commit was under way, and nobody knows whether it was done. */
export function markOutcomeUnknown(error: unknown): void {
  if (error && typeof error === 'object') unknown.add(error);
}

/** Whether what failed with this error may have been done all the same. */
export function isOutcomeUnknown(error: unknown): boolean {
  return error !== null && typeof error === 'object' && unknown.has(error);
}

/** What a person is told then. */
export const OUTCOME_UNKNOWN_WORDS =
  'The connection to the database broke while this was being stored. It may have been done: look at what is shown now before you do it again.';
