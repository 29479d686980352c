import type { Skill } from './skill.ts';

/** Riding an urge out, away from what feeds it; checks back after 3, 5 and 5 minutes. */
export const urgeSurfing: Skill = {
  id: 'urge_surfing',
  name: 'skills.name_urge_surfing',
  needs: ['craving', 'self_harm'],
  range: [4, 9],
  minutes: [10, 20],
  bars: ['using', 'voices', 'drunk'],
  gate: null,
  instead: 'grounding_54321',
  before: 'surf.ask_before',
  steps: [
    { say: 'surf.near', wait: 'reply' },
    { say: 'surf.body', wait: 'reply' },
    { say: 'surf.watch', wait: 'timer', seconds: 180 },
    { say: 'surf.check', wait: 'score' },
    { say: 'surf.hands', wait: 'timer', seconds: 300, needs: 'step2', instead: 'surf.hands_plain' },
    { say: 'surf.check_again', wait: 'score' },
    { say: 'surf.last', wait: 'timer', seconds: 300 },
  ],
  after: 'surf.ask_after',
};
