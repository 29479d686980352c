import type { Skill } from './skill.ts';

/** One small move against a feeling that does not fit the facts; never against real fear. */
export const oppositeAction: Skill = {
  id: 'opposite_action',
  name: 'skills.name_opposite_action',
  needs: ['low_mood', 'shame'],
  range: [3, 7],
  minutes: [5, 10],
  bars: ['abuse', 'voices', 'suicidal'],
  gate: 'opposite.gate',
  instead: 'self_soothe',
  before: 'skills.ask_before',
  steps: [
    { say: 'opposite.want', wait: 'reply' },
    { say: 'opposite.small', wait: 'reply' },
    { say: 'opposite.do', wait: 'timer', seconds: 300 },
  ],
  after: 'skills.ask_after',
};
