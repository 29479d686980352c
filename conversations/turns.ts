import type { Announcer } from '../platform/announce.ts';
import type { Ahead, Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { errorCodeOf, HandrailError } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { Arrivals } from './arrivals.ts';
import { NEXT_PENDING, nextPending, openInput, openWhatOpens, type PendingRow } from './pending-turn.ts';
import type { TurnPort } from './ports.ts';
import {
  type Inbound,
  type Received,
  type ReceivedRow,
  receive,
  receiveStatement,
  toReceived,
} from './receive.ts';
import { TurnSlots } from './turn-slots.ts';

/** After so many failures of the pipeline the turn goes to `failSafe`, which brings a person. */
const MAX_ATTEMPTS = 3;
/** Fewer than the pool has connections: the rest are for receiving, sending and the clinicians' side. */
const TURNS_AT_ONCE = 4;
/** While providers wait for an answer: enough that turns go on, few enough that the answer comes between them. */
const TURNS_WHILE_ARRIVING = 2;
/** Pending rows younger than this are being handled by the process that received them. */
const SWEEP_AFTER_MS = 3_000;

/**
 * Takes the turns of clients: one at a time per client, in the order in which their messages were stored, each in one
 * transaction. A turn that fails leaves its message pending and is tried again; nothing is skipped silently.
 */
export class Turns {
  private readonly database: Database;
  private readonly announcer: Announcer;
  private readonly port: TurnPort;
  private readonly log: Log;
  private readonly running = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private readonly slots: TurnSlots;
  private readonly unanswered: (clientId: string, errorCode: string) => Promise<void>;
  private isClosed = false;

  /** `unanswered` hears of a client's message for which even the safe way out failed; it may hear of it again. */
  constructor(parts: {
    database: Database;
    announcer: Announcer;
    port: TurnPort;
    log: Log;
    unanswered?: (clientId: string, errorCode: string) => Promise<void>;
    /** Who waits for an answer in this process; turns give way to them. */
    arrivals?: Arrivals;
  }) {
    this.slots = new TurnSlots(
      { atOnce: TURNS_AT_ONCE, whileArriving: TURNS_WHILE_ARRIVING },
      parts.arrivals ?? null,
    );
    this.database = parts.database;
    this.announcer = parts.announcer;
    this.port = parts.port;
    this.log = parts.log;
    this.unanswered = parts.unanswered ?? (async () => undefined);
  }

  /**
   * Stores a message as `receive` does, and has its turn taken. Where the client's turn can begin at once, the two are sent
   * to the database in one write: still a transaction each, and whoever waits is answered after the first.
   * @throws {HandrailError} client_erased
   */
  async receive(inbound: Inbound): Promise<Received> {
    const { clientId } = inbound;
    const cipher = this.beginsAtOnce(clientId) ? this.database.keyring.cachedCipher(clientId) : null;
    if (cipher) {
      const query = receiveStatement(inbound, cipher, this.database.ids, this.database.clock.now());
      const rows = await new Promise<readonly ReceivedRow[] | null>((resolve) => {
        void this.begin(clientId, {
          query,
          answered: (found) => resolve(found as readonly ReceivedRow[]),
          failed: () => resolve(null),
        });
      });
      if (rows) return toReceived(this.database, inbound, rows);
    }
    // Stored or not, the same provider id does no harm.
    const received = await receive(this.database, inbound);
    if (!received.duplicate || cipher) void this.take(clientId);
    return received;
  }

  /** Takes all pending turns of a client; called right after `receive`. Resolves when none is left or one failed. */
  take(clientId: string): Promise<void> {
    const running = this.running.get(clientId);
    if (running) {
      this.again.add(clientId);
      return running;
    }
    return this.isClosed ? Promise.resolve() : this.begin(clientId);
  }

  private beginsAtOnce(clientId: string): boolean {
    const isBusy = this.isClosed || this.running.has(clientId) || !this.database.isIdle(clientId);
    return !isBusy && this.slots.areFree;
  }

  private begin(clientId: string, ahead?: Ahead): Promise<void> {
    const run = this.drain(clientId, ahead).finally(() => {
      this.running.delete(clientId);
      if (this.again.delete(clientId)) void this.take(clientId);
    });
    this.running.set(clientId, run);
    return run;
  }

  /** Takes what no process took: after a crash, or a failed attempt. Returns how many clients had something pending. */
  async sweep(): Promise<number> {
    const before = new Date(this.database.clock.now().getTime() - SWEEP_AFTER_MS);
    const { rows } = await this.database.pool.query<{ client_id: string }>({
      name: 'inbox_pending_clients',
      text: `SELECT DISTINCT client_id FROM inbox WHERE state = 'pending' AND received_at <= $1 LIMIT 200`,
      values: [before],
    });
    await Promise.all(rows.map((row) => this.take(row.client_id)));
    return rows.length;
  }

  /** No new turns; resolves when those under way are done. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.allSettled([...this.running.values()]);
  }

  private async drain(clientId: string, first?: Ahead): Promise<void> {
    for (let ahead = first; ; ahead = undefined) {
      let failed: PendingRow | null = null;
      try {
        const left = await this.slots.run(() =>
          this.database.transact(
            clientId,
            async (tx) => {
              failed = null;
              const row = nextPending(tx);
              if (!row) return 0;
              failed = row;
              await this.turn(tx, clientId, row);
              return row.pending - 1;
            },
            { openings: [NEXT_PENDING, ...(this.port.openings ?? [])], ahead },
          ),
        );
        // What is stored after this was read rings again, or is another process's to take.
        if (left === 0) return;
      } catch (error) {
        const { attempts = 0 } = (failed as PendingRow | null) ?? {};
        this.log.error('turn.failed', { clientId, attempts, code: errorCodeOf(error) });
        // When even the safe way out fails, the sweep tries again: neither skipped nor in a circle.
        if (attempts >= MAX_ATTEMPTS) {
          await this.report(clientId, errorCodeOf(error));
          return;
        }
        if (!failed && isLasting(error)) await this.report(clientId, errorCodeOf(error));
        if (!failed || !(await this.recordFailure(clientId, failed, errorCodeOf(error)))) return;
      }
    }
  }

  private async turn(tx: Transaction, clientId: string, row: PendingRow): Promise<void> {
    if (row.attempts >= MAX_ATTEMPTS) {
      await this.port.failSafe(tx, openWhatOpens(tx, clientId, row), 'turn_failed');
      tx.update('Inbox', row.id, { state: 'failed', doneAt: tx.now });
    } else {
      await this.port.takeTurn(tx, openInput(tx, clientId, row));
      tx.update('Inbox', row.id, { state: 'done', doneAt: tx.now });
    }
    const { message_id: messageId, seq } = row;
    tx.afterCommit(() => this.announcer.announce({ kind: 'message', clientId, messageId, seq }));
  }

  private async report(clientId: string, errorCode: string): Promise<void> {
    try {
      await this.unanswered(clientId, errorCode);
    } catch (error) {
      this.log.error('turn.unanswered_not_reported', { clientId, code: errorCodeOf(error) });
    }
  }

  /** Counts the failure; true when the next attempt may follow at once. */
  private async recordFailure(clientId: string, row: PendingRow, errorCode: string): Promise<boolean> {
    try {
      await this.database.transact(clientId, async (tx) => {
        tx.update('Inbox', row.id, { attempts: row.attempts + 1, errorCode });
      });
      return true;
    } catch (error) {
      // The database itself is away: the sweep comes back to it.
      this.log.error('turn.failure_not_recorded', { clientId, code: errorCodeOf(error) });
      return false;
    }
  }
}

/** The client's key itself does not open: no attempt will be better than this one. */
function isLasting(error: unknown): boolean {
  return error instanceof HandrailError && !error.retryable && error.code !== 'client_erased';
}
