import type { DueTimer } from '../conversations/ports.ts';
import { cancelHandoffTimers, setTimerIn } from '../conversations/timers/set-timer.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { pagedAtLast, pagedOn, readRoster } from '../program/on-call/roster.ts';
import { staffById, staffByIds } from '../program/staff/find-staff.ts';
import { raiseAlert } from './alerts.ts';
import { actingStaff, authorize } from './authorize.ts';
import { AlreadyClaimed, type Via } from './claim.ts';
import { pageStaff } from './escalation/page.ts';
import { isPageLive, type PageResult } from './escalation/results.ts';
import type { HandoffDeps } from './ports.ts';
import { recordEvent, toConsole } from './record-event.ts';
import { type HandoffRow, lockHandoff } from './rows.ts';
import { isHeld } from './state.ts';

/** Who is asked to join, one after another, and how long each has before the next are asked too. */
const ASKED = ['backup', 'supervisor', 'everybody'] as const;
const NEXT_ASKED_SECONDS = 120;

export interface BackupAsked {
  /** How many people were paged at once; 0: nobody could be, and the console alone shows the request. */
  readonly paged: number;
}

/**
 * The holder wants a second clinician: the backup tier is paged by text and call, then the supervisors, then everybody on a shift,
 * until somebody joins; when nobody has by the end, an alert says so. The client has their clinician meanwhile.
 * @throws {HandrailError} not_claimed_by_you, bad_request without a reason, already_claimed when somebody has joined
 */
export async function askForBackup(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly handoffId: string; readonly staffId: string; readonly reason: string },
): Promise<BackupAsked> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'ask_backup', staff, handoff);
  const note = act.reason.trim();
  if (!note) throw new HandrailError('bad_request', 'say in a few words what help you need');
  await assertAlone(tx, handoff);
  recordEvent(tx, deps, handoff, { kind: 'backup_asked', by: staff.id, reason: 'holder', note });
  const text = `${staff.name} asks for a second clinician: ${note}`;
  toConsole(tx, deps, handoff, 'thread_note', { text, data: { broadcast: true } });
  return { paged: await ask(tx, deps, handoff, 0) };
}

/** Nobody has joined yet: the next ones are asked too. */
export async function onBackupDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  if (!timer.handoffId) return;
  const handoff = await lockHandoff(tx, timer.handoffId);
  if (!isHeld(handoff.state) || handoff.secondClinicianId) return;
  const step = Number(timer.data.step);
  if (step < ASKED.length) {
    await ask(tx, deps, handoff, step);
    return;
  }
  const about = { by: 'system', why: 'nobody_joined', handoffId: handoff.id, drill: handoff.drill };
  raiseAlert(tx, { kind: 'backup_unanswered', ...about });
  recordEvent(tx, deps, handoff, { kind: 'backup_unanswered', by: 'system', reason: 'nobody_joined' });
  toConsole(tx, deps, handoff, 'thread_note', { text: 'Nobody has joined yet.', data: { broadcast: true } });
}

/**
 * A second clinician joins the holder: notes, calls to services, incident steps; they may take over without a supervisor.
 * The holder alone writes to the client, who hears one voice.
 * @throws {HandrailError} forbidden, invalid_transition where nobody has the handoff (it can be claimed) or for its holder,
 *   already_claimed when somebody has joined
 */
export async function joinHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly handoffId: string; readonly staffId: string; readonly via: Via },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'claim', staff, handoff);
  if (!isHeld(handoff.state)) {
    throw new HandrailError('invalid_transition', `nobody to join: this handoff is ${handoff.state}`);
  }
  if (handoff.clinicianId === staff.id)
    throw new HandrailError('invalid_transition', 'you have this handoff');
  if (handoff.secondClinicianId === staff.id) return handoff;
  await assertAlone(tx, handoff);
  tx.update('Handoff', handoff.id, { secondClinicianId: staff.id });
  await cancelHandoffTimers(tx, handoff.id, ['backup_request']);
  recordEvent(tx, deps, handoff, { kind: 'joined', by: staff.id, reason: act.via });
  toConsole(tx, deps, handoff, 'thread_note', { text: `${staff.name} has joined as second clinician.` });
  toConsole(tx, deps, handoff, 'handoff_card');
  return { ...handoff, secondClinicianId: staff.id };
}

/** The second clinician leaves. @throws {HandrailError} forbidden for anybody else */
export async function leaveHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly handoffId: string; readonly staffId: string },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, act.handoffId);
  const staff = await actingStaff(tx, act.staffId);
  if (handoff.secondClinicianId !== staff.id) {
    throw new HandrailError('forbidden', 'you have not joined this handoff');
  }
  tx.update('Handoff', handoff.id, { secondClinicianId: null });
  recordEvent(tx, deps, handoff, { kind: 'left', by: staff.id, reason: 'second_clinician' });
  toConsole(tx, deps, handoff, 'thread_note', { text: `${staff.name} has left.` });
  toConsole(tx, deps, handoff, 'handoff_card');
  return { ...handoff, secondClinicianId: null };
}

async function assertAlone(tx: Transaction, handoff: HandoffRow): Promise<void> {
  if (!handoff.secondClinicianId) return;
  const second = await staffById(tx, handoff.secondClinicianId);
  throw new AlreadyClaimed(handoff.secondClinicianId, second?.name ?? 'Somebody else');
}

/**
 * Somebody who was asked to join cannot: the next ones are asked at once, unless others were asked beside them.
 * `not_open`: somebody has joined, or nobody has the handoff any more.
 */
export async function declineJoining(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  step: number,
): Promise<'next_paged' | 'others_paged' | 'nobody_left' | 'not_open'> {
  if (!isHeld(handoff.state) || handoff.secondClinicianId) return 'not_open';
  const asked = await tx.query<{ result: PageResult; step: number }>(
    'backup_pages',
    `SELECT result, step FROM escalation WHERE handoff_id = $1 AND round = $2 AND rung = 'second' AND step >= $3
       AND staff_id NOT IN (SELECT staff_id FROM escalation WHERE handoff_id = $1 AND rung = 'second' AND result = 'declined')`,
    [handoff.id, handoff.escalationRound, step],
  );
  if (asked.some(({ result }) => isPageLive(result))) return 'others_paged';
  return (await ask(tx, deps, handoff, step + 1)) > 0 ? 'next_paged' : 'nobody_left';
}

/** Who said for this handoff that they cannot join: they are not asked again. */
async function whoDeclined(tx: Transaction, handoff: HandoffRow): Promise<Set<string>> {
  const rows = await tx.query<{ staff_id: string }>(
    'backup_declined',
    `SELECT staff_id FROM escalation WHERE handoff_id = $1 AND rung = 'second' AND result = 'declined'`,
    [handoff.id],
  );
  return new Set(rows.map((row) => row.staff_id));
}

/** Pages whoever comes at this step; where that is nobody, the next ones at once. Returns how many were paged. */
async function ask(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow, step: number): Promise<number> {
  const asked = ASKED[step];
  setTimerIn(tx, deps.announcer, NEXT_ASKED_SECONDS, {
    kind: 'backup_request',
    key: `backup_request:${handoff.id}`,
    handoffId: handoff.id,
    data: { step: step + 1 },
  });
  if (!asked) return 0;
  const roster = await readRoster(tx);
  const declined = await whoDeclined(tx, handoff);
  const ids = asked === 'everybody' ? pagedAtLast(roster, tx.now) : pagedOn(roster, asked, tx.now);
  const staff = await staffByIds(
    tx,
    ids.filter((id) => id !== handoff.clinicianId && !declined.has(id)),
  );
  const run = {
    round: handoff.escalationRound,
    step,
    repeat: 0,
    routes: ['sms', 'voice'] as const,
    done: new Set<string>(),
  };
  const paged = staff.filter((one) => pageStaff(tx, deps, handoff, run, 'second', one)).length;
  return paged > 0 ? paged : ask(tx, deps, handoff, step + 1);
}
