import { GROUND_WORDS, SERVICE_WORDS } from '../../../../words/of-care.ts';
import { NEAR_MISS_WORDS } from '../../../../words/of-work.ts';
import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import type { Case } from '../../client/wire.ts';
import { since } from '../../time.ts';
import { openForm } from './form-dialog.ts';

type Done = () => Promise<void>;

/** The screener's topics in order; the wording itself is the licensed form's, which the clinician has at hand. */
const SCREENER = [
  { item: 'wish', label: '1. Wish to be dead, in the past month', required: true },
  { item: 'thoughts', label: '2. Thoughts of killing oneself, in the past month', required: true },
  { item: 'method', label: '3. Has thought about how', after: '2' },
  { item: 'intent', label: '4. Some intention of acting on it', after: '2' },
  { item: 'plan', label: '5. A plan worked out, and the intent', after: '2' },
  { item: 'behavior', label: '6. Did, began or prepared something to end their life, ever', required: true },
  { item: 'behaviorRecent', label: '6b. Within the past 3 months', after: '6' },
] as const;

export function screenerDialog(api: Api, handoffId: string, done: Done): void {
  openForm({
    title: 'C-SSRS screener',
    intro:
      'Ask with the wording of your licensed form. The client does not see this. A high result raises the session; a lower one lowers nothing.',
    fields: [
      ...SCREENER.map((one) => ({
        name: one.item,
        label: one.label,
        kind: 'choice' as const,
        options: { yes: 'Yes', no: 'No' },
        required: 'required' in one,
        ...('after' in one ? { hint: `Only after yes to ${one.after}.` } : {}),
      })),
      { name: 'note', label: 'Note', kind: 'text' as const },
    ],
    submit: 'Save',
    send: async ({ note, ...given }, formId) => {
      const answers = Object.fromEntries(
        SCREENER.map(({ item }) => [item, given[item] ? given[item] === 'yes' : null]),
      );
      await api.post(`/handoffs/${handoffId}/screening`, { formId, answers, note: note || null });
      await done();
    },
  });
}

export function dispatchDialog(api: Api, { client, handoff }: Case, done: Done): void {
  const { location } = client;
  const age = location?.at ? `told ${since(location.at)} ago` : 'on file, age unknown';
  openForm({
    title: 'Help was sent',
    isWide: true,
    intro:
      'Call first, then record it here: nothing is sent by itself. Confirm within 10 minutes that they have reached the client.',
    above: [
      el(
        'p',
        { class: location ? 'hint' : 'warn' },
        location ? `Last known place (${age}): ${location.text}` : '⚠ No place is known. Ask where they are.',
      ),
    ],
    fields: [
      { name: 'service', label: 'Who was sent', kind: 'choice', options: SERVICE_WORDS, required: true },
      { name: 'ground', label: 'On what ground', kind: 'choice', options: GROUND_WORDS, required: true },
      { name: 'reason', label: 'Reason', kind: 'text', required: true, rows: 2 },
      {
        name: 'leastInvasive',
        label: 'Least invasive option tried',
        kind: 'text',
        required: true,
        rows: 2,
        hint: 'What was tried before, or why nothing could be.',
      },
      { name: 'location', label: 'Where they were sent', kind: 'line', value: location?.text ?? '' },
      {
        name: 'recipient',
        label: 'Who took the call',
        kind: 'line',
        required: true,
        hint: 'Name and service, for the disclosure log.',
      },
      {
        name: 'nature',
        label: 'What was told about the client',
        kind: 'text',
        required: true,
        rows: 2,
        hint: 'Only what the emergency needed, for the disclosure log.',
      },
      {
        name: 'told',
        label: 'Was the client told before?',
        kind: 'choice',
        options: { yes: 'Yes', no: 'No: it would have raised the danger' },
        required: true,
      },
    ],
    submit: 'Record',
    isDangerous: true,
    send: async ({ told, ...given }, formId) => {
      await api.post(`/handoffs/${handoff?.id}/dispatch`, { ...given, formId, isClientTold: told === 'yes' });
      await done();
    },
  });
}

export function nearMissDialog(api: Api, handoffId: string | null, done: Done): void {
  openForm({
    title: 'Report a near miss',
    intro:
      'Something that went nearly wrong. A supervisor looks at it within three days; nobody is blamed for a report.',
    fields: [
      { name: 'kind', label: 'What kind', kind: 'choice', options: NEAR_MISS_WORDS, required: true },
      { name: 'what', label: 'What happened', kind: 'text', required: true },
      { name: 'barrier', label: 'What stopped it, or would have', kind: 'text', rows: 2 },
      {
        name: 'about',
        label: 'Belongs to',
        kind: 'choice',
        options: handoffId ? { handoff: 'The client in sight', none: 'No client' } : { none: 'No client' },
        required: true,
        value: handoffId ? 'handoff' : 'none',
      },
      {
        name: 'named',
        label: 'Your name',
        kind: 'choice',
        options: { yes: 'Stands with the report', no: 'Is left out' },
        required: true,
        value: 'yes',
      },
    ],
    submit: 'Report',
    send: async ({ kind, what, barrier, about, named }, formId) => {
      await api.post('/near-miss', {
        formId,
        kind,
        what,
        barrier: barrier || null,
        isAnonymous: named === 'no',
        handoffId: about === 'handoff' ? handoffId : null,
      });
      await done();
    },
  });
}
