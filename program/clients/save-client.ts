import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { saveProgramConsents } from '../consents/program-consents.ts';
import { saveProgramContacts } from '../contacts/program-contacts.ts';
import { saveProgramPlan } from '../plans/program-plan.ts';
import { planAddresses, releaseAddress, saveAddresses } from './client-addresses.ts';
import type { ClientData } from './client-data.ts';
import { findClient } from './find-client.ts';
import type { ClientDefaults } from './identities.ts';
import { type ClientProfile, EMPTY_PROFILE, openProfile, sealProfile } from './profile.ts';

export type SavedClient = {
  readonly clientId: string;
  /** `enrolled`: somebody who had written before from this address became a client of the program. */
  readonly outcome: 'created' | 'enrolled' | 'updated' | 'unchanged';
};

const PROFILE_FIELDS = [
  'name',
  'preferredName',
  'birthDate',
  'phone',
  'slackUserId',
  'address',
  'guardian',
  'contactPreference',
] as const;
const ROW_FIELDS = [
  'language',
  'timeZone',
  'timeZoneStated',
  'program',
  'jurisdictionMode',
  'flags',
  'quietHours',
] as const;

type RowFields = Pick<StoredRow, (typeof ROW_FIELDS)[number]>;
interface StoredRow {
  readonly kind: string;
  readonly externalId: string | null;
  readonly language: string;
  readonly timeZone: string;
  readonly timeZoneStated: boolean | null;
  readonly program: string | null;
  readonly jurisdictionMode: string;
  readonly flags: string[];
  readonly quietHours: string[];
  readonly profile: Buffer;
}

/**
 * Brings a client of the program to what the program says about them, in one transaction: all of it or nothing. Whoever
 * wrote from the client's address before they were on the roster becomes this client and keeps their conversation.
 * Saving the same again changes nothing, and never undoes what the client said since (a revoked consent, a contact named
 * as a danger, a plan they edited).
 * @throws {HandrailError} import_invalid when an address is another client's; client_erased
 */
export async function saveClient(
  database: Database,
  data: ClientData,
  defaults: ClientDefaults,
): Promise<SavedClient> {
  const known = await findClient(database, data.externalId);
  if (known?.erasedAt) {
    throw new HandrailError('client_erased', 'this client was erased; give another id to enroll them anew');
  }
  const { adopt, release } = await planAddresses(database, data, known?.id ?? null);
  for (const stranger of release) await releaseAddress(database, stranger);
  const existing = known?.id ?? adopt;
  if (existing) return database.transact(existing, (tx) => updateClient(tx, data));
  const clientId = database.ids.next();
  return database.transactNewClient(clientId, (tx) => createClient(tx, clientId, data, defaults));
}

async function createClient(
  tx: Transaction,
  clientId: string,
  data: ClientData,
  defaults: ClientDefaults,
): Promise<SavedClient> {
  const language = data.language ?? defaults.language;
  tx.insert('Client', {
    id: clientId,
    externalId: data.externalId,
    kind: 'enrolled',
    program: data.program ?? null,
    language,
    timeZone: data.timeZone ?? defaults.timeZone,
    timeZoneStated: data.timeZone !== undefined,
    jurisdictionMode: data.jurisdictionMode ?? 'full',
    flags: [...(data.flags ?? [])],
    quietHours: [...(data.quietHours ?? [])],
    profile: sealProfile(tx.cipher, clientId, { ...EMPTY_PROFILE, ...profilePatch(data, EMPTY_PROFILE) }),
    lastSeq: 0,
    createdAt: tx.now,
    updatedAt: tx.now,
    drill: false,
  });
  tx.audit({ who: 'import', what: 'client.enrolled', why: 'roster', subject: clientId });
  await saveParts(tx, data, language);
  return { clientId, outcome: 'created' };
}

async function updateClient(tx: Transaction, data: ClientData): Promise<SavedClient> {
  const clientId = tx.clientId ?? '';
  const [row] = await tx.query<StoredRow & Record<string, unknown>>(
    'client_roster_row',
    `SELECT kind, external_id AS "externalId", language, time_zone AS "timeZone", time_zone_stated AS "timeZoneStated", program,
       jurisdiction_mode AS "jurisdictionMode", flags, quiet_hours AS "quietHours", profile
     FROM client WHERE id = $1`,
    [clientId],
  );
  if (!row) throw new HandrailError('not_found', 'no such client');
  const isNew = row.kind !== 'enrolled' || row.externalId !== data.externalId;
  const profile = openProfile(tx.cipher, clientId, row.profile);
  const profileChanges = profilePatch(data, profile);
  const rowChanges = rowPatch(data, row);
  const fields = [...Object.keys(profileChanges), ...Object.keys(rowChanges)].sort();
  if (isNew || fields.length > 0) {
    tx.update('Client', clientId, {
      kind: 'enrolled',
      externalId: data.externalId,
      ...rowChanges,
      profile: sealProfile(tx.cipher, clientId, { ...profile, ...profileChanges }),
      updatedAt: tx.now,
    });
    tx.audit({
      who: 'import',
      what: isNew ? 'client.enrolled' : 'client.changed',
      why: 'roster',
      subject: clientId,
      data: { fields: fields.join(',') },
    });
  }
  const partsChanged = await saveParts(tx, data, data.language ?? row.language);
  if (isNew) return { clientId, outcome: 'enrolled' };
  return { clientId, outcome: fields.length > 0 || partsChanged ? 'updated' : 'unchanged' };
}

async function saveParts(tx: Transaction, data: ClientData, language: string): Promise<boolean> {
  const addresses = await saveAddresses(tx, data);
  const contacts = data.emergencyContacts ? await saveProgramContacts(tx, data.emergencyContacts) : 0;
  const plan = data.safetyPlan ? await saveProgramPlan(tx, data.safetyPlan, language) : false;
  const consents = data.consents ? await saveProgramConsents(tx, data.consents) : 0;
  return addresses.length > 0 || contacts > 0 || plan || consents > 0;
}

function profilePatch(data: ClientData, before: ClientProfile): Partial<ClientProfile> {
  return changed(PROFILE_FIELDS, data, before);
}

/** Flags that a conversation has added (abuse, unsafe phone) stay: the roster adds flags and takes none away. */
function rowPatch(
  data: ClientData,
  before: StoredRow,
): Partial<{ -readonly [K in keyof RowFields]: RowFields[K] }> {
  const flags = data.flags && [...new Set([...before.flags, ...data.flags])];
  const timeZoneStated = data.timeZone === undefined ? undefined : true;
  return changed(ROW_FIELDS, { ...data, flags, timeZoneStated }, before);
}

function changed<K extends string, B extends { readonly [P in K]: unknown }>(
  fields: readonly K[],
  data: { readonly [P in K]?: unknown },
  before: B,
): Partial<Pick<B, K>> {
  const entries = fields
    .filter(
      (field) => data[field] !== undefined && JSON.stringify(data[field]) !== JSON.stringify(before[field]),
    )
    .map((field) => [field, data[field]]);
  return Object.fromEntries(entries) as Partial<Pick<B, K>>;
}
