import type { Transaction } from '../../platform/database/transaction.ts';
import { recordConsent } from '../../program/consents/consents.ts';
import type { HandoffDoor } from '../turn/handoff-door.ts';

/** Between which numbers an opt-out or its taking back holds. */
export interface OptOutScope {
  /** The client's number; null: all of theirs. */
  readonly identityId: string | null;
  /** Blind index of the program's number; null: all of ours. */
  readonly from: string | null;
}

/**
 * A word that the provider itself takes holds between the two numbers of that text, as it does at the provider. Whoever
 * leaves in words of their own means every number; who comes back, the number they write from and to.
 */
export function scopeOf(input: {
  readonly event: string;
  readonly confirmedByProvider: boolean;
  readonly identityId: string | null;
  readonly addressee: string | null;
}): OptOutScope {
  if (!input.confirmedByProvider && input.event !== 'opt_in') return { identityId: null, from: null };
  return { identityId: input.identityId, from: input.addressee };
}

/**
 * Records an opt-out from texts: the client's numbers in its scope get nothing more, waiting texts are withheld, follow-ups
 * by text pause. It never withdraws a handoff (clinical ground, section 0.2). Opted out from two numbers of ours is opted
 * out from all. `words` is null where the provider told us of it; `isCallDue`: staff are given the task to phone.
 */
export async function optOut(
  tx: Transaction,
  words: string | null,
  scope: OptOutScope,
  door: Pick<HandoffDoor, 'noteLeft' | 'noteNotSent'>,
  isCallDue: boolean,
): Promise<void> {
  const { identityId, from } = scope;
  await tx.query(
    'identity_opt_out',
    `UPDATE identity SET opted_out_from = CASE WHEN opted_out_at IS NULL OR opted_out_from = $4 THEN $4 END,
                         opted_out_at = COALESCE(opted_out_at, $2)
     WHERE client_id = $1 AND channel = 'sms' AND ($3::uuid IS NULL OR id = $3)`,
    [tx.clientId, tx.now, identityId, from],
  );
  const withheld = await tx.query<{ id: string }>(
    'outbox_cancel_opted_out',
    `WITH o AS (UPDATE outbox SET state = 'cancelled', error_code = 'opted_out'
                WHERE client_id = $1 AND channel = 'sms' AND kind = 'message' AND state = 'pending'
                  AND ($2::text IS NULL OR recipient = 'sms:' || $2) RETURNING message_id)
     UPDATE message SET status = 'withheld', status_rank = 6, error_code = 'opted_out'
     WHERE id IN (SELECT message_id FROM o) RETURNING id`,
    [tx.clientId, identityId],
  );
  for (const { id } of withheld) await door.noteNotSent(tx, id);
  const isKeyword = identityId !== null || from !== null;
  await door.noteLeft(tx, {
    how: words === null ? 'provider' : isKeyword ? 'keyword' : 'own_words',
    isCallDue,
  });
  await tx.query(
    'follow_up_pause',
    `UPDATE follow_up SET state = 'paused' WHERE client_id = $1 AND channel = 'sms' AND state = 'due'`,
    [tx.clientId],
  );
  recordConsent(tx, { kind: 'sms', given: false, words, source: words === null ? 'provider' : 'chat' });
}

/** Takes an opt-out back, for the number it is written from and to. */
export async function optIn(tx: Transaction, words: string, scope: OptOutScope): Promise<void> {
  await tx.query(
    'identity_opt_in',
    `UPDATE identity SET opted_out_at = NULL, opted_out_from = NULL
     WHERE client_id = $1 AND channel = 'sms' AND ($2::uuid IS NULL OR id = $2)
       AND ($3::text IS NULL OR opted_out_from IS NULL OR opted_out_from = $3)`,
    [tx.clientId, scope.identityId, scope.from],
  );
  await tx.query(
    'follow_up_resume',
    `UPDATE follow_up SET state = 'due' WHERE client_id = $1 AND channel = 'sms' AND state = 'paused' AND due_at > $2
       AND NOT EXISTS (SELECT 1 FROM client c WHERE c.id = $1 AND 'unsafe_phone' = ANY (c.flags))`,
    [tx.clientId, tx.now],
  );
  recordConsent(tx, { kind: 'sms', given: true, words, source: 'chat' });
}
