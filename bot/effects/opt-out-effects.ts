import type { Transaction } from '../../platform/database/transaction.ts';
import { recordConsent } from '../../program/consents/consents.ts';

/**
 * Records an opt-out from texts: the client's numbers get nothing more, waiting texts are withheld, follow-ups by text
 * pause. It never withdraws a handoff (clinical ground, section 0.2).
 */
export async function optOut(tx: Transaction, words: string): Promise<void> {
  await tx.query(
    'identity_opt_out',
    `UPDATE identity SET opted_out_at = $2 WHERE client_id = $1 AND channel = 'sms' AND opted_out_at IS NULL`,
    [tx.clientId, tx.now],
  );
  await tx.query(
    'outbox_cancel_opted_out',
    `WITH o AS (UPDATE outbox SET state = 'cancelled', error_code = 'opted_out'
                WHERE client_id = $1 AND channel = 'sms' AND kind = 'message' AND state = 'pending' RETURNING message_id)
     UPDATE message SET status = 'withheld', status_rank = 6, error_code = 'opted_out'
     WHERE id IN (SELECT message_id FROM o)`,
    [tx.clientId],
  );
  await tx.query(
    'follow_up_pause',
    `UPDATE follow_up SET state = 'paused' WHERE client_id = $1 AND channel = 'sms' AND state = 'due'`,
    [tx.clientId],
  );
  recordConsent(tx, { kind: 'sms', given: false, words, source: 'chat' });
}

/** Takes an opt-out back. */
export async function optIn(tx: Transaction, words: string): Promise<void> {
  await tx.query(
    'identity_opt_in',
    `UPDATE identity SET opted_out_at = NULL WHERE client_id = $1 AND channel = 'sms'`,
    [tx.clientId],
  );
  await tx.query(
    'follow_up_resume',
    `UPDATE follow_up SET state = 'due' WHERE client_id = $1 AND channel = 'sms' AND state = 'paused' AND due_at > $2
       AND NOT EXISTS (SELECT 1 FROM client c WHERE c.id = $1 AND 'unsafe_phone' = ANY (c.flags))`,
    [tx.clientId, tx.now],
  );
  recordConsent(tx, { kind: 'sms', given: true, words, source: 'chat' });
}
