import type { Transaction } from '../../platform/database/transaction.ts';
import type { HandoffDeps } from '../ports.ts';
import { recordEvent } from '../record-event.ts';
import { type HandoffRow, lockHandoff } from '../rows.ts';
import { declineJoining } from '../second-clinician.ts';
import { isHeld } from '../state.ts';
import { needsSomebody, startEscalation } from './escalate.ts';
import { type PageRoute, type PageRun, pageRung } from './page.ts';
import { nextRung, onPageResult, type PageRow, readPage } from './page-result.ts';
import { isPageLive, type PageResult } from './results.ts';

/**
 * What happened because a paged person said that they cannot: `next_paged` somebody further up is paged by text and call
 * now; `others_paged` somebody else has their page already; `nobody_left` nobody else could be paged, the ladder goes on
 * by its times; `not_open` nobody is looked for any more.
 */
export type Declined = 'next_paged' | 'others_paged' | 'nobody_left' | 'not_open';

const BOTH_ROUTES: readonly PageRoute[] = ['sms', 'voice'];

/**
 * A paged person says that they cannot take the handoff. Unlike a page that failed, this is not tried again by another
 * route to the same person: the next one is paged at once. Said twice, it pages once. The clinician who holds the handoff
 * says with it that the client needs somebody else: the claim holds nobody off any more and the ladder starts over.
 */
export async function declinePage(
  tx: Transaction,
  deps: HandoffDeps,
  escalationId: string,
  providerId: string | null,
): Promise<Declined> {
  const page = await readPage(tx, escalationId);
  if (!page) return 'not_open';
  await onPageResult(tx, deps, escalationId, 'declined', providerId);
  let handoff = await lockHandoff(tx, page.handoffId);
  if (page.rung === 'second') {
    return page.result === 'declined' ? 'others_paged' : declineJoining(tx, deps, handoff, page.step);
  }
  if (!needsSomebody(handoff, tx.now)) {
    const isOwnClient =
      page.rung === 'holder' && isHeld(handoff.state) && page.staffId === handoff.clinicianId;
    if (!isOwnClient) return 'not_open';
    handoff = await letOthersIn(tx, deps, handoff);
  }
  return handOn(tx, deps, handoff, page);
}

async function letOthersIn(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): Promise<HandoffRow> {
  const { clinicianId } = handoff;
  tx.update('Handoff', handoff.id, { leaseUntil: tx.now });
  recordEvent(tx, deps, handoff, {
    kind: 'holder_declined',
    by: clinicianId ?? 'system',
    reason: 'page_declined',
  });
  return startEscalation(tx, deps, { ...handoff, leaseUntil: tx.now });
}

/** Pages whoever comes after this person, unless somebody else on their rung, or on the next, has the page already. */
async function handOn(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  page: PageRow,
): Promise<Declined> {
  const tried = await tx.query<{ rung: string; staff_id: string | null; result: PageResult }>(
    'escalation_same_round',
    'SELECT rung, staff_id, result FROM escalation WHERE handoff_id = $1 AND round = $2',
    [handoff.id, handoff.escalationRound],
  );
  const declined = new Set(tried.flatMap((row) => (row.result === 'declined' ? [row.staff_id] : [])));
  declined.add(page.staffId);
  const isCovered = (rung: string) =>
    tried.some((row) => row.rung === rung && !declined.has(row.staff_id) && isPageLive(row.result));
  const next = nextRung(page.rung);
  if (isCovered(page.rung) || isCovered(next)) return 'others_paged';
  // Who declined the last rung was paged with everybody there is.
  if (page.result === 'declined' || page.rung === next) return 'nobody_left';
  const run: PageRun = {
    round: handoff.escalationRound,
    step: page.step,
    repeat: 0,
    routes: BOTH_ROUTES,
    done: new Set([page.rung]),
    declined,
  };
  return (await pageRung(tx, deps, handoff, run, next)) ? 'next_paged' : 'nobody_left';
}
