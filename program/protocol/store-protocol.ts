import type { Database } from '../../platform/database/database.ts';
import type { ActiveProtocol } from './load-protocol.ts';

/** The built-in protocol is signed by whoever released it. */
const SIGNED_BY_RELEASE = 'built_in';

/**
 * Keeps the protocol as a row, once per content, so that the record can say by which rules a handoff was run. It is not in
 * force by that. The built-in one is stored signed.
 */
export async function storeProtocol(database: Database, protocol: ActiveProtocol): Promise<void> {
  const isBuiltIn = protocol.source === 'built_in';
  await database.transactSystem(async (tx) => {
    const [known] = await tx.queryDirect<{ id: string; signed: boolean }>(
      'protocol_stored',
      'SELECT id, signed_at IS NOT NULL AS signed FROM protocol_version WHERE hash = $1',
      [protocol.hash],
    );
    const signature = isBuiltIn ? { signedBy: SIGNED_BY_RELEASE, signedAt: tx.now } : {};
    if (known) {
      if (isBuiltIn && !known.signed) tx.update('ProtocolVersion', known.id, signature);
      return;
    }
    const id = tx.ids.next();
    tx.insert('ProtocolVersion', {
      id,
      version: protocol.rules.version,
      hash: protocol.hash,
      body: protocol.rules,
      source: protocol.source,
      storedAt: tx.now,
      ...signature,
    });
    tx.audit({
      who: 'system',
      what: 'protocol.stored',
      why: protocol.source,
      subject: id,
      data: { hash: protocol.hash },
    });
  });
}
