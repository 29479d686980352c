import type { DueTimer } from '../conversations/ports.ts';
import { cancelHandoffTimers, setTimerIn } from '../conversations/timers/set-timer.ts';
import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { staffById } from '../program/staff/find-staff.ts';
import { nameForClients, type StaffMember } from '../program/staff/staff-member.ts';
import { actingStaff, authorize } from './authorize.ts';
import { needsSomebody, startEscalation, WAITING_TIMERS } from './escalation/escalate.ts';
import { armWaitingUpdate } from './escalation/waiting-update.ts';
import { moveHandoff } from './move.ts';
import { pageHolder } from './open.ts';
import type { HandoffDeps } from './ports.ts';
import { recordEvent, toConsole } from './record-event.ts';
import { type HandoffRow, lockHandoff } from './rows.ts';
import { isHeld } from './state.ts';

/** Timers that only mean something while somebody has the handoff. */
export const HOLDER_TIMERS = ['claim_lease', 'unanswered', 'snooze', 'backup_request'] as const;

/** Which way a staff act came in. */
export type Via = 'slack' | 'desk' | 'voice' | 'command';

/** Somebody else was first. `holderName` is for the loser's eyes, not for logs. */
export class AlreadyClaimed extends HandrailError {
  readonly holderId: string;
  readonly holderName: string;

  constructor(holderId: string, holderName: string) {
    super('already_claimed', `${holderName} has this handoff`);
    this.holderId = holderId;
    this.holderName = holderName;
  }
}

/**
 * Gives a handoff to the first who asks. Everybody after is told who has it; asking again for what one holds is no
 * error. A claim that has lapsed holds nobody off.
 * @throws {HandrailError} already_claimed ({@link AlreadyClaimed}), handoff_closed, forbidden
 */
export async function claimHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly handoffId: string; readonly staffId: string; readonly via: Via },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'claim', staff, handoff);
  if (!isHeld(handoff.state))
    return take(tx, deps, handoff, staff, 'claim', { kind: 'claimed', reason: act.via });
  const hasLapsed = needsSomebody(handoff, tx.now);
  if (handoff.clinicianId === staff.id) {
    return hasLapsed
      ? take(tx, deps, handoff, staff, 'take_over', { kind: 'taken_over', reason: 'lapsed' })
      : handoff;
  }
  if (hasLapsed) return take(tx, deps, handoff, staff, 'take_over', { kind: 'taken_over', reason: 'lapsed' });
  const holder = handoff.clinicianId ? await staffById(tx, handoff.clinicianId) : null;
  throw new AlreadyClaimed(handoff.clinicianId ?? '', holder?.name ?? 'Somebody else');
}

/**
 * A supervisor, or the colleague who has joined, takes a handoff from whoever has it, with a reason in their own words.
 * @throws {HandrailError} forbidden, handoff_closed, invalid_transition when nobody has it, bad_request without a reason
 */
export async function takeOver(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly handoffId: string; readonly staffId: string; readonly reason: string },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  // A colleague who has joined knows the client by now: nobody has to be asked when the holder drops out.
  const hasJoined = handoff.secondClinicianId === staff.id;
  await authorize(tx, hasJoined ? 'claim' : 'take_over', staff, handoff);
  const note = act.reason.trim();
  if (!note) throw new HandrailError('bad_request', 'a take-over needs a reason');
  if (handoff.clinicianId === staff.id) return handoff;
  const reason = hasJoined ? 'second_clinician' : 'supervisor';
  return take(tx, deps, handoff, staff, 'take_over', { kind: 'taken_over', reason, note });
}

/**
 * Hands a held handoff to another member of staff, by its holder or a supervisor.
 * @throws {HandrailError} not_claimed_by_you, forbidden when the other may not hold one, handoff_closed
 */
export async function transferHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  act: {
    readonly handoffId: string;
    readonly staffId: string;
    readonly toStaffId: string;
    readonly note?: string;
  },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'transfer', staff, handoff);
  const next = await actingStaff(tx, act.toStaffId);
  await authorize(tx, 'claim', next, handoff);
  if (handoff.clinicianId === next.id) return handoff;
  return handTo(tx, deps, handoff, staff, next, 'transferred', act.note);
}

/**
 * Warm hand-back: gives a handoff to whoever had it before the present holder, with a note that tells them how it stands.
 * @throws {HandrailError} not_claimed_by_you, bad_request without a note, invalid_transition when nobody had it before,
 *   forbidden when they may not hold one any more
 */
export async function handBack(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly handoffId: string; readonly staffId: string; readonly note: string },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'transfer', staff, handoff);
  if (!act.note.trim()) throw new HandrailError('bad_request', 'a hand-back needs a note on how it stands');
  const { previousClinicianId } = handoff;
  if (!previousClinicianId || previousClinicianId === handoff.clinicianId) {
    throw new HandrailError('invalid_transition', 'nobody had this handoff before');
  }
  const next = await actingStaff(tx, previousClinicianId);
  await authorize(tx, 'claim', next, handoff);
  return handTo(tx, deps, handoff, staff, next, 'handed_back', act.note);
}

/** Gives a held handoff to a colleague, who is paged: a lease that they know nothing of would run against them. */
async function handTo(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  by: StaffMember,
  next: StaffMember,
  reason: string,
  words: string | undefined,
): Promise<HandoffRow> {
  const note = words?.trim() || undefined;
  const taken = await take(tx, deps, handoff, next, 'take_over', {
    kind: 'taken_over',
    reason,
    by: by.id,
    note,
  });
  if (note) toConsole(tx, deps, taken, 'thread_note', { text: `${by.name} hands over: ${note}` });
  if (next.id !== by.id) await pageHolder(tx, deps, taken);
  return taken;
}

/** Gives a handoff back to the queue, with a note for whoever takes it; it pages again from the start. @throws {HandrailError} not_claimed_by_you */
export async function releaseHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly handoffId: string; readonly staffId: string; readonly note?: string },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'release', staff, handoff);
  const note = act.note?.trim() || undefined;
  if (note) toConsole(tx, deps, handoff, 'thread_note', { text: `${staff.name} hands back: ${note}` });
  return putBack(tx, deps, handoff, staff.id, 'handed_back', note);
}

/** A claim ran out with neither a message nor a call attempt: the client waits again, and is told so. */
export async function onLeaseDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  if (timer.handoffId) await releaseLapsed(tx, deps, await lockHandoff(tx, timer.handoffId));
}

/** Puts back a handoff whose claim has run out without contact; true when it had. */
export async function releaseLapsed(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
): Promise<boolean> {
  if (handoff.state !== 'claimed' || !needsSomebody(handoff, tx.now)) return false;
  await putBack(tx, deps, handoff, 'system', 'lease_expired');
  return true;
}

async function putBack(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  by: string,
  reason: string,
  note?: string,
): Promise<HandoffRow> {
  const change = { kind: 'released', by, reason, note, data: { staff: handoff.clinicianId } };
  const patch = {
    clinicianId: null,
    previousClinicianId: handoff.clinicianId,
    claimedAt: null,
    leaseUntil: null,
    snoozedUntil: null,
  };
  const released = await moveHandoff(tx, deps, handoff, 'release', change, patch);
  await cancelHandoffTimers(tx, handoff.id, [...HOLDER_TIMERS, ...WAITING_TIMERS]);
  await deps.voice.tell(tx, released, { kind: 'released' });
  const escalating = await startEscalation(tx, deps, released);
  armWaitingUpdate(tx, deps, escalating);
  return escalating;
}

async function take(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  staff: StaffMember,
  act: 'claim' | 'take_over',
  change: { readonly kind: string; readonly reason: string; readonly by?: string; readonly note?: string },
): Promise<HandoffRow> {
  const seconds = deps.protocol.rules.claimLeaseSeconds;
  const isNewHolder = handoff.clinicianId !== staff.id;
  const taken = await moveHandoff(
    tx,
    deps,
    handoff,
    act,
    { by: staff.id, data: { staff: staff.id, before: handoff.clinicianId }, ...change },
    {
      clinicianId: staff.id,
      claimedAt: tx.now,
      leaseUntil: secondsAfter(tx.now, seconds),
      nobodyAnswered: false,
      ...(isNewHolder && { snoozedUntil: null }),
      ...(isNewHolder && handoff.clinicianId && { previousClinicianId: handoff.clinicianId }),
      ...(handoff.secondClinicianId === staff.id && { secondClinicianId: null }),
    },
  );
  await cancelHandoffTimers(tx, handoff.id, ['unanswered', 'snooze', ...WAITING_TIMERS]);
  setTimerIn(tx, deps.announcer, seconds, {
    kind: 'claim_lease',
    key: `claim_lease:${handoff.id}`,
    handoffId: handoff.id,
  });
  if (handoff.clinicianId && isNewHolder) {
    toConsole(tx, deps, handoff, 'thread_note', { text: `${staff.name} has this handoff now.` });
  }
  if (isNewHolder) await deps.voice.tell(tx, taken, { kind: 'claimed', name: nameForClients(staff.name) });
  return taken;
}

/** Contact was made: the claim holds from now on, until a client's message stays unanswered. */
export async function markContact(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  by: string,
  how: 'message' | 'call',
): Promise<HandoffRow> {
  const patch = { lastClinicianAt: tx.now, leaseUntil: null };
  const timers = ['claim_lease', 'unanswered', ...WAITING_TIMERS];
  let contacted: HandoffRow;
  if (handoff.state === 'contacted') {
    tx.update('Handoff', handoff.id, patch);
    contacted = { ...handoff, ...patch };
    if (handoff.leaseUntil) recordEvent(tx, deps, handoff, { kind: 'answered', by, reason: how });
  } else {
    const first = { ...patch, contactedAt: handoff.contactedAt ?? tx.now };
    contacted = await moveHandoff(
      tx,
      deps,
      handoff,
      'contact',
      { kind: 'contacted', by, reason: how },
      first,
    );
  }
  await cancelHandoffTimers(tx, handoff.id, timers);
  return contacted;
}
