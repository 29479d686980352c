import type { Skill } from './skill.ts';

/** Freeze, step back, look, choose. Never named by the word that carriers read as an opt-out. */
export const stopSkill: Skill = {
  id: 'stop_skill',
  name: 'skills.name_stop_skill',
  needs: ['urge_act', 'anger', 'craving'],
  range: [6, 9],
  minutes: [1, 2],
  bars: ['voices'],
  gate: null,
  instead: 'paced_breathing',
  before: 'skills.ask_before',
  steps: [
    { say: 'freeze.still', wait: 'reply' },
    { say: 'freeze.back', wait: 'reply' },
    { say: 'freeze.look', wait: 'reply' },
    { say: 'freeze.pick', wait: 'choice', options: 3, on: { 2: 'plan', 3: 'person' } },
    { say: 'freeze.ten', wait: 'timer', seconds: 600 },
  ],
  after: 'skills.ask_after',
};
