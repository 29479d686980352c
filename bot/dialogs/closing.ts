import type { Turn } from '../engine/turn.ts';
import { crisisLine, handoffOpen, status } from './moves.ts';

/** Recap, next step, follow-up and a note at the end of a talk that is not high (clinical ground, rubric 25). */
export function closeTalk(t: Turn): void {
  if (t.at('high')) return;
  const score = t.state.score;
  settleLevel(t);
  const fell = score !== null && score.first - score.value >= 1;
  if (fell && !t.said('skills.fell'))
    t.say('close.recap_skill', 'reply', { first: score.first, last: score.value });
  else if (!fell) t.say(t.state.riskSince !== null ? 'close.recap' : 'talk.thanks', 'reply');
  if (t.about('self_harm') && !t.state.done.includes('act:bedtime')) {
    t.say('close.away_first', 'act', {}, { weight: 7.9, onSaid: () => t.state.done.push('act:bedtime') });
  }
  if (t.at('moderate') && (handoffOpen(t) || t.state.handoffAsked)) status(t);
  if (t.state.riskSince !== null) {
    if (scheduleFollowUps(t)) t.say('close.follow_up', 'step', {}, { weight: 7 });
    careNote(t);
    crisisLine(t);
  }
  if (!handoffOpen(t) && !t.state.handoffAsked) t.say('close.person_any_time', 'resource', {}, { weight: 5 });
  t.effect({ kind: 'cancelTimer', key: 'urge' });
  t.effect({ kind: 'cancelTimer', key: 're_ask' });
  t.state.closed = true;
}

/** A moderate urge whose number fell, with thoughts of suicide denied, goes back to low; the reverse never happens here. */
export function settleLevel(t: Turn): void {
  if (t.level !== 'moderate') return;
  const { suicide } = t.state.answers;
  if (
    suicide === 'yes' ||
    suicide === 'maybe' ||
    t.about('psychosis', 'abuse', 'harm_to_others', 'child_safety')
  )
    return;
  const urge =
    t.about('relapse_urge', 'self_harm', 'panic') &&
    (!t.state.done.includes('topic:suicide') || suicide === 'no');
  const fell =
    t.state.score !== null && (t.state.score.value <= 4 || t.state.score.first - t.state.score.value >= 2);
  if (urge && (fell || suicide === 'no') && !handoffOpen(t))
    t.lower('low', fell ? 'urge_fell' : 'denied_and_settled');
}

/** Follow-ups of the protocol; true when at least one goes out by itself. Without consent or a safe way: a staff call. */
export function scheduleFollowUps(t: Turn): boolean {
  const { client, program } = t.input;
  const unsafe = t.answer('phoneSafe') === 'no' || client.flags.includes('unsafe_phone');
  const may =
    client.enrolled &&
    client.consents.caringContacts &&
    !unsafe &&
    !(client.smsOptedOut && t.input.channel === 'sms');
  const marked = t.state.done.includes('follow_up');
  if (marked) return may;
  if (!client.enrolled) return false;
  t.state.done.push('follow_up');
  if (!may) {
    t.effect({
      kind: 'createTask',
      task: 'follow_up_call',
      dueInSeconds: 20 * 3600,
      detail: 'Follow-up by a person: no automatic contact is safe or consented to.',
    });
    return false;
  }
  const hours = program.followUpHours.length > 0 ? program.followUpHours : [14];
  for (const afterHours of hours) {
    t.effect({ kind: 'scheduleFollowUp', followUp: 'caring_contact', afterHours, keepOutOfQuietHours: true });
  }
  return true;
}

/** Short note for the care team, in fixed words and numbers. */
export function careNote(t: Turn): void {
  t.once('care_note', () => {
    const topics = [...t.categories].join(', ') || 'talk';
    const score = t.state.score === null ? '' : ` 0-10: ${t.state.score.first} to ${t.state.score.value}.`;
    const skills = t.state.skillsTried.length > 0 ? ` Skills: ${t.state.skillsTried.join(', ')}.` : '';
    const asked =
      t.state.answers.suicide === undefined
        ? ' Suicide not asked.'
        : ` Asked about suicide: ${t.state.answers.suicide}.`;
    t.effect({
      kind: 'createTask',
      task: 'care_team_note',
      dueInSeconds: 24 * 3600,
      detail: `Level ${t.level}. About: ${topics}.${asked}${score}${skills}`,
    });
  });
}
