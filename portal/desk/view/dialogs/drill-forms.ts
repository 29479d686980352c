import { LEVEL_WORDS } from '../../../../words/of-handoffs.ts';
import { drillWord } from '../../../../words/of-work.ts';
import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import type { Level } from '../../client/wire.ts';
import type { DrillsAnswer } from '../../client/wire-drills.ts';
import { serverNow } from '../../time.ts';
import { openForm } from './form-dialog.ts';

type Done = () => Promise<void>;

const WHEN = {
  0: 'Now',
  10: 'In 10 minutes',
  60: 'In an hour',
  240: 'In 4 hours',
  480: 'In 8 hours',
  1440: 'Tomorrow at this time',
} as const;

/** Starts a drill, now or later. */
export function startDrillDialog(api: Api, scenarios: DrillsAnswer['scenarios'], done: Done): void {
  const optionOf = ({ id, title, level, minutes, isOwn, channel }: DrillsAnswer['scenarios'][number]) => [
    id,
    `${title} (${LEVEL_WORDS[level as Level]}, ${minutes} min${channel === 'sms' ? ', by text' : ''}${isOwn ? ', own' : ''})`,
  ];
  openForm({
    title: 'Start a drill',
    intro: 'Whoever is on call is really paged, by text and call. Every page and message says DRILL.',
    fields: [
      {
        name: 'scenario',
        label: 'What is rehearsed',
        kind: 'choice',
        options: Object.fromEntries(scenarios.map(optionOf)),
        required: true,
      },
      { name: 'minutes', label: 'When', kind: 'choice', options: WHEN, required: true, value: '0' },
    ],
    submit: 'Start',
    send: async ({ scenario, minutes }) => {
      const later = Number(minutes);
      const at = later > 0 ? new Date(serverNow() + later * 60_000).toISOString() : null;
      await api.post('/drills', { scenario, at });
      await done();
    },
  });
}

/** Takes a rehearsal file as drills of the program. */
export function addScenariosDialog(api: Api, done: Done): void {
  const file = el('input', { type: 'file', accept: '.json,application/json', id: 'scenario-file' });
  openForm({
    title: 'Add scenarios',
    intro:
      'A file in the format of `npm run -s rehearse`. The client’s lines come on the web chat at the file’s distances; one with a known id replaces it.',
    above: [el('div', { class: 'field' }, el('label', { for: 'scenario-file' }, 'File'), file)],
    fields: [],
    submit: 'Add',
    send: async () => {
      const [chosen] = file.files ?? [];
      if (!chosen) throw new Error('Choose a file.');
      await api.post('/drills/scenarios', { file: await chosen.text() });
      await done();
    },
  });
}

/** Scores what takes a person's judgement. */
export function judgeDialog(api: Api, drillId: string, answer: DrillsAnswer, done: Done): void {
  const options = { 2: 'Done well', 1: 'In part', 0: 'Not seen' };
  const before = answer.drills.find(({ id }) => id === drillId)?.report?.judged?.marks ?? {};
  openForm({
    title: 'Score the talk',
    intro: 'Read the conversation first. What did not come up stays empty and does not count.',
    fields: answer.judgedItems.map((item) => ({
      name: item,
      label: drillWord(item),
      kind: 'choice' as const,
      options,
      value: before[item] === undefined ? '' : String(before[item]),
    })),
    submit: 'Keep score',
    send: async (marks) => {
      const given = Object.entries(marks).filter(([, points]) => points !== '');
      await api.post(`/drills/${drillId}/judge`, {
        marks: Object.fromEntries(given.map(([item, points]) => [item, Number(points)])),
      });
      await done();
    },
  });
}
