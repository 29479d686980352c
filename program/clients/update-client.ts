import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { type ClientProfile, openProfile, sealProfile } from './profile.ts';

/** Small columns of a client that a conversation may change. */
export interface ClientFieldChanges {
  readonly language?: string;
  /** Only this channel is safe; null lifts the lock. */
  readonly lockedChannel?: string | null;
  readonly addFlag?: string;
}

/** The profile of the transaction's client, with what this transaction has changed so far. @throws {HandrailError} not_found */
export async function readProfile(tx: Transaction): Promise<ClientProfile> {
  const clientId = ownClient(tx);
  const [row] = await tx.query<{ profile: Buffer }>(
    'client_profile',
    'SELECT profile FROM client WHERE id = $1',
    [clientId],
  );
  if (!row) throw new HandrailError('not_found', 'no such client');
  return openProfile(tx.cipher, clientId, row.profile);
}

/** Changes parts of who and where the client is (location, contact preference, safe window, …). Audited by field, without values. */
export async function updateProfile(
  tx: Transaction,
  patch: Partial<ClientProfile>,
  by = 'client',
): Promise<void> {
  const clientId = ownClient(tx);
  const profile = await readProfile(tx);
  const changed = Object.keys(patch).filter((key) => {
    const field = key as keyof ClientProfile;
    return JSON.stringify(patch[field]) !== JSON.stringify(profile[field]);
  });
  if (changed.length === 0) return;
  tx.update('Client', clientId, {
    profile: sealProfile(tx.cipher, clientId, { ...profile, ...patch }),
    updatedAt: tx.now,
  });
  tx.audit({
    who: by,
    what: 'client.profile_changed',
    why: by === 'client' ? 'said_in_conversation' : by,
    subject: clientId,
    data: { fields: changed.sort().join(',') },
  });
}

/** Changes language, channel lock or flags. Nothing is written or audited where all is so already. */
export async function setClientFields(
  tx: Transaction,
  changes: ClientFieldChanges,
  by = 'client',
): Promise<void> {
  const clientId = ownClient(tx);
  const [row] = await tx.query<{ language: string; locked_channel: string | null; flags: string[] }>(
    'client_fields',
    'SELECT language, locked_channel, flags FROM client WHERE id = $1',
    [clientId],
  );
  if (!row) throw new HandrailError('not_found', 'no such client');
  const { language, lockedChannel, addFlag } = changes;
  const patch = {
    ...(language !== undefined && language !== row.language && { language }),
    ...(lockedChannel !== undefined && lockedChannel !== row.locked_channel && { lockedChannel }),
    ...(addFlag !== undefined && !row.flags.includes(addFlag) && { flags: [...row.flags, addFlag] }),
  };
  const fields = Object.keys(patch);
  if (fields.length === 0) return;
  tx.update('Client', clientId, { ...patch, updatedAt: tx.now });
  tx.audit({
    who: by,
    what: 'client.changed',
    why: by === 'client' ? 'said_in_conversation' : by,
    subject: clientId,
    data: { fields: fields.sort().join(',') },
  });
}

function ownClient(tx: Transaction): string {
  if (!tx.clientId) throw new Error('a client is changed in a transaction of their own');
  return tx.clientId;
}
