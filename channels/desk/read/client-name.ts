import type { Keyring } from '../../../platform/crypto/keyring.ts';
import { errorCodeOf } from '../../../platform/errors.ts';
import { type ClientProfile, openProfile } from '../../../program/clients/profile.ts';

/** How lists call a client: never more than initials and an id, so that a glance at the screen names nobody. */
export interface ClientLabel {
  /** Null where no name is known. */
  readonly initials: string | null;
  /** The program's own id, else the end of ours. */
  readonly ref: string;
  readonly kind: string;
}

export function initialsOf(profile: Pick<ClientProfile, 'name' | 'preferredName'>): string | null {
  const words = (profile.name ?? profile.preferredName ?? '').trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase() || null;
}

export function clientRef(client: { readonly id: string; readonly externalId: string | null }): string {
  return client.externalId ?? client.id.replaceAll('-', '').slice(-6).toUpperCase();
}

export interface LabelRow {
  readonly clientId: string;
  readonly externalId: string | null;
  readonly clientKind: string;
  readonly profile: Buffer;
  readonly wrapped: Buffer | null;
}

/** A client's label from a row of a list. Somebody whose key was destroyed has no initials any more. */
export function labelOf(keyring: Keyring, row: LabelRow): ClientLabel {
  const base = { ref: clientRef({ id: row.clientId, externalId: row.externalId }), kind: row.clientKind };
  try {
    const cipher = keyring.clientCipher(row.clientId, row.wrapped);
    return { ...base, initials: initialsOf(openProfile(cipher, row.clientId, row.profile)) };
  } catch (error) {
    if (errorCodeOf(error) !== 'client_erased') throw error;
    return { ...base, initials: null };
  }
}
