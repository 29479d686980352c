import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { TimerHandlers } from '../ports.ts';
import type { TimerData } from './set-timer.ts';

const BATCH = 200;
/** A handler that fails is tried again after these seconds; the last one repeats. */
const RETRY_SECONDS = [2, 5, 15, 60];

interface TimerRow {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly client_id: string | null;
  readonly handoff_id: string | null;
  readonly due_at: Date;
  readonly data: TimerData;
  readonly attempts: number;
}

/**
 * Runs due timers. The row decides: a timer runs in a transaction of its client that first checks, under the client's
 * lock, that it is still pending and due, so a lost, late or doubled wake-up does no harm. Never early.
 */
export class TimerEngine {
  private readonly database: Database;
  private readonly handlers: TimerHandlers;
  private readonly log: Log;
  private sweeping: Promise<number> | null = null;
  private isWanted = false;

  constructor(parts: { database: Database; handlers: TimerHandlers; log: Log }) {
    this.database = parts.database;
    this.handlers = parts.handlers;
    this.log = parts.log;
  }

  /**
   * Runs every timer that is due now, earliest first. Returns how many ran. One sweep at a time in a process; one that is
   * asked for meanwhile follows at once, so that a timer which came due since the first look is not left behind.
   */
  sweep(): Promise<number> {
    this.isWanted = true;
    this.sweeping ??= this.runWanted().finally(() => {
      this.sweeping = null;
    });
    return this.sweeping;
  }

  /** Due instant of the next pending timer, for rehearsals that move the clock; null when nothing waits. */
  async nextDue(): Promise<Date | null> {
    const { rows } = await this.database.pool.query<{ due_at: Date | null }>({
      name: 'timer_next_due',
      text: `SELECT min(due_at) AS due_at FROM timer WHERE state = 'pending'`,
    });
    return rows[0]?.due_at ?? null;
  }

  private async runWanted(): Promise<number> {
    let ran = 0;
    while (this.isWanted) {
      this.isWanted = false;
      ran += await this.runDue();
    }
    return ran;
  }

  private async runDue(): Promise<number> {
    let ran = 0;
    for (;;) {
      const { rows } = await this.database.pool.query<{ key: string; client_id: string | null }>({
        name: 'timer_due',
        text: `SELECT key, client_id FROM timer WHERE state = 'pending' AND due_at <= $1 ORDER BY due_at LIMIT ${BATCH}`,
        values: [this.database.clock.now()],
      });
      let moved = 0;
      // Timers of one client run in due order; clients run side by side.
      const byClient = new Map<string, string[]>();
      for (const row of rows) {
        const owner = row.client_id ?? '';
        byClient.set(owner, [...(byClient.get(owner) ?? []), row.key]);
      }
      await Promise.all(
        [...byClient].map(async ([clientId, keys]) => {
          for (const key of keys) if (await this.run(clientId, key)) moved += 1;
        }),
      );
      ran += moved;
      if (rows.length < BATCH || moved === 0) return ran;
    }
  }

  /** Runs one timer by key when it is pending and due (an empty `clientId`: the deployment's own); true when it ran or was put off after a failure. */
  async run(clientId: string, key: string): Promise<boolean> {
    try {
      const work = async (tx: Transaction): Promise<boolean> => {
        const [row] = await tx.queryDirect<TimerRow & Record<string, unknown>>(
          'timer_take',
          `SELECT id, key, kind, client_id, handoff_id, due_at, data, attempts FROM timer
           WHERE key = $1 AND state = 'pending' AND due_at <= $2`,
          [key, tx.now],
        );
        if (!row) return false;
        tx.update('Timer', row.id, { state: 'done', doneAt: tx.now });
        await tx.flush();
        const handler = this.handlers.get(row.kind);
        if (!handler) throw new Error(`no handler for timers of kind ${row.kind}`);
        await handler(tx, {
          id: row.id,
          key: row.key,
          kind: row.kind,
          clientId: row.client_id ?? '',
          handoffId: row.handoff_id,
          dueAt: row.due_at,
          data: row.data,
        });
        return true;
      };
      return await (clientId ? this.database.transact(clientId, work) : this.database.transactSystem(work));
    } catch (error) {
      this.log.error('timer.failed', { clientId, code: errorCodeOf(error) });
      return this.putOff(key, errorCodeOf(error));
    }
  }

  private async putOff(key: string, errorCode: string): Promise<boolean> {
    const now = this.database.clock.now();
    const { rows } = await this.database.pool.query<{ attempts: number }>({
      name: 'timer_failed',
      text: `UPDATE timer SET attempts = attempts + 1, error_code = $2,
               due_at = $3::timestamptz + make_interval(secs => ($4::int[])[LEAST(attempts + 1, ${RETRY_SECONDS.length})])
             WHERE key = $1 AND state = 'pending' RETURNING attempts`,
      values: [key, errorCode, now, RETRY_SECONDS],
    });
    return rows.length > 0;
  }
}
