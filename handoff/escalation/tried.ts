import type { Transaction } from '../../platform/database/transaction.ts';
import { RUNGS, type Rung } from '../../program/protocol/schema.ts';

/** Rungs on which somebody was really paged for this handoff, in the ladder's order. What failed or found nobody is not among them. */
export async function pagedRungs(tx: Transaction, handoffId: string): Promise<Rung[]> {
  const rows = await tx.query<{ rung: string }>(
    'escalation_rungs',
    `SELECT DISTINCT rung FROM escalation WHERE handoff_id = $1 AND result NOT IN ('nobody', 'failed')`,
    [handoffId],
  );
  const paged = new Set(rows.map((row) => row.rung));
  return RUNGS.filter((rung) => paged.has(rung));
}
