import type { Keyring } from '../crypto/keyring.ts';
import { type AuditEntry, canonicalEntry } from './entry.ts';

/** An entry of the trail as its row holds it. */
export interface StoredEntry {
  readonly chain: string;
  readonly position: number;
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly why: string;
  readonly subject: string | null;
  readonly data: NonNullable<AuditEntry['data']>;
  readonly keyId: string;
  /** Empty in the first entry of a chain. */
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** The columns of `audit_event` that make a `StoredEntry`. */
export const STORED_ENTRY_COLUMNS = `chain, position, at, who, what, why, subject, data, key_id AS "keyId",
  previous_hash AS "previousHash", hash`;

/** Whether an entry still has the keyed hash that it was written with. The keyring must know the entry's key. */
export function isAsWritten(keyring: Keyring, entry: StoredEntry): boolean {
  const { chain, position, at, who, what, why, subject, data, previousHash } = entry;
  const text = canonicalEntry(chain, position, at, {
    who,
    what,
    why,
    data,
    ...(subject !== null && { subject }),
  });
  const before = previousHash.length === 0 ? null : previousHash;
  return keyring.auditHash(before, text, entry.keyId).equals(entry.hash);
}
