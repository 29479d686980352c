import {
  CLOSE_WORDS,
  categoryWord,
  notEligibleWord,
  OUTCOME_WORDS,
  resourceWord,
  STEP_RESULT_WORDS,
  stepWord,
} from '../../../../words/of-care.ts';
import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import type { Incident } from '../../client/wire-care.ts';
import { button, phoneLink } from '../parts.ts';
import { openForm, showModal } from './form-dialog.ts';

type Done = () => Promise<void>;

export function stepDialog(api: Api, incidentId: string, step: string, done: Done): void {
  openForm({
    title: stepWord(step),
    intro: 'Kept with your name and the time.',
    fields: [
      {
        name: 'result',
        label: 'What came of it',
        kind: 'choice',
        options: STEP_RESULT_WORDS,
        required: true,
      },
      { name: 'note', label: 'Note for the record', kind: 'text', rows: 2 },
    ],
    submit: 'Record step',
    send: async ({ result, note }) => {
      await api.post(`/incidents/${incidentId}/step`, { step, result, note });
      await done();
    },
  });
}

export function factDialog(api: Api, incidentId: string, done: Done): void {
  openForm({
    title: 'What was learned',
    fields: [{ name: 'fact', label: 'In the words of whoever said it', kind: 'text', required: true }],
    submit: 'Add',
    send: async ({ fact }) => {
      await api.post(`/incidents/${incidentId}/fact`, { fact });
      await done();
    },
  });
}

export function locationDialog(api: Api, incident: Incident, done: Done): void {
  openForm({
    title: 'Where the client is',
    fields: [
      {
        name: 'location',
        label: 'Address, floor, room',
        kind: 'line',
        required: true,
        value: incident.location ?? '',
      },
    ],
    submit: 'Save',
    send: async ({ location }) => {
      await api.post(`/incidents/${incident.id}/location`, { location });
      await done();
    },
  });
}

export function closeIncidentDialog(api: Api, incident: Incident, mayWaive: boolean, done: Done): void {
  const left = incident.steps.filter(
    ({ required, result }) => required && result !== 'done' && result !== 'not_needed',
  );
  const isShort = left.length > 0;
  openForm({
    title: 'Close the incident',
    intro: isShort
      ? `Still open: ${left.map(({ step }) => stepWord(step).toLowerCase()).join(', ')}. ${mayWaive ? 'As a supervisor you may close it with a reason.' : 'Settle them first, or ask a supervisor.'}`
      : 'Every step is settled.',
    fields: [
      { name: 'reason', label: 'How it ended', kind: 'choice', options: CLOSE_WORDS, required: true },
      { name: 'outcome', label: 'Where the client is now', kind: 'choice', options: OUTCOME_WORDS },
      ...(isShort && mayWaive
        ? [
            {
              name: 'override',
              label: 'Why steps stay open',
              kind: 'text' as const,
              required: true,
              rows: 2,
            },
          ]
        : []),
    ],
    submit: 'Close incident',
    send: async ({ reason, outcome, override }) => {
      await api.post(`/incidents/${incident.id}/close`, {
        reason,
        ...(outcome ? { outcome } : {}),
        ...(override ? { override } : {}),
      });
      await done();
    },
  });
}

export function openIncidentDialog(api: Api, clientId: string, kinds: readonly string[], done: Done): void {
  openForm({
    title: 'Danger to life: start the eight duties',
    intro: 'Opens the checklist of the protocol, each step with its clock.',
    fields: [
      {
        name: 'kind',
        label: 'What it is about',
        kind: 'choice',
        options: Object.fromEntries(INCIDENT_KINDS.map((kind) => [kind, categoryWord(kind)])),
        required: true,
        value: kinds.find((kind) => (INCIDENT_KINDS as readonly string[]).includes(kind)) ?? '',
      },
    ],
    submit: 'Start',
    send: async ({ kind }) => {
      await api.post(`/clients/${clientId}/incidents`, { kind });
      await done();
    },
  });
}

const INCIDENT_KINDS = [
  'suicide',
  'self_harm',
  'overdose',
  'medical_emergency',
  'harm_to_others',
  'abuse',
  'child_safety',
  'psychosis',
  'withdrawal',
] as const;

interface Options {
  readonly mobileCrisis: { readonly eligible: boolean; readonly reasons: readonly string[] };
  readonly postalCode: string | null;
  readonly resources: readonly {
    readonly kind: string;
    readonly name: string;
    readonly phone: string;
    readonly dispatch?: string | null;
    readonly hours?: string | null;
  }[];
}

/** Who could be sent: two questions, then what the rule and the directory say. A person decides and calls. */
export function optionsDialog(api: Api, incident: Incident): void {
  const options = { yes: 'Yes', no: 'No', unknown: 'Not asked yet' };
  openForm({
    title: 'Who could be sent',
    fields: [
      { name: 'weapon', label: 'Is a weapon there?', kind: 'choice', options, required: true },
      { name: 'medical', label: 'Is there a medical emergency?', kind: 'choice', options, required: true },
    ],
    submit: 'Show',
    send: async (given) => {
      const found = await api.post<Options>(`/incidents/${incident.id}/options`, given);
      showOptions(found);
    },
  });
}

function showOptions({ mobileCrisis, resources, postalCode }: Options): void {
  const why = mobileCrisis.reasons.map((one) => notEligibleWord(one)).join('; ');
  const dialog = showModal(
    el(
      'div',
      {},
      el('h2', { id: 'options-title' }, 'Who could be sent'),
      el(
        'p',
        mobileCrisis.eligible ? {} : { class: 'warn' },
        mobileCrisis.eligible
          ? 'A mobile crisis team may be sent.'
          : `⚠ No mobile crisis team: ${why}. 911 with a crisis-trained officer instead.`,
      ),
      el(
        'p',
        { class: 'hint' },
        postalCode ? `Directory for ${postalCode}:` : 'No postal code is known: the whole directory.',
      ),
      resources.length === 0
        ? el('p', { class: 'empty' }, 'The directory has nothing for this place. Call 911 or 988.')
        : el(
            'ul',
            { class: 'plain' },
            ...resources.map(({ kind, name, phone, dispatch, hours }) =>
              el(
                'li',
                {},
                el('strong', {}, name),
                ` (${resourceWord(kind)}) `,
                phoneLink(dispatch ?? phone, `resource-${name}`),
                hours ? ` · ${hours}` : '',
              ),
            ),
          ),
      el(
        'div',
        { class: 'dialog-buttons' },
        button('Close', () => dialog.close(), { kind: 'main' }),
      ),
    ),
    'options-title',
  );
}
