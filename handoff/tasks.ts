import { cancelTimer } from '../conversations/timers/set-timer.ts';
import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { armTask } from './task-reminders.ts';
import { taskTimerKey } from './task-timer.ts';

export interface NewTask {
  /** Where it follows from something else; left out: a new one. */
  readonly id?: string;
  /** Fixed word, for example `voice_outreach`. */
  readonly kind: string;
  readonly dueAt: Date;
  /** What a person needs to know; stored encrypted under `task.detail/<id>`. */
  readonly detail: string;
  readonly by: string;
  readonly why: string;
  readonly handoffId?: string | null;
  /** Whose it is; null: whoever comes first. */
  readonly ownerId?: string | null;
  readonly drill: boolean;
}

/**
 * Stores something that a person has to do about the transaction's client. When it is due somebody is reminded, when it is
 * missed somebody further up. Returns its id.
 */
export function createTask(tx: Transaction, task: NewTask): string {
  const id = task.id ?? tx.ids.next();
  tx.insert('Task', {
    id,
    clientId: tx.clientId,
    handoffId: task.handoffId ?? null,
    kind: task.kind,
    createdAt: tx.now,
    dueAt: task.dueAt,
    state: 'open',
    detail: tx.cipher.seal(`task.detail/${id}`, task.detail),
    ownerId: task.ownerId ?? null,
    drill: task.drill,
  });
  armTask(tx, id, task.dueAt);
  tx.audit({ who: task.by, what: 'task.created', why: task.why, subject: id, data: { kind: task.kind } });
  return id;
}

/**
 * The same, unless the client has an open task of this kind: then its time is brought forward where the new one is
 * earlier, and the detail is added to it.
 */
export async function createTaskOnce(tx: Transaction, task: NewTask): Promise<string> {
  const [known] = await tx.query<{ id: string; due_at: Date; detail: Buffer }>(
    'task_open_of_kind',
    `SELECT id, due_at, detail FROM task WHERE client_id = $1 AND kind = $2 AND state = 'open' ORDER BY created_at LIMIT 1`,
    [tx.clientId, task.kind],
  );
  if (!known) return createTask(tx, task);
  const purpose = `task.detail/${known.id}`;
  const before = tx.cipher.open<string>(purpose, known.detail);
  const detail = before.includes(task.detail) ? before : `${before}\n${task.detail}`;
  const isEarlier = task.dueAt < known.due_at;
  tx.update('Task', known.id, {
    detail: tx.cipher.seal(purpose, detail),
    dueAt: isEarlier ? task.dueAt : known.due_at,
  });
  if (isEarlier) armTask(tx, known.id, task.dueAt);
  return known.id;
}

/** Due so many seconds after the transaction's instant. */
export function dueIn(tx: Transaction, seconds: number): Date {
  return secondsAfter(tx.now, seconds);
}

/**
 * Closes a task: done, or cancelled with a reason.
 * @throws {HandrailError} not_found when it is no open task of this client.
 */
export async function completeTask(
  tx: Transaction,
  taskId: string,
  by: { readonly staffId: string; readonly outcome: 'done' | 'cancelled'; readonly reason: string },
): Promise<void> {
  const changed = await tx.query(
    'task_complete',
    `UPDATE task SET state = $3, done_at = $4, done_by = $5, done_reason = $6
     WHERE id = $1 AND client_id IS NOT DISTINCT FROM $2::uuid AND state = 'open' RETURNING id`,
    [taskId, tx.clientId, by.outcome, tx.now, by.staffId, by.reason],
  );
  if (changed.length === 0) throw new HandrailError('not_found', 'no such open task');
  await cancelTimer(tx, taskTimerKey(taskId));
  tx.audit({ who: by.staffId, what: `task.${by.outcome}`, why: by.reason, subject: taskId });
}

/** Gives a task to somebody, or to nobody in particular. @throws {HandrailError} not_found */
export async function assignTask(
  tx: Transaction,
  taskId: string,
  act: { readonly staffId: string; readonly ownerId: string | null },
): Promise<void> {
  const changed = await tx.query(
    'task_assign',
    `UPDATE task SET owner_id = $3 WHERE id = $1 AND client_id IS NOT DISTINCT FROM $2::uuid AND state = 'open' RETURNING id`,
    [taskId, tx.clientId, act.ownerId],
  );
  if (changed.length === 0) throw new HandrailError('not_found', 'no such open task');
  const why = act.ownerId === act.staffId ? 'taken' : act.ownerId ? 'given' : 'given_up';
  tx.audit({ who: act.staffId, what: 'task.assigned', why, subject: taskId, data: { owner: act.ownerId } });
}

/** Moves a task to another time; it is reminded of, and may be missed, anew. @throws {HandrailError} not_found, bad_request */
export async function rescheduleTask(
  tx: Transaction,
  taskId: string,
  act: { readonly staffId: string; readonly dueAt: Date; readonly reason: string },
): Promise<void> {
  const reason = act.reason.trim();
  if (!reason || !(act.dueAt > tx.now)) {
    throw new HandrailError('bad_request', 'a task moves to a time to come, with a reason');
  }
  const [task] = await tx.query<{ detail: Buffer }>(
    'task_reschedule',
    `UPDATE task SET due_at = $3, reminded_at = NULL, escalated_at = NULL
     WHERE id = $1 AND client_id IS NOT DISTINCT FROM $2::uuid AND state = 'open' RETURNING detail`,
    [taskId, tx.clientId, act.dueAt],
  );
  if (!task) throw new HandrailError('not_found', 'no such open task');
  const purpose = `task.detail/${taskId}`;
  const detail = `${tx.cipher.open<string>(purpose, task.detail)}\nMoved: ${reason}`;
  tx.update('Task', taskId, { detail: tx.cipher.seal(purpose, detail) });
  armTask(tx, taskId, act.dueAt);
  tx.audit({ who: act.staffId, what: 'task.rescheduled', why: 'staff', subject: taskId });
}
