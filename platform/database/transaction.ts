import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { type AuditEntry, canonicalEntry } from '../audit/entry.ts';
import type { Cipher } from '../crypto/cipher.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Ids } from '../ids.ts';
import { inOneWrite } from './in-one-write.ts';
import type { NewRow, RowPatch, TableName } from './tables.ts';
import { type Statement, WriteBatch } from './write-batch.ts';

export interface ChainHead {
  readonly position: number;
  readonly hash: Uint8Array | null;
}

/**
 * One transaction about one client (or about the deployment itself), holding that client's lock. Row changes are
 * collected and written together at the end, or before the next read that must see them.
 */
export class Transaction {
  /** The instant of the whole transaction. */
  readonly now: Date;
  readonly ids: Ids;
  readonly keyring: Keyring;
  /** Null for the deployment's own chain. */
  readonly clientId: string | null;
  private readonly openedRows: ReadonlyMap<string, readonly QueryResultRow[]>;
  private readonly client: PoolClient;
  private readonly batch = new WriteBatch();
  private readonly ownCipher: Cipher;
  private head: ChainHead;
  private readonly numbers = new Map<string, number>();
  private readonly callbacks: (() => void)[] = [];

  constructor(parts: {
    client: PoolClient;
    now: Date;
    ids: Ids;
    keyring: Keyring;
    clientId: string | null;
    cipher: Cipher;
    head: ChainHead;
    opened: ReadonlyMap<string, readonly QueryResultRow[]>;
  }) {
    this.client = parts.client;
    this.now = parts.now;
    this.ids = parts.ids;
    this.keyring = parts.keyring;
    this.clientId = parts.clientId;
    this.ownCipher = parts.cipher;
    this.head = parts.head;
    this.openedRows = parts.opened;
  }

  /** The client's cipher, or the system's in a transaction about the deployment. */
  get cipher(): Cipher {
    return this.ownCipher;
  }

  /** What the opening of this name read; undefined in a transaction that was opened without it. */
  opened<R extends QueryResultRow>(name: string): readonly R[] | undefined {
    return this.openedRows.get(name) as readonly R[] | undefined;
  }

  /** Rows whose primary key is not called `id` pass its value as `key`. */
  insert<T extends TableName>(table: T, row: NewRow<T>, key?: string): void {
    this.batch.insert(table, row, key);
  }

  update<T extends TableName>(table: T, id: string, patch: RowPatch<T>): void {
    this.batch.update(table, id, patch);
  }

  /**
   * Inserts messages with the client's next numbers, in the order of the calls. The counter and the client's own row are
   * one row, which one statement changes only once: a pending change of the client is written first.
   */
  async insertNumbered(rows: readonly Omit<NewRow<'Message'>, 'seq'>[]): Promise<void> {
    if (this.batch.touches('Client')) await this.flush();
    for (const row of rows) this.batch.insertNumbered(this.clientId ?? '', row);
  }

  upsert<T extends TableName>(table: T, conflict: keyof NewRow<T> & string, row: NewRow<T>): void {
    this.batch.upsert(table, conflict, row);
  }

  /** Adds to the audit trail of this transaction's chain; committed with everything else or not at all. */
  audit(entry: AuditEntry): void {
    const chain = this.clientId ?? 'system';
    const position = this.head.position + 1;
    const previousHash = this.head.hash;
    const hash = this.keyring.auditHash(previousHash, canonicalEntry(chain, position, this.now, entry));
    this.head = { position, hash };
    this.batch.insert('AuditEvent', {
      id: this.ids.next(),
      chain,
      position,
      at: this.now,
      who: entry.who,
      what: entry.what,
      why: entry.why,
      subject: entry.subject ?? null,
      data: entry.data ?? {},
      keyId: this.keyring.masterKeyId,
      previousHash: previousHash ?? new Uint8Array(0),
      hash,
    });
    this.batch.upsert('AuditHead', 'chain', { chain, position, hash, updatedAt: this.now });
  }

  /** Reads (or a raw change that the batch cannot express) after everything collected so far was written. */
  async query<R extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<R[]> {
    await this.flush();
    const result = await this.client.query<R>({ name, text, values: [...values] });
    return result.rows;
  }

  /** As `query`, but without writing first: for reads and counters that do not depend on what was collected. */
  async queryDirect<R extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<R[]> {
    const result = await this.client.query<R>({ name, text, values: [...values] });
    return result.rows;
  }

  /** Runs after the commit, never when the transaction failed. Must not throw; losing it must do no harm. */
  afterCommit(callback: () => void): void {
    this.callbacks.push(callback);
  }

  /** The number that `insertNumbered` gave to a message of this transaction; undefined before it is written. */
  numberOf(messageId: string): number | undefined {
    return this.numbers.get(messageId);
  }

  /** Writes what was collected, before a statement that must see it. */
  async flush(): Promise<void> {
    if (!this.batch.isEmpty) await this.write([]);
  }

  /** For the transaction runner: writes what was collected, commits, and tells who waits for that. */
  async commit(): Promise<void> {
    const results = await this.write(['COMMIT']);
    // PostgreSQL answers so when an earlier statement failed and its error was swallowed.
    if (results.at(-1)?.command === 'ROLLBACK') throw new Error('the transaction was rolled back');
    for (const callback of this.callbacks) {
      try {
        callback();
      } catch {
        // It is committed: a listener that throws must neither undo that nor keep the others from hearing of it.
      }
    }
  }

  private async write(then: readonly string[]): Promise<QueryResult[]> {
    const numbered = this.batch.numberedIds();
    const statements = this.batch.take().map(toQuery);
    const results = await inOneWrite(this.client, [...statements, ...then]);
    const last: number = results[statements.length - 1]?.rows[0]?.last_seq;
    for (const [i, id] of numbered.entries()) this.numbers.set(id, last - numbered.length + 1 + i);
    return results;
  }
}

function toQuery({ values, ...statement }: Statement): QueryConfig {
  return { ...statement, values: [...values] };
}
