import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

/** Records that Twilio takes no more texts for this client from this sender (error 21610). */
export type RecordOptOut = (identityId: string) => Promise<void>;

/** What the client left: one number of theirs, and the number of ours (its blind index). */
export interface LeftNumber {
  readonly identityId: string;
  readonly from: string;
}

/**
 * An opt-out that Twilio knew of before we did: the same as a STOP that reached us, without words. What follows from it
 * is `leave`'s. Again does nothing.
 */
export function recordOptOutAtProvider(parts: {
  readonly database: Database;
  /** Blind index of the program's own number or messaging service: the opt-out holds for it. */
  readonly programNumber: string;
  readonly leave: (tx: Transaction, left: LeftNumber) => Promise<void>;
}): RecordOptOut {
  const { database, programNumber: from } = parts;
  return async (identityId) => {
    const { rows } = await database.pool.query<{ client_id: string }>({
      name: 'sms_identity_client',
      text: 'SELECT client_id FROM identity WHERE id = $1',
      values: [identityId],
    });
    const clientId = rows[0]?.client_id;
    if (!clientId) return;
    await database.transact(clientId, async (tx) => {
      const known = await tx.query(
        'sms_opted_out_before',
        `SELECT 1 FROM identity WHERE id = $1 AND opted_out_at IS NOT NULL
           AND (opted_out_from IS NULL OR opted_out_from = $2)`,
        [identityId, from],
      );
      if (known.length > 0) return;
      tx.audit({ who: 'system', what: 'client.opted_out', why: 'provider_21610', subject: identityId });
      await parts.leave(tx, { identityId, from });
    });
  };
}
