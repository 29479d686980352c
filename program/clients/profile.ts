import type { Cipher } from '../../platform/crypto/cipher.ts';

/** Who a client is: stored only encrypted, under `client.profile/<id>`. */
export interface ClientProfile {
  readonly name: string | null;
  readonly preferredName: string | null;
  /** ISO date. */
  readonly birthDate: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly slackUserId: string | null;
  readonly address: string | null;
  readonly guardian: { readonly name: string; readonly phone: string | null } | null;
  /** Where the client said they are, and when (ISO instant). Fresher than `address`. */
  readonly location: { readonly text: string; readonly at: string } | null;
  readonly contactPreference: string | null;
  readonly safeWindow: string | null;
}

export const EMPTY_PROFILE: ClientProfile = {
  name: null,
  preferredName: null,
  birthDate: null,
  phone: null,
  slackUserId: null,
  address: null,
  guardian: null,
  location: null,
  contactPreference: null,
  safeWindow: null,
};

const purpose = (clientId: string) => `client.profile/${clientId}`;

export function sealProfile(cipher: Cipher, clientId: string, profile: ClientProfile): Buffer {
  return cipher.seal(purpose(clientId), profile);
}

/** Fields that an older version did not store come back null. */
export function openProfile(cipher: Cipher, clientId: string, sealed: Uint8Array): ClientProfile {
  return { ...EMPTY_PROFILE, ...cipher.open<Partial<ClientProfile>>(purpose(clientId), sealed) };
}

/** Under 18 at `at`, by birth date; the flag `minor` counts too. */
export function isMinor(
  profile: Pick<ClientProfile, 'birthDate'>,
  flags: readonly string[],
  at: Date,
): boolean {
  if (flags.includes('minor')) return true;
  if (!profile.birthDate) return false;
  const eighteenth = new Date(`${profile.birthDate}T00:00:00Z`);
  eighteenth.setUTCFullYear(eighteenth.getUTCFullYear() + 18);
  return at.getTime() < eighteenth.getTime();
}
