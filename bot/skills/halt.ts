import type { Skill } from './skill.ts';

/** Hungry, angry, lonely, tired: one is put right first. */
export const halt: Skill = {
  id: 'halt',
  name: 'skills.name_halt',
  needs: ['low_mood', 'body'],
  range: [1, 6],
  minutes: [1, 2],
  bars: ['eating', 'using'],
  gate: null,
  instead: 'self_soothe',
  before: 'skills.ask_before',
  steps: [
    { say: 'halt.which', wait: 'reply' },
    { say: 'halt.fix', wait: 'timer', seconds: 1200 },
  ],
  after: 'skills.ask_after',
};
