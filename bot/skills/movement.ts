import type { Skill } from './skill.ts';

/** A few minutes of gentle moving, inside at night. */
export const movement: Skill = {
  id: 'movement',
  name: 'skills.name_movement',
  needs: ['low_mood', 'body'],
  range: [1, 6],
  minutes: [5, 10],
  bars: ['heart', 'injury', 'eating', 'drunk', 'voices'],
  gate: 'walk.gate',
  instead: 'self_soothe',
  before: 'skills.ask_before',
  steps: [
    { say: 'walk.go', wait: 'timer', seconds: 300, notWith: ['alone_night'] },
    { say: 'walk.inside', wait: 'timer', seconds: 300 },
    { say: 'walk.saw', wait: 'reply' },
  ],
  after: 'skills.ask_after',
};
