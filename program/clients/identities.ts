import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { EMPTY_PROFILE, sealProfile } from './profile.ts';

/** A client as an address leads to them. */
export interface KnownIdentity {
  readonly identityId: string;
  readonly clientId: string;
}

/** What is assumed of somebody nobody has told us about. */
export interface ClientDefaults {
  readonly language: string;
  readonly timeZone: string;
}

/** Blind index of an address on a channel. Phone numbers share one index over SMS and voice. */
export function addressIndex(database: Pick<Database, 'keyring'>, channel: string, address: string): string {
  const kind = channel === 'sms' ? 'phone' : channel;
  return database.keyring.blindIndex(kind, address);
}

/** Finds whose address this is; null when nobody's. */
export async function findIdentity(
  database: Database,
  channel: string,
  address: string,
): Promise<KnownIdentity | null> {
  const { rows } = await database.pool.query<KnownIdentity>({
    name: 'identity_find',
    text: `SELECT id AS "identityId", client_id AS "clientId" FROM identity WHERE channel = $1 AND address_index = $2`,
    values: [channel, addressIndex(database, channel, address)],
  });
  return rows[0] ?? null;
}

/**
 * Finds whose address this is, or makes an unregistered client for it: whoever writes is answered. Two first messages
 * at once make one client.
 */
export async function findOrCreateIdentity(
  database: Database,
  channel: string,
  address: string,
  kind: 'unregistered' | 'anonymous',
  defaults: ClientDefaults,
): Promise<KnownIdentity> {
  const known = await findIdentity(database, channel, address);
  if (known) return known;
  try {
    return await createClientWithIdentity(database, channel, address, kind, defaults);
  } catch (error) {
    const raced = await findIdentity(database, channel, address);
    if (raced) return raced;
    throw error;
  }
}

async function createClientWithIdentity(
  database: Database,
  channel: string,
  address: string,
  kind: 'unregistered' | 'anonymous',
  defaults: ClientDefaults,
): Promise<KnownIdentity> {
  const clientId = database.ids.next();
  let identityId = '';
  await database.transactNewClient(clientId, async (tx) => {
    identityId = addNewcomer(tx, channel, address, kind, defaults);
  });
  return { identityId, clientId };
}

/** Adds somebody whom nobody has told us about, in the first transaction of their id. Returns their identity's id. */
export function addNewcomer(
  tx: Transaction,
  channel: string,
  address: string,
  kind: 'unregistered' | 'anonymous',
  defaults: ClientDefaults,
): string {
  const clientId = tx.clientId;
  if (!clientId) throw new Error('a newcomer belongs to a client transaction');
  const identityId = tx.ids.next();
  const profile = channel === 'sms' ? { ...EMPTY_PROFILE, phone: address } : EMPTY_PROFILE;
  tx.insert('Client', {
    id: clientId,
    kind,
    language: defaults.language,
    timeZone: defaults.timeZone,
    timeZoneStated: false,
    jurisdictionMode: 'full',
    flags: [],
    quietHours: [],
    profile: sealProfile(tx.cipher, clientId, profile),
    lastSeq: 0,
    createdAt: tx.now,
    updatedAt: tx.now,
    drill: false,
  });
  addIdentity(tx, identityId, channel, address);
  tx.audit({
    who: 'system',
    what: 'client.created',
    why: `first_message_on_${channel}`,
    subject: clientId,
  });
  return identityId;
}

/** Adds an address to the transaction's client. */
export function addIdentity(tx: Transaction, identityId: string, channel: string, address: string): void {
  const clientId = tx.clientId;
  if (!clientId) throw new Error('identities belong to a client transaction');
  tx.insert('Identity', {
    id: identityId,
    clientId,
    channel,
    addressIndex: addressIndex(tx, channel, address),
    address: tx.cipher.seal(`identity.address/${identityId}`, address),
    createdAt: tx.now,
  });
}
