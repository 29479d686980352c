import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { staffById } from '../staff/find-staff.ts';
import { readRule, TIERS } from './shift.ts';

/** A fixed shift is written in UTC; its zone says nothing. */
const FIXED_ZONE = 'UTC';
const WEEK_MINUTES = 7 * 1_440;

/** @throws {HandrailError} not_found: nobody active on the staff has this id */
export async function assertStaff(tx: Transaction, staffId: string): Promise<void> {
  const staff = await staffById(tx, staffId);
  if (!staff?.active) throw new HandrailError('not_found', 'nobody active on the staff has this id');
}

/** @throws {HandrailError} bad_request */
export function assertTier(tier: string): void {
  if (!TIERS.some((one) => one === tier)) {
    throw new HandrailError('bad_request', `the tier is one of ${TIERS.join(', ')}`);
  }
}

/** Columns of a shift with fixed times. @throws {HandrailError} bad_request */
export function fixedTimes(shift: { readonly from: Date; readonly to: Date }) {
  if (!(shift.from.getTime() < shift.to.getTime())) {
    throw new HandrailError('bad_request', 'a shift ends after it begins');
  }
  return { startsAt: shift.from, endsAt: shift.to, timeZone: FIXED_ZONE };
}

/** Columns of a shift that recurs. @throws {HandrailError} bad_request */
export function recurringTimes(shift: {
  readonly rrule: string;
  readonly minutes: number;
  readonly timeZone: string;
}) {
  const { rrule: rule, minutes, timeZone } = shift;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > WEEK_MINUTES) {
    throw new HandrailError('bad_request', 'a shift lasts between a minute and a week');
  }
  try {
    readRule(rule, timeZone);
  } catch (cause) {
    throw new HandrailError('bad_request', 'this recurrence cannot be read', { cause });
  }
  return { rule, minutes, timeZone };
}

export interface ShiftColumns {
  readonly tier: string;
  readonly staffId: string;
  readonly timeZone: string;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly rule?: string;
  readonly minutes?: number;
  readonly overrideOf?: string;
  readonly rotationId?: string;
}

/** Stores a shift. Returns its id. */
export function insertShift(tx: Transaction, by: string, columns: ShiftColumns): string {
  const id = tx.ids.next();
  tx.insert('OnCallShift', { id, ...columns, createdAt: tx.now });
  const why = columns.overrideOf ? 'override' : columns.rotationId ? 'rotation' : 'roster';
  tx.audit({ who: by, what: 'on_call.added', why, subject: id, data: { tier: columns.tier } });
  return id;
}

/** Deletes one shift, or all of a rotation, with whatever stands in for them. @throws {HandrailError} not_found */
export async function deleteShifts(
  tx: Transaction,
  by: string,
  column: 'id' | 'rotation_id',
  value: string,
): Promise<void> {
  const gone = await tx.query<{ id: string }>(
    `on_call_remove_${column}`,
    `WITH own AS (SELECT id FROM on_call_shift WHERE ${column} = $1)
     DELETE FROM on_call_shift WHERE id IN (SELECT id FROM own) OR override_of IN (SELECT id FROM own) RETURNING id`,
    [value],
  );
  if (gone.length === 0) throw new HandrailError('not_found', 'no such shift');
  for (const { id } of gone) tx.audit({ who: by, what: 'on_call.removed', why: 'roster', subject: id });
}
