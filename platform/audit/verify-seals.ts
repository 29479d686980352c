import type pg from 'pg';
import type { Keyring } from '../crypto/keyring.ts';
import type { BrokenEntry } from './broken-entry.ts';
import type { AuditEntry } from './entry.ts';
import { canonicalSeal, digestHeads, headsFromData, type SealedHead } from './sealed-heads.ts';

/** An `audit.sealed` entry of the system's chain, already found sound. */
export interface ListedHeads {
  readonly position: number;
  readonly data: NonNullable<AuditEntry['data']>;
}

interface StoredSeal {
  readonly position: number;
  readonly at: Date;
  readonly heads: number;
  readonly digest: Buffer;
  readonly keyId: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

export interface SealVerdict {
  readonly seals: number;
  readonly lastSeal: { readonly position: number; readonly hash: string } | null;
}

/** The name under which faults of the seals themselves are reported. */
const SEAL_CHAIN = 'seals';

/** Checks the seals' own chain, their digests against what the system's chain lists, and each listed head. */
export async function verifySeals(
  client: pg.PoolClient,
  keyring: Keyring,
  listed: readonly ListedHeads[],
  report: (fault: BrokenEntry) => void,
): Promise<SealVerdict> {
  const { rows: seals } = await client.query<StoredSeal>(
    `SELECT position, at, heads, digest, key_id AS "keyId", previous_hash AS "previousHash", hash
     FROM audit_seal ORDER BY position`,
  );
  const bySeal = new Map<number, SealedHead[][]>();
  for (const { data } of listed) {
    const heads = headsFromData(data);
    await checkHeads(client, heads, report);
    const seal = Number(data.seal);
    bySeal.set(seal, [...(bySeal.get(seal) ?? []), heads]);
  }
  let before: StoredSeal | null = null;
  for (const seal of seals) {
    const position = (before?.position ?? 0) + 1;
    if (!isSound(keyring, seal, before, bySeal.get(seal.position) ?? [])) {
      report({ chain: SEAL_CHAIN, position, fault: 'seal_broken' });
    }
    before = seal;
  }
  // A seal whose row is gone is still listed.
  const newest = before?.position ?? 0;
  if ([...bySeal.keys()].some((seal) => seal > newest)) {
    report({ chain: SEAL_CHAIN, position: newest + 1, fault: 'seal_broken' });
  }
  return {
    seals: seals.length,
    lastSeal: before && { position: before.position, hash: before.hash.toString('hex') },
  };
}

function isSound(
  keyring: Keyring,
  seal: StoredSeal,
  before: StoredSeal | null,
  lists: readonly SealedHead[][],
): boolean {
  if (seal.position !== (before?.position ?? 0) + 1 || !keyring.knowsAuditKey(seal.keyId)) return false;
  if (!seal.previousHash.equals(before?.hash ?? Buffer.alloc(0))) return false;
  let digest: Buffer | null = before?.digest ?? null;
  for (const heads of lists) digest = digestHeads(keyring, digest, heads, seal.keyId);
  if (!digest?.equals(seal.digest) || lists.flat().length !== seal.heads) return false;
  const text = canonicalSeal(seal.position, seal.at, seal.heads, seal.digest);
  return keyring.auditHash(before?.hash ?? null, text, seal.keyId).equals(seal.hash);
}

/** Every head that a seal lists must still stand in its chain, with that hash. */
async function checkHeads(
  client: pg.PoolClient,
  heads: readonly SealedHead[],
  report: (fault: BrokenEntry) => void,
): Promise<void> {
  const { rows } = await client.query<{ chain: string; position: number; found: number | null }>({
    name: 'audit_verify_listed',
    text: `SELECT l.chain, l.position, (SELECT max(position) FROM audit_event e WHERE e.chain = l.chain) AS found
           FROM unnest($1::text[], $2::int[], $3::text[]) AS l(chain, position, hash)
           LEFT JOIN audit_event e ON e.chain = l.chain AND e.position = l.position
           WHERE e.id IS NULL OR encode(e.hash, 'hex') <> l.hash`,
    values: [heads.map((h) => h.chain), heads.map((h) => h.position), heads.map((h) => h.hash)],
  });
  for (const { chain, position, found } of rows) {
    report({ chain, position: Math.min(position, (found ?? 0) + 1), fault: 'seal_contradicts' });
  }
}
