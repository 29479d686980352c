import type { HandoffNotice } from '../engine/contract.ts';
import { silenceTimers } from '../engine/policy.ts';
import type { Turn } from '../engine/turn.ts';
import { linesFor, watched } from './lines.ts';
import { mark988, word } from './moves.ts';
import { dropNews, owe } from './news.ts';

/** What happened on the clinicians' side, told as it is (clinical ground, rubric 6). */
export function notice(t: Turn, n: HandoffNotice): void {
  switch (n.kind) {
    case 'waiting':
      owe(t, 'update');
      return;
    case 'nobody_answered':
      owe(t, n.again ? 'update' : 'nobody');
      return;
    case 'claimed':
      dropNews(t);
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
      dropNews(t);
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
  dropNews(t);
  t.state.done = t.state.done.filter((mark) => !REOPENS.includes(mark));
  if (watched(t)) return;
  t.say('handoff.withdrawn', 'status', {}, { weight: 9 });
  if (t.at('low')) t.say(linesFor(t), 'resource', {}, { onSaid: () => mark988(t) });
}

/** What was asked for once in this session and may be asked for again. */
const REOPENS: readonly string[] = ['handoff_request', 'handoff_mode', 'handoff_language', 'handoff_optout'];

/** A clinician's words as one closed sentence, so that what follows does not run into them; no question among ours. */
function asSentence(words: string): string {
  const plain = words.trim().replace(/\?/gu, '.');
  return /[.!]$/u.test(plain) ? plain : `${plain}.`;
}
