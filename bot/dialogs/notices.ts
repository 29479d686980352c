import type { HandoffNotice, OnCallRung } from '../engine/contract.ts';
import { silenceTimers } from '../engine/policy.ts';
import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { isVeteran, mark988, peopleOf, rungNames, word } from './moves.ts';

/** What happened on the clinicians' side, told as it is (clinical ground, rubric 6). */
export function notice(t: Turn, n: HandoffNotice): void {
  switch (n.kind) {
    case 'waiting':
      if (watched(t)) return;
      t.say(updateKey(t, n.tried), 'status', {
        tried: rungNames(t, n.tried),
        minutes: Math.max(1, Math.round(n.minutes)),
      });
      t.state.statusTurn = t.state.turns + 1;
      if (t.imminent)
        t.say(
          isVeteran(t) ? 'imminent.call_veteran' : 'imminent.call',
          'urgent',
          {},
          { onSaid: () => mark988(t) },
        );
      else t.say(linesFor(t), 'resource', {}, { onSaid: () => mark988(t) });
      return;
    case 'nobody_answered': {
      if (watched(t)) return;
      const key = peopleOf(n.tried).length > 0 ? 'handoff.nobody' : 'handoff.unpaged';
      t.say(
        t.imminent || t.input.channel === 'sms' ? `${key}_tiny` : key,
        'status',
        {},
        { weight: 10, onSaid: () => mark988(t) },
      );
      t.state.statusTurn = t.state.turns + 1;
      if (!t.imminent) t.say('handoff.still_here', 'step', {}, { weight: 2 });
      return;
    }
    case 'claimed':
      t.say('handoff.claimed', 'status', {
        clinician: n.name.trim() === '' ? word(t, 'handoff.someone') : n.name,
      });
      return;
    case 'released':
      t.say('handoff.released', 'status');
      if (t.at('high')) t.say('crisis.line_danger', 'resource', {}, { onSaid: () => mark988(t) });
      // What came due while a clinician had the client is gone: silence is the bot's to hear again.
      silenceTimers(t);
      return;
    case 'resolved':
      t.say('handoff.resolved', 'status', {
        clinician: n.name.trim() === '' ? word(t, 'handoff.someone') : n.name,
      });
      if (n.nextContact !== null && n.nextContact.trim() !== '')
        t.say('handoff.resolved_next', 'status', { next: asSentence(n.nextContact) });
      t.say('handoff.resolved_plain', 'resource');
      t.state.closed = true;
      return;
    case 'withdrawn':
      withdrawn(t);
  }
}

/** Nobody is on the way any more: said as it is, with the way back to a person and the lines that answer at any hour. */
function withdrawn(t: Turn): void {
  t.state.handoffAsked = false;
  t.state.statusTurn = null;
  t.state.done = t.state.done.filter((mark) => !REOPENS.includes(mark));
  if (watched(t)) return;
  t.say('handoff.withdrawn', 'status', {}, { weight: 9 });
  if (t.at('low')) t.say(linesFor(t), 'resource', {}, { onSaid: () => mark988(t) });
}

/** What was asked for once in this session and may be asked for again. */
const REOPENS: readonly string[] = ['handoff_request', 'handoff_mode', 'handoff_language', 'handoff_optout'];

/** 988 and 911 in the words that fit: nobody is told "if you may act" who fears somebody else's act. */
function linesFor(t: Turn): TextKey {
  if (t.state.thirdParty) return 'third.lines';
  if (!t.at('high')) return isVeteran(t) ? 'crisis.line_veteran' : 'crisis.line';
  if (t.state.bodyInDanger || t.about('abuse', 'psychosis', 'medical_emergency', 'withdrawal'))
    return 'mode.safety';
  return isVeteran(t) ? 'crisis.line_danger_veteran' : 'crisis.line_danger';
}

/** A page is named only where a person's own device rang. */
function updateKey(t: Turn, tried: readonly OnCallRung[]): TextKey {
  if (peopleOf(tried).length === 0) return t.imminent ? 'handoff.unpaged_short' : 'handoff.update_queue';
  return t.imminent ? 'handoff.update_tiny' : 'handoff.update';
}

/** Somebody else reads this device: nothing goes there that the client did not just ask for. */
function watched(t: Turn): boolean {
  return (
    t.about('abuse') &&
    (t.answer('phoneSafe') === 'no' ||
      t.input.client.flags.includes('unsafe_phone') ||
      t.state.lockedOut === t.input.channel)
  );
}

/** A clinician's words as one closed sentence, so that what follows does not run into them; no question among ours. */
function asSentence(words: string): string {
  const plain = words.trim().replace(/\?/gu, '.');
  return /[.!]$/u.test(plain) ? plain : `${plain}.`;
}
