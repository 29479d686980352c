import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { permits, type StaffAction } from '../platform/permissions.ts';
import { rosterHasSlackStaff, staffById } from '../program/staff/find-staff.ts';
import type { StaffMember } from '../program/staff/staff-member.ts';
import type { HandoffRow } from './rows.ts';

/** Whoever acts, read afresh in the transaction: a deactivated person is refused at once. @throws {HandrailError} forbidden */
export async function actingStaff(tx: Transaction, staffId: string): Promise<StaffMember> {
  const staff = await staffById(tx, staffId);
  if (!staff) throw new HandrailError('forbidden', 'not on the staff roster');
  return staff;
}

/**
 * The permission check of every act on a handoff.
 * @throws {HandrailError} not_claimed_by_you when only its holder may, else forbidden; the message says why.
 */
export async function authorize(
  tx: Transaction,
  action: StaffAction,
  staff: StaffMember,
  handoff: HandoffRow | null,
): Promise<void> {
  const rosterKnown = staff.provisional ? await rosterHasSlackStaff(tx) : true;
  const permission = permits(action, staff, {
    rosterHasSlackStaff: rosterKnown,
    holderId: handoff?.clinicianId ?? null,
  });
  if (permission.allowed) return;
  if (permission.reason === 'not_the_holder') {
    throw new HandrailError('not_claimed_by_you', 'only the clinician who has this handoff can do this');
  }
  throw new HandrailError('forbidden', REFUSALS[permission.reason]);
}

const REFUSALS = {
  inactive: 'this staff account is not active',
  role_missing: 'your role does not allow this',
  not_on_roster: 'only clinicians and supervisors on the roster can do this',
} as const;
