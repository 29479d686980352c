import { actingStaff, authorize } from '../../../handoff/authorize.ts';
import type { ContactOutreach } from '../../../handoff/care/contact-outreach.ts';
import { lockHandoff } from '../../../handoff/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { mayTell } from '../../../program/contacts/consent-class.ts';
import { listContacts } from '../../../program/contacts/contacts.ts';

type Asked = Pick<
  ContactOutreach,
  'handoffId' | 'staffId' | 'contactId' | 'situation' | 'override' | 'withoutConsent'
>;

/**
 * An emergency contact's number, for a reason that the client's consent covers, or in a danger to life on the person's own
 * decision with a reason. Each look is in the audit trail. A suppressed contact's number is never handed out.
 * @throws {HandrailError} consent_missing, incomplete_resolution, forbidden, not_found
 */
export async function numberOf(tx: Transaction, asked: Asked): Promise<{ phone: string }> {
  const handoff = await lockHandoff(tx, asked.handoffId);
  const staff = await actingStaff(tx, asked.staffId);
  await authorize(tx, 'work_incident', staff, handoff);
  const contact = (await listContacts(tx)).find(({ id }) => id === asked.contactId);
  if (!contact) throw new HandrailError('not_found', 'no such emergency contact');
  if (contact.suppressed) {
    throw new HandrailError(
      'consent_missing',
      'The client named this contact as a danger; they are never called.',
    );
  }
  if (asked.override && !asked.override.words.trim()) {
    throw new HandrailError('incomplete_resolution', 'Give the client’s own words about this contact.');
  }
  const facts = { ...contact, override: asked.override?.verdict ?? null };
  const verdict = mayTell(facts, asked.situation, tx.now);
  if (verdict === 'no') {
    throw new HandrailError(
      'consent_missing',
      'The client’s consent does not cover this. Ask the client, and record their words.',
    );
  }
  if (verdict === 'person_decides' && !asked.withoutConsent?.trim()) {
    throw new HandrailError(
      'consent_missing',
      'There is no consent for this; in a danger to life you may decide, with a reason.',
    );
  }
  if (!contact.phone) throw new HandrailError('not_found', 'There is no number on file.');
  tx.audit({
    who: staff.id,
    what: 'contact.number_shown',
    why: asked.situation,
    subject: contact.id,
    data: { verdict, override: asked.override?.verdict ?? null },
  });
  return { phone: contact.phone };
}
