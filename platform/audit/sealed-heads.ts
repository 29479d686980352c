import type { Keyring } from '../crypto/keyring.ts';
import type { AuditEntry } from './entry.ts';

/** Verb of the entries in the system's chain that list where other chains stood when a seal was made. */
export const SEALED = 'audit.sealed';

/** Where one chain stood. */
export interface SealedHead {
  readonly chain: string;
  readonly position: number;
  /** Hex. */
  readonly hash: string;
}

/** The data of an `audit.sealed` entry: the seal's position, and a value per chain. */
export function headsToData(seal: number, heads: readonly SealedHead[]): NonNullable<AuditEntry['data']> {
  return { seal, ...Object.fromEntries(heads.map((head) => [head.chain, `${head.position}:${head.hash}`])) };
}

/** The inverse of `headsToData`; chains in a fixed order. */
export function headsFromData(data: NonNullable<AuditEntry['data']>): SealedHead[] {
  return Object.entries(data)
    .filter(([chain]) => chain !== 'seal')
    .map(([chain, value]) => {
      const [position = '', hash = ''] = String(value).split(':');
      return { chain, position: Number(position), hash };
    })
    .sort((a, b) => (a.chain < b.chain ? -1 : 1));
}

/** Carries the digest over all heads on by the ones that changed. Order-free: the heads are sorted here. */
export function digestHeads(
  keyring: Keyring,
  before: Uint8Array | null,
  heads: readonly SealedHead[],
  keyId?: string,
): Buffer {
  const lines = [...heads]
    .sort((a, b) => (a.chain < b.chain ? -1 : 1))
    .map((head) => `${head.chain} ${head.position} ${head.hash}`);
  return keyring.auditHash(before, `heads\n${lines.join('\n')}`, keyId);
}

/** The exact text of a seal that its hash covers. */
export function canonicalSeal(position: number, at: Date, heads: number, digest: Uint8Array): string {
  return JSON.stringify(['seal', position, at.toISOString(), heads, Buffer.from(digest).toString('hex')]);
}
