import { PLAN_STEP_WORDS } from '../../../../words/of-care.ts';
import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import type { WaitingPlan } from '../../client/wire-care.ts';
import { openForm } from './form-dialog.ts';

type Done = () => Promise<void>;

interface PlanText {
  readonly versionId: string | null;
  readonly steps: readonly string[];
  readonly reasons: string;
}

/** The whole plan as lines. What is saved is a new version; whom staff may contact is not touched. */
export async function planDialog(api: Api, clientId: string, done: Done): Promise<void> {
  const text = await api.get<PlanText>(`/clients/${clientId}/plan`);
  openForm({
    title: 'Edit the crisis plan',
    isWide: true,
    intro:
      'One line for each entry, in the client’s words. A name, phone or hours go behind bars: Call Rosa | Rosa | 555 555 0199. Emergency contacts and what they may be told are not changed by this.',
    fields: [
      ...PLAN_STEP_WORDS.map((label, i) => ({
        name: `step${i}`,
        label: `${i + 1}. ${label}`,
        kind: 'text' as const,
        value: text.steps[i] ?? '',
        rows: 2,
      })),
      { name: 'reasons', label: 'Reasons for living', kind: 'text', value: text.reasons, rows: 2 },
      {
        name: 'status',
        label: 'When it counts',
        kind: 'choice',
        options: {
          pending_clinician_review: 'After a colleague has looked through it',
          active: 'Now: I went through it with the client',
        },
        required: true,
        value: 'pending_clinician_review',
      },
    ],
    submit: 'Save new version',
    send: async ({ reasons, status, ...given }) => {
      await api.post(`/clients/${clientId}/plan`, {
        basedOn: text.versionId,
        steps: PLAN_STEP_WORDS.map((_, i) => given[`step${i}`] ?? ''),
        reasons,
        status,
      });
      await done();
    },
  });
}

/** A version that waits, with what it changes, to be put in force. */
export function approveDialog(api: Api, clientId: string, plan: WaitingPlan, done: Done): void {
  openForm({
    title: `Approve version ${plan.version}`,
    intro: 'It takes the place of the plan in force, for the client too.',
    above: changesView(plan),
    fields: [],
    submit: 'Approve',
    send: async () => {
      await api.post(`/clients/${clientId}/plan/approve`, { versionId: plan.id });
      await done();
    },
  });
}

/** What a version changes, a line each, by word and sign. */
export function changesView({ changes }: WaitingPlan): HTMLElement[] {
  if (changes.length === 0) return [el('p', { class: 'hint' }, 'The words are the same as in force.')];
  return changes.map(({ step, added, removed }) =>
    el(
      'div',
      { class: 'change' },
      el(
        'strong',
        {},
        step === 'reasons' ? 'Reasons for living' : (PLAN_STEP_WORDS[step - 1] ?? `Step ${step}`),
      ),
      el(
        'ul',
        { class: 'plain' },
        ...removed.map((line) => el('li', {}, el('del', {}, `– ${line}`))),
        ...added.map((line) => el('li', {}, el('ins', {}, `+ ${line}`))),
      ),
    ),
  );
}
