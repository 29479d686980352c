import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { RUNGS, type Rung } from '../../program/protocol/schema.ts';

/** Results of a page that reached nobody by itself: no more than a try, so that nothing says that somebody was paged. */
const REACHED_NOBODY = ['nobody', 'shared', 'failed'];

/** SQL: whether any member of staff was paged by text or call for the handoff of this column. */
export function staffPagedSql(handoffId: string): string {
  const reachedNobody = REACHED_NOBODY.map((result) => `'${result}'`).join(', ');
  return `EXISTS (SELECT 1 FROM escalation e WHERE e.handoff_id = ${handoffId} AND e.staff_id IS NOT NULL
    AND e.result NOT IN (${reachedNobody}))`;
}

/** Whether any member of staff was paged by text or call for this handoff. */
export async function wasStaffPaged(database: Database, handoffId: string): Promise<boolean> {
  const { rows } = await database.pool.query<{ paged: boolean }>({
    name: 'handoff_staff_paged',
    text: `SELECT ${staffPagedSql('$1::uuid')} AS paged`,
    values: [handoffId],
  });
  return rows[0]?.paged ?? false;
}

/**
 * Rungs that a client may be told about once nobody has answered. "We keep paging" has to be so: where the last taking of
 * the ladder brought no page to anybody (they went off shift, the provider refuses), only the console is left.
 */
export async function rungsStillPaged(tx: Transaction, handoffId: string): Promise<Rung[]> {
  const tried = await pagedRungs(tx, handoffId);
  const live = await tx.query(
    'escalation_last_taking',
    `SELECT 1 FROM escalation WHERE handoff_id = $1 AND staff_id IS NOT NULL AND NOT result = ANY($2)
       AND at = (SELECT max(at) FROM escalation WHERE handoff_id = $1) LIMIT 1`,
    [handoffId, REACHED_NOBODY],
  );
  return live.length > 0 ? tried : tried.filter((rung) => rung === 'slack');
}

/** Rungs on which somebody was really paged for this handoff, in the ladder's order. What failed or found nobody is not among them. */
export async function pagedRungs(tx: Transaction, handoffId: string): Promise<Rung[]> {
  const rows = await tx.query<{ rung: string }>(
    'escalation_rungs',
    'SELECT DISTINCT rung FROM escalation WHERE handoff_id = $1 AND NOT result = ANY($2)',
    [handoffId, REACHED_NOBODY],
  );
  const paged = new Set(rows.map((row) => row.rung));
  return RUNGS.filter((rung) => paged.has(rung));
}
