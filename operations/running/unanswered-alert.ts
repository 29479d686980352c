import { raiseAlert } from '../../handoff/alerts.ts';
import type { Database } from '../../platform/database/database.ts';

/**
 * Raises the deployment's alert that a client's message can be answered by nothing automatic. It stands on nothing of the
 * client's, whose data may be what cannot be read; the audit entry names the code. One at a time: the sweep comes back.
 */
export function unansweredAlert(database: Database): (clientId: string, errorCode: string) => Promise<void> {
  return (clientId, errorCode) =>
    database.transactSystem(async (tx) => {
      const known = await tx.query(
        'alert_turn_unanswered',
        `SELECT 1 FROM audit_event e JOIN alert a ON a.id::text = e.data->>'alert' AND a.acknowledged_at IS NULL
         WHERE e.chain = 'system' AND e.what = 'turn.unanswered' AND e.subject = $1 LIMIT 1`,
        [clientId],
      );
      if (known.length > 0) return;
      const alert = raiseAlert(tx, { kind: 'turn_unanswered', by: 'system', why: errorCode, drill: false });
      tx.audit({
        who: 'system',
        what: 'turn.unanswered',
        why: errorCode,
        subject: clientId,
        data: { alert },
      });
    });
}
