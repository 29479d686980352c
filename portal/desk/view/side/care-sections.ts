import { el } from '../../../shared/dom.ts';
import type { PlanEntry } from '../../client/wire.ts';
import { dayTime } from '../../time.ts';
import { consentWord, PLAN_STEP_WORDS, plain } from '../../words.ts';
import { phoneLink } from '../parts.ts';
import type { SideSection } from './side-section.ts';

export const planSection: SideSection = {
  title: 'Crisis plan',
  facts: ({ shown }) => shown.care.plan,
  draw: ({ shown }) => {
    const { plan } = shown.care;
    if (!plan)
      return [
        el('p', { class: 'empty' }, 'No plan on file. Having nobody to turn to is itself a sign of risk.'),
      ];
    const isInForce = ['active', 'due_review'].includes(plan.status);
    return [
      el(
        'p',
        { class: isInForce ? 'hint' : 'warn' },
        `${isInForce ? '' : '⚠ '}Version ${plan.version} · ${plain(plan.status).toLowerCase()} · ${dayTime(plan.at)}`,
      ),
      el(
        'ol',
        { class: 'plan' },
        ...PLAN_STEP_WORDS.map((title, i) =>
          el('li', {}, el('strong', {}, title), entryList(plan.steps[i] ?? [], i)),
        ),
      ),
      ...(plan.reasons.length > 0
        ? [el('p', { class: 'reasons' }, el('strong', {}, 'Reasons for living: '), plan.reasons.join(' · '))]
        : []),
    ];
  },
};

function entryList(entries: readonly PlanEntry[], step: number): HTMLElement {
  if (entries.length === 0)
    return el(
      'p',
      { class: step === 2 || step === 3 ? 'warn' : 'empty' },
      step === 2 || step === 3 ? '⚠ Nothing here' : 'Nothing here',
    );
  return el(
    'ul',
    {},
    ...entries.map(({ text, name, phone, hours }, i) =>
      el(
        'li',
        {},
        text,
        name && name !== text ? ` (${name})` : '',
        hours ? ` · ${hours}` : '',
        phone ? el('span', {}, ' ', phoneLink(phone, `plan-${step}-${i}`)) : undefined,
      ),
    ),
  );
}

export const contactsSection: SideSection = {
  title: 'Emergency contacts',
  facts: ({ shown }) => shown.care.contacts,
  draw: ({ shown }) => {
    const { contacts } = shown.care;
    if (contacts.length === 0) return [el('p', { class: 'empty' }, 'Nobody on file.')];
    return [
      el('p', { class: 'hint' }, 'Only staff call them, and only as far as the client allows.'),
      el(
        'ul',
        { class: 'plain' },
        ...contacts.map((contact) =>
          contact.isUnsafe
            ? el(
                'li',
                { class: 'contact contact-unsafe' },
                el('strong', {}, '⚠ UNSAFE '),
                `${contact.name}${contact.relationship ? `, ${contact.relationship}` : ''}: never contact or mention.`,
              )
            : el(
                'li',
                { class: 'contact' },
                el('strong', {}, contact.name),
                contact.relationship ? `, ${contact.relationship} ` : ' ',
                contact.phone ? phoneLink(contact.phone, contact.id) : 'no phone',
                el('span', { class: `consent consent-${contact.consent}` }, consentWord(contact.consent)),
              ),
        ),
      ),
    ];
  },
};

export const consentsSection: SideSection = {
  title: 'Consents',
  isOpen: false,
  facts: ({ shown }) => shown.care.consents,
  draw: ({ shown }) => {
    const { consents } = shown.care;
    if (consents.length === 0) return [el('p', { class: 'empty' }, 'None recorded.')];
    return [
      el(
        'ul',
        { class: 'plain' },
        ...consents.map(({ kind, state, at, words }) =>
          el(
            'li',
            {},
            el('strong', {}, plain(kind.replace(/([A-Z])/g, '_$1').toLowerCase())),
            `: ${state} · ${dayTime(at)}`,
            words ? el('q', {}, words) : undefined,
          ),
        ),
      ),
    ];
  },
};
