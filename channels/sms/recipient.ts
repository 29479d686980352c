import type { Delivery } from '../../conversations/ports.ts';
import type { Database } from '../../platform/database/database.ts';
import { staffById } from '../../program/staff/find-staff.ts';

/** To whom a row goes, as of now. */
export interface Recipient {
  readonly phone: string;
  /** The client's address; null for staff. */
  readonly identityId: string | null;
}

/** The phone of the staff member that a page is for: the one on the roster now, else the one stored with the page. */
export async function staffRecipient(database: Database, delivery: Delivery): Promise<Recipient | null> {
  const staff = delivery.staffId ? await staffById(database, delivery.staffId) : null;
  if (staff && !staff.active) return null;
  const phone = staff?.phone ?? delivery.body.to ?? null;
  return phone ? { phone, identityId: null } : null;
}

/** The client's number, from the identity that the row names (`sms:<identity id>`). Null when it is gone. */
export async function clientRecipient(database: Database, delivery: Delivery): Promise<Recipient | null> {
  const identityId = /^sms:(?<id>[0-9a-f-]{36})$/.exec(delivery.recipient)?.groups?.id;
  if (!identityId) return null;
  const { rows } = await database.pool.query<{ client_id: string; address: Buffer; wrapped: Buffer | null }>({
    name: 'sms_recipient',
    text: `SELECT i.client_id, i.address, k.wrapped FROM identity i JOIN client_key k ON k.client_id = i.client_id
           WHERE i.id = $1`,
    values: [identityId],
  });
  const row = rows[0];
  if (!row?.wrapped) return null;
  const cipher = database.keyring.clientCipher(row.client_id, row.wrapped);
  return { phone: cipher.open<string>(`identity.address/${identityId}`, row.address), identityId };
}

/** Whether this client is made up for a drill. A row's own mark does not say it. */
export async function isDrillClient(database: Database, clientId: string | null): Promise<boolean> {
  const { rows } = await database.pool.query<{ drill: boolean }>({
    name: 'sms_drill_client',
    text: 'SELECT drill FROM client WHERE id = $1',
    values: [clientId],
  });
  return rows[0]?.drill === true;
}
