import type { Database } from '../../platform/database/database.ts';
import type { ActiveProtocol } from './load-protocol.ts';

/** Keeps the protocol as a row, once per content, so that the record can say by which rules a handoff was run. */
export async function storeProtocol(database: Database, protocol: ActiveProtocol): Promise<void> {
  await database.transactSystem(async (tx) => {
    const known = await tx.queryDirect('protocol_known', 'SELECT id FROM protocol_version WHERE hash = $1', [
      protocol.hash,
    ]);
    if (known.length > 0) return;
    const id = tx.ids.next();
    tx.insert('ProtocolVersion', {
      id,
      version: protocol.rules.version,
      hash: protocol.hash,
      body: protocol.rules,
      source: protocol.source,
      activeFrom: tx.now,
    });
    tx.audit({ who: 'system', what: 'protocol.activated', why: 'start', subject: id });
  });
}
