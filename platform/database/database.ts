import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { errorCodeOf, HandrailError } from '../errors.ts';
import type { Ids } from '../ids.ts';
import { ClientQueues } from './client-queues.ts';
import { Transaction } from './transaction.ts';

/** Small on purpose: turns hold a connection for a few milliseconds, and no network call is made inside one. */
const DEFAULT_POOL_SIZE = 12;
/** A process that hangs in the middle of a turn must not hold a client, or the sweeps of the others, for ever. */
const LOCK_LIMIT_MS = 5_000;
const STATEMENT_LIMIT_MS = 15_000;
const IDLE_LIMIT_MS = 15_000;
const MAX_ATTEMPTS = 5;
const RETRY_BASE_MS = 20;
/** Serialization failure, deadlock, no room or not up yet: nothing was done. */
const PASSING = new Set(['40001', '40P01', '55P03', '57P03', '08001', '53300', 'ECONNREFUSED']);
/** The connection went away; whether a commit under way was done, nobody knows. */
const LOST = new Set(['57P01', '57P02', '08006', 'ECONNRESET', 'EPIPE']);

/** A query about client `$1`, read together with the key; at most one row. Its text is ours, never made from input. */
export interface Opening {
  readonly name: string;
  readonly text: string;
}

interface How {
  readonly newKey?: NewKey;
  readonly opening?: Opening;
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

interface BaseRow extends Record<string, unknown> {
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
   * not another attempt: the change may have been made. `opening` reads more in the statement that reads the key.
   * @throws {HandrailError} not_found, client_erased
   */
  async transact<T>(clientId: string, work: (tx: Transaction) => Promise<T>, opening?: Opening): Promise<T> {
    return this.queues.run(clientId, () => this.attempt(clientId, work, { opening }));
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
        return await this.once(clientId, work, how, progress);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !mayTryAgain(errorCodeOf(error), progress)) throw error;
        const wait = RETRY_BASE_MS * 2 ** attempt * (0.5 + Math.random());
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  private async once<T>(
    clientId: string | null,
    work: (tx: Transaction) => Promise<T>,
    { newKey, opening }: How,
    progress: Progress,
  ): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const onLost = () => {
      progress.isLost = true;
    };
    client.once('error', onLost);
    try {
      // One round trip: the key is a number made from the id, so nothing of a caller's enters the text.
      await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${lockKey(clientId)})`);
      const base = newKey
        ? { wrapped: newKey.wrapped, position: 0, hash: null }
        : await this.base(client, clientId, opening);
      const cipher = clientId ? this.keyring.clientCipher(clientId, base.wrapped) : this.keyring.system;
      const tx = new Transaction({
        client,
        now: this.clock.now(),
        ids: this.ids,
        keyring: this.keyring,
        clientId,
        cipher,
        head: { position: base.position ?? 0, hash: base.hash },
        opening: base,
      });
      if (newKey && clientId) {
        tx.insert('ClientKey', { clientId, ...newKey, createdAt: tx.now }, clientId);
      }
      const result = await work(tx);
      await tx.flush();
      progress.isCommitting = true;
      await client.query('COMMIT');
      tx.committed();
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      throw error;
    } finally {
      client.off('error', onLost);
      client.release(broken);
    }
  }

  private async base(client: pg.PoolClient, clientId: string | null, opening?: Opening): Promise<BaseRow> {
    if (!clientId) {
      const { rows } = await client.query<BaseRow>({
        name: 'system_base',
        text: `SELECT NULL::bytea AS wrapped, position, hash FROM audit_head WHERE chain = 'system'`,
      });
      return rows[0] ?? { wrapped: null, position: null, hash: null };
    }
    const { rows } = await client.query<BaseRow>({
      name: opening?.name ?? 'client_base',
      text: `SELECT k.wrapped, h.position, h.hash${opening ? ', o.*' : ''} FROM client_key k
             LEFT JOIN audit_head h ON h.chain = k.client_id::text
             ${opening ? `LEFT JOIN LATERAL (${opening.text}) o ON true` : ''} WHERE k.client_id = $1`,
      values: [clientId],
    });
    const row = rows[0];
    if (!row) throw new HandrailError('not_found', 'no such client');
    return row;
  }
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
