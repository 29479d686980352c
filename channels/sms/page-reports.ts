import { onPageResult } from '../../handoff/escalation/page-result.ts';
import type { PageResult } from '../../handoff/escalation/results.ts';
import type { HandoffDeps } from '../../handoff/ports.ts';
import type { Database } from '../../platform/database/database.ts';

/** What Twilio says became of a page that it took. */
export interface PageReport {
  /** From the callback's own address; null where it was not ours (a number's general callback). */
  readonly escalationId: string | null;
  readonly providerId: string;
  readonly result: Extract<PageResult, 'sent' | 'delivered' | 'failed' | 'answered' | 'accepted'>;
}

/** Tells the escalation. Reports for what is no page are dropped; late and doubled ones change nothing. */
export type ReportPage = (report: PageReport) => Promise<void>;

/** The escalation as it stands in the database, found by its id, else by the provider's id. */
export function reportPageToHandoff(database: Database, deps: HandoffDeps): ReportPage {
  return async ({ escalationId, providerId, result }) => {
    const { rows } = await database.pool.query<{ id: string; client_id: string }>({
      name: 'page_by_report',
      text: 'SELECT id, client_id FROM escalation WHERE id = $1 OR ($1::uuid IS NULL AND provider_id = $2)',
      values: [escalationId, providerId],
    });
    const page = rows[0];
    if (!page) return;
    await database.transact(page.client_id, (tx) => onPageResult(tx, deps, page.id, result, providerId));
  };
}
