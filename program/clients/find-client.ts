import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isUuid } from '../../platform/ids.ts';

/** A client as an id leads to them. */
export interface FoundClient {
  readonly id: string;
  readonly erasedAt: Date | null;
}

/** Finds a client by the program's own id, or by ours; one that was erased too. Null when there is none. */
export async function findClient(database: Database, id: string): Promise<FoundClient | null> {
  const select = { id: true, erasedAt: true };
  const named = await database.prisma.client.findUnique({ where: { externalId: id }, select });
  if (named) return named;
  const erased = await database.prisma.systemState.findUnique({ where: { key: tombstoneKey(database, id) } });
  const ownId = (erased?.value as { clientId?: string } | undefined)?.clientId ?? (isUuid(id) ? id : null);
  return ownId ? database.prisma.client.findUnique({ where: { id: ownId }, select }) : null;
}

/**
 * Notes that the client with this id of the program's was erased, without the id itself: so that neither a roster that still
 * has it brings them back, nor what is left of them can be tied to it.
 */
export function leaveTombstone(tx: Transaction, externalId: string): void {
  const value = { clientId: tx.clientId };
  tx.upsert('SystemState', 'key', { key: tombstoneKey(tx, externalId), value, updatedAt: tx.now });
}

function tombstoneKey({ keyring }: Pick<Database, 'keyring'>, externalId: string): string {
  return `erased/${keyring.blindIndex('external-id', externalId)}`;
}
