import { atLeast, type RiskLevel } from '../../platform/risk.ts';
import type { Effect } from './contract.ts';

/** What staff are told and given to do. */
export type StaffEffect = Extract<Effect, { kind: 'raiseAlert' | 'createTask' }>;

/** Whether staff phone somebody who leaves at this level. */
export function isCallDueAt(level: RiskLevel): boolean {
  return atLeast(level, 'low');
}

/** The next contact is due within a day, by another way than text. */
const NEXT_CONTACT_SECONDS = 20 * 3600;

/**
 * What staff do about somebody who leaves the text line at this level: at low and more they are alerted and phone within
 * the voice delay (clinical ground, rubric 14), and again within a day. One list for the dialog and both safe ways out.
 */
export function leavingEffects(level: RiskLevel, voiceOutreachSeconds: number): StaffEffect[] {
  if (!isCallDueAt(level)) return [];
  return [
    { kind: 'raiseAlert', alert: 'optout_during_risk' },
    {
      kind: 'createTask',
      task: 'voice_outreach',
      dueInSeconds: voiceOutreachSeconds,
      detail: 'The client left the text line during a risk conversation.',
    },
    {
      kind: 'createTask',
      task: 'follow_up_call',
      dueInSeconds: NEXT_CONTACT_SECONDS,
      detail: 'Next contact by another way than text: the client left the text line.',
    },
  ];
}
