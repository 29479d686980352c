import type { Transaction } from '../../platform/database/transaction.ts';
import type { Shift } from './shift.ts';

/** Every shift of active staff, the roster's order being the order of entry. Small: a program has tens of shifts. */
export const SHIFTS_SQL = `
  SELECT s.id, s.tier, s.staff_id AS "staffId", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.rule, s.minutes,
         s.time_zone AS "timeZone", s.override_of AS "overrideOf"
  FROM on_call_shift s JOIN staff p ON p.id = s.staff_id AND p.active
  ORDER BY s.created_at, s.id`;

/** The shifts as the transaction sees them. */
export function readShifts(tx: Transaction): Promise<Shift[]> {
  return tx.queryDirect<Shift & Record<string, unknown>>('on_call_shifts', SHIFTS_SQL, []);
}
