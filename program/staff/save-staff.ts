import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { normalizeEmail, rosterHasSlackStaff, staffBySlackUser } from './find-staff.ts';
import { type StaffMember, type StaffProfile, sealStaffProfile } from './staff-member.ts';

/** A staff member to be added to the roster. The phone is E.164 (the caller normalises it). */
export interface NewStaff extends StaffProfile {
  readonly externalId: string | null;
  readonly slackUserId: string | null;
  readonly languages: readonly string[];
  readonly roles: readonly string[];
}

/** The columns that follow from who somebody is: the sealed profile and the blind indexes that find it. */
export function staffColumns(tx: Transaction, id: string, profile: StaffProfile) {
  const { keyring } = tx;
  return {
    profile: sealStaffProfile(keyring.system, id, profile),
    phoneIndex: profile.phone ? keyring.blindIndex('phone', profile.phone) : null,
    emailIndex: profile.email ? keyring.blindIndex('email', normalizeEmail(profile.email)) : null,
  };
}

/** Adds somebody to the roster, or updates who has this external id; a provisional person with this Slack id becomes it. */
export async function saveStaff(tx: Transaction, staff: NewStaff, by: string): Promise<string> {
  const [known] = await tx.query<{ id: string }>(
    'staff_known',
    `SELECT id FROM staff WHERE external_id = $1 OR (slack_user_id = $2 AND (provisional OR external_id IS NULL))
     ORDER BY external_id NULLS LAST LIMIT 1`,
    [staff.externalId, staff.slackUserId],
  );
  const id = known?.id ?? tx.ids.next();
  // Somebody who came by Slack before is now known by two rows: the Slack id moves to the roster's.
  await tx.query(
    'staff_release_slack',
    'UPDATE staff SET slack_user_id = NULL, active = false WHERE slack_user_id = $1 AND provisional AND id <> $2',
    [staff.slackUserId, id],
  );
  const columns = {
    externalId: staff.externalId,
    slackUserId: staff.slackUserId,
    ...staffColumns(tx, id, { name: staff.name, phone: staff.phone, email: staff.email }),
    languages: [...staff.languages],
    roles: [...staff.roles],
    active: true,
    provisional: false,
    updatedAt: tx.now,
  };
  if (known) tx.update('Staff', id, columns);
  else tx.insert('Staff', { id, ...columns, createdAt: tx.now });
  tx.audit({ who: by, what: known ? 'staff.updated' : 'staff.added', why: 'roster', subject: id });
  return id;
}

/** Gives somebody on the staff a name. */
export async function nameStaff(
  database: Database,
  staff: StaffMember,
  given: { readonly name: string; readonly why: string },
): Promise<void> {
  await database.transactSystem(async (tx) => {
    tx.update('Staff', staff.id, {
      ...staffColumns(tx, staff.id, { name: given.name, phone: staff.phone, email: staff.email }),
      updatedAt: tx.now,
    });
    tx.audit({ who: staff.id, what: 'staff.renamed', why: given.why, subject: staff.id });
  });
}

/**
 * Whoever acts in Slack, as staff. Somebody the roster does not know is added provisionally, as long as the roster knows
 * nobody in Slack: until it is imported, membership of the handoff channel is what counts.
 * @throws {HandrailError} forbidden when the roster exists and does not know them.
 */
export async function staffFromSlack(
  database: Database,
  slackUserId: string,
  name: string,
): Promise<StaffMember> {
  const known = await staffBySlackUser(database, slackUserId);
  if (known) return known;
  return database.transactSystem(async (tx) => {
    const raced = await staffBySlackUser(tx, slackUserId);
    if (raced) return raced;
    if (await rosterHasSlackStaff(tx)) {
      throw new HandrailError('forbidden', 'this Slack user is not on the staff roster');
    }
    const id = tx.ids.next();
    tx.insert('Staff', {
      id,
      slackUserId,
      ...staffColumns(tx, id, { name, phone: null, email: null }),
      languages: [],
      roles: [],
      active: true,
      provisional: true,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    tx.audit({ who: 'system', what: 'staff.met_in_slack', why: 'no_roster_yet', subject: id });
    return {
      id,
      externalId: null,
      slackUserId,
      name,
      phone: null,
      email: null,
      languages: [],
      roles: [],
      active: true,
      provisional: true,
    };
  });
}
