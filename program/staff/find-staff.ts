import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { openStaff, STAFF_COLUMNS, type StaffMember, type StaffRow } from './staff-member.ts';

type Read = <R extends Record<string, unknown>>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<R[]>;

/** Whatever can read: a transaction, or the database outside of one. */
export type StaffSource = Transaction | Database;

function reader(source: StaffSource): { read: Read; keyring: Keyring } {
  const { keyring } = source;
  if ('queryDirect' in source)
    return { keyring, read: (name, text, values) => source.queryDirect(name, text, values) };
  return {
    keyring,
    read: async (name, text, values) => (await source.pool.query({ name, text, values: [...values] })).rows,
  };
}

async function find(
  source: StaffSource,
  name: string,
  where: string,
  values: readonly unknown[],
): Promise<StaffMember[]> {
  const { read, keyring } = reader(source);
  const rows = await read<StaffRow & Record<string, unknown>>(
    name,
    `SELECT ${STAFF_COLUMNS} FROM staff WHERE ${where}`,
    values,
  );
  return rows.map((row) => openStaff(keyring.system, row));
}

/** The staff member with this id, active or not; null when there is none. */
export async function staffById(source: StaffSource, id: string): Promise<StaffMember | null> {
  return (await find(source, 'staff_by_id', 'id = $1', [id]))[0] ?? null;
}

/** Several at once, in no order; unknown ids are left out. */
export async function staffByIds(source: StaffSource, ids: readonly string[]): Promise<StaffMember[]> {
  return ids.length === 0 ? [] : find(source, 'staff_by_ids', 'id = ANY($1::uuid[])', [ids]);
}

export async function staffBySlackUser(
  source: StaffSource,
  slackUserId: string,
): Promise<StaffMember | null> {
  return (await find(source, 'staff_by_slack', 'slack_user_id = $1', [slackUserId]))[0] ?? null;
}

/** By phone number (E.164), through its blind index. */
export async function staffByPhone(source: StaffSource, phone: string): Promise<StaffMember | null> {
  const index = source.keyring.blindIndex('phone', phone);
  return (await find(source, 'staff_by_phone', 'phone_index = $1 AND active', [index]))[0] ?? null;
}

/** By e-mail address, through its blind index; capitals do not matter. */
export async function staffByEmail(source: StaffSource, email: string): Promise<StaffMember | null> {
  const index = source.keyring.blindIndex('email', normalizeEmail(email));
  return (await find(source, 'staff_by_email', 'email_index = $1 AND active', [index]))[0] ?? null;
}

export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether the roster knows anybody in Slack: from then on only clinicians and supervisors claim there. */
export async function rosterHasSlackStaff(source: StaffSource): Promise<boolean> {
  const { read } = reader(source);
  const rows = await read(
    'staff_roster_slack',
    'SELECT 1 FROM staff WHERE slack_user_id IS NOT NULL AND NOT provisional AND active LIMIT 1',
    [],
  );
  return rows.length > 0;
}
