import type { Skill } from './skill.ts';

/** Kind to one sense for five minutes; no taste with eating issues. */
export const selfSoothe: Skill = {
  id: 'self_soothe',
  name: 'skills.name_self_soothe',
  needs: ['lonely', 'night', 'low_mood', 'shame', 'hopeless'],
  range: [2, 6],
  minutes: [5, 15],
  bars: ['voices'],
  gate: null,
  instead: 'grounding_54321',
  before: 'skills.ask_before',
  steps: [
    { say: 'soothe.sense', wait: 'reply', notWith: ['eating'] },
    { say: 'soothe.near', wait: 'reply', needs: 'step2', instead: 'soothe.near_plain' },
    { say: 'soothe.five', wait: 'timer', seconds: 300 },
  ],
  after: 'skills.ask_after',
};
