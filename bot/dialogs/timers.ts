import { SILENCE_TASK } from '../../handoff/silence-task.ts';
import type { BotTimerData, BotTimerKind } from '../engine/contract.ts';
import { isPureUrge } from '../engine/policy.ts';
import type { Turn } from '../engine/turn.ts';
import { fill, variantsOf } from '../language/say.ts';
import { checkIn } from './check-in.ts';
import { followUp } from './follow-up.ts';
import { handoffOpen, status } from './moves.ts';
import { newsDue, owe } from './news.ts';
import { skillTimer } from './skill-run.ts';

/** A timer that the engine asked for ran out. Most of them mean: the client has been silent. */
export function timer(t: Turn, kind: BotTimerKind, data: BotTimerData): void {
  switch (kind) {
    case 'silence_nudge':
      silence(t, data);
      return;
    case 'voice_outreach':
      voice(t);
      return;
    case 'skill_check':
      skillTimer(t, data);
      return;
    case 're_ask':
      if (t.level !== 'moderate') return;
      t.forget('settled');
      t.say('nudge.still', 'reply');
      t.ask('settled', 'close.ask_settled');
      if (handoffOpen(t)) status(t);
      return;
    case 'urge_silence':
      urgeSilence(t);
      return;
    case 'follow_up':
      followUp(t);
      return;
    case 'check_in':
      checkIn(t, data);
      return;
    case 'news':
      newsDue(t);
  }
}

/** Nudge after silence at high and imminent; in a medical emergency silence alerts staff at once (rubric 15). */
function silence(t: Turn, data: BotTimerData): void {
  if (!t.at('high')) return;
  if (t.state.bodyInDanger) {
    t.once('silent_medical', () => t.effect({ kind: 'raiseAlert', alert: 'silent_in_medical_emergency' }));
    t.effect({ kind: 'addIncidentFact', fact: 'No answer to a nudge.' });
  }
  t.state.news.nudgeAt = null;
  const count = typeof data.nudge === 'number' ? data.nudge : 1;
  owe(t, 'nudge', { first: count < 2 });
  if (count >= 2) {
    secondRoute(t);
    return;
  }
  const { high, imminent } = t.input.program.silenceNudgeSeconds;
  t.effect({
    kind: 'startTimer',
    timer: 'silence_nudge',
    key: 'silence',
    afterSeconds: t.imminent ? imminent : high,
    data: { nudge: count + 1 },
  });
}

/**
 * The second nudge also takes another way: a neutral text to the phone where the talk was elsewhere, the web chat where
 * it was by text and the client was there in this session. Never with abuse, a locked channel or without consent.
 */
function secondRoute(t: Turn): void {
  const { client, channel, session } = t.input;
  if (t.about('abuse') || client.lockedChannel !== null || !client.enrolled || t.answer('phoneSafe') === 'no')
    return;
  const bySms = channel !== 'sms' && client.consents.sms && !client.smsOptedOut;
  const other = bySms ? 'sms' : channel === 'sms' ? session.channels.find((c) => c !== 'sms') : undefined;
  if (other === undefined) return;
  const text = fill(variantsOf('nudge.elsewhere', t.language)[0], { name: t.name });
  t.sendElsewhere({ text, language: t.language, templates: ['nudge.elsewhere'], channel: other });
}

/** Still silent after the voice delay: a person phones. Where the phone may be unsafe nothing is said about it. */
function voice(t: Turn): void {
  if (!t.at('high')) return;
  t.effect({
    kind: 'createTask',
    task: SILENCE_TASK.kind,
    dueInSeconds: 0,
    detail: SILENCE_TASK.detail,
  });
  if (!t.about('abuse')) owe(t, 'voice');
}

/** Ten minutes without a word in an urge: a person is asked to join. */
function urgeSilence(t: Turn): void {
  if (!isPureUrge(t) || handoffOpen(t) || t.state.closed) return;
  t.effect({ kind: 'openHandoff', level: t.level, trigger: 'silence' });
  t.say('nudge.still', 'reply');
  t.state.handoffAsked = true;
  t.say('handoff.opening_moderate', 'status');
}
