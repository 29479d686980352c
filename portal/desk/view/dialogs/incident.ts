import type { Api } from '../../client/api.ts';
import type { Incident } from '../../client/wire-care.ts';
import { CLOSE_WORDS, STEP_RESULT_WORDS, stepWord } from '../../words-of-care.ts';
import { openForm } from './form-dialog.ts';

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

export function closeIncidentDialog(api: Api, incidentId: string, done: Done): void {
  openForm({
    title: 'Close the incident',
    intro: 'Every step has to be settled: done, or not needed here.',
    fields: [{ name: 'reason', label: 'How it ended', kind: 'choice', options: CLOSE_WORDS, required: true }],
    submit: 'Close incident',
    send: async ({ reason }) => {
      await api.post(`/incidents/${incidentId}/close`, { reason });
      await done();
    },
  });
}
