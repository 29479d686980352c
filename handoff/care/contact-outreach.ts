import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { type MayTell, mayTell, type TellingSituation } from '../../program/contacts/consent-class.ts';
import { type EmergencyContact, listContacts } from '../../program/contacts/contacts.ts';
import { contactConsentWord, outreachWord } from '../../words/of-care.ts';
import { midway } from '../../words/say.ts';
import { actingStaff, authorize } from '../authorize.ts';
import { openIncidentId, recordIncidentStep } from '../incidents.ts';
import { type ConsoleDeps, toConsole } from '../record-event.ts';
import { lockHandoff } from '../rows.ts';
import { logDisclosure } from './disclosure-log.ts';
import { isFormKnown, recordForm } from './form-event.ts';

export const TELLING_SITUATIONS = ['no_answer', 'life_threat', 'plan_step', 'other'] as const;
export const OUTREACH_OUTCOMES = ['reached', 'no_answer', 'voicemail'] as const;
export type OutreachOutcome = (typeof OUTREACH_OUTCOMES)[number];

export interface ContactOutreach {
  readonly handoffId: string;
  readonly staffId: string;
  /** The form's own id, a UUID: the same form again does nothing. */
  readonly id: string;
  readonly contactId: string;
  readonly situation: TellingSituation;
  readonly outcome: OutreachOutcome;
  /** What the contact was told. */
  readonly told: string;
  /** What the client said about this contact today, in their words; it outranks the consent on file. */
  readonly override?: { readonly verdict: 'allowed' | 'refused'; readonly words: string } | null;
  /** Why the contact is told without consent; only in a danger to life. */
  readonly withoutConsent?: string | null;
}

/** A contact with what may be told them in each situation. Those that the client named as a danger are not among them. */
export interface OutreachOption extends EmergencyContact {
  readonly may: Readonly<Record<TellingSituation, MayTell>>;
}

/** Whom a person may call about the transaction's client. */
export async function outreachOptions(tx: Transaction): Promise<OutreachOption[]> {
  const contacts = await listContacts(tx);
  return contacts
    .filter((contact) => !contact.suppressed)
    .map((contact) => {
      const verdicts = TELLING_SITUATIONS.map(
        (situation) => [situation, mayTell(contact, situation, tx.now)] as const,
      );
      return { ...contact, may: Object.fromEntries(verdicts) as OutreachOption['may'] };
    });
}

/**
 * Records that a person called an emergency contact, as far as the consent allows it: covered, or in a danger to life
 * decided by the person with a reason. What was told is logged as a disclosure where somebody heard it.
 * @throws {HandrailError} consent_missing, saying what stands in the way; forbidden; not_found; incomplete_resolution
 */
export async function recordOutreach(
  tx: Transaction,
  deps: ConsoleDeps,
  outreach: ContactOutreach,
): Promise<void> {
  const handoff = await lockHandoff(tx, outreach.handoffId);
  const staff = await actingStaff(tx, outreach.staffId);
  await authorize(tx, 'work_incident', staff, handoff);
  if (await isFormKnown(tx, outreach.id)) return;
  const contact = (await listContacts(tx)).find(({ id }) => id === outreach.contactId);
  if (!contact) throw new HandrailError('not_found', 'no such emergency contact');
  const verdict = checkConsent(contact, outreach, tx.now);
  const told = outreach.told.trim();
  if (outreach.outcome !== 'no_answer' && !told) {
    throw new HandrailError('incomplete_resolution', 'say what the contact was told');
  }
  const incidentId = await openIncidentId(tx);
  const words = outreach.override?.words.trim();
  const because = outreach.withoutConsent?.trim();
  const note = [told, words && `The client said: ${words}`, because && `Without consent because: ${because}`];
  if (outreach.outcome !== 'no_answer') {
    await logDisclosure(tx, {
      incidentId,
      recipient: [contact.name, contact.relationship].filter(Boolean).join(', '),
      discloserId: staff.id,
      at: tx.now,
      nature: note.filter(Boolean).join('\n'),
    });
  }
  if (incidentId && outreach.outcome === 'reached') {
    const step = { incidentId, step: 'third_party_engaged', result: 'done' } as const;
    await recordIncidentStep(tx, { ...step, staffId: staff.id });
  }
  recordForm(tx, deps, handoff, {
    id: outreach.id,
    kind: 'contact_outreach',
    by: staff.id,
    reason: outreach.outcome,
    note: note.filter(Boolean).join('\n'),
    data: {
      contact: contact.id,
      situation: outreach.situation,
      consent: contact.consent,
      verdict,
      override: outreach.override?.verdict ?? null,
    },
  });
  toConsole(tx, deps, handoff, 'thread_note', {
    text: `${staff.name} called an emergency contact: ${midway(outreachWord(outreach.outcome))}.`,
  });
}

/** @throws {HandrailError} consent_missing, incomplete_resolution */
function checkConsent(contact: EmergencyContact, outreach: ContactOutreach, at: Date): MayTell {
  if (contact.suppressed) {
    throw new HandrailError(
      'consent_missing',
      'the client named this contact as a danger; they are never called',
    );
  }
  if (outreach.override && !outreach.override.words.trim()) {
    throw new HandrailError('incomplete_resolution', 'give the client’s own words about this contact');
  }
  const facts = { ...contact, override: outreach.override?.verdict ?? null };
  const verdict = mayTell(facts, outreach.situation, at);
  if (verdict === 'no') {
    throw new HandrailError(
      'consent_missing',
      `the client's consent (${midway(contactConsentWord(contact.consent))}) does not cover this; ask the client, and record their words`,
    );
  }
  if (verdict === 'person_decides' && !outreach.withoutConsent?.trim()) {
    throw new HandrailError(
      'consent_missing',
      'there is no consent for this; in a danger to life you may decide, with a reason',
    );
  }
  return verdict;
}
