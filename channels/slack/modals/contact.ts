import {
  OUTREACH_OUTCOMES,
  type OutreachOption,
  type OutreachOutcome,
  outreachOptions,
  recordOutreach,
  TELLING_SITUATIONS,
} from '../../../handoff/care/contact-outreach.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { HandrailError } from '../../../platform/errors.ts';
import type { TellingSituation } from '../../../program/contacts/consent-class.ts';
import { contactConsentWord, outreachWord, situationWord } from '../../../words/of-care.ts';
import { section, selectInput, textInput } from '../block-kit.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import type { HandoffModal } from './modal.ts';

/** A section holds 3,000 characters; a client with more contacts than this is looked up at the desk. */
const SHOWN = 10;

/** Records a call to an emergency contact, as far as the client's consent goes. */
export const contactModal: HandoffModal = {
  id: 'handoff_contact',
  action: 'work_incident',
  errorBlock: 'contact',
  open: async ({ tx, handoff }) => {
    const options = await outreachOptions(tx);
    if (options.length === 0)
      throw new HandrailError('consent_missing', 'no emergency contact is on file who may be called');
    return {
      title: `Contact ${shortCode(handoff.id)}`,
      submit: 'Record call',
      blocks: [
        section(
          `A person calls, never the bot. Whom the client named as a danger is not listed.\n${options
            .slice(0, SHOWN)
            .map(contactLine)
            .join('\n')}`,
        ),
        selectInput(
          'contact',
          'Who was called',
          options.map((option) => ({
            value: option.id,
            text: `${option.name}: ${contactConsentWord(option.consent)}`,
          })),
        ),
        selectInput(
          'situation',
          'Why',
          TELLING_SITUATIONS.map((value) => ({ value, text: situationWord(value) })),
        ),
        selectInput(
          'outcome',
          'What came of it',
          OUTREACH_OUTCOMES.map((value) => ({ value, text: outreachWord(value) })),
        ),
        textInput('told', 'What they were told', {
          hint: 'No more than the consent covers. It goes into the disclosure log.',
          optional: true,
        }),
        selectInput(
          'verdict',
          'Did the client say something about this contact today?',
          [
            { value: 'allowed', text: 'Yes, they allow it' },
            { value: 'refused', text: 'Yes, they do not want it' },
          ],
          { optional: true },
        ),
        textInput('words', 'In the client’s own words', { optional: true, longest: 500 }),
        textInput('without', 'Without consent: why', {
          hint: 'Only in a danger to life. It is kept with your name.',
          optional: true,
          longest: 500,
        }),
      ],
    };
  },
  check: ({ value }) => {
    const errors: Record<string, string> = {};
    if (value('outcome') !== 'no_answer' && !value('told')?.trim()) errors.told = 'Say what they were told.';
    if (value('verdict') && !value('words')?.trim()) errors.words = 'Give the client’s own words.';
    return errors;
  },
  submit: async ({ staff, origin, value, formId }, act) => {
    const verdict = value('verdict') as 'allowed' | 'refused' | null;
    await act((tx, deps) =>
      recordOutreach(tx, deps, {
        handoffId: origin.handoffId ?? '',
        staffId: staff.id,
        id: formId,
        contactId: value('contact') ?? '',
        situation: (value('situation') ?? 'other') as TellingSituation,
        outcome: (value('outcome') ?? 'reached') as OutreachOutcome,
        told: value('told') ?? '',
        override: verdict ? { verdict, words: value('words') ?? '' } : null,
        withoutConsent: value('without'),
      }),
    );
    return 'The call is recorded, and what was told is in the disclosure log.';
  },
};

function contactLine(contact: OutreachOption): string {
  const who = [contact.name, contact.relationship].filter(Boolean).join(', ');
  const phone = contact.phone ? ` · <tel:${escapeMrkdwn(contact.phone)}|${escapeMrkdwn(contact.phone)}>` : '';
  return `• *${escapeMrkdwn(who.slice(0, 80))}*${phone} · ${contactConsentWord(contact.consent)}`;
}
