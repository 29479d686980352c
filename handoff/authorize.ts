import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import type { StaffAction } from '../platform/permissions.ts';
import { staffById } from '../program/staff/find-staff.ts';
import { requirePermission } from '../program/staff/may.ts';
import type { StaffMember } from '../program/staff/staff-member.ts';
import type { HandoffRow } from './rows.ts';

/** Whoever acts, read afresh in the transaction: a deactivated person is refused at once. @throws {HandrailError} forbidden */
export async function actingStaff(tx: Transaction, staffId: string): Promise<StaffMember> {
  const staff = await staffById(tx, staffId);
  if (!staff) throw new HandrailError('forbidden', 'not on the staff roster');
  return staff;
}

/**
 * The permission check of every act on a handoff, or on none.
 * @throws {HandrailError} as `requirePermission`
 */
export function authorize(
  tx: Transaction,
  action: StaffAction,
  staff: StaffMember,
  handoff: HandoffRow | null,
): Promise<void> {
  return requirePermission(tx, staff, action, handoff?.clinicianId ?? null);
}
