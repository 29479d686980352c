import type { Skill } from './skill.ts';

/** Squeeze and let go, part by part; sore parts are left out. */
export const pmr: Skill = {
  id: 'pmr',
  name: 'skills.name_pmr',
  needs: ['tension', 'night'],
  range: [3, 7],
  minutes: [6, 10],
  bars: ['seizure', 'injury', 'voices', 'trauma'],
  gate: null,
  instead: 'paced_breathing',
  before: 'skills.ask_before',
  steps: [
    { say: 'pmr.fists', wait: 'reply' },
    { say: 'pmr.shoulders', wait: 'reply' },
    { say: 'pmr.face', wait: 'reply' },
    { say: 'pmr.feet', wait: 'reply' },
    { say: 'pmr.rest', wait: 'timer', seconds: 60 },
  ],
  after: 'skills.ask_after',
};
