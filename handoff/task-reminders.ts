import type { DueTimer } from '../conversations/ports.ts';
import { setTimer } from '../conversations/timers/set-timer.ts';
import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { staffById } from '../program/staff/find-staff.ts';
import type { StaffMember } from '../program/staff/staff-member.ts';
import { taskWord } from '../words/of-work.ts';
import { midway } from '../words/say.ts';
import { raiseAlert } from './alerts.ts';
import { deskLink } from './escalation/page-text.ts';
import { staffOnCall, textStaff } from './notify-staff.ts';
import type { HandoffDeps } from './ports.ts';
import { toConsole } from './record-event.ts';
import { lockOpenHandoff } from './rows.ts';
import { isSilenceTask, settleSilenceTasks, silenceEndedSince } from './settle-silence.ts';
import { isHeld } from './state.ts';
import { TASK_TIMER, taskTimerKey } from './task-timer.ts';

const HOUR = 3_600;
/** Tasks that a life may hang on: their minutes until somebody further up hears of it. They text people at any hour. */
const URGENT_GRACE_SECONDS: Readonly<Record<string, number>> = {
  emergency_dispatch_decision: 120,
  emergency_contact_decision: 600,
  voice_outreach: 600,
  interpreter: 600,
  duty_to_protect_review: 1_800,
  guardian_contact_decision: HOUR,
  mandated_report_review: HOUR,
};
/** Everything else waits for working hours; the desk shows it. */
const GRACE_SECONDS = 12 * HOUR;
/** How often somebody further up is told of an urgent task: supervisors first, then everybody. Then the alert stands alone. */
const MOST_ESCALATIONS = 3;

interface DueTask {
  readonly id: string;
  readonly kind: string;
  readonly detail: Buffer;
  readonly handoffId: string | null;
  readonly ownerId: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly drill: boolean;
}

/** Sets the clock of an open task; the same task again replaces it. */
export function armTask(tx: Transaction, taskId: string, dueAt: Date, missed = 0): void {
  setTimer(tx, null, { kind: TASK_TIMER, key: taskTimerKey(taskId), dueAt, data: { taskId, missed } });
}

/** Whether a task of this kind texts people at night. */
export function isUrgentTask(kind: string): boolean {
  return kind in URGENT_GRACE_SECONDS;
}

/**
 * A task's time has come: its owner is reminded, or for an urgent one without an owner whoever has the client or is on
 * call. Still open after its grace, it is escalated: an alert once, and for an urgent one a text to supervisors, then to
 * everybody, a few times. While the client's handoff waits, the ladder already rings everybody: nothing is added to it. A call
 * that silence asked for is settled instead, once the client was heard of.
 */
export async function onTaskDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  const [task] = await tx.query<DueTask & Record<string, unknown>>(
    'task_due',
    `SELECT id, kind, detail, handoff_id AS "handoffId", owner_id AS "ownerId", created_at AS "createdAt",
       due_at AS "dueAt", drill FROM task
     WHERE id = $1 AND client_id IS NOT DISTINCT FROM $2::uuid AND state = 'open' FOR UPDATE`,
    [String(timer.data.taskId), tx.clientId],
  );
  if (!task || task.dueAt > tx.now || (await isSettledMeanwhile(tx, task))) return;
  const missed = Number(timer.data.missed);
  const handoff = tx.clientId ? await lockOpenHandoff(tx) : null;
  const isUrgent = isUrgentTask(task.kind);
  if (missed === 0) tx.update('Task', task.id, { remindedAt: tx.now });
  else escalate(tx, task, missed);
  const isRinging = handoff?.state === 'waiting';
  if (isUrgent && !isRinging) {
    const holder = handoff && isHeld(handoff.state) ? handoff.clinicianId : null;
    const staff = await whom(tx, task, holder, missed);
    const link = task.handoffId ? deskLink(deps.publicUrl, task.handoffId) : `${deps.publicUrl}/desk`;
    const word = missed === 0 ? 'is due' : 'was missed';
    textStaff(tx, deps, staff, {
      text: `Handrail task ${word}: ${midway(taskWord(task.kind))}. Open: ${link}`,
      key: `task:${task.id}:${missed}`,
      handoffId: task.handoffId,
      drill: task.drill,
    });
    if (handoff) {
      const text = `Task ${word}: ${midway(taskWord(task.kind))}.`;
      toConsole(tx, deps, handoff, 'thread_note', { text });
    }
  }
  tx.afterCommit(() => deps.announcer.announce({ kind: 'queue' }));
  if (missed >= (isUrgent ? MOST_ESCALATIONS : 1)) return;
  const grace = URGENT_GRACE_SECONDS[task.kind] ?? GRACE_SECONDS;
  armTask(tx, task.id, secondsAfter(tx.now, grace), missed + 1);
}

/** A call that silence asked for pages nobody once the client was heard of. */
async function isSettledMeanwhile(tx: Transaction, task: DueTask): Promise<boolean> {
  if (!isSilenceTask(tx.cipher, task)) return false;
  const ended = await silenceEndedSince(tx, task.createdAt);
  return ended !== null && (await settleSilenceTasks(tx, ended)) > 0;
}

function escalate(tx: Transaction, task: DueTask, missed: number): void {
  if (missed > 1) return;
  tx.update('Task', task.id, { escalatedAt: tx.now });
  const about = { by: 'system', why: task.kind, handoffId: task.handoffId, drill: task.drill };
  raiseAlert(tx, { kind: 'task_overdue', ...about });
}

async function whom(
  tx: Transaction,
  task: DueTask,
  holderId: string | null,
  missed: number,
): Promise<StaffMember[]> {
  if (missed > 1) return staffOnCall(tx, []);
  if (missed === 1) return staffOnCall(tx, ['supervisor']);
  const answers = task.ownerId ?? holderId;
  const one = answers ? await staffById(tx, answers) : null;
  return one?.active ? [one] : staffOnCall(tx);
}
