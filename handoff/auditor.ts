import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { raiseAlert } from './alerts.ts';
import { releaseLapsed } from './claim.ts';
import { needsSomebody, startEscalation } from './escalation/escalate.ts';
import { armWaitingUpdate } from './escalation/waiting-update.ts';
import type { HandoffDeps } from './ports.ts';
import { pageUnanswered } from './relay.ts';
import { type HandoffRow, lockHandoff } from './rows.ts';

/**
 * Open handoffs that nothing will ever look at again: neither a live claim nor a pending timer of the right kind. Reads
 * open handoffs and their timers by index, so that it stays quick however many are closed.
 */
const STALLED = `
  (h.state = 'waiting' OR (h.state IN ('claimed', 'contacted') AND h.lease_until <= $1)
    OR (h.state = 'contacted' AND h.lease_until IS NULL AND h.last_client_at > COALESCE(h.last_clinician_at, h.opened_at)))
  AND NOT EXISTS (
    SELECT 1 FROM timer t WHERE t.handoff_id = h.id AND t.state = 'pending'
      AND t.kind = ANY(CASE
        WHEN h.state = 'waiting' THEN ARRAY['escalation']
        WHEN h.state = 'claimed' THEN ARRAY['claim_lease']
        ELSE ARRAY['unanswered', 'escalation', 'snooze'] END))`;

const STALLED_SQL = `
SELECT h.id, h.client_id AS "clientId" FROM handoff h
WHERE h.state IN ('waiting', 'claimed', 'contacted') AND ${STALLED}
LIMIT 100`;

/** Finds stalled handoffs, pages for them again and raises an alert for each. Returns how many were repaired. */
export async function auditHandoffs(database: Database, deps: HandoffDeps): Promise<number> {
  const { rows } = await database.pool.query<{ id: string; clientId: string }>({
    name: 'handoff_stalled',
    text: STALLED_SQL,
    values: [database.clock.now()],
  });
  let repaired = 0;
  for (const { id, clientId } of rows) {
    if (await database.transact(clientId, (tx) => repair(tx, deps, id))) repaired += 1;
  }
  return repaired;
}

async function repair(tx: Transaction, deps: HandoffDeps, handoffId: string): Promise<boolean> {
  // Looked at again under the lock: whoever was working on it meanwhile has set its timer.
  const stillStalled = await tx.query(
    'handoff_still_stalled',
    `SELECT 1 FROM handoff h WHERE h.id = $2 AND h.state IN ('waiting', 'claimed', 'contacted') AND ${STALLED}`,
    [tx.now, handoffId],
  );
  if (stillStalled.length === 0) return false;
  const handoff = await lockHandoff(tx, handoffId);
  raiseAlert(tx, { kind: 'handoff_stalled', by: 'system', why: 'auditor', handoffId, drill: handoff.drill });
  await restart(tx, deps, handoff);
  return true;
}

async function restart(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): Promise<void> {
  if (await releaseLapsed(tx, deps, handoff)) return;
  if (await pageUnanswered(tx, deps, handoff)) return;
  if (!needsSomebody(handoff, tx.now)) return;
  const escalating = await startEscalation(tx, deps, handoff);
  if (escalating.state === 'waiting') armWaitingUpdate(tx, deps, escalating);
}
