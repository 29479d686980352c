import type { Transaction } from '../platform/database/transaction.ts';

export interface NewAlert {
  /** Fixed word, for example `nobody_answered`. */
  readonly kind: string;
  readonly by: string;
  readonly why: string;
  readonly handoffId?: string | null;
  readonly drill: boolean;
}

/** Raises an alert for staff about the transaction's client (or about the deployment). Returns its id. */
export function raiseAlert(tx: Transaction, alert: NewAlert): string {
  const id = tx.ids.next();
  tx.insert('Alert', {
    id,
    clientId: tx.clientId,
    handoffId: alert.handoffId ?? null,
    kind: alert.kind,
    at: tx.now,
    drill: alert.drill,
  });
  tx.audit({ who: alert.by, what: 'alert.raised', why: alert.why, subject: id, data: { kind: alert.kind } });
  return id;
}

/** Marks an alert as seen by a staff member; the first one counts. */
export async function acknowledgeAlert(tx: Transaction, alertId: string, staffId: string): Promise<void> {
  const changed = await tx.query(
    'alert_acknowledge',
    `UPDATE alert SET acknowledged_at = $3, acknowledged_by = $4
     WHERE id = $1 AND client_id IS NOT DISTINCT FROM $2::uuid AND acknowledged_at IS NULL RETURNING id`,
    [alertId, tx.clientId, tx.now, staffId],
  );
  if (changed.length === 0) return;
  tx.audit({ who: staffId, what: 'alert.acknowledged', why: 'seen', subject: alertId });
}
