import type { Delivery, DueTimer, SendResult } from '../../conversations/ports.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Rung } from '../../program/protocol/schema.ts';
import { staffById } from '../../program/staff/find-staff.ts';
import type { HandoffDeps } from '../ports.ts';
import { announceHandoff } from '../record-event.ts';
import { type HandoffRow, lockHandoff } from '../rows.ts';
import { needsSomebody } from './escalate.ts';
import { type PageRoute, type PageRun, pageKey, pageRung, pageStaff } from './page.ts';
import { isPageLive, nextPageResult, type PageResult } from './results.ts';

/** A page as recorded. */
export interface PageRow {
  readonly id: string;
  readonly handoffId: string;
  readonly step: number;
  readonly round: number;
  readonly rung: string;
  readonly route: 'slack' | PageRoute;
  readonly staffId: string | null;
  readonly result: PageResult;
}

/**
 * Records what came of a page. A page that failed for good goes out by the other route at once, and when that fails too
 * and nobody else on the rung was reached, the next rung is paged. Reports may come late, twice and out of order.
 */
export async function onPageResult(
  tx: Transaction,
  deps: HandoffDeps,
  escalationId: string,
  reported: PageResult,
  providerId?: string | null,
): Promise<void> {
  const page = await readPage(tx, escalationId);
  if (!page) return;
  const result = nextPageResult(page.result, reported);
  if (providerId) tx.update('Escalation', page.id, { providerId, updatedAt: tx.now });
  if (!result) return;
  tx.update('Escalation', page.id, { result, updatedAt: tx.now });
  const isTheirs = result === 'answered' || result === 'accepted' || result === 'declined';
  const who = page.staffId && isTheirs ? page.staffId : 'system';
  tx.audit({
    who,
    what: `page.${result}`,
    why: 'provider_report',
    subject: page.handoffId,
    data: { page: page.id, rung: page.rung, route: page.route },
  });
  const handoff = await lockHandoff(tx, page.handoffId);
  announceHandoff(tx, deps, handoff);
  const isCurrent = page.round === handoff.escalationRound && needsSomebody(handoff, tx.now);
  if (result === 'failed' && isCurrent) await takeOtherRoute(tx, deps, handoff, page);
}

/** The same for a row of the outbox that carried a page; an attempt that will be repeated is no result yet. */
export async function onPageDelivery(
  tx: Transaction,
  deps: HandoffDeps,
  delivery: Delivery,
  result: SendResult,
): Promise<void> {
  const escalationId = delivery.body.data?.escalationId;
  if (typeof escalationId !== 'string') return;
  if (result.outcome === 'sent') await onPageResult(tx, deps, escalationId, 'sent', result.providerId);
  if (result.outcome === 'refused') await onPageResult(tx, deps, escalationId, 'failed');
}

/** Some seconds after the alert was given to Slack: has it taken it? */
export async function onSlackCheckDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  const escalationId = String(timer.data.escalationId);
  const [row] = await tx.query<{ state: string }>(
    'outbox_state_by_key',
    'SELECT state FROM outbox WHERE unique_key = $1',
    [pageKey(escalationId)],
  );
  await onPageResult(tx, deps, escalationId, row?.state === 'sent' ? 'sent' : 'failed');
}

async function takeOtherRoute(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  page: PageRow,
): Promise<void> {
  const tried = await tx.query<{ rung: string; route: string; staff_id: string | null; result: PageResult }>(
    'escalation_same_step',
    'SELECT rung, route, staff_id, result FROM escalation WHERE handoff_id = $1 AND round = $2 AND step = $3',
    [handoff.id, page.round, page.step],
  );
  const run = (routes: readonly PageRoute[]): PageRun => ({
    round: page.round,
    step: page.step,
    repeat: 0,
    routes,
    done: new Set(tried.flatMap((other) => [other.rung, `${other.staff_id}/${other.route}`])),
  });
  if (page.route === 'slack') {
    // The rungs that this step pages anyway have their page; the others get it now, by text and by call.
    if (!tried.some((other) => other.route !== 'slack'))
      await pageRung(tx, deps, handoff, run(['sms', 'voice']), 'primary');
    return;
  }
  const other: PageRoute = page.route === 'sms' ? 'voice' : 'sms';
  const hadOther = tried.some((row) => row.staff_id === page.staffId && row.route === other);
  const staff = page.staffId && !hadOther ? await staffById(tx, page.staffId) : null;
  if (staff?.active && pageStaff(tx, deps, handoff, run([other]), page.rung as Rung, staff)) return;
  const isRungReached = tried.some((row) => row.rung === page.rung && isPageLive(row.result));
  if (!isRungReached) await pageRung(tx, deps, handoff, run(['sms', 'voice']), nextRung(page.rung));
}

/** Who comes after a rung; the fallback is the last and comes after itself. */
export function nextRung(rung: string): Rung {
  if (rung === 'primary') return 'backup';
  return rung === 'backup' ? 'supervisor' : rung === 'holder' ? 'primary' : 'fallback';
}

/** The page with this id; null when the transaction's client has none such. */
export async function readPage(tx: Transaction, escalationId: string): Promise<PageRow | null> {
  const [row] = await tx.query<PageRow & Record<string, unknown>>(
    'escalation_read',
    `SELECT id, handoff_id AS "handoffId", step, round, rung, route, staff_id AS "staffId", result
     FROM escalation WHERE id = $1 AND client_id = $2`,
    [escalationId, tx.clientId],
  );
  return row ?? null;
}
