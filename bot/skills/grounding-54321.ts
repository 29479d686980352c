import type { Skill } from './skill.ts';

/** The five senses, one at a time; with voices by sight and touch only. */
export const grounding: Skill = {
  id: 'grounding_54321',
  name: 'skills.name_grounding_54321',
  needs: ['panic', 'dissociated', 'voices', 'worry', 'self_harm'],
  range: [3, 10],
  minutes: [3, 5],
  bars: [],
  gate: null,
  instead: 'paced_breathing',
  before: 'skills.ask_before',
  steps: [
    { say: 'grounding.see', wait: 'reply' },
    { say: 'grounding.feel', wait: 'reply' },
    { say: 'grounding.hear', wait: 'reply', notWith: ['voices'] },
    { say: 'grounding.smell', wait: 'reply', notWith: ['voices', 'eating'] },
    { say: 'grounding.taste', wait: 'reply', notWith: ['voices', 'eating'] },
  ],
  after: 'skills.ask_after',
};
