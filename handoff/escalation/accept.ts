import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { claimHandoff } from '../claim.ts';
import type { HandoffDeps } from '../ports.ts';
import { joinHandoff } from '../second-clinician.ts';
import { onPageResult, readPage } from './page-result.ts';

/** What a person did by accepting their page: took the handoff, or joined the colleague who has it. */
export type Accepted = 'taken' | 'joined';

/**
 * The paged person says yes on the phone. A page that asks for a second clinician joins; any other claims.
 * @throws {HandrailError} as `claimHandoff` and `joinHandoff`, not_found for a page that went to nobody
 */
export async function acceptPage(
  tx: Transaction,
  deps: HandoffDeps,
  escalationId: string,
): Promise<Accepted> {
  const page = await readPage(tx, escalationId);
  if (!page?.staffId) throw new HandrailError('not_found', 'this page went to nobody');
  const act = { handoffId: page.handoffId, staffId: page.staffId, via: 'voice' } as const;
  const joins = page.rung === 'second';
  if (joins) await joinHandoff(tx, deps, act);
  else await claimHandoff(tx, deps, act);
  await onPageResult(tx, deps, escalationId, 'accepted');
  return joins ? 'joined' : 'taken';
}
