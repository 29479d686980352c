import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { DeliveryEvents } from '../ports.ts';
import { type MessageStatus, STATUS_RANK } from './message-status.ts';

/** What a provider reports about something it took earlier. */
export interface StatusReport {
  readonly channel: string;
  readonly providerId: string;
  readonly status: MessageStatus;
  readonly errorCode: string | null;
}

/**
 * Applies a delivery report to the message it is about. A status only rises; the same report again, or an older one,
 * changes nothing. Returns false when no message has this provider id (a page, or a report that came before we recorded
 * the id: the provider repeats it).
 */
export async function applyStatusReport(
  database: Database,
  announcer: Announcer,
  events: Pick<DeliveryEvents, 'undelivered'>,
  report: StatusReport,
): Promise<boolean> {
  const { rows } = await database.pool.query<{ id: string; client_id: string; handoff_id: string | null }>({
    name: 'message_by_provider_id',
    text: 'SELECT id, client_id, handoff_id FROM message WHERE provider_id = $1 AND channel = $2',
    values: [report.providerId, report.channel],
  });
  const found = rows[0];
  if (!found) return false;
  await database.transact(found.client_id, async (tx) => {
    const rank = STATUS_RANK[report.status];
    const [risen] = await tx.query<{ id: string }>(
      'message_raise_status',
      `UPDATE message SET status = $2, status_rank = $3, error_code = COALESCE($4, error_code),
         delivered_at = CASE WHEN $2 = 'delivered' THEN $5 ELSE delivered_at END
       WHERE id = $1 AND status_rank < $3 RETURNING id`,
      [found.id, report.status, rank, report.errorCode, tx.now],
    );
    if (!risen) return;
    if (report.status === 'undelivered' || report.status === 'failed') {
      const message = { id: found.id, channel: report.channel, handoffId: found.handoff_id };
      await events.undelivered(tx, message, report.errorCode ?? report.status);
    }
    tx.afterCommit(() =>
      announcer.announce({ kind: 'message', clientId: found.client_id, messageId: found.id }),
    );
  });
  return true;
}
