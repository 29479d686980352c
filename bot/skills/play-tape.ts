import type { Skill } from './skill.ts';

/** Runs the tape to its end and the other one too, then fifteen minutes of waiting; never as a shame tool. */
export const playTape: Skill = {
  id: 'play_tape',
  name: 'skills.name_play_tape',
  needs: ['craving'],
  range: [4, 8],
  minutes: [3, 15],
  bars: ['using', 'drunk', 'voices'],
  gate: null,
  instead: 'urge_surfing',
  before: 'surf.ask_before',
  steps: [
    { say: 'tape.first', wait: 'reply' },
    { say: 'tape.morning', wait: 'reply', notWith: ['suicidal'] },
    { say: 'tape.other', wait: 'reply' },
    { say: 'tape.wait', wait: 'choice', options: 2, on: { 2: 'person' } },
    { say: 'tape.fifteen', wait: 'timer', seconds: 900 },
  ],
  after: 'tape.ask_after',
};
