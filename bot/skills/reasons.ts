import type { Skill } from './skill.ts';

/** The client's own reasons to stay; never argued, never guilt. */
export const reasons: Skill = {
  id: 'reasons',
  name: 'skills.name_reasons',
  needs: ['hopeless', 'shame'],
  range: [4, 9],
  minutes: [2, 5],
  bars: ['no_reasons', 'abuse'],
  gate: null,
  instead: 'self_soothe',
  before: 'skills.ask_before',
  steps: [
    { say: 'why.still', wait: 'reply', needs: 'reason', instead: 'why.still_plain' },
    { say: 'why.miss', wait: 'reply' },
    { say: 'why.photo', wait: 'reply' },
  ],
  after: 'skills.ask_after',
};
