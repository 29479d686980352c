import {
  consentWord,
  contactConsentWord,
  PLAN_STEP_WORDS,
  planStatusWord,
  whoWord,
} from '../../../../words/of-care.ts';
import { el } from '../../../shared/dom.ts';
import type { Plan, PlanEntry, WaitingPlan } from '../../client/wire-care.ts';
import { dayTime, dueIn } from '../../time.ts';
import { changesView } from '../dialogs/plan.ts';
import { button, phoneLink, pictures } from '../parts.ts';
import type { SideSection, SideView } from './side-section.ts';

export const planSection: SideSection = {
  title: 'Crisis plan',
  facts: ({ shown }) => [shown.care.plan, shown.care.planWaiting, shown.can, shown.staff],
  draw: (view) => {
    const { plan, planWaiting } = view.shown.care;
    const mayEdit = view.shown.can.includes('edit_plan');
    const edit = mayEdit
      ? el(
          'div',
          { class: 'row' },
          button(plan ? 'Edit plan …' : 'Write a plan …', view.actions.editPlan, { mark: 'edit-plan' }),
        )
      : undefined;
    const parts = plan
      ? planView(plan, view)
      : [el('p', { class: 'empty' }, 'No plan on file. Having nobody to turn to is itself a sign of risk.')];
    return [
      ...(planWaiting ? [waitingView(planWaiting, view, mayEdit)] : []),
      ...parts,
      ...(edit ? [edit] : []),
    ];
  },
};

function planView(plan: Plan, { shown }: SideView): HTMLElement[] {
  const isInForce = ['active', 'due_review'].includes(plan.status);
  const isLate =
    plan.status === 'due_review' || (plan.reviewDueAt !== null && dueIn(plan.reviewDueAt).isLate);
  return [
    el(
      'p',
      { class: isInForce && !isLate ? 'hint' : 'warn' },
      `${isInForce && !isLate ? '' : '⚠ '}Version ${plan.version} of ${shown.care.planVersions} · ${isLate ? 'in force, due for review' : planStatusWord(plan.status)} · by ${whoWord(plan.author, shown.staff)} · ${dayTime(plan.at)}`,
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
}

function waitingView(plan: WaitingPlan, { shown, actions }: SideView, mayApprove: boolean): HTMLElement {
  return el(
    'div',
    { class: 'waiting-plan' },
    el(
      'p',
      {},
      el('strong', {}, `Version ${plan.version} waits for a look`),
      ` · by ${whoWord(plan.author, shown.staff)} · ${dayTime(plan.at)}`,
    ),
    ...changesView(plan),
    mayApprove
      ? el(
          'div',
          { class: 'row' },
          button('Approve …', () => actions.approvePlan(plan), { kind: 'main', mark: 'approve-plan' }),
        )
      : undefined,
  );
}

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
    ...entries.map(({ text, name, phone, hours, guarded }, i) =>
      el(
        'li',
        {},
        text,
        name && name !== text ? ` (${name})` : '',
        hours ? ` · ${hours}` : '',
        phone ? el('span', {}, ' ', phoneLink(phone, `plan-${step}-${i}`)) : undefined,
        guarded === 'contact'
          ? el('span', { class: 'hint' }, ' · number under Emergency contacts')
          : undefined,
        guarded === 'unsafe'
          ? el('strong', { class: 'warn' }, ' ⚠ UNSAFE: named as a danger. Change this line.')
          : undefined,
      ),
    ),
  );
}

export const contactsSection: SideSection = {
  title: 'Emergency contacts',
  facts: ({ shown }) => [shown.care.contacts, shown.can, shown.handoff?.id],
  draw: (view) => {
    const { contacts } = view.shown.care;
    if (contacts.length === 0) return [el('p', { class: 'empty' }, 'Nobody on file.')];
    return [
      el(
        'p',
        { class: 'hint' },
        'Only staff call them, and only as far as the client allows. Give the reason first, then you see the number.',
      ),
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
                { class: 'contact work' },
                el(
                  'span',
                  {},
                  el('strong', {}, contact.name),
                  contact.relationship ? `, ${contact.relationship}` : '',
                  el(
                    'span',
                    { class: `consent consent-${contact.consent}` },
                    contactConsentWord(contact.consent),
                    contact.isExpired ? el('span', { class: 'warn' }, ' ⚠ expired') : undefined,
                  ),
                ),
                !contact.hasPhone
                  ? el('span', { class: 'hint' }, 'no phone')
                  : view.shown.handoff && view.shown.can.includes('work_incident')
                    ? button('Call …', () => view.actions.callContact(contact), {
                        mark: `contact-${contact.id}`,
                        about: contact.name,
                        picture: pictures.phone(),
                      })
                    : undefined,
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
            el('strong', {}, consentWord(kind)),
            `: ${state} · ${dayTime(at)}`,
            words ? el('q', {}, words) : undefined,
          ),
        ),
      ),
    ];
  },
};
