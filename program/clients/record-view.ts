import type { Transaction } from '../../platform/database/transaction.ts';

/** Desk and Slack read a client again with every change: one entry stands for all looks within this time. */
const AGAIN_MINUTES = 10;

/** Records that a staff member was shown who the transaction's client is. `where`: on the desk or in Slack. */
export async function recordView(tx: Transaction, staffId: string, where: 'desk' | 'slack'): Promise<void> {
  const known = await tx.query(
    'viewed_lately',
    `SELECT 1 FROM audit_event WHERE chain = $1 AND at > $2 AND who = $3 AND what = 'client.viewed' LIMIT 1`,
    [tx.clientId, new Date(tx.now.getTime() - AGAIN_MINUTES * 60_000), staffId],
  );
  if (known.length > 0) return;
  tx.audit({ who: staffId, what: 'client.viewed', why: where, subject: tx.clientId ?? '' });
}
