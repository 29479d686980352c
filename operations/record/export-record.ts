import type { AuditEntry } from '../../platform/audit/entry.ts';
import type { Database } from '../../platform/database/database.ts';
import type { FoundClient } from '../../program/clients/find-client.ts';
import { type ClientRecord, readRecord } from './read-record.ts';

/** A client's record for somebody outside, noted in the audit trail before it is read. `by` is a staff id or a command's name. */
export async function exportRecord(
  database: Database,
  client: FoundClient,
  by: string,
  why: 'requested' | 'client_request' = 'requested',
): Promise<ClientRecord> {
  const entry: AuditEntry = { who: by, what: 'record.exported', why, subject: client.id };
  // What an erased client has left belongs to a chain that has no key of its own any more.
  if (client.erasedAt) await database.transactSystem(async (tx) => tx.audit(entry));
  else await database.transact(client.id, async (tx) => tx.audit(entry));
  return readRecord(database, client.id);
}
