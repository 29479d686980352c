import { atLeast } from '../../platform/risk.ts';
import type { OnCallRung, PlanStepNumber } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import { type TextKey, variantsOf } from '../language/say.ts';
import { entriesText, isNight, mayQuotePlan, usableEntries } from './plan-words.ts';

/** Sentences that many dialogs need; each obeys its own rule of when it may be said. */

export function isVeteran(t: Turn): boolean {
  return t.input.client.flags.includes('veteran');
}

/** A bot turn has room for 988: never said yet, or not in the last 6 bot turns (clinical ground, rubric 22). */
export function mayName988(t: Turn): boolean {
  return t.state.said988 === null || t.state.turns - t.state.said988 >= 6;
}

/** 988 where the rule asks for it. `force`: asked for, or no other next step. */
export function crisisLine(t: Turn, force = false): void {
  if (!force && !mayName988(t)) return;
  const danger = t.at('high');
  const fears = danger && t.about('abuse', 'psychosis') && !isVeteran(t);
  const key: TextKey = fears
    ? 'mode.safety'
    : isVeteran(t)
      ? danger
        ? 'crisis.line_danger_veteran'
        : 'crisis.line_veteran'
      : danger
        ? 'crisis.line_danger'
        : 'crisis.line';
  const first = t.state.said988 === null;
  t.say(key, 'resource', {}, { weight: force || first ? 7.5 : 3, onSaid: () => mark988(t) });
}

export function mark988(t: Turn): void {
  t.state.said988 = t.state.turns;
}

/** The rungs behind which a person's own device rang; a line in the queue is no page. */
export function peopleOf(rungs: readonly OnCallRung[]): readonly OnCallRung[] {
  return rungs.filter((r) => r !== 'slack');
}

/** Names of the rungs that were paged, as the client may hear them: "the on-call clinician and the backup". */
export function rungNames(t: Turn, rungs: readonly OnCallRung[]): string {
  const unique = [...new Set(peopleOf(rungs).map((r) => word(t, `handoff.who_${r}`)))];
  const last = unique.pop();
  if (last === undefined) return word(t, 'handoff.who_slack');
  return unique.length === 0 ? last : `${unique.join(', ')} ${word(t, 'handoff.who_and')} ${last}`;
}

/** A single word or name of the language files, outside of a sentence. */
export function word(t: Turn, key: TextKey): string {
  return variantsOf(key, t.language)[0];
}

export function handoffOpen(t: Turn): boolean {
  const handoff = t.input.handoff;
  return (
    handoff !== null &&
    (handoff.state === 'waiting' || handoff.state === 'claimed' || handoff.state === 'contacted')
  );
}

/** Where the handoff stands, from `input.handoff` only, or what this very turn does (clinical ground, rubric 6). */
export function status(t: Turn, options: { full?: boolean; request?: boolean; weight?: number } = {}): void {
  if (t.has('status')) return;
  const handoff = t.input.handoff;
  const weight = options.weight ?? (options.full === true ? 7.2 : 5);
  const onSaid = () => {
    t.state.statusTurn = t.state.turns;
  };
  const tell = (key: TextKey, params = {}) => t.say(key, 'status', params, { weight, onSaid });
  if (handoff === null || !handoffOpen(t)) {
    if (options.request !== true && !atLeast(t.level, t.input.program.handoffLevel)) {
      offerPerson(t, weight);
      return;
    }
    const key: TextKey = t.urgent
      ? 'handoff.opening_tiny'
      : t.at('high')
        ? 'handoff.opening_high'
        : options.request === true
          ? 'handoff.opening_request'
          : 'handoff.opening_moderate';
    t.say(
      key,
      'status',
      {},
      {
        weight,
        onSaid: () => {
          t.state.handoffAsked = true;
          t.announced = true;
          t.state.statusTurn = t.state.turns;
        },
      },
    );
    return;
  }
  if (options.full !== true && recentlyTold(t)) {
    keepCompany(t, weight);
    return;
  }
  const tried = peopleOf(handoff.paged);
  if (handoff.nobodyAnswered) {
    if (t.urgent) tell(tried.length > 0 ? 'handoff.nobody_short' : 'handoff.unpaged_short');
    else {
      const key = tried.length > 0 ? 'handoff.nobody' : 'handoff.unpaged';
      t.say(
        options.full === true ? key : `${key}_tiny`,
        'status',
        {},
        {
          weight,
          onSaid: () => {
            onSaid();
            mark988(t);
          },
        },
      );
    }
    return;
  }
  if (options.full !== true) {
    tell(tried.length > 0 && t.state.turns % 3 === 2 ? 'handoff.paging_tiny' : 'handoff.waiting_tiny');
    return;
  }
  if (tried.length > 0)
    tell(t.urgent ? 'handoff.update_tiny' : 'handoff.waiting', { tried: rungNames(t, tried) });
  else tell('handoff.waiting_queue');
  if (handoff.estimateSeconds !== null) {
    t.say(
      'handoff.estimate',
      'status',
      { minutes: minutesOf(handoff.estimateSeconds) },
      { weight: weight - 0.1 },
    );
  } else if (tried.length === 0)
    t.say('handoff.unseen', 'status', {}, { weight: weight - 0.1, onSaid: () => mark988(t) });
  else if (t.at('high'))
    t.say(
      'handoff.update_soon',
      'status',
      { minutes: minutesOf(t.input.program.waitingUpdateSeconds) },
      { weight: weight - 0.1 },
    );
  else t.say('handoff.no_estimate', 'status', {}, { weight: weight - 0.1 });
}

/** Whole minutes for a sentence, at least one. */
function minutesOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}

/** Where the wait stands was said in one of the last two messages: no need to say it again unless asked. */
function recentlyTold(t: Turn): boolean {
  return t.state.statusTurn !== null && t.state.turns - t.state.statusTurn <= 1;
}

/** At high the message still needs a live next step: the check that follows silence. */
function keepCompany(t: Turn, weight: number): void {
  if (!t.at('high') || t.urgent) return;
  // "Call 911" stands in the message already, or the phone may be read by somebody else.
  const told = t.has('resource') && t.about('harm_to_others');
  if (told || (t.about('abuse') && t.answer('phoneSafe') === 'no')) {
    t.say('handoff.waiting_tiny', 'status', {}, { weight });
    return;
  }
  const minutes = minutesOf(t.input.program.silenceNudgeSeconds.high);
  t.say('handoff.check_tiny', 'status', { minutes }, { weight });
}

/**
 * The client's own plan words for this moment, as a statement. At high: a person to turn to, or the step that makes
 * it safe; below: what helps alone. Kept dearly from the second turn of a risk conversation on, so that they are
 * said by its third (clinical ground, rubric 23).
 */
export function ownWords(t: Turn, wanted?: readonly PlanStepNumber[]): boolean {
  if (!mayQuotePlan(t)) return false;
  const order = wanted ?? (t.at('high') ? ([6, 4, 5, 2] as const) : ([2, 4, 3] as const));
  const since = t.state.riskSince === null ? 0 : t.state.turns - t.state.riskSince;
  for (const step of order) {
    const mark = `own:${step}`;
    if (step === 3 && isNight(t)) continue;
    if (t.state.done.includes(mark)) continue;
    const entries = usableEntries(t, step).filter(
      (e) => !/^(?:none|none needed|n\/a|ninguno|nada)$/iu.test(e.text.trim()),
    );
    if (entries.length === 0) continue;
    t.say(
      `plan.own_${step as 2 | 3 | 4 | 5 | 6}`,
      'plan',
      { items: entriesText(entries, 2) },
      {
        weight: !t.state.planWordsUsed && since >= 1 ? 7.6 : 4,
        onSaid: () => {
          t.state.planWordsUsed = true;
          t.state.done.push(mark);
        },
      },
    );
    return true;
  }
  return false;
}

/** "Be with someone" and "away from what you could use": each said at least once at high and imminent. */
export function safetyActs(t: Turn, most = 1): void {
  let room = most;
  // Distance from "what you could use" comes with the answer about it, not before the question.
  const spoken = t.imminent || t.knows('means') || t.knows('plan') || t.timesAsked('plan') > 0;
  const acts: readonly (readonly [string, TextKey, boolean])[] = [
    [
      'act:away',
      t.imminent ? 'imminent.away' : 'ladder.means_away_short',
      spoken && t.answer('meansAway') !== 'yes',
    ],
    ['act:with', t.imminent ? 'imminent.be_with' : 'ladder.be_with', t.answer('alone') !== 'no'],
  ];
  for (const [mark, key, wanted] of acts) {
    if (room === 0) return;
    if (!wanted || t.state.done.includes(mark)) continue;
    t.say(key, 'act', {}, { weight: 7.8, onSaid: () => t.state.done.push(mark) });
    room -= 1;
  }
}

/** Feels first: one short reflection that fits the topic. */
export function reflect(t: Turn, key: TextKey): void {
  t.say(key, 'reflect', {}, { weight: 2.5 });
}

/** A place that was refused is asked for once more some messages later: help can go nowhere without it. */
export function reopenPlace(t: Turn): void {
  if (t.answer('location') !== 'refused') return;
  if (t.state.turns - (t.state.asked.location?.turn ?? 0) >= 3) t.forget('location');
}

/** Where the person is, as far as they told. */
export function placeTold(t: Turn): boolean {
  return t.knows('location') && t.answer('location') !== 'refused';
}

/** Offers a person; as a statement, so that the message keeps its one question. */
export function offerPerson(t: Turn, weight = 3.5): void {
  if (handoffOpen(t) || t.state.handoffAsked) return;
  t.say(
    'talk.offer_person',
    'resource',
    {},
    {
      weight,
      onSaid: () => {
        if (!t.state.done.includes('offered_person')) t.state.done.push('offered_person');
      },
    },
  );
}
