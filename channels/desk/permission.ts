import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { permits, STAFF_ACTIONS, type StaffAction } from '../../platform/permissions.ts';
import { rosterHasSlackStaff } from '../../program/staff/find-staff.ts';
import type { StaffMember } from '../../program/staff/staff-member.ts';

/** Whether the roster matters to this person: it does only for somebody met in Slack before it was imported. */
async function rosterKnown(database: Database, staff: StaffMember): Promise<boolean> {
  return staff.provisional ? rosterHasSlackStaff(database) : true;
}

/**
 * The one permission check, for what the desk does outside of a handoff's own acts (those check inside their transaction).
 * @throws {HandrailError} forbidden
 */
export async function requirePermission(
  database: Database,
  staff: StaffMember,
  action: StaffAction,
  holderId: string | null = null,
): Promise<void> {
  const permission = permits(action, staff, {
    rosterHasSlackStaff: await rosterKnown(database, staff),
    holderId,
  });
  if (!permission.allowed) throw new HandrailError('forbidden', 'your role does not allow this');
}

/** Everything this person may do now, given who holds the handoff; for the page to show or leave out. */
export async function allowedActions(
  database: Database,
  staff: StaffMember,
  holderId: string | null,
): Promise<StaffAction[]> {
  const context = { rosterHasSlackStaff: await rosterKnown(database, staff), holderId };
  return STAFF_ACTIONS.filter((action) => permits(action, staff, context).allowed);
}
