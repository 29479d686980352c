import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';

export interface NewTask {
  /** Fixed word, for example `voice_outreach`. */
  readonly kind: string;
  readonly dueAt: Date;
  /** What a person needs to know; stored encrypted under `task.detail/<id>`. */
  readonly detail: string;
  readonly by: string;
  readonly why: string;
  readonly handoffId?: string | null;
  readonly drill: boolean;
}

/** Stores something that a person has to do about the transaction's client. Returns its id. */
export function createTask(tx: Transaction, task: NewTask): string {
  const id = tx.ids.next();
  tx.insert('Task', {
    id,
    clientId: tx.clientId,
    handoffId: task.handoffId ?? null,
    kind: task.kind,
    createdAt: tx.now,
    dueAt: task.dueAt,
    state: 'open',
    detail: tx.cipher.seal(`task.detail/${id}`, task.detail),
    drill: task.drill,
  });
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
  tx.update('Task', known.id, {
    detail: tx.cipher.seal(purpose, detail),
    dueAt: task.dueAt < known.due_at ? task.dueAt : known.due_at,
  });
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
  tx.audit({ who: by.staffId, what: `task.${by.outcome}`, why: by.reason, subject: taskId });
}
