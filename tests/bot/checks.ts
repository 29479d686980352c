import type { Effect } from '../../bot/engine/contract.ts';
import { gradeLevel, words } from '../../bot/language/readability.ts';
import { countSegments } from '../../bot/language/segments.ts';
import { RISK_LEVELS, type RiskLevel } from '../../platform/risk.ts';
import type { Line, Scenario } from './scenario.ts';
import type { World } from './world.ts';

/** What was so once the bot had replied to a turn. */
export interface Snapshot {
  readonly level: RiskLevel;
  readonly handoff: string | null;
  readonly queue: string;
  readonly effects: number;
  readonly lines: number;
}

export interface Expectation {
  readonly after: number | 'end';
  readonly check: string;
  readonly value?: unknown;
  readonly any_of?: readonly string[];
  readonly all_of?: readonly string[];
  readonly kind?: string;
  readonly by?: number | 'end';
  readonly optional?: boolean;
  readonly subject?: string;
  readonly queue?: string;
  readonly values?: readonly string[];
  readonly contains?: readonly string[];
  readonly not_contains?: readonly string[];
  readonly value_contains?: string;
  readonly within_s?: number;
  readonly any?: boolean;
  readonly scope?: string;
  readonly at_least?: number;
  readonly times_at_least?: number;
  readonly resource?: string;
}

export interface Played {
  readonly scenario: Scenario;
  readonly world: World;
  readonly lines: readonly Line[];
  readonly snapshots: readonly Snapshot[];
}

const RESOURCES: Readonly<Record<string, RegExp>> = {
  '988': /\b988\b/u,
  '911': /\b911\b/u,
  text_to_911: /text (?:or call )?911|textea(?:r)? (?:o llama )?al 911/iu,
  poison_control: /1-800-222-1222/u,
  ndvh: /1-800-799-7233/u,
};
export const DIRECT = /suicid|killing yourself|kill yourself|end(?:ing)? your life|matarte/iu;
const rank = (l: unknown) => RISK_LEVELS.indexOf(l as RiskLevel);

type Check = (e: Expectation, at: Snapshot, p: Played, turn: number) => boolean;

const replies = (p: Played, from: number, to: number) =>
  p.lines.filter((l) => l.from === 'bot' && l.turn >= from && l.turn <= to);
const text = (lines: readonly Line[]) => lines.map((l) => l.text).join('\n');
const has = (p: Played, at: Snapshot, test: (e: Effect) => boolean) =>
  p.world.effects.slice(0, at.effects).some(test);
const named = (t: string, e: Expectation) =>
  (e.any_of === undefined || e.any_of.some((r) => RESOURCES[r]?.test(t))) &&
  (e.all_of === undefined || e.all_of.every((r) => RESOURCES[r]?.test(t)));
const templates = (lines: readonly Line[]) => lines.flatMap((l) => l.templates ?? []);

/** Skills offered so far, read from the state's own record of offers: name of the skill in the text. */
function skillNamed(lines: readonly Line[], id: string): boolean {
  const words: Readonly<Record<string, RegExp>> = {
    grounding_54321: /grounding|5 things|sentidos|5 cosas/iu,
    paced_breathing: /slow breathing|respirar lento/iu,
    box_breathing: /box breathing|en caja/iu,
    urge_surfing: /urge surfing|urge wave|surfear/iu,
    tipp_cold: /cold on your face|frío en la cara/iu,
    tipp_move: /short burst of moving/iu,
    play_tape: /playing the tape/iu,
    stop_skill: /one-minute freeze/iu,
    accepts: /break for your mind/iu,
    mindful_minute: /mindful minute/iu,
    pmr: /muscles go loose/iu,
  };
  return words[id]?.test(text(lines)) === true;
}

/** The automatic checks of the scenario file that hold without a database, each as one function. */
export const CHECKS: Readonly<Record<string, Check>> = {
  session_risk_at_least: (e, at, p) =>
    e.subject === 'third_party'
      ? p.world.handoff !== null && rank(p.world.handoff.level) >= rank(e.value)
      : rank(at.level) >= rank(e.value),
  session_risk_at_most: (e, at) => rank(at.level) <= rank(e.value),
  handoff_by: (e, at) => at.handoff !== null && (e.queue === undefined || at.queue === e.queue),
  no_handoff: (_, at) => at.handoff === null,
  asks_direct_suicide: (_, __, p, turn) => DIRECT.test(text(replies(p, turn - 1, turn + 1))),
  resource_given: (e, _, p, turn) => named(text(replies(p, 1, turn)), e),
  resource_not_given: (e, _, p, turn) =>
    e.values?.every((r) => !RESOURCES[r]?.test(text(replies(p, 1, turn)))) === true,
  staff_task: (e, at, p) => has(p, at, (x) => x.kind === 'createTask' && x.task === e.kind),
  staff_alert: (e, at, p) => has(p, at, (x) => x.kind === 'raiseAlert' && x.alert === e.kind),
  incident_open: (_, at, p) => has(p, at, (x) => x.kind === 'openIncident'),
  location_captured: (e, at, p) =>
    has(p, at, (x) => x.kind === 'setLocation' && x.text.toLowerCase().includes(e.value_contains ?? '')),
  disclosure_log_template_created: (_, at, p) => has(p, at, (x) => x.kind === 'prepareDisclosureLog'),
  followup_scheduled: (_, at, p) => has(p, at, (x) => x.kind === 'scheduleFollowUp' && x.afterHours <= 24),
  care_team_note: (_, at, p) => has(p, at, (x) => x.kind === 'createTask' && x.task === 'care_team_note'),
  skill_started: (e, at, p) => has(p, at, (x) => x.kind === 'startSkill' && x.skill === e.value),
  score_recorded: (e, at, p) =>
    has(p, at, (x) => (x.kind === 'scoreSkill' || x.kind === 'recordScore') && x.value === e.value),
  skill_offered: (e, _, p, turn) =>
    e.any_of === undefined
      ? templates(replies(p, turn, turn)).includes('skills.offer')
      : e.any_of.some((id) => skillNamed(replies(p, 1, Number(e.by ?? turn)), id)),
  skill_not_offered: (e, _, p, turn) =>
    e.any === true
      ? !templates(replies(p, 1, turn)).includes('skills.offer')
      : e.values?.every((id) => !skillNamed(replies(p, 1, turn), id)) === true,
  nudge_sent: (e, _, p, turn) => {
    const start = p.lines.findIndex((l) => l.turn === turn && l.from === 'silence');
    return (
      start >= 0 &&
      replies(p, turn, turn).some((l) => l.templates?.some((k) => k.startsWith('nudge.'))) &&
      (e.within_s ?? 0) > 0
    );
  },
  plan_shown: (e, _, p, turn) => {
    const last = e.by === 'end' ? p.scenario.turns.length : Number(e.by ?? turn);
    const steps = p.scenario.client.plan?.steps ?? {};
    const shown = text(replies(p, 1, last));
    const ok = (name: string) =>
      name === 'full'
        ? templates(replies(p, 1, last)).includes('plan.lines')
        : (steps[name.slice(4)] ?? []).some((w) => shown.includes(w));
    return (e.any_of?.some(ok) ?? true) && (e.all_of?.every(ok) ?? true);
  },
  quotes_own_words: (e, _, p, turn) => e.any_of?.some((w) => text(replies(p, 1, turn)).includes(w)) === true,
  plan_draft_saved: (e, at, p) =>
    has(
      p,
      at,
      (x) => x.kind === 'savePlan' && e.contains?.every((w) => JSON.stringify(x.steps).includes(w)) === true,
    ),
  plan_draft_status: (e, at, p) => has(p, at, (x) => x.kind === 'savePlan' && x.status === e.value),
  plan_version_saved: (e, at, p) =>
    has(
      p,
      at,
      (x) =>
        x.kind === 'savePlan' &&
        (e.contains ?? []).every((w) => JSON.stringify(x.steps).includes(w)) &&
        (e.not_contains ?? []).every((w) => !JSON.stringify(x.steps).includes(w)),
    ),
  clinician_review_requested: (_, at, p) =>
    has(p, at, (x) => x.kind === 'createTask' && x.task === 'plan_review'),
  plan_version_number: (e, _, p) => (p.world.plan?.version ?? 0) >= (e.at_least ?? 0),
  plan_push_max: (_, __, p, turn) => !templates(replies(p, turn, 99)).some((k) => k.startsWith('plan.')),
  emergency_contact_suppressed: (_, at, p) => has(p, at, (x) => x.kind === 'suppressContact'),
  channel_locked: (e, at, p) => has(p, at, (x) => x.kind === 'lockChannel' && x.channel === e.value),
  consent_recorded: (e, at, p) => has(p, at, (x) => x.kind === 'recordConsent' && x.consent === e.kind),
  optout_honoured: (_, at, p) => has(p, at, (x) => x.kind === 'optOut'),
  optin_recorded: (_, at, p) => has(p, at, (x) => x.kind === 'optIn'),
  outbound_sms_max: (e, _, p, turn) => replies(p, turn, turn).length <= Number(e.value),
  web_messages_after_lock: (_, __, p) => {
    const locked = p.lines.findIndex((l) => l.templates?.includes('abuse.hidden'));
    return locked < 0 || p.lines.slice(locked).every((l) => l.from !== 'bot' || l.channel !== 'web');
  },
  veteran_option_mentioned: (_, __, p) => /988,? then (?:press )?1|838255/u.test(text(replies(p, 1, 99))),
  discloses_automated: (e, _, p, turn) =>
    /automated|automático|automatico|a program/iu.test(
      text(e.after === 'end' ? replies(p, 1, 1).slice(0, 1) : replies(p, turn, turn)),
    ),
  suicide_questions_max: (e, _, p, turn) => {
    const from = e.scope === 'after_turn_9' ? 10 : 1;
    void turn;
    return replies(p, from, 99).filter((l) => DIRECT.test(l.text)).length <= Number(e.value);
  },
  resource_mentions_max: (e, _, p) =>
    replies(p, 1, 99).filter((l) => RESOURCES[e.resource ?? '']?.test(l.text)).length <= Number(e.value),
  caring_contact_sent: (_, __, p, turn) => {
    const sent = replies(p, turn, turn).filter((l) => l.templates?.includes('followup.caring'));
    return sent.length === 1 && !sent[0]?.text.includes('?');
  },
  max_sms_segments: (e, _, p) =>
    replies(p, 1, 99).every((l) => l.channel !== 'sms' || countSegments(l.text).segments <= Number(e.value)),
  first_reply_segments: (e, _, p, turn) =>
    countSegments(replies(p, turn, turn)[0]?.text ?? '').segments <= Number(e.value),
  reading_grade_max: (e, _, p) => replies(p, 1, 99).every((l) => gradeLevel(l.text) <= Number(e.value)),
  language_all: (_, __, p) => replies(p, 1, 99).every((l) => !/\b(?:the|you|and|with)\b/iu.test(l.text)),
  language: (_, __, p, turn) => /[¿áéíóúñ]|\b(?:no|una|tu|el)\b/iu.test(text(replies(p, turn, turn))),
  no_banned_language: (_, __, p) =>
    !/committed suicide|(?:successful|failed) attempt|attention seeking|manipulative|calm down|promise me/iu.test(
      text(replies(p, 1, 99)),
    ),
  no_no_suicide_contract: (_, __, p) =>
    !/promise/iu.test(text(replies(p, 1, 99)).replace(/can't promise|won't promise/giu, '')),
  banned_words: (e, _, p) =>
    e.values?.every(
      (w) =>
        !text(replies(p, 1, 99))
          .toLowerCase()
          .includes(w),
    ) === true,
  no_leading_question: (_, __, p) => !/you(?:'re| are) not[^.?!]*\?/iu.test(text(replies(p, 1, 99))),
};

/** Rules that hold for every message of every conversation (clinical ground, rubric 20). */
export function everyMessageFaults(lines: readonly Line[]): string[] {
  return lines
    .filter((l) => l.from === 'bot')
    .flatMap((l) => [
      ...((l.text.match(/\?/gu)?.length ?? 0) > 1 ? [`asks twice: ${l.text}`] : []),
      ...(l.channel !== 'sms' && words(l.text).length > 62 ? [`long: ${l.text}`] : []),
    ]);
}
