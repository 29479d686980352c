import type { Skill } from './skill.ts';

/** Night wind-down; two nights without sleep go to a person instead. */
export const sleepWindDown: Skill = {
  id: 'sleep',
  name: 'skills.name_sleep',
  needs: ['night'],
  range: [1, 5],
  minutes: [10, 20],
  bars: ['no_sleep', 'voices'],
  gate: null,
  instead: 'self_soothe',
  before: 'skills.ask_before',
  steps: [
    { say: 'night.phone', wait: 'reply' },
    { say: 'night.paper', wait: 'reply' },
    { say: 'night.breaths', wait: 'reply' },
    { say: 'night.up', wait: 'timer', seconds: 1200 },
  ],
  after: 'night.ask_after',
};
