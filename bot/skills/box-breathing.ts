import type { Skill } from './skill.ts';

/** Four parts of four counts, with holds: for mild distress only. */
export const boxBreathing: Skill = {
  id: 'box_breathing',
  name: 'skills.name_box_breathing',
  needs: ['worry', 'tension'],
  range: [3, 6],
  minutes: [2, 3],
  bars: ['panic', 'heart', 'lungs', 'pregnancy', 'trauma'],
  gate: 'box.gate',
  instead: 'paced_breathing',
  before: 'skills.ask_before',
  steps: [
    { say: 'box.how', wait: 'reply' },
    { say: 'box.four', wait: 'timer', seconds: 90 },
  ],
  after: 'skills.ask_after',
};
