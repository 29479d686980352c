import type { DueTimer } from '../conversations/ports.ts';
import { cancelHandoffTimers, setTimerIn } from '../conversations/timers/set-timer.ts';
import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { pagedLevel, unansweredSeconds } from '../program/protocol/rules.ts';
import { actingStaff, authorize } from './authorize.ts';
import { startEscalation } from './escalation/escalate.ts';
import { pageHolder } from './open.ts';
import type { HandoffDeps } from './ports.ts';
import { recordEvent, toConsole } from './record-event.ts';
import { type HandoffRow, lockHandoff } from './rows.ts';

/** The longest pause by level: none where the client's life is in danger now. */
export const SNOOZE_MINUTES = { moderate: 120, high: 10, imminent: 0 } as const;

/**
 * The client and the clinician agreed on a pause ("I'll take a bath, write me at nine"): until then the holder owes no
 * answer and nobody is paged. A message of the client ends it. When it is over the holder is paged, and if they do not
 * write or call within the time for an answer, everybody is.
 * @throws {HandrailError} not_claimed_by_you, invalid_transition before contact, bad_request beyond the level's limit or
 *   without a reason
 */
export async function snoozeHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  act: {
    readonly handoffId: string;
    readonly staffId: string;
    readonly minutes: number;
    readonly reason: string;
  },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'snooze', staff, handoff);
  if (handoff.state !== 'contacted') {
    throw new HandrailError('invalid_transition', 'write to the client, or call, before you pause');
  }
  const most = SNOOZE_MINUTES[pagedLevel(handoff.level)];
  if (!(act.minutes > 0 && act.minutes <= most)) {
    const limit = most === 0 ? 'no pause at this level' : `between 1 and ${most} minutes at this level`;
    throw new HandrailError('bad_request', limit);
  }
  const note = act.reason.trim();
  if (!note) throw new HandrailError('bad_request', 'a pause needs a reason');
  const snoozedUntil = secondsAfter(tx.now, act.minutes * 60);
  tx.update('Handoff', handoff.id, { snoozedUntil });
  await cancelHandoffTimers(tx, handoff.id, ['unanswered']);
  armSnooze(tx, deps, handoff, act.minutes * 60, null);
  const data = { minutes: act.minutes };
  recordEvent(tx, deps, handoff, { kind: 'snoozed', by: staff.id, reason: 'agreed_pause', note, data });
  toConsole(tx, deps, handoff, 'thread_note', {
    text: `Paused for ${act.minutes} min by ${staff.name}: ${note}`,
  });
  toConsole(tx, deps, handoff, 'handoff_card');
  return { ...handoff, snoozedUntil };
}

/** Ends a pause early. Nothing happens where there is none. @throws {HandrailError} not_claimed_by_you */
export async function endSnooze(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly handoffId: string; readonly staffId: string },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'snooze', staff, handoff);
  if (!handoff.snoozedUntil) return handoff;
  const awake = await wake(tx, deps, handoff, staff.id, 'ended_early');
  armSnooze(tx, deps, awake, unansweredSeconds(deps.protocol.rules, awake.level), tx.now);
  return awake;
}

/** The pause is over, whatever ended it. */
export async function wake(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  by: string,
  reason: string,
): Promise<HandoffRow> {
  tx.update('Handoff', handoff.id, { snoozedUntil: null });
  await cancelHandoffTimers(tx, handoff.id, ['snooze']);
  recordEvent(tx, deps, handoff, { kind: 'snooze_over', by, reason });
  toConsole(tx, deps, handoff, 'handoff_card');
  return { ...handoff, snoozedUntil: null };
}

/** First the holder is reminded; when they have done nothing by the second time, the handoff is anybody's. */
export async function onSnoozeDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  if (!timer.handoffId) return;
  const handoff = await lockHandoff(tx, timer.handoffId);
  if (handoff.state !== 'contacted' || handoff.leaseUntil) return;
  const { remindedAt } = timer.data;
  if (typeof remindedAt !== 'string') {
    if (!handoff.snoozedUntil) return;
    const awake = await wake(tx, deps, handoff, 'system', 'time_is_up');
    await pageHolder(tx, deps, awake);
    armSnooze(tx, deps, awake, unansweredSeconds(deps.protocol.rules, awake.level), tx.now);
    return;
  }
  if (handoff.lastClinicianAt && handoff.lastClinicianAt >= new Date(remindedAt)) return;
  tx.update('Handoff', handoff.id, { leaseUntil: tx.now });
  const data = { staff: handoff.clinicianId };
  recordEvent(tx, deps, handoff, { kind: 'unanswered', by: 'system', reason: 'check_back_missed', data });
  const lapsed = await startEscalation(tx, deps, { ...handoff, leaseUntil: tx.now });
  await pageHolder(tx, deps, lapsed);
}

function armSnooze(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  seconds: number,
  remindedAt: Date | null,
): void {
  setTimerIn(tx, deps.announcer, seconds, {
    kind: 'snooze',
    key: `snooze:${handoff.id}`,
    handoffId: handoff.id,
    data: { remindedAt: remindedAt?.toISOString() ?? null },
  });
}
