import type { Announcer } from '../../platform/announce.ts';
import { secondsAfter } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

/** Ids, keys and numbers only: timer rows are not encrypted. */
export type TimerData = Readonly<Record<string, string | number | boolean | null>>;

export interface NewTimer {
  /** Chooses the handler; see `TimerHandlers`. */
  readonly kind: string;
  /** Same key again replaces the timer, whether it is pending or done. */
  readonly key: string;
  readonly dueAt: Date;
  readonly handoffId?: string;
  readonly data?: TimerData;
}

/**
 * Stores a timer with the transaction; the alarm clock is told after the commit, and the sweep finds it anyway. Without an
 * announcer it is the sweep's alone: for what need not be on the second.
 */
export function setTimer(tx: Transaction, announcer: Announcer | null, timer: NewTimer): void {
  const id = tx.ids.next();
  tx.upsert('Timer', 'key', {
    id,
    key: timer.key,
    kind: timer.kind,
    clientId: tx.clientId,
    handoffId: timer.handoffId ?? null,
    dueAt: timer.dueAt,
    state: 'pending',
    data: timer.data ?? {},
    attempts: 0,
    errorCode: null,
    createdAt: tx.now,
    doneAt: null,
  });
  if (!announcer) return;
  tx.afterCommit(() =>
    announcer.announce({ kind: 'timer', timerId: timer.key, dueAt: timer.dueAt.toISOString() }),
  );
}

/** A timer due so many seconds after the transaction's instant. */
export function setTimerIn(
  tx: Transaction,
  announcer: Announcer,
  seconds: number,
  timer: Omit<NewTimer, 'dueAt'>,
): void {
  setTimer(tx, announcer, { ...timer, dueAt: secondsAfter(tx.now, seconds) });
}

/** Cancels one pending timer; nothing happens when there is none. */
export async function cancelTimer(tx: Transaction, key: string): Promise<void> {
  await tx.query(
    'timer_cancel',
    `UPDATE timer SET state = 'cancelled', done_at = $2 WHERE key = $1 AND state = 'pending'`,
    [key, tx.now],
  );
}

/** Cancels the handoff's pending timers of these kinds. */
export async function cancelHandoffTimers(
  tx: Transaction,
  handoffId: string,
  kinds: readonly string[],
): Promise<void> {
  await tx.query(
    'timer_cancel_handoff',
    `UPDATE timer SET state = 'cancelled', done_at = $3 WHERE handoff_id = $1 AND kind = ANY($2) AND state = 'pending'`,
    [handoffId, kinds, tx.now],
  );
}
