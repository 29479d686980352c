import type { Cipher } from '../../platform/crypto/cipher.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { ContactConsent } from './consent-class.ts';

/** Who a contact is: stored only encrypted, under `contact.body/<id>`. */
export interface ContactBody {
  readonly name: string;
  readonly relationship: string | null;
  /** E.164. */
  readonly phone: string | null;
}

/** An emergency contact, decrypted. */
export interface EmergencyContact extends ContactBody {
  readonly id: string;
  readonly position: number;
  readonly consent: ContactConsent;
  /** Named by the client as a danger: never offered, never shown to the client as help. */
  readonly suppressed: boolean;
  readonly expiresAt: Date | null;
}

interface ContactRow {
  readonly id: string;
  readonly position: number;
  readonly body: Buffer;
  readonly consent: ContactConsent;
  readonly suppressed: boolean;
  readonly expires_at: Date | null;
}

const purpose = (contactId: string) => `contact.body/${contactId}`;

export function sealContact(cipher: Cipher, contactId: string, body: ContactBody): Buffer {
  return cipher.seal(purpose(contactId), body);
}

export function openContact(cipher: Cipher, contactId: string, sealed: Uint8Array): ContactBody {
  return cipher.open<ContactBody>(purpose(contactId), sealed);
}

/** The client's contacts in their order, suppressed ones too (they are marked). */
export async function listContacts(tx: Transaction): Promise<EmergencyContact[]> {
  const rows = await tx.query<ContactRow & Record<string, unknown>>(
    'contact_list',
    `SELECT id, position, body, consent, suppressed, expires_at FROM contact WHERE client_id = $1 ORDER BY position, id`,
    [tx.clientId],
  );
  return rows.map((row) => ({
    ...openContact(tx.cipher, row.id, row.body),
    id: row.id,
    position: row.position,
    consent: row.consent,
    suppressed: row.suppressed,
    expiresAt: row.expires_at,
  }));
}

/**
 * Marks a contact as unsafe, before anything else is done about what the client said (clinical ground, section 1.7).
 * `contact` is its id, or a name as the client says it. Returns how many contacts were marked now. `reason` is a fixed word.
 */
export async function suppressContact(tx: Transaction, contact: string, reason: string): Promise<number> {
  const wanted = contact.trim().toLowerCase();
  const found = (await listContacts(tx)).filter(
    (known) => !known.suppressed && (known.id === wanted || sameName(known.name, wanted)),
  );
  for (const { id } of found) {
    tx.update('Contact', id, { suppressed: true, suppressedReason: reason, updatedAt: tx.now });
    tx.audit({ who: 'client', what: 'contact.suppressed', why: reason, subject: id });
  }
  return found.length;
}

/** "Mark" means the contact "Mark Lewis", but "Ann" does not mean "Joanna". */
function sameName(name: string, wanted: string): boolean {
  const full = name.trim().toLowerCase();
  return full === wanted || (wanted !== '' && full.split(/\s+/)[0] === wanted);
}
