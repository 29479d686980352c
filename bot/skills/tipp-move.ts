import type { Skill } from './skill.ts';

/** A minute of effort, after its gate: burns off anger and restless urge. */
export const tippMove: Skill = {
  id: 'tipp_move',
  name: 'skills.name_tipp_move',
  needs: ['anger', 'urge_act'],
  range: [7, 10],
  minutes: [5, 15],
  bars: ['heart', 'injury', 'eating', 'pregnancy', 'drunk', 'abuse'],
  gate: 'move.gate',
  gateMore: 'move.gate_more',
  instead: 'paced_breathing',
  before: 'skills.ask_before',
  steps: [
    { say: 'move.go', wait: 'timer', seconds: 90 },
    { say: 'move.shake', wait: 'reply' },
    { say: 'move.number', wait: 'score' },
    { say: 'move.again', wait: 'choice', options: 2, on: { 1: 'again', 2: 'finish' } },
  ],
  after: 'skills.ask_after',
};
