/**
 * What came of a page, by rank: a late report never takes away what is known. `declined` is the paged person's own word
 * ("I cannot") and outlives the report that the call has ended. `shared` went out as a colleague's page, who has the same
 * number: what came of it stands there, and it counts for nothing of its own.
 */
export const PAGE_RESULT_RANK = {
  nobody: 0,
  shared: 0,
  queued: 0,
  sent: 1,
  delivered: 2,
  failed: 2,
  answered: 3,
  declined: 4,
  accepted: 5,
} as const;
export type PageResult = keyof typeof PAGE_RESULT_RANK;

/** Whether a page with this result may still bring somebody: neither failed nor declined, and somebody was there. */
export function isPageLive(result: PageResult): boolean {
  return result !== 'nobody' && result !== 'shared' && result !== 'failed' && result !== 'declined';
}

/** The result after a report; null when the report changes nothing. */
export function nextPageResult(current: PageResult, reported: PageResult): PageResult | null {
  if (current === 'nobody' || current === 'shared') return null;
  return PAGE_RESULT_RANK[reported] > PAGE_RESULT_RANK[current] ? reported : null;
}
