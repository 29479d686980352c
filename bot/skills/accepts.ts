import type { Skill } from './skill.ts';

/** A fifteen-minute break for the mind while it cannot be fixed. */
export const accepts: Skill = {
  id: 'accepts',
  name: 'skills.name_accepts',
  needs: ['self_harm', 'hopeless', 'lonely', 'craving'],
  range: [4, 8],
  minutes: [10, 30],
  bars: [],
  gate: null,
  instead: 'grounding_54321',
  before: 'skills.ask_before',
  steps: [
    { say: 'breakaway.pick', wait: 'reply' },
    { say: 'breakaway.go', wait: 'reply' },
    { say: 'breakaway.start', wait: 'timer', seconds: 900 },
    { say: 'breakaway.number', wait: 'score' },
    { say: 'breakaway.more', wait: 'choice', options: 2, on: { 1: 'again', 2: 'person' } },
  ],
  after: null,
};
