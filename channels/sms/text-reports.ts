import { applyStatusReport } from '../../conversations/outbox/status-report.ts';
import type { DeliveryEvents } from '../../conversations/ports.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Log } from '../../platform/log.ts';
import { findIdentity } from '../../program/clients/identities.ts';
import { normalizePhone } from '../../program/clients/phone.ts';
import { mayPass, OPTED_OUT_CODE } from './error-codes.ts';
import type { RecordOptOut } from './opt-out-at-provider.ts';
import type { ReportPage } from './page-reports.ts';
import { sendOnceMore } from './send-once-more.ts';
import type { TextReport } from './status-report.ts';

/** What a report about a text sets in motion. */
export interface TextReportParts {
  readonly database: Database;
  readonly announcer: Announcer;
  readonly events: Pick<DeliveryEvents, 'undelivered'>;
  readonly reportPage: ReportPage;
  readonly recordOptOut: RecordOptOut;
  readonly log: Log;
}

/**
 * Takes in one report. A text that failed for a passing reason goes out once more; else the message's status rises and
 * what failed for good gets its fallback. A report that belongs to no message is offered to the escalation's pages.
 */
export async function takeTextReport(parts: TextReportParts, report: TextReport): Promise<void> {
  const { database, log } = parts;
  if (report.errorCode === String(OPTED_OUT_CODE)) await optOut(parts, report.to);
  if (report.pageId) {
    await toPage(parts, report, report.pageId);
    return;
  }
  const hasFailed = report.status === 'undelivered' || report.status === 'failed';
  if (hasFailed && mayPass(report.errorCode)) {
    const again = await sendOnceMore(database, report.sid, report.errorCode ?? '');
    if (again !== 'no') {
      if (again === 'queued') parts.announcer.announce({ kind: 'outbox', channel: 'sms' });
      log.info('sms.sent_again', { code: report.errorCode });
      return;
    }
  }
  if (report.rowId) await adoptProviderId(database, report.rowId, report.sid);
  const { sid: providerId, status, errorCode } = report;
  const found = await applyStatusReport(database, parts.announcer, parts.events, {
    channel: 'sms',
    providerId,
    status,
    errorCode,
  });
  if (!found) await toPage(parts, report, null);
}

/**
 * A report can overtake the answer to the request that sent the text, or that answer was lost: then nothing carries
 * Twilio's id yet, but the callback's address names the row. A row that waits because nobody knew whether it was taken
 * is settled by this: it was.
 */
async function adoptProviderId(database: Database, rowId: string, sid: string): Promise<void> {
  await database.pool.query({
    name: 'sms_adopt_provider_id',
    text: `
WITH row AS (
  SELECT id, message_id, state FROM outbox
  WHERE id = $1 AND (state = 'sending' OR (state = 'pending' AND error_code = 'unknown_outcome')) FOR UPDATE
), settled AS (
  UPDATE outbox o SET state = 'sent', provider_id = $2, sent_at = $3 FROM row
  WHERE o.id = row.id AND row.state = 'pending'
)
UPDATE message m SET provider_id = $2 FROM row WHERE m.id = row.message_id AND m.provider_id IS NULL`,
    values: [rowId, sid, database.clock.now()],
  });
}

async function optOut(parts: TextReportParts, to: string): Promise<void> {
  const identity = await findIdentity(parts.database, 'sms', normalizePhone(to) ?? to);
  if (identity) await parts.recordOptOut(identity.identityId);
}

async function toPage(
  parts: TextReportParts,
  report: TextReport,
  escalationId: string | null,
): Promise<void> {
  const result =
    report.status === 'undelivered' || report.status === 'failed'
      ? 'failed'
      : report.status === 'read'
        ? 'delivered'
        : report.status;
  if (result !== 'sent' && result !== 'delivered' && result !== 'failed') return;
  await parts.reportPage({ escalationId, providerId: report.sid, result });
}
