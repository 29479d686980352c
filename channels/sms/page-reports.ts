import type { PageResult } from '../../handoff/escalation/results.ts';
import type { Handoffs } from '../../handoff/handoffs.ts';
import type { Database } from '../../platform/database/database.ts';

/** What Twilio says became of a page that it took. */
export interface PageReport {
  /** From the callback's own address; null where it was not ours (a number's general callback). */
  readonly escalationId: string | null;
  readonly providerId: string;
  readonly result: Extract<PageResult, 'sent' | 'delivered' | 'failed' | 'answered'>;
}

/** Tells the escalation. Reports about what is no page are dropped; late and doubled ones change nothing. */
export type ReportPage = (report: PageReport) => Promise<void>;

/** Finds the page by its own id, else by the provider's, and hands the report on. */
export function reportPageToHandoff(database: Database, handoffs: Pick<Handoffs, 'pageResult'>): ReportPage {
  return async ({ escalationId, providerId, result }) => {
    const { rows } = await database.pool.query<{ id: string }>({
      name: 'page_by_report',
      text: 'SELECT id FROM escalation WHERE id = $1 OR ($1::uuid IS NULL AND provider_id = $2)',
      values: [escalationId, providerId],
    });
    const page = rows[0];
    if (page) await handoffs.pageResult(page.id, result, providerId);
  };
}
