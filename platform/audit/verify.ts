import type pg from 'pg';
import type { Keyring } from '../crypto/keyring.ts';
import type { AuditFault, BrokenEntry } from './broken-entry.ts';
import { SEALED } from './sealed-heads.ts';
import { isAsWritten, STORED_ENTRY_COLUMNS, type StoredEntry } from './stored-entry.ts';
import { type ListedHeads, verifySeals } from './verify-seals.ts';

/** Entries in memory at once; the trail itself may have any length. */
const BATCH = 2_000;

export interface AuditVerdict {
  readonly entries: number;
  readonly chains: number;
  readonly seals: number;
  /** Newest seal, for keeping outside of the database; null where none was made yet. */
  readonly lastSeal: { readonly position: number; readonly hash: string } | null;
  /** Empty: everything is as it was written. At most one per chain, in the order of the chains. */
  readonly broken: readonly BrokenEntry[];
}

interface Tail {
  readonly position: number;
  readonly hash: Buffer | null;
}

/**
 * Checks the whole audit trail as it stands at one instant: every entry against its keyed hash, every chain against its
 * head, every head that a seal lists. Reads in batches on one connection; writes nothing, and may run beside a server.
 * A trail that was rolled back as a whole, seals included, looks sound: keep `lastSeal` elsewhere to notice that.
 */
export async function verifyAudit(pool: pg.Pool, keyring: Keyring): Promise<AuditVerdict> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await new Verification(client, keyring).run();
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release();
  }
}

class Verification {
  private readonly client: pg.PoolClient;
  private readonly keyring: Keyring;
  private readonly broken = new Map<string, BrokenEntry>();
  private readonly listed: ListedHeads[] = [];
  private entries = 0;
  private chains = 0;

  constructor(client: pg.PoolClient, keyring: Keyring) {
    this.client = client;
    this.keyring = keyring;
  }

  async run(): Promise<AuditVerdict> {
    let chain: string | null = null;
    let tail: Tail = { position: 0, hash: null };
    for await (const entry of this.everyEntry()) {
      if (entry.chain !== chain) {
        if (chain !== null) await this.closeChain(chain, tail);
        chain = entry.chain;
        tail = { position: 0, hash: null };
      }
      tail = this.check(entry, tail);
    }
    if (chain !== null) await this.closeChain(chain, tail);
    await this.findHeadsWithoutEntries();
    const seals = await verifySeals(this.client, this.keyring, this.listed, (fault) => this.report(fault));
    const { entries, chains } = this;
    return { entries, chains, ...seals, broken: [...this.broken.values()] };
  }

  private async *everyEntry(): AsyncGenerator<StoredEntry> {
    let after: readonly [string, number] = ['', 0];
    for (;;) {
      const { rows } = await this.client.query<StoredEntry>({
        name: 'audit_verify_batch',
        text: `SELECT ${STORED_ENTRY_COLUMNS}
               FROM audit_event WHERE (chain, position) > ($1, $2) ORDER BY chain, position LIMIT ${BATCH}`,
        values: [...after],
      });
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = [last.chain, last.position];
    }
  }

  private check(entry: StoredEntry, tail: Tail): Tail {
    this.entries += 1;
    const { chain, position, hash } = entry;
    const fault = this.faultOf(entry, tail);
    if (fault)
      this.report({ chain, position: fault === 'entry_missing' ? tail.position + 1 : position, fault });
    if (chain === 'system' && entry.what === SEALED && !this.broken.has(chain)) {
      this.listed.push({ position, data: entry.data });
    }
    return { position, hash };
  }

  private faultOf(entry: StoredEntry, tail: Tail): AuditFault | null {
    if (entry.position !== tail.position + 1) return 'entry_missing';
    if (!entry.previousHash.equals(tail.hash ?? Buffer.alloc(0))) return 'link_broken';
    if (!this.keyring.knowsAuditKey(entry.keyId)) return 'other_key';
    return isAsWritten(this.keyring, entry) ? null : 'entry_changed';
  }

  private async closeChain(chain: string, tail: Tail): Promise<void> {
    this.chains += 1;
    const { rows } = await this.client.query<{ position: number; hash: Buffer }>({
      name: 'audit_verify_head',
      text: 'SELECT position, hash FROM audit_head WHERE chain = $1',
      values: [chain],
    });
    const head = rows[0];
    const agrees = head?.position === tail.position && tail.hash !== null && head.hash.equals(tail.hash);
    if (!agrees) {
      // Entries beyond the head were slipped in; a head beyond the entries outlived a tail that was cut off.
      const position = Math.min(head?.position ?? 0, tail.position) + 1;
      this.report({
        chain,
        position: Math.min(position, Math.max(tail.position, head?.position ?? 0)),
        fault: 'head_differs',
      });
    }
  }

  private async findHeadsWithoutEntries(): Promise<void> {
    const { rows } = await this.client.query<{ chain: string }>(
      `SELECT h.chain FROM audit_head h
       WHERE NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.chain = h.chain) ORDER BY h.chain`,
    );
    for (const { chain } of rows) this.report({ chain, position: 1, fault: 'entry_missing' });
  }

  /** Only the first fault of a chain counts: what follows it follows from it. */
  private report(fault: BrokenEntry): void {
    const known = this.broken.get(fault.chain);
    if (!known || fault.position < known.position) this.broken.set(fault.chain, fault);
  }
}
