import { cancelHandoffTimers } from '../conversations/timers/set-timer.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { RISK_LEVELS, type RiskLevel } from '../platform/risk.ts';
import { nameForClients } from '../program/staff/staff-member.ts';
import { actingStaff, authorize } from './authorize.ts';
import { HOLDER_TIMERS } from './claim.ts';
import { DISPOSITIONS, type Disposition, WITHDRAWAL_REASONS } from './dispositions.ts';
import { WAITING_TIMERS } from './escalation/escalate.ts';
import { scheduleHandoffFollowUps } from './follow-ups.ts';
import { labelAssessment, labelOfResolution } from './label-assessments.ts';
import { moveHandoff } from './move.ts';
import type { HandoffDeps } from './ports.ts';
import { type HandoffRow, lockHandoff } from './rows.ts';
import { endsAfterContact, settleSilenceTasks } from './settle-silence.ts';

export interface Resolution {
  readonly handoffId: string;
  readonly staffId: string;
  readonly disposition?: string | null;
  readonly closingLevel?: string | null;
  /** The next contact as the clinician words it for the client; stored encrypted. */
  readonly nextContact?: string | null;
  /** For the record only. */
  readonly note?: string | null;
  /** "This was a crisis" or "this was not", where the clinician says so; labels what the handoff was opened on. */
  readonly wasCrisis?: boolean | null;
}

/** The client gets these words inside a sentence of ours, perhaps as one text message. */
export const LONGEST_NEXT_CONTACT = 300;

const HANDOFF_TIMERS = [...WAITING_TIMERS, ...HOLDER_TIMERS];

/**
 * Closes a handoff after contact: with a disposition, a closing level and the next contact, or not at all. The client's
 * session closes with it, a call that silence asked for is settled where there was contact, the follow-ups that the protocol
 * owes are set, and the client hears what comes next.
 * @throws {HandrailError} incomplete_resolution naming what is missing, invalid_transition before contact,
 *   not_claimed_by_you, handoff_closed, too_large
 */
export async function resolveHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  resolution: Resolution,
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, resolution.handoffId);
  const staff = await actingStaff(tx, resolution.staffId);
  await authorize(tx, 'resolve', staff, handoff);
  const { disposition, closingLevel, nextContact } = complete(resolution);
  const resolved = await moveHandoff(
    tx,
    deps,
    handoff,
    'resolve',
    {
      kind: 'resolved',
      by: staff.id,
      reason: disposition,
      note: resolution.note?.trim() || undefined,
      data: { level: closingLevel },
    },
    {
      resolvedAt: tx.now,
      disposition,
      closingLevel,
      nextContact: tx.cipher.seal(nextContactPurpose(handoff.id), nextContact),
      leaseUntil: null,
    },
  );
  await cancelHandoffTimers(tx, handoff.id, HANDOFF_TIMERS);
  // The last words still belong to the session, and what they promise counts among the follow-ups.
  await deps.voice.tell(tx, resolved, { kind: 'resolved', nextContact, name: nameForClients(staff.name) });
  await closeSessions(tx, staff.id, closingLevel);
  if (endsAfterContact(disposition))
    await settleSilenceTasks(tx, { why: 'resolved_after_contact', by: staff.id });
  await scheduleHandoffFollowUps(tx, deps, resolved);
  await labelAssessment(tx, deps, resolved, staff.id, labelOfResolution(disposition, resolution.wasCrisis));
  return resolved;
}

/** What the encrypted next contact is bound to. */
export function nextContactPurpose(handoffId: string): string {
  return `handoff.next_contact/${handoffId}`;
}

/**
 * Withdraws a handoff that needs nobody. Only a clinician does this, with a reason; neither an opt-out nor "it was a
 * mistake" does. The session keeps its level, and the client hears that nobody is on the way any more.
 * @throws {HandrailError} forbidden, not_claimed_by_you, handoff_closed, bad_request without a reason
 */
export async function withdrawHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  act: {
    readonly handoffId: string;
    readonly staffId: string;
    readonly reason: string;
    readonly note?: string | null;
  },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'withdraw', staff, handoff);
  if (!isOneOf(WITHDRAWAL_REASONS, act.reason)) {
    throw new HandrailError('bad_request', `a withdrawal needs a reason: ${WITHDRAWAL_REASONS.join(', ')}`);
  }
  const change = { kind: 'withdrawn', by: staff.id, reason: act.reason, note: act.note?.trim() || undefined };
  const patch = { withdrawnReason: act.reason, resolvedAt: tx.now, leaseUntil: null };
  const withdrawn = await moveHandoff(tx, deps, handoff, 'withdraw', change, patch);
  await cancelHandoffTimers(tx, handoff.id, HANDOFF_TIMERS);
  await deps.voice.tell(tx, withdrawn, { kind: 'withdrawn' });
  const label = act.reason === 'not_a_crisis' ? 'not_crisis' : null;
  await labelAssessment(tx, deps, withdrawn, staff.id, label);
  return withdrawn;
}

function complete(resolution: Resolution): {
  disposition: Disposition;
  closingLevel: RiskLevel;
  nextContact: string;
} {
  const { disposition, closingLevel } = resolution;
  const nextContact = resolution.nextContact?.trim() ?? '';
  const missing: string[] = [];
  const hasDisposition = isOneOf(DISPOSITIONS, disposition);
  const hasLevel = isOneOf(RISK_LEVELS, closingLevel);
  if (!hasDisposition) missing.push('disposition');
  if (!hasLevel) missing.push('closing level');
  if (!nextContact) missing.push('next contact');
  if (!hasDisposition || !hasLevel || !nextContact) {
    throw new HandrailError('incomplete_resolution', `missing: ${missing.join(', ')}`);
  }
  if (nextContact.length > LONGEST_NEXT_CONTACT) {
    throw new HandrailError(
      'too_large',
      `the next contact has ${nextContact.length} characters; the client gets at most ${LONGEST_NEXT_CONTACT}`,
    );
  }
  return { disposition, closingLevel, nextContact };
}

function isOneOf<T extends string>(words: readonly T[], value: string | null | undefined): value is T {
  return words.some((word) => word === value);
}

async function closeSessions(tx: Transaction, staffId: string, level: RiskLevel): Promise<void> {
  const closed = await tx.query<{ id: string }>(
    'session_close_resolved',
    `UPDATE session SET closed_at = $2, closed_reason = 'handoff_resolved', level = $3, latched = false
     WHERE client_id = $1 AND closed_at IS NULL RETURNING id`,
    [tx.clientId, tx.now, level],
  );
  for (const { id } of closed) {
    tx.audit({ who: staffId, what: 'session.closed', why: 'handoff_resolved', subject: id, data: { level } });
  }
}
