import type { Database } from '../../../platform/database/database.ts';
import { openStaff, STAFF_COLUMNS, type StaffRow } from '../../../program/staff/staff-member.ts';

/** A colleague, as the desk lists them: to hand a client over to, or to make a sign-in link for. */
export interface StaffItem {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly languages: readonly string[];
}

/** Everybody who is active, by name. */
export async function readStaffList(database: Database): Promise<StaffItem[]> {
  const { rows } = await database.pool.query<StaffRow>({
    name: 'desk_staff',
    text: `SELECT ${STAFF_COLUMNS} FROM staff WHERE active AND NOT provisional`,
  });
  return rows
    .map((row) => openStaff(database.keyring.system, row))
    .map(({ id, name, roles, languages }) => ({ id, name, roles, languages }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
