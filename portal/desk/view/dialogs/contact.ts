import { contactConsentWord, OUTREACH_WORDS, SITUATION_WORDS } from '../../../../words/of-care.ts';
import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import type { Contact, Situation } from '../../client/wire-care.ts';
import { phoneLink } from '../parts.ts';
import { openForm } from './form-dialog.ts';

type Done = () => Promise<void>;
type Answers = Readonly<Record<string, string>>;

const MAY_WORDS = {
  yes: 'covered by the consent',
  person_decides: 'no consent; in a danger to life you may decide',
  no: 'not covered',
} as const;

const who = (contact: Contact) => `${contact.name}${contact.relationship ? `, ${contact.relationship}` : ''}`;

function reasonOf(given: Answers): object {
  return {
    situation: given.situation,
    override: given.verdict ? { verdict: given.verdict, words: given.words ?? '' } : null,
    withoutConsent: given.without || null,
  };
}

/** First the reason, which the consent has to cover; only then the number; then what came of it. */
export function contactDialog(api: Api, handoffId: string, contact: Contact, done: Done): void {
  const options = Object.fromEntries(
    Object.entries(SITUATION_WORDS).map(([situation, word]) => [
      situation,
      `${word} (${MAY_WORDS[contact.may[situation as Situation]]})`,
    ]),
  );
  openForm({
    title: `Call ${who(contact)}?`,
    intro: `What the client allows: ${contactConsentWord(contact.consent).toLowerCase()}${contact.isExpired ? ', but that has expired' : ''}. The number is shown once the reason is covered, and the look is recorded.`,
    fields: [
      { name: 'situation', label: 'Why', kind: 'choice', options, required: true },
      {
        name: 'verdict',
        label: 'Did the client say something about this contact today?',
        kind: 'choice',
        options: { allowed: 'Yes, they allow it', refused: 'Yes, they do not want it' },
      },
      { name: 'words', label: 'In the client’s own words', kind: 'text', rows: 2 },
      {
        name: 'without',
        label: 'Without consent: why',
        kind: 'text',
        rows: 2,
        hint: 'Only in a danger to life. It is kept with your name.',
      },
    ],
    submit: 'Show number',
    send: async (given) => {
      const { phone } = await api.post<{ phone: string }>(
        `/handoffs/${handoffId}/contacts/${contact.id}/number`,
        reasonOf(given),
      );
      outreachDialog(api, handoffId, contact, { phone, given }, done);
    },
  });
}

function outreachDialog(
  api: Api,
  handoffId: string,
  contact: Contact,
  covered: { readonly phone: string; readonly given: Answers },
  done: Done,
): void {
  openForm({
    title: `Call ${who(contact)}`,
    above: [el('p', { class: 'number' }, phoneLink(covered.phone, `contact-${contact.id}`))],
    fields: [
      { name: 'outcome', label: 'What came of it', kind: 'choice', options: OUTREACH_WORDS, required: true },
      {
        name: 'told',
        label: 'What they were told',
        kind: 'text',
        hint: 'No more than the consent covers. It goes into the disclosure log.',
      },
    ],
    submit: 'Record call',
    send: async ({ outcome, told }, formId) => {
      await api.post(`/handoffs/${handoffId}/outreach`, {
        ...reasonOf(covered.given),
        formId,
        contactId: contact.id,
        outcome,
        told,
      });
      await done();
    },
  });
}
