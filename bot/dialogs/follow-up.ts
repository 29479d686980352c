import type { Turn } from '../engine/turn.ts';
import { mark988 } from './moves.ts';

/** A caring contact: warm, from a named line, no question, nothing asked of the person (clinical ground, section 1.6). */
export function followUp(t: Turn): void {
  if (t.input.client.smsOptedOut && t.input.channel === 'sms') return;
  t.state.dialog = 'follow_up';
  t.state.introduced = true;
  t.say('followup.caring', 'reply');
  t.say('followup.no_answer', 'step');
  t.say('crisis.line', 'resource', {}, { weight: 4, onSaid: () => mark988(t) });
}

/** The answer to a caring contact when nothing worries: thanks, an open door, no questions about danger. */
export function answerFollowUp(t: Turn): void {
  const good =
    t.heard.wants.has('better') ||
    t.heard.wants.has('thanks') ||
    t.heard.wants.has('im_fine') ||
    /\b(?:didnt do it|slept|made it|good|fine|ok|okay|bien|dormi)\b/u.test(t.heard.plain.flat);
  t.say(good ? 'followup.good' : 'talk.hear', 'reply');
  t.say('close.person_any_time', 'step');
}
