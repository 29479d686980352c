import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { type ActiveProtocol, storedProtocol } from './load-protocol.ts';
import { storeProtocol } from './store-protocol.ts';

/** Where the last start wrote what is in force. */
const STATE_KEY = 'protocol';

export interface Signature {
  /** A staff id, or `built_in`: the release that it came with. */
  readonly by: string;
  readonly at: Date;
}

/** What a start found: by which rules the program runs, and what waits for a signature. */
export interface ProtocolStanding {
  readonly inForce: ActiveProtocol;
  /** Null: nobody signed what is in force. */
  readonly signature: Signature | null;
  /** The content of PROTOCOL_FILE where it is not in force, because nobody signed it. */
  readonly draft: ActiveProtocol | null;
}

/**
 * Decides by which protocol the program runs. The built-in one and a signed one are in force. A file that nobody signed is
 * a draft as soon as the program has ever signed one: the signed one stays in force. Before that it is in force, unsigned,
 * and whoever starts the program is told.
 * @throws {HandrailError} protocol_invalid when the signed one was changed where it is stored
 */
export async function bringIntoForce(database: Database, loaded: ActiveProtocol): Promise<ProtocolStanding> {
  await storeProtocol(database, loaded);
  const standing = await database.transactSystem((tx) => decide(tx, loaded));
  await database.transactSystem(async (tx) => {
    await noteActive(tx, standing.inForce);
    tx.upsert('SystemState', 'key', {
      key: STATE_KEY,
      value: { inForce: standing.inForce.hash, draft: standing.draft?.hash ?? null },
      updatedAt: tx.now,
    });
  });
  return standing;
}

/**
 * Stores a protocol as the draft that waits for a signature, beside a running server. What is in force, or was signed,
 * needs no more and stays what it is.
 */
export async function proposeProtocol(database: Database, loaded: ActiveProtocol): Promise<void> {
  await storeProtocol(database, loaded);
  const standing = await readStanding(database);
  if (standing?.inForce === loaded.hash) return;
  await database.transactSystem(async (tx) => {
    const value = { inForce: standing?.inForce ?? null, draft: loaded.hash };
    tx.upsert('SystemState', 'key', { key: STATE_KEY, value, updatedAt: tx.now });
  });
}

/** What `bringIntoForce` would decide, changing nothing. */
export async function decide(
  tx: Pick<Transaction, 'queryDirect'>,
  loaded: ActiveProtocol,
): Promise<ProtocolStanding> {
  const [own] = await tx.queryDirect<StoredProtocol>(
    'protocol_own',
    `SELECT ${COLUMNS} FROM protocol_version WHERE hash = $1`,
    [loaded.hash],
  );
  const signature = own && signatureOf(own);
  if (loaded.source === 'built_in' || signature)
    return { inForce: loaded, signature: signature ?? null, draft: null };
  const [signed] = await tx.queryDirect<StoredProtocol>(
    'protocol_last_signed',
    `SELECT ${COLUMNS} FROM protocol_version WHERE source = 'file' AND signed_at IS NOT NULL
     ORDER BY active_from DESC NULLS LAST, signed_at DESC LIMIT 1`,
    [],
  );
  if (!signed) return { inForce: loaded, signature: null, draft: null };
  return {
    inForce: storedProtocol(signed.body, signed.hash),
    signature: signatureOf(signed),
    draft: loaded,
  };
}

/** Hashes. */
export interface Standing {
  readonly inForce: string | null;
  readonly draft: string | null;
}

/** What the last start wrote down, and what was proposed since; null before the first. */
export async function readStanding(database: Database): Promise<Standing | null> {
  const row = await database.prisma.systemState.findUnique({ where: { key: STATE_KEY } });
  return (row?.value ?? null) as Standing | null;
}

export interface StoredProtocol extends Record<string, unknown> {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly body: unknown;
  readonly source: 'built_in' | 'file';
  readonly activeFrom: Date | null;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
}
export const COLUMNS = `id, version, hash, body, source, active_from AS "activeFrom", signed_by AS "signedBy",
  signed_at AS "signedAt"`;

export function signatureOf({ signedBy, signedAt }: StoredProtocol): Signature | null {
  return signedBy && signedAt ? { by: signedBy, at: signedAt } : null;
}

/** Notes since when a protocol is in force; one that already was stays as it is. */
async function noteActive(tx: Transaction, inForce: ActiveProtocol): Promise<void> {
  const [latest] = await tx.queryDirect<{ hash: string }>(
    'protocol_latest',
    'SELECT hash FROM protocol_version WHERE active_from IS NOT NULL ORDER BY active_from DESC LIMIT 1',
    [],
  );
  if (latest?.hash === inForce.hash) return;
  const [row] = await tx.queryDirect<{ id: string }>(
    'protocol_known',
    'SELECT id FROM protocol_version WHERE hash = $1',
    [inForce.hash],
  );
  if (!row) return;
  tx.update('ProtocolVersion', row.id, { activeFrom: tx.now });
  tx.audit({
    who: 'system',
    what: 'protocol.activated',
    why: 'start',
    subject: row.id,
    data: { hash: inForce.hash },
  });
}
