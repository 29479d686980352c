import { readAsTexted, saysKeyword } from '../../classifiers/handoff-rule.ts';
import type { Turn } from '../engine/turn.ts';
import { scheduleFollowUps } from './closing.ts';
import { crisisLine, handoffOpen, status, word } from './moves.ts';

/** The classifier's word alone is not enough: the text has to speak of somebody or of talking. */
const SOMEBODY =
  /\b(?:person|human|someone|somebody|people|counsell?or|therapist|clinician|nurse|doctor|staff|team|miss|ms|mr|mrs|dr|talk|speak|call|persona|alguien|consejer[oa]|terapeuta|hablar|doctor[a]?)\b/u;

/**
 * Whether this message asks for a person: in plain words, by a keyword of the protocol, or as the classifier reads it. A
 * keyword counts in a question too: who asks "are you human?" is told what we are, and a person comes.
 */
export function asksForPerson(t: Turn): 'request' | 'keyword' | null {
  if (t.heard.wants.has('person')) return 'request';
  if (t.state.pending === 'offerPerson' && t.heard.agreement === 'yes') return 'request';
  if (saysKeyword(t.heard.raw, t.input.program.handoffKeywords) || t.heard.wants.has('later_person'))
    return 'keyword';
  const read = t.input.assessment?.categories.includes('request_human') === true && !t.state.thirdParty;
  return read && SOMEBODY.test(readAsTexted(t.heard.raw)) ? 'request' : null;
}

/** Whether we are one is asked along with it. */
const ASKS_WHAT =
  /\b(?:machine|bot|robot|real|maquina|computer)\b|\b(?:is|are|r|am|es|hay|eres)\b[^.]{0,14}\b(?:human|person|persona|human[oa])\b/u;

/** A person was asked for: the handoff opens at any level, and where it stands is said truthfully, with what to expect. */
export function requestHuman(t: Turn, trigger: 'request' | 'keyword'): void {
  if (t.heard.wants.has('later_person')) {
    later(t);
    return;
  }
  if (ASKS_WHAT.test(t.heard.plain.flat)) t.say('detour.is_bot_tiny', 'reply', {}, { weight: 8 });
  t.once('asked_status', () => undefined);
  status(t, { full: true, request: true, weight: 8.1 });
  if (!handoffOpen(t))
    t.once('handoff_request', () => t.effect({ kind: 'openHandoff', level: t.level, trigger }));
  if (t.input.program.videoLink !== null && handoffOpen(t))
    t.say('handoff.video', 'status', { link: t.input.program.videoLink }, { weight: 3 });
}

function later(t: Turn): void {
  const tomorrow = /\b(?:tomorrow|manana|in the morning)\b/u.test(t.heard.plain.flat);
  t.say(
    'handoff.later',
    'reply',
    { when: word(t, tomorrow ? 'handoff.when_tomorrow' : 'handoff.when_later') },
    { weight: 8.5 },
  );
  t.say('handoff.later_now', 'status', {}, { weight: 6 });
  t.once('scheduling', () =>
    t.effect({
      kind: 'createTask',
      task: 'scheduling_request',
      dueInSeconds: 16 * 3600,
      detail: `The client asks to talk with someone ${tomorrow ? 'tomorrow' : 'later'}.`,
    }),
  );
  scheduleFollowUps(t);
  crisisLine(t);
}
