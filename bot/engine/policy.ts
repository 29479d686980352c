import { atLeast, levelRank } from '../../platform/risk.ts';
import { categoryWord, contactConsentWord } from '../../words/of-care.ts';
import { midway } from '../../words/say.ts';
import { scheduleFollowUps } from '../dialogs/closing.ts';
import { handoffOpen } from '../dialogs/moves.ts';
import type { Turn } from './turn.ts';

/**
 * What every client message leads to beyond words, whichever dialog spoke: handoff, priority, incident, dispatch
 * decision, timers, follow-ups (clinical ground, sections 1.4 and 1.5).
 */
export function policy(t: Turn): void {
  handoff(t);
  if (t.imminent && !t.state.thirdParty) incident(t);
  if (t.at('moderate') && !t.state.thirdParty) {
    if (!isPureUrge(t)) scheduleFollowUps(t);
    minor(t);
  }
  timers(t);
}

/** Remembers the bot turn at which the talk became one about risk. Runs before the message is put together. */
export function noteRisk(t: Turn): void {
  if (t.at('low') && t.state.riskSince === null) t.state.riskSince = t.state.turns;
}

/** Mark of a session in which what looks like withdrawal is the craving of somebody long sober. */
export const CRAVING = 'craving_long_sober';

/** Urge or panic at moderate without thoughts of suicide, use or injury: a skill first, no handoff yet. */
export function isPureUrge(t: Turn): boolean {
  if (t.level !== 'moderate' || t.input.client.minor) return false;
  if (!t.about('relapse_urge', 'self_harm', 'panic')) return false;
  if (t.about('psychosis', 'abuse', 'harm_to_others', 'child_safety', 'overdose', 'medical_emergency'))
    return false;
  if (t.about('withdrawal') && !t.state.done.includes(CRAVING)) return false;
  const { suicide } = t.state.answers;
  if (suicide === 'yes' || suicide === 'maybe') return false;
  if (t.state.done.includes('topic:suicide') && suicide !== 'no') return false;
  return !t.state.done.includes('used_or_injured');
}

function handoff(t: Turn): void {
  const open = t.input.handoff;
  if (open === null || !handoffOpen(t)) {
    const asked = t.effects.some((e) => e.kind === 'openHandoff');
    const due = atLeast(t.level, t.input.program.handoffLevel) && !t.state.thirdParty && !isPureUrge(t);
    const again =
      open !== null &&
      t.input.assessment !== null &&
      !atLeast(t.input.assessment.level, t.input.program.handoffLevel) &&
      open.state === 'resolved';
    if ((t.announced || (due && !again)) && !asked) {
      t.effect({ kind: 'openHandoff', level: t.level, trigger: due ? 'risk' : 'request' });
    }
    return;
  }
  const rose = levelRank(t.level) > Math.max(levelRank(open.level), levelRank(t.input.session.levelBefore));
  if (rose) t.effect({ kind: 'raiseHandoffPriority', reason: `level_${t.level}` });
}

/** Incident, dispatch decision by a person, and the pre-filled disclosure log for a part 2 record; each once. */
function incident(t: Turn): void {
  const kind = t.about('overdose')
    ? 'overdose'
    : t.about('medical_emergency')
      ? 'medical_emergency'
      : t.about('harm_to_others')
        ? 'harm_to_others'
        : t.about('abuse')
          ? 'abuse'
          : t.about('psychosis')
            ? 'psychosis'
            : 'suicide';
  t.once('incident', () => {
    t.effect({ kind: 'openIncident', incident: kind });
    t.effect({
      kind: 'createTask',
      task: 'emergency_dispatch_decision',
      dueInSeconds: 60,
      detail: `Imminent: ${midway(categoryWord(kind))}. Decide on emergency services; least forceful option first.`,
    });
    if (t.input.client.flags.includes('part2_record'))
      t.effect({ kind: 'prepareDisclosureLog', nature: kind });
    const contact = t.input.contacts.find((c) => !c.suppressed && c.consent !== 'none');
    if (contact !== undefined && !t.about('abuse')) {
      t.effect({
        kind: 'createTask',
        task: 'emergency_contact_decision',
        dueInSeconds: 300,
        detail: `Consent on file: ${midway(contactConsentWord(contact.consent))}. A person decides.`,
      });
    }
  });
  const { facts, raw, wants } = t.heard;
  const telling =
    facts.place !== undefined ||
    facts.movedAway === true ||
    facts.responders !== undefined ||
    facts.calling === true ||
    facts.drowsy === true ||
    facts.address !== undefined;
  if (telling || wants.has('no_guardian') || wants.has('call_for_me') || wants.has('no_police')) {
    t.effect({ kind: 'addIncidentFact', fact: raw.trim().slice(0, 200) });
  }
}

/** Whether a guardian is told is decided by staff (clinical ground, section 1.7). */
function minor(t: Turn): void {
  if (!t.input.client.minor) return;
  t.once('guardian_task', () =>
    t.effect({
      kind: 'createTask',
      task: 'guardian_contact_decision',
      dueInSeconds: 900,
      detail: 'A minor at moderate risk or above. Staff decide whether and what a guardian is told.',
    }),
  );
}

/** At high and imminent silence is answered, by a nudge and then by a call. Starts the clocks of both. */
export function silenceTimers(t: Turn): void {
  const program = t.input.program;
  const unsafe = t.about('abuse') && t.input.client.lockedChannel === null && t.answer('phoneSafe') === 'no';
  if (!t.at('high') || t.state.thirdParty) return;
  const afterSeconds = t.imminent ? program.silenceNudgeSeconds.imminent : program.silenceNudgeSeconds.high;
  // Nothing goes unasked to a phone that somebody else reads; a person still calls, who sees why.
  t.state.news.nudgeAt = unsafe ? null : t.input.at.getTime() + afterSeconds * 1000;
  if (unsafe) t.effect({ kind: 'cancelTimer', key: 'silence' });
  else
    t.effect({
      kind: 'startTimer',
      timer: 'silence_nudge',
      key: 'silence',
      afterSeconds,
      data: { nudge: 1 },
    });
  t.effect({
    kind: 'startTimer',
    timer: 'voice_outreach',
    key: 'voice',
    afterSeconds: program.voiceOutreachSeconds,
  });
}

function timers(t: Turn): void {
  silenceTimers(t);
  if (t.level !== 'moderate' || t.state.thirdParty || t.state.closed) {
    if (t.state.closed || t.at('high')) t.effect({ kind: 'cancelTimer', key: 'urge' });
    return;
  }
  if (isPureUrge(t)) {
    const wait = t.effects.reduce(
      (most, e) =>
        e.kind === 'startTimer' && e.timer === 'skill_check' ? Math.max(most, e.afterSeconds) : most,
      0,
    );
    t.effect({ kind: 'startTimer', timer: 'urge_silence', key: 'urge', afterSeconds: wait + 600 });
  } else t.effect({ kind: 'startTimer', timer: 're_ask', key: 're_ask', afterSeconds: 600 });
}
