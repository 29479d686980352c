import { TELLING_SITUATIONS } from '../../../handoff/care/contact-outreach.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { type MayTell, mayTell, type TellingSituation } from '../../../program/contacts/consent-class.ts';
import { listContacts } from '../../../program/contacts/contacts.ts';

/**
 * An emergency contact as the desk lists them: never with their number. It is handed out one at a time, for a reason
 * that the consent covers. A suppressed contact is a danger to the client: named, so that nobody calls by mistake.
 */
export interface ContactPart {
  readonly id: string;
  readonly name: string;
  readonly relationship: string | null;
  readonly hasPhone: boolean;
  readonly consent: string;
  readonly isUnsafe: boolean;
  readonly isExpired: boolean;
  readonly expiresAt: Date | null;
  readonly may: Readonly<Record<TellingSituation, MayTell>>;
}

export async function readContacts(tx: Transaction): Promise<ContactPart[]> {
  return (await listContacts(tx)).map((contact) => ({
    id: contact.id,
    name: contact.name,
    relationship: contact.relationship,
    hasPhone: !contact.suppressed && contact.phone !== null,
    consent: contact.suppressed ? 'none' : contact.consent,
    isUnsafe: contact.suppressed,
    isExpired: contact.expiresAt !== null && contact.expiresAt <= tx.now,
    expiresAt: contact.expiresAt,
    may: Object.fromEntries(
      TELLING_SITUATIONS.map((situation) => [situation, mayTell(contact, situation, tx.now)]),
    ) as ContactPart['may'],
  }));
}
