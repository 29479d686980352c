import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { ClientData } from './client-data.ts';
import { addIdentity, addressIndex, findIdentity } from './identities.ts';

/** Channels whose addresses the program tells us, and how the field is called there. */
const FIELDS = { sms: 'phone', slack: 'slackUserId' } as const;
type RosterChannel = keyof typeof FIELDS;

/** A client nobody had told us about, who has written from an address that is now on the roster. */
interface Stranger {
  readonly clientId: string;
  readonly identityId: string;
}

export interface AddressPlan {
  /** The client whose conversation goes on under the roster's name; null where nobody wrote before. */
  readonly adopt: string | null;
  /** Others whose address moves to the client. */
  readonly release: readonly Stranger[];
}

/**
 * Whose the addresses of a client are now.
 * @throws {HandrailError} import_invalid where one is already another client's
 */
export async function planAddresses(
  database: Database,
  data: ClientData,
  knownId: string | null,
): Promise<AddressPlan> {
  let adopt: string | null = null;
  const release: Stranger[] = [];
  for (const [channel, address] of wantedAddresses(data)) {
    const identity = address ? await findIdentity(database, channel, address) : null;
    if (!identity || identity.clientId === knownId || identity.clientId === adopt) continue;
    const holder = await database.prisma.client.findUniqueOrThrow({
      where: { id: identity.clientId },
      select: { kind: true },
    });
    if (holder.kind === 'enrolled') {
      throw new HandrailError('import_invalid', `${FIELDS[channel]} belongs to another client`);
    }
    if (knownId === null && adopt === null) adopt = identity.clientId;
    else release.push(identity);
  }
  return { adopt, release };
}

/**
 * Takes an address from somebody unknown, whose earlier words stay where they are.
 * @throws {HandrailError} import_invalid while a handoff of theirs is open: a clinician may be writing to this address
 */
export async function releaseAddress(database: Database, stranger: Stranger): Promise<void> {
  await database.transact(stranger.clientId, async (tx) => {
    const open = await tx.query(
      'handoff_open_any',
      `SELECT 1 FROM handoff WHERE client_id = $1 AND state IN ('waiting', 'claimed', 'contacted') LIMIT 1`,
      [stranger.clientId],
    );
    if (open.length > 0) {
      throw new HandrailError(
        'import_invalid',
        'phone has an open handoff of its own; import again when it is closed',
      );
    }
    await tx.query('identity_release', 'DELETE FROM identity WHERE id = $1 AND client_id = $2', [
      stranger.identityId,
      stranger.clientId,
    ]);
    tx.audit({
      who: 'import',
      what: 'identity.released',
      why: 'belongs_to_client',
      subject: stranger.identityId,
    });
  });
}

/** Makes the client reachable at exactly the addresses of the roster. Returns the channels that changed. */
export async function saveAddresses(tx: Transaction, data: ClientData): Promise<string[]> {
  const changed: string[] = [];
  for (const [channel, address] of wantedAddresses(data)) {
    if (address === undefined) continue;
    const own = await tx.query<{ id: string; address_index: string }>(
      'identity_own',
      'SELECT id, address_index FROM identity WHERE client_id = $1 AND channel = $2 ORDER BY created_at DESC, id DESC',
      [tx.clientId, channel],
    );
    if (address === null ? await removeAll(tx, own) : moveTo(tx, channel, address, own))
      changed.push(channel);
  }
  return changed;
}

function moveTo(
  tx: Transaction,
  channel: RosterChannel,
  address: string,
  own: readonly { readonly id: string; readonly address_index: string }[],
): boolean {
  const index = addressIndex(tx, channel, address);
  if (own.some((identity) => identity.address_index === index)) return false;
  const [known] = own;
  if (!known) {
    const id = tx.ids.next();
    addIdentity(tx, id, channel, address);
    tx.audit({ who: 'import', what: 'identity.added', why: channel, subject: id });
    return true;
  }
  // The same identity at another address, so that what waits for the client follows them. What was true of the old
  // number (an opt-out at the provider, a last message) is not true of the new one; the consent on file still is.
  tx.update('Identity', known.id, {
    addressIndex: index,
    address: tx.cipher.seal(`identity.address/${known.id}`, address),
    conversationReference: null,
    verifiedAt: null,
    optedOutAt: null,
    optedOutFrom: null,
    lastInboundAt: null,
  });
  tx.audit({ who: 'import', what: 'identity.moved', why: channel, subject: known.id });
  return true;
}

async function removeAll(tx: Transaction, own: readonly { readonly id: string }[]): Promise<boolean> {
  for (const { id } of own) {
    await tx.query('identity_remove', 'DELETE FROM identity WHERE id = $1 AND client_id = $2', [
      id,
      tx.clientId,
    ]);
    tx.audit({ who: 'import', what: 'identity.removed', why: 'not_on_roster', subject: id });
  }
  return own.length > 0;
}

function wantedAddresses(data: ClientData): [RosterChannel, string | null | undefined][] {
  return [
    ['sms', data.phone],
    ['slack', data.slackUserId],
  ];
}
