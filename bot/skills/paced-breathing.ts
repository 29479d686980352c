import type { Skill } from './skill.ts';

/** In for four, out for six, never held. */
export const pacedBreathing: Skill = {
  id: 'paced_breathing',
  name: 'skills.name_paced_breathing',
  needs: ['panic', 'anger', 'worry', 'urge_act', 'self_harm', 'craving', 'tension'],
  range: [4, 9],
  minutes: [2, 4],
  bars: [],
  gate: null,
  instead: 'grounding_54321',
  before: 'skills.ask_before',
  steps: [
    { say: 'breathing.in', wait: 'reply' },
    { say: 'breathing.out', wait: 'reply' },
    { say: 'breathing.five', wait: 'timer', seconds: 90 },
  ],
  after: 'breathing.ask_after',
};
