/** What came of a page, by rank: a late report never takes away what is known. */
export const PAGE_RESULT_RANK = {
  nobody: 0,
  queued: 0,
  sent: 1,
  delivered: 2,
  failed: 2,
  answered: 3,
  accepted: 4,
} as const;
export type PageResult = keyof typeof PAGE_RESULT_RANK;

/** The result after a report; null when the report changes nothing. */
export function nextPageResult(current: PageResult, reported: PageResult): PageResult | null {
  if (current === 'nobody') return null;
  return PAGE_RESULT_RANK[reported] > PAGE_RESULT_RANK[current] ? reported : null;
}
