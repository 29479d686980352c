import { cancelTimer } from '../conversations/timers/set-timer.ts';
import type { Cipher } from '../platform/crypto/cipher.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Disposition } from './dispositions.ts';
import { isMadeBySilence, SILENCE_TASK } from './silence-task.ts';
import { taskTimerKey } from './task-timer.ts';

/** What ended a client's silence. */
export interface SilenceEnded {
  readonly why: 'client_wrote' | 'client_reached' | 'resolved_after_contact';
  /** Staff id, or `client`. */
  readonly by: string;
}

/** Ends of a handoff that say that somebody spoke with the client. Sending help or hearing from others does not. */
const ENDS_AFTER_CONTACT: readonly Disposition[] = [
  'safe_with_plan',
  'follow_up_scheduled',
  'referred',
  'higher_level_of_care',
];

/** Whether a handoff that ended so was in contact with the client. */
export function endsAfterContact(disposition: string): boolean {
  return ENDS_AFTER_CONTACT.some((end) => end === disposition);
}

/**
 * Whether silence alone made this task, by its sealed detail, which is opened for that kind only. One that cannot be read is
 * taken for a person's: it stays, and rings.
 */
export function isSilenceTask(
  cipher: Pick<Cipher, 'open'>,
  task: { readonly id: string; readonly kind: string; readonly detail: Buffer },
): boolean {
  if (task.kind !== SILENCE_TASK.kind) return false;
  try {
    return isMadeBySilence(task.kind, cipher.open<string>(`task.detail/${task.id}`, task.detail));
  } catch {
    return false;
  }
}

interface OpenCall {
  readonly id: string;
  readonly kind: string;
  readonly detail: Buffer;
  readonly escalatedAt: Date | null;
}

/**
 * The client is silent no more: open tasks that silence alone made are settled (`cancelled` where the client wrote, `done`
 * where staff spoke with them), with their timers, and the alert that they were missed is seen. Tasks that people, an
 * opt-out or a failed delivery asked for stay. Returns how many there were.
 */
export async function settleSilenceTasks(tx: Transaction, how: SilenceEnded): Promise<number> {
  const open = await tx.query<OpenCall & Record<string, unknown>>(
    'silence_tasks',
    `SELECT id, kind, detail, escalated_at AS "escalatedAt" FROM task WHERE client_id = $1 AND kind = $2 AND state = 'open'`,
    [tx.clientId, SILENCE_TASK.kind],
  );
  const silent = open.filter((task) => isSilenceTask(tx.cipher, task));
  for (const task of silent) await settle(tx, task, how);
  return silent.length;
}

async function settle(tx: Transaction, task: OpenCall, how: SilenceEnded): Promise<void> {
  const state = how.why === 'client_wrote' ? 'cancelled' : 'done';
  const staffId = how.by === 'client' ? null : how.by;
  tx.update('Task', task.id, { state, doneAt: tx.now, doneBy: staffId, doneReason: how.why });
  await cancelTimer(tx, taskTimerKey(task.id));
  tx.audit({ who: how.by, what: `task.${state}`, why: how.why, subject: task.id });
  if (!task.escalatedAt) return;
  // An alert does not name its task; it was raised in the instant in which the task was escalated.
  const seen = await tx.query<{ id: string }>(
    'silence_alert_seen',
    `UPDATE alert SET acknowledged_at = $3, acknowledged_by = $4
     WHERE id = (SELECT id FROM alert WHERE client_id = $1 AND kind = 'task_overdue' AND at = $2
                   AND acknowledged_at IS NULL LIMIT 1) RETURNING id`,
    [tx.clientId, task.escalatedAt, tx.now, staffId],
  );
  for (const { id } of seen) tx.audit({ who: how.by, what: 'alert.acknowledged', why: how.why, subject: id });
}

/**
 * What has ended the silence since `since`, by the record: for a task whose time has come, so that nobody is paged for a
 * client who was heard of by a way that did not settle it. Null: nothing has.
 */
export async function silenceEndedSince(tx: Transaction, since: Date): Promise<SilenceEnded | null> {
  const [found] = await tx.query<{ wrote: boolean; reached_by: string | null; resolved_by: string | null }>(
    'silence_ended',
    `SELECT COALESCE((SELECT m.at > $2 FROM message m WHERE m.client_id = $1 AND m.sender = 'client'
              ORDER BY m.seq DESC LIMIT 1), false) AS wrote,
       (SELECT e.by FROM handoff_event e JOIN handoff h ON h.id = e.handoff_id
        WHERE h.client_id = $1 AND e.at > $2 AND e.kind = 'call_attempt' AND e.reason = 'reached'
        ORDER BY e.at LIMIT 1) AS reached_by,
       (SELECT e.by FROM handoff_event e JOIN handoff h ON h.id = e.handoff_id
        WHERE h.client_id = $1 AND e.at > $2 AND e.kind = 'resolved' AND e.reason = ANY ($3)
        ORDER BY e.at LIMIT 1) AS resolved_by`,
    [tx.clientId, since, ENDS_AFTER_CONTACT],
  );
  if (found?.wrote) return { why: 'client_wrote', by: 'client' };
  if (found?.reached_by) return { why: 'client_reached', by: found.reached_by };
  return found?.resolved_by ? { why: 'resolved_after_contact', by: found.resolved_by } : null;
}
