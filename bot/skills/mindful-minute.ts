import type { Skill } from './skill.ts';

/** One minute, eyes open, one thing as if it were new. */
export const mindfulMinute: Skill = {
  id: 'mindful_minute',
  name: 'skills.name_mindful_minute',
  needs: ['worry', 'lonely'],
  range: [1, 5],
  minutes: [1, 3],
  bars: ['voices', 'trauma'],
  gate: null,
  instead: 'grounding_54321',
  before: 'skills.ask_before',
  steps: [
    { say: 'minute.look', wait: 'timer', seconds: 60 },
    { say: 'minute.thoughts', wait: 'reply' },
    { say: 'minute.detail', wait: 'reply' },
  ],
  after: 'skills.ask_after',
};
