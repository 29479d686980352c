import type { Cipher } from '../../platform/crypto/cipher.ts';

/** Who a staff member is: stored only encrypted, under `staff.profile/<id>`, with the system's key. */
export interface StaffProfile {
  readonly name: string;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
}

/** Someone who works for the program, decrypted. */
export interface StaffMember extends StaffProfile {
  readonly id: string;
  readonly externalId: string | null;
  readonly slackUserId: string | null;
  readonly languages: readonly string[];
  readonly roles: readonly string[];
  readonly active: boolean;
  /** Met in Slack before the roster was imported. */
  readonly provisional: boolean;
}

/** A row of `staff` as `STAFF_COLUMNS` reads it. */
export interface StaffRow {
  readonly id: string;
  readonly externalId: string | null;
  readonly slackUserId: string | null;
  readonly profile: Uint8Array;
  readonly languages: string[];
  readonly roles: string[];
  readonly active: boolean;
  readonly provisional: boolean;
}

export const STAFF_COLUMNS = `id, external_id AS "externalId", slack_user_id AS "slackUserId", profile, languages, roles,
  active, provisional`;

const purpose = (staffId: string) => `staff.profile/${staffId}`;

export function sealStaffProfile(system: Cipher, staffId: string, profile: StaffProfile): Buffer {
  return system.seal(purpose(staffId), profile);
}

export function openStaff(system: Cipher, row: StaffRow): StaffMember {
  const profile = system.open<StaffProfile>(purpose(row.id), row.profile);
  return {
    id: row.id,
    externalId: row.externalId,
    slackUserId: row.slackUserId,
    name: profile.name,
    phone: profile.phone ?? null,
    email: profile.email ?? null,
    languages: row.languages,
    roles: row.roles,
    active: row.active,
    provisional: row.provisional,
  };
}

/** What the program calls somebody whose name it does not know. */
export const PLACEHOLDER_NAME = 'Clinician';
/** The same for the built-in member of staff. */
export const BUILT_IN_NAME = 'Clinician on duty';

/** Whether nobody has said yet who this is. A client is told a name when somebody joins: it is asked for before that. */
export function isUnnamed(staff: Pick<StaffMember, 'name'>): boolean {
  return staff.name === PLACEHOLDER_NAME || staff.name === BUILT_IN_NAME;
}

/** How a client may be told who it is: the first name, without titles ("Dr. Ana Ruiz" is "Ana"). */
export function nameForClients(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.find((word) => !/^(?:dra?|mrs?|ms|prof)\.?$/i.test(word)) ?? words[0] ?? '';
}
