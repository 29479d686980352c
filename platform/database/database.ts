import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { errorCodeOf, HandrailError } from '../errors.ts';
import type { Ids } from '../ids.ts';
import { ClientQueues } from './client-queues.ts';
import { allAnswers, sendTogether } from './in-one-write.ts';
import { Transaction } from './transaction.ts';
import { markOutcomeUnknown } from './unknown-outcome.ts';

/** Small on purpose: turns hold a connection for a few milliseconds, and no network call is made inside one. */
const DEFAULT_POOL_SIZE = 8;
/** A process that hangs in the middle of a turn must not hold a client, or the sweeps of the others, for ever. */
const LOCK_LIMIT_MS = 5_000;
const STATEMENT_LIMIT_MS = 15_000;
const IDLE_LIMIT_MS = 15_000;
/**
 * Our statements touch few rows, by key. PostgreSQL plans them once for a connection, and for a table that is still small
 * it plans to read it whole: hours later that plan would read a million rows.
 */
const PLANNING = '-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off';
const MAX_ATTEMPTS = 5;
const RETRY_BASE_MS = 20;
/** Serialization failure, deadlock, no room or not up yet: nothing was done. */
const PASSING = new Set(['40001', '40P01', '55P03', '57P03', '08001', '53300', 'ECONNREFUSED']);
/** The connection went away; whether a commit under way was done, nobody knows. */
const LOST = new Set(['57P01', '57P02', '08006', 'ECONNRESET', 'EPIPE']);

/** A query that is sent together with the lock and answered after it, so that it costs no round trip of its own. */
export interface Opening {
  /** Names the prepared statement, and the rows for `Transaction.opened`. */
  readonly name: string;
  readonly text: string;
  /** `asOf`: the instant of asking, a little before the transaction's own. */
  values(clientId: string, asOf: Date): readonly unknown[];
}

/**
 * A statement that goes ahead of a transaction on the same connection and in the same write, and commits by itself, before
 * the lock is asked for. Exactly one of the two is called, once, whatever becomes of the transaction.
 */
export interface Ahead {
  readonly query: pg.QueryConfig;
  answered(rows: readonly pg.QueryResultRow[]): void;
  /** It may have been done all the same, where the connection was lost. */
  failed(error: unknown): void;
}

interface How {
  readonly newKey?: NewKey;
  readonly openings?: readonly Opening[];
  readonly ahead?: Ahead;
}

/** How far an attempt came; what its error means depends on it. */
interface Progress {
  isLost: boolean;
  isCommitting: boolean;
}

interface NewKey {
  readonly wrapped: Buffer;
  readonly masterKeyId: string;
}

interface BaseRow {
  readonly wrapped: Buffer | null;
  readonly position: number | null;
  readonly hash: Buffer | null;
}

/**
 * The way to PostgreSQL: Prisma for ordinary reads and writes, and `transact` for everything that changes a client's
 * state. Promises that transactions of one client run one at a time, in whatever process they run.
 */
export class Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly keyring: Keyring;
  private readonly queues = new ClientQueues();

  constructor(parts: { url: string; clock: Clock; ids: Ids; keyring: Keyring; poolSize?: number }) {
    this.pool = new pg.Pool({
      connectionString: parts.url,
      max: parts.poolSize ?? DEFAULT_POOL_SIZE,
      // Queries of one connection are sent without waiting for the answer to the one before; see `inOneWrite`.
      pipeline: true,
      options: PLANNING,
      lock_timeout: LOCK_LIMIT_MS,
      statement_timeout: STATEMENT_LIMIT_MS,
      idle_in_transaction_session_timeout: IDLE_LIMIT_MS,
    });
    // A connection that PostgreSQL closes while idle is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
    // One that it closes while a transaction holds it, between two statements, fails the transaction, not the process.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool) });
    this.clock = parts.clock;
    this.ids = parts.ids;
    this.keyring = parts.keyring;
  }

  /**
   * Runs `work` in a transaction that holds the client's lock. `work` may run again after a lost race or connection, so
   * it must have no effects but through the transaction. A connection that is lost during the commit itself is an error,
   * not another attempt: the change may have been made. `openings` are read when the lock is held, before `work`; `ahead`
   * is sent with the first attempt only.
   * @throws {HandrailError} not_found, client_erased
   */
  async transact<T>(
    clientId: string,
    work: (tx: Transaction) => Promise<T>,
    how: { readonly openings?: readonly Opening[]; readonly ahead?: Ahead } = {},
  ): Promise<T> {
    return this.queues.run(clientId, () => this.attempt(clientId, work, how));
  }

  /** Whether no transaction of this client runs or waits in this process. */
  isIdle(clientId: string): boolean {
    return !this.queues.has(clientId);
  }

  /**
   * Runs `work` in the first transaction of a new client: the client's key is made and stored with it. `work` inserts
   * the client's row.
   */
  async transactNewClient<T>(clientId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { wrapped } = this.keyring.createClientKey(clientId);
    return this.queues.run(clientId, () =>
      this.attempt(clientId, work, { newKey: { wrapped, masterKeyId: this.keyring.masterKeyId } }),
    );
  }

  /** The same for what belongs to no client (staff, settings): one at a time over the whole deployment. */
  async transactSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.queues.run('system', () => this.attempt(null, work));
  }

  /** Whether the database answers within so many milliseconds. Never throws. */
  async answers(limitMs: number): Promise<boolean> {
    const asked = this.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const late = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), limitMs).unref();
    });
    return Promise.race([asked, late]);
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    if (!this.pool.ended) await this.pool.end();
  }

  private async attempt<T>(
    clientId: string | null,
    work: (tx: Transaction) => Promise<T>,
    how: How = {},
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const progress: Progress = { isLost: false, isCommitting: false };
      try {
        return await this.once(clientId, work, attempt === 1 ? how : { ...how, ahead: undefined }, progress);
      } catch (error) {
        if (isCommitLost(errorCodeOf(error), progress)) markOutcomeUnknown(error);
        if (attempt >= MAX_ATTEMPTS || !mayTryAgain(errorCodeOf(error), progress)) throw error;
        const wait = RETRY_BASE_MS * 2 ** attempt * (0.5 + Math.random());
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  private async once<T>(
    clientId: string | null,
    work: (tx: Transaction) => Promise<T>,
    { newKey, openings = [], ahead }: How,
    progress: Progress,
  ): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      ahead?.failed(error);
      throw error;
    });
    let isAheadSent = false;
    let broken: Error | undefined;
    const onLost = () => {
      progress.isLost = true;
    };
    client.once('error', onLost);
    try {
      const asOf = this.clock.now();
      const sent = sendTogether(client, [
        ...(ahead ? [ahead.query] : []),
        // The key is a number made from the id, so nothing of a caller's enters the text.
        `BEGIN; SELECT pg_advisory_xact_lock(${lockKey(clientId)})`,
        newKey ? 'SELECT 1' : baseOf(clientId),
        ...openings.map(({ name, text, values }) => ({
          name,
          text,
          values: [...values(clientId ?? '', asOf)],
        })),
      ]);
      isAheadSent = true;
      if (ahead) sent.shift()?.then(({ rows }) => ahead.answered(rows), ahead.failed);
      const [, found, ...opened] = await allAnswers(sent);
      const base = newKey ? { ...NO_BASE, wrapped: newKey.wrapped } : readBase(clientId, found?.rows ?? []);
      const cipher = clientId ? this.keyring.clientCipher(clientId, base.wrapped) : this.keyring.system;
      const tx = new Transaction({
        client,
        now: this.clock.now(),
        ids: this.ids,
        keyring: this.keyring,
        clientId,
        cipher,
        head: { position: base.position ?? 0, hash: base.hash },
        opened: new Map(openings.map(({ name }, i) => [name, opened[i]?.rows ?? []])),
      });
      if (newKey && clientId) {
        tx.insert('ClientKey', { clientId, ...newKey, createdAt: tx.now }, clientId);
      }
      const result = await work(tx);
      progress.isCommitting = true;
      await tx.commit();
      return result;
    } catch (error) {
      if (!isAheadSent) ahead?.failed(error);
      await client.query('ROLLBACK').catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      throw error;
    } finally {
      client.off('error', onLost);
      client.release(broken);
    }
  }
}

const NO_BASE: BaseRow = { wrapped: null, position: null, hash: null };

/** The key of a client and the end of their audit chain, or of the deployment's own chain. */
function baseOf(clientId: string | null): pg.QueryConfig {
  if (!clientId)
    return {
      name: 'system_base',
      text: `SELECT NULL::bytea AS wrapped, position, hash FROM audit_head WHERE chain = 'system'`,
    };
  return {
    name: 'client_base',
    text: `SELECT k.wrapped, h.position, h.hash FROM client_key k
           LEFT JOIN audit_head h ON h.chain = k.client_id::text WHERE k.client_id = $1`,
    values: [clientId],
  };
}

function readBase(clientId: string | null, rows: readonly unknown[]): BaseRow {
  const [row] = rows as BaseRow[];
  if (!row && clientId) throw new HandrailError('not_found', 'no such client');
  return row ?? NO_BASE;
}

function isCommitLost(code: string, { isLost, isCommitting }: Progress): boolean {
  return isCommitting && (isLost || LOST.has(code)) && !PASSING.has(code);
}

function mayTryAgain(code: string, { isLost, isCommitting }: Progress): boolean {
  if (PASSING.has(code)) return true;
  return (isLost || LOST.has(code)) && !isCommitting;
}

/** A PostgreSQL bigint from the random end of the id; a collision only makes two clients wait for each other. */
function lockKey(clientId: string | null): string {
  if (!clientId) return '0';
  return BigInt.asIntN(64, BigInt(`0x${clientId.replaceAll('-', '').slice(16)}`)).toString();
}
