import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { staffById } from '../staff/find-staff.ts';
import { mayAct } from '../staff/may.ts';
import { protocolHash } from './hash-protocol.ts';
import { COLUMNS, type StoredProtocol } from './standing.ts';

/**
 * Signs a stored protocol, named by the whole hash of what the signer has read: so nobody signs what they did not see. It
 * comes into force at the next start with that file. Signing again what is signed changes nothing.
 * @throws {HandrailError} forbidden, not_found, protocol_invalid when the stored content does not have that hash
 */
export async function signProtocol(
  database: Database,
  act: { readonly hash: string; readonly staffId: string },
): Promise<void> {
  await database.transactSystem(async (tx) => {
    const staff = await staffById(tx, act.staffId);
    if (!staff || !(await mayAct(tx, staff, 'sign_protocol')).allowed)
      throw new HandrailError('forbidden', 'a supervisor or an administrator signs a protocol');
    const [row] = await tx.queryDirect<StoredProtocol>(
      'protocol_to_sign',
      `SELECT ${COLUMNS} FROM protocol_version WHERE hash = $1 FOR UPDATE`,
      [act.hash],
    );
    if (!row) throw new HandrailError('not_found', 'no protocol with this hash is stored');
    if (protocolHash(row.body) !== row.hash)
      throw new HandrailError('protocol_invalid', 'the stored protocol was changed after it was stored');
    if (row.signedAt) return;
    tx.update('ProtocolVersion', row.id, { signedBy: staff.id, signedAt: tx.now });
    tx.audit({
      who: staff.id,
      what: 'protocol.signed',
      why: 'clinical_sign_off',
      subject: row.id,
      data: { hash: row.hash },
    });
  });
}
