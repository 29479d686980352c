import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';

/** Why a record must be kept; fixed words, for the audit trail. */
export const HOLD_REASONS = ['litigation', 'investigation', 'incident_review', 'records_request'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

const keyOf = (clientId: string) => `legal_hold/${clientId}`;

/** Puts a client's record under legal hold: until it is lifted nothing erases it, neither retention nor a request. */
export async function setLegalHold(
  database: Database,
  clientId: string,
  hold: { readonly by: string; readonly reason: HoldReason },
): Promise<void> {
  await database.transact(clientId, async (tx) => {
    const value = { reason: hold.reason, since: tx.now.toISOString() };
    tx.upsert('SystemState', 'key', { key: keyOf(clientId), value, updatedAt: tx.now });
    tx.audit({ who: hold.by, what: 'legal_hold.set', why: hold.reason, subject: clientId });
  });
}

/** @throws {HandrailError} not_found when there is none */
export async function liftLegalHold(database: Database, clientId: string, by: string): Promise<void> {
  await database.transact(clientId, async (tx) => {
    const gone = await tx.query<{ key: string }>(
      'legal_hold_lift',
      'DELETE FROM system_state WHERE key = $1 RETURNING key',
      [keyOf(clientId)],
    );
    if (gone.length === 0) throw new HandrailError('not_found', 'This client is under no legal hold.');
    tx.audit({ who: by, what: 'legal_hold.lifted', why: 'requested', subject: clientId });
  });
}

/** @throws {HandrailError} invalid_transition when the transaction's client is under legal hold */
export async function assertNoLegalHold(tx: Transaction): Promise<void> {
  const held = await tx.query('legal_hold_of', 'SELECT 1 FROM system_state WHERE key = $1', [
    keyOf(tx.clientId ?? ''),
  ]);
  if (held.length > 0) {
    throw new HandrailError(
      'invalid_transition',
      'This client’s record is under legal hold: it may not be erased. Lift the hold first (npm run -s legal-hold).',
    );
  }
}
