import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import type { StaffMember } from '../../../program/staff/staff-member.ts';
import type { RelyingParty } from './relying-party.ts';

/** Nobody needs more; a limit keeps a stolen session from filling the table. */
const MOST_PASSKEYS = 10;

/** A passkey as its owner sees it. */
export interface PasskeyItem {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** A challenge that the browser was given, and when. */
export interface GivenChallenge {
  readonly challenge: string;
  readonly at: Date;
}

/** A person's own passkeys, the newest first. */
export async function listPasskeys(database: Database, staffId: string): Promise<PasskeyItem[]> {
  return database.prisma.passkey.findMany({
    where: { staffId, removedAt: null },
    select: { id: true, label: true, createdAt: true, lastUsedAt: true },
    orderBy: { createdAt: 'desc' },
  });
}

/** What a browser needs to make a passkey for this person. */
export async function registrationOptions(
  database: Database,
  party: RelyingParty,
  staff: StaffMember,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await database.prisma.passkey.findMany({
    where: { staffId: staff.id, removedAt: null },
    select: { credentialId: true, transports: true },
  });
  if (known.length >= MOST_PASSKEYS) {
    throw new HandrailError('bad_request', `You have ${MOST_PASSKEYS} passkeys; remove one first.`);
  }
  return generateRegistrationOptions({
    rpName: 'Handrail desk',
    rpID: party.id,
    userName: staff.name,
    userDisplayName: staff.name,
    userID: new TextEncoder().encode(staff.id),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports as AuthenticatorTransport[],
    })),
    // The device knows who it is for and asks for a finger, a face or its code: no name is typed, no password exists.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Keeps the public half of a new passkey. @throws {HandrailError} bad_request when it does not answer the challenge */
export async function addPasskey(
  database: Database,
  party: RelyingParty,
  made: {
    readonly staffId: string;
    readonly label: string;
    readonly given: GivenChallenge;
    readonly response: RegistrationResponseJSON;
  },
): Promise<void> {
  const checked = await verifyRegistrationResponse({
    response: made.response,
    expectedChallenge: made.given.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) {
    throw new HandrailError('bad_request', 'This passkey could not be checked. Try once more.');
  }
  const { credential } = checked.registrationInfo;
  await database.transactSystem(async (tx) => {
    const id = tx.ids.next();
    const known = await tx.query('passkey_known', 'SELECT 1 FROM passkey WHERE credential_id = $1', [
      credential.id,
    ]);
    if (known.length > 0) throw new HandrailError('bad_request', 'This passkey is on file already.');
    await tx.query(
      'passkey_add',
      `INSERT INTO passkey (id, staff_id, credential_id, public_key, counter, transports, label, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        made.staffId,
        credential.id,
        Buffer.from(credential.publicKey),
        credential.counter,
        credential.transports ?? [],
        made.label,
        tx.now,
      ],
    );
    tx.audit({ who: made.staffId, what: 'staff.passkey_added', why: 'asked_for', subject: id });
  });
}

/** Takes a passkey of this person's own away; it signs nobody in any more. @throws {HandrailError} not_found */
export async function removePasskey(database: Database, staffId: string, passkeyId: string): Promise<void> {
  await database.transactSystem(async (tx) => {
    const gone = await tx.query(
      'passkey_remove',
      'UPDATE passkey SET removed_at = $3 WHERE id = $1 AND staff_id = $2 AND removed_at IS NULL RETURNING id',
      [passkeyId, staffId, tx.now],
    );
    if (gone.length === 0) throw new HandrailError('not_found', 'there is no such passkey');
    tx.audit({ who: staffId, what: 'staff.passkey_removed', why: 'asked_for', subject: passkeyId });
  });
}

/** What a browser needs to sign somebody in; the person says who they are by choosing one of their passkeys. */
export function signInOptions(party: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' });
}

/**
 * Whom a passkey's answer signs in. Each challenge counts once: a passkey answers only challenges that are newer than the
 * last one it answered. @throws {HandrailError} not_signed_in
 */
export async function redeemPasskey(
  database: Database,
  party: RelyingParty,
  given: GivenChallenge,
  response: AuthenticationResponseJSON,
): Promise<string> {
  const passkey = await database.prisma.passkey.findFirst({
    where: { credentialId: response.id, removedAt: null, staff: { active: true } },
  });
  if (!passkey) throw refused('This passkey is not known here. Sign in with a one-time link and add it.');
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: given.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(() => null);
  if (!checked?.verified) throw refused('This passkey’s answer could not be checked. Try once more.');
  const { newCounter } = checked.authenticationInfo;
  return database.transactSystem(async (tx) => {
    const used = await tx.query(
      'passkey_use',
      `UPDATE passkey SET counter = $2, last_used_at = $3, challenge_at = $4
       WHERE id = $1 AND removed_at IS NULL AND (challenge_at IS NULL OR challenge_at < $4) RETURNING id`,
      [passkey.id, newCounter, tx.now, given.at],
    );
    if (used.length === 0) throw refused('This answer was used already. Try once more.');
    tx.audit({
      who: passkey.staffId,
      what: 'staff.signed_in',
      why: 'passkey',
      subject: passkey.staffId,
      data: { passkey: passkey.id },
    });
    return passkey.staffId;
  });
}

const refused = (message: string) => new HandrailError('not_signed_in', message);
