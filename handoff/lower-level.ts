import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { atLeast, levelRank, type RiskLevel } from '../platform/risk.ts';
import { actingStaff, authorize } from './authorize.ts';
import type { HandoffDeps } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { lockOpenHandoff } from './rows.ts';

export interface LowerLevel {
  readonly staffId: string;
  readonly to: RiskLevel;
  /** In the clinician's words; kept encrypted with the handoff, where there is one. */
  readonly reason: string;
}

/**
 * Lowers the level of the client's open session. At high and imminent nobody but a clinician does this. An open handoff
 * keeps the level it was opened or raised at: it is about what happened.
 * @throws {HandrailError} forbidden, bad_request without a reason or when the level is not lower, not_found
 */
export async function lowerSessionLevel(tx: Transaction, deps: HandoffDeps, act: LowerLevel): Promise<void> {
  const handoff = await lockOpenHandoff(tx);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'lower_level', staff, handoff);
  const note = act.reason.trim();
  if (!note) throw new HandrailError('bad_request', 'lowering a level needs a reason');
  const [session] = await tx.query<{ id: string; level: RiskLevel }>(
    'session_open',
    'SELECT id, level FROM session WHERE client_id = $1 AND closed_at IS NULL ORDER BY opened_at DESC LIMIT 1 FOR UPDATE',
    [tx.clientId],
  );
  if (!session) throw new HandrailError('not_found', 'the client has no open session');
  if (levelRank(act.to) >= levelRank(session.level)) {
    throw new HandrailError('bad_request', `the session's level is ${session.level} already`);
  }
  tx.update('Session', session.id, { level: act.to, latched: atLeast(act.to, 'high') });
  const data = { from: session.level, to: act.to };
  tx.audit({ who: staff.id, what: 'session.level_lowered', why: 'clinician', subject: session.id, data });
  if (handoff) {
    recordEvent(tx, deps, handoff, { kind: 'level_lowered', by: staff.id, reason: 'clinician', note, data });
  }
}
