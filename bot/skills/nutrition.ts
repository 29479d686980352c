import type { Skill } from './skill.ts';

/** Water and something small; no amounts, no calories; shaky and confused goes to medical help. */
export const nutrition: Skill = {
  id: 'nutrition',
  name: 'skills.name_nutrition',
  needs: ['body'],
  range: [1, 5],
  minutes: [2, 10],
  bars: ['eating', 'diabetes'],
  gate: null,
  instead: 'self_soothe',
  before: 'skills.ask_before',
  steps: [
    { say: 'food.last', wait: 'reply' },
    { say: 'food.get', wait: 'reply' },
    { say: 'food.wait', wait: 'timer', seconds: 900 },
  ],
  after: 'skills.ask_after',
};
