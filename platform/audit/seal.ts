import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import type { AuditEntry } from './entry.ts';
import {
  canonicalSeal,
  digestHeads,
  headsFromData,
  headsToData,
  SEALED,
  type SealedHead,
} from './sealed-heads.ts';

/** How often the sweep has the trail sealed: what was cut off since the last seal does not show. */
export const SEAL_EVERY_SECONDS = 600;
/** A transaction that began before the last seal may have ended after it; none runs this long. */
const OVERLAP_SECONDS = 120;
/** Chains listed by one entry. */
const HEADS_PER_ENTRY = 1_000;

interface LastSeal {
  readonly position: number;
  readonly at: Date;
  readonly heads: number;
  readonly digest: Buffer;
  readonly hash: Buffer;
}

/**
 * Seals the audit trail when a seal is due: lists in the system's chain where every chain stands that has grown since the
 * last seal, and stores a row that is chained to the row before. A tail cut off a chain later contradicts the seal.
 * Returns whether a seal was made; where nothing has grown there is none. Any number of processes may call it.
 */
export async function sealAuditIfDue(
  database: Database,
  everySeconds = SEAL_EVERY_SECONDS,
): Promise<boolean> {
  return database.transactSystem(async (tx) => {
    const [last] = await tx.queryDirect<LastSeal & Record<string, unknown>>(
      'seal_last',
      'SELECT position, at, heads, digest, hash FROM audit_seal ORDER BY position DESC LIMIT 1',
      [],
    );
    if (last && tx.now.getTime() - last.at.getTime() < everySeconds * 1000) return false;
    const heads = await grownSince(tx, last ?? null);
    if (heads.length === 0) return false;
    writeSeal(tx, last ?? null, heads);
    return true;
  });
}

async function grownSince(tx: Transaction, last: LastSeal | null): Promise<SealedHead[]> {
  const from = new Date(last ? last.at.getTime() - OVERLAP_SECONDS * 1000 : 0);
  // A system chain that has grown only by the last seal itself is no reason for another one. A scalar subquery: as an
  // anti-join, PostgreSQL may read the whole trail to answer it.
  const heads = await tx.queryDirect<SealedHead & Record<string, unknown>>(
    'seal_heads',
    `SELECT h.chain, h.position, encode(h.hash, 'hex') AS hash FROM audit_head h
     WHERE h.updated_at > $1
       AND (SELECT e.what FROM audit_event e WHERE e.chain = h.chain AND e.position = h.position)
         IS DISTINCT FROM '${SEALED}'
     ORDER BY h.chain COLLATE "C"`,
    [from],
  );
  const listed = new Map((last ? await listedBy(tx, last) : []).map((head) => [head.chain, head.position]));
  return heads.filter((head) => listed.get(head.chain) !== head.position);
}

/** What a seal has listed already. */
async function listedBy(tx: Transaction, seal: LastSeal): Promise<SealedHead[]> {
  const rows = await tx.queryDirect<{ data: NonNullable<AuditEntry['data']> }>(
    'seal_listed',
    `SELECT data FROM audit_event WHERE chain = 'system' AND what = '${SEALED}' ORDER BY position DESC LIMIT $1`,
    [Math.ceil(seal.heads / HEADS_PER_ENTRY)],
  );
  return rows.flatMap(({ data }) => headsFromData(data));
}

function writeSeal(tx: Transaction, last: LastSeal | null, heads: readonly SealedHead[]): void {
  const position = (last?.position ?? 0) + 1;
  let digest: Buffer | null = last?.digest ?? null;
  for (let start = 0; start < heads.length; start += HEADS_PER_ENTRY) {
    const some = heads.slice(start, start + HEADS_PER_ENTRY);
    digest = digestHeads(tx.keyring, digest, some);
    tx.audit({
      who: 'system',
      what: SEALED,
      why: 'periodic',
      subject: `seal-${position}`,
      data: headsToData(position, some),
    });
  }
  const previousHash = last?.hash ?? null;
  const sealed = digest ?? Buffer.alloc(0);
  tx.insert('AuditSeal', {
    id: tx.ids.next(),
    position,
    at: tx.now,
    heads: heads.length,
    digest: sealed,
    keyId: tx.keyring.masterKeyId,
    previousHash: previousHash ?? new Uint8Array(0),
    hash: tx.keyring.auditHash(previousHash, canonicalSeal(position, tx.now, heads.length, sealed)),
  });
}
