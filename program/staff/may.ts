import { HandrailError } from '../../platform/errors.ts';
import {
  type Permission,
  type PermissionRefusal,
  permits,
  STAFF_ACTIONS,
  type StaffAction,
} from '../../platform/permissions.ts';
import { rosterHasSlackStaff, type StaffSource } from './find-staff.ts';
import type { StaffMember } from './staff-member.ts';

/** Whether this person may do this now, given who holds the handoff that it is about. Reads the roster where that matters. */
export async function mayAct(
  source: StaffSource,
  staff: StaffMember,
  action: StaffAction,
  holderId: string | null = null,
): Promise<Permission> {
  return permits(action, staff, { rosterHasSlackStaff: await rosterKnown(source, staff), holderId });
}

/**
 * The permission check before every staff action, whichever way it comes in.
 * @throws {HandrailError} not_claimed_by_you when only its holder may, else forbidden; the message says why.
 */
export async function requirePermission(
  source: StaffSource,
  staff: StaffMember,
  action: StaffAction,
  holderId: string | null = null,
): Promise<void> {
  const permission = await mayAct(source, staff, action, holderId);
  if (permission.allowed) return;
  const code = permission.reason === 'not_the_holder' ? 'not_claimed_by_you' : 'forbidden';
  throw new HandrailError(code, REFUSALS[permission.reason]);
}

/** Everything this person may do now, given who holds the handoff; for a page to show or leave out. */
export async function allowedActions(
  source: StaffSource,
  staff: StaffMember,
  holderId: string | null,
): Promise<StaffAction[]> {
  const context = { rosterHasSlackStaff: await rosterKnown(source, staff), holderId };
  return STAFF_ACTIONS.filter((action) => permits(action, staff, context).allowed);
}

/** The roster matters only for somebody met in Slack before it was imported. */
async function rosterKnown(source: StaffSource, staff: StaffMember): Promise<boolean> {
  return staff.provisional ? rosterHasSlackStaff(source) : true;
}

const REFUSALS: Readonly<Record<PermissionRefusal, string>> = {
  inactive: 'this staff account is not active',
  role_missing: 'your role does not allow this',
  not_the_holder: 'only the clinician who has this handoff can do this',
  not_on_roster: 'only clinicians and supervisors on the roster can do this',
};
