import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import type { ResourceRowData, ShiftRowData, StaffRowData } from './program-rows.ts';

const BY = 'import';

/** Adds or updates somebody of the staff by the program's own id. */
export async function saveStaffRow(database: Database, row: StaffRowData): Promise<void> {
  const { id, ...staff } = row;
  await database.transactSystem((tx) => saveStaff(tx, { externalId: id, ...staff }, BY));
}

/**
 * Adds a shift. The same person's shift of the same tier with the same start (or the same rule) is that shift: its
 * end or length is updated. Shifts that a file does not name stay.
 * @throws {HandrailError} import_invalid when nobody on the staff has this id
 */
export async function saveShiftRow(database: Database, row: ShiftRowData, timeZone: string): Promise<void> {
  await database.transactSystem(async (tx) => {
    const [staff] = await tx.query<{ id: string }>(
      'staff_by_external',
      'SELECT id FROM staff WHERE external_id = $1',
      [row.staff],
    );
    if (!staff) throw new HandrailError('import_invalid', 'staff: nobody on the staff has this id');
    const values = {
      startsAt: row.from ?? null,
      endsAt: row.to ?? null,
      rule: row.rrule ?? null,
      minutes: row.rrule === undefined ? null : (row.minutes ?? null),
      timeZone: row.timeZone ?? timeZone,
    };
    const known = await findShift(tx, row.tier, staff.id, values);
    if (!known) {
      const id = tx.ids.next();
      tx.insert('OnCallShift', { id, tier: row.tier, staffId: staff.id, ...values, createdAt: tx.now });
      tx.audit({ who: BY, what: 'on_call.added', why: 'roster', subject: id, data: { tier: row.tier } });
      return;
    }
    const isSame =
      known.ends_at?.getTime() === values.endsAt?.getTime() &&
      known.minutes === values.minutes &&
      known.time_zone === values.timeZone;
    if (isSame) return;
    tx.update('OnCallShift', known.id, values);
    tx.audit({
      who: BY,
      what: 'on_call.changed',
      why: 'roster',
      subject: known.id,
      data: { tier: row.tier },
    });
  });
}

interface KnownShift {
  readonly id: string;
  readonly ends_at: Date | null;
  readonly minutes: number | null;
  readonly time_zone: string;
}

async function findShift(
  tx: Transaction,
  tier: string,
  staffId: string,
  values: { readonly startsAt: Date | null; readonly rule: string | null },
): Promise<KnownShift | undefined> {
  const rows = await tx.query<KnownShift & Record<string, unknown>>(
    'shift_known',
    `SELECT id, ends_at, minutes, time_zone FROM on_call_shift
     WHERE tier = $1 AND staff_id = $2 AND override_of IS NULL
       AND starts_at IS NOT DISTINCT FROM $3::timestamptz AND rule IS NOT DISTINCT FROM $4::text`,
    [tier, staffId, values.startsAt, values.rule],
  );
  return rows[0];
}

/** Adds or updates a resource by its kind and name. */
export async function saveResourceRow(database: Database, row: ResourceRowData): Promise<void> {
  await database.transactSystem(async (tx) => {
    const [known] = await tx.query<{ id: string }>(
      'resource_known',
      'SELECT id FROM resource WHERE kind = $1 AND name = $2',
      [row.kind, row.name],
    );
    const values = {
      kind: row.kind,
      name: row.name,
      phone: row.phone,
      area: row.area,
      hours: row.hours ?? null,
      dispatch: row.dispatch ?? null,
      youth: row.youth ?? null,
      police: row.police ?? null,
      verifiedAt: row.verified,
      updatedAt: tx.now,
    };
    const id = known?.id ?? tx.ids.next();
    if (known) tx.update('Resource', id, values);
    else tx.insert('Resource', { id, ...values });
    tx.audit({ who: BY, what: known ? 'resource.changed' : 'resource.added', why: 'roster', subject: id });
  });
}
