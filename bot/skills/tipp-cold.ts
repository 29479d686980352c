import type { Skill } from './skill.ts';

/** Cold on the cheeks for a moment, after its gate: brings a very strong urge down. */
export const tippCold: Skill = {
  id: 'tipp_cold',
  name: 'skills.name_tipp_cold',
  needs: ['urge_act', 'self_harm'],
  range: [8, 10],
  minutes: [1, 2],
  bars: ['heart', 'cold_allergy', 'fainting', 'eating', 'pregnancy', 'drunk'],
  gate: 'cold.gate',
  gateMore: 'cold.gate_more',
  instead: 'paced_breathing',
  before: 'cold.get',
  steps: [
    { say: 'cold.hold', wait: 'timer', seconds: 60 },
    { say: 'cold.off', wait: 'score' },
    { say: 'cold.again', wait: 'choice', options: 2, on: { 1: 'again', 2: 'switch' } },
  ],
  after: null,
};
