import {
  atLeast,
  levelRank,
  maxLevel,
  RISK_CATEGORIES,
  type RiskCategory,
  type RiskLevel,
  type RiskSubject,
} from '../platform/risk.ts';
import { pooledMargin } from './model/passages.ts';
import type { Thresholds } from './model/weights.ts';
import type { RuleHit } from './rules/engine.ts';

/** What the model says of one message. */
export interface ModelOpinion {
  /** Margin (log odds) of moderate or more. */
  readonly margin: number;
  /** Margins of the passages of a long message, each after fusion with the rules inside it. */
  readonly passages: readonly number[];
  /** The rules' findings in a long message, each read by itself: margin after fusion, probabilities of the levels. */
  readonly findings: readonly { readonly margin: number; readonly high: number; readonly imminent: number }[];
  /** A word of the message touches a grave concept. */
  readonly grave: boolean;
  /** Probabilities of the other levels. */
  readonly low: number;
  readonly high: number;
  readonly imminent: number;
  readonly categories: readonly number[];
  readonly other: number;
  readonly past: number;
  readonly quoted: number;
}

export interface FusedRisk {
  readonly level: RiskLevel;
  /** Margin after the rules had their say; calibration.ts turns it into the score. */
  readonly margin: number;
  readonly categories: RiskCategory[];
  readonly subject: RiskSubject;
  readonly nearThreshold: boolean;
}

/** What a rule of a level adds to the margin. */
const RULE_GAIN: Readonly<Record<RiskLevel, number>> = {
  none: 0,
  low: 0,
  moderate: 2,
  high: 2.83,
  imminent: 3.46,
};
/** What a denial, history or quotation takes from it where no rule of moderate or more stands. */
const DENIAL = 2;
/** Below these margins a moderate rule is doubted down to low, a high one to moderate; the message goes to review. */
const DOUBT: Readonly<Partial<Record<RiskLevel, number>>> = { moderate: -1, high: -1.2 };

/** So far above the review point somebody asks: a score of a little more than 0.5 with the shipped calibration. */
const ASK_LEAD = 0.35;

/** Taken from the margin of a message in which no rule fired and no word touches a grave concept. */
const TONE_ALONE = 0.75;

/** Joins the model's margin with the rules' findings. Used in training too, so that calibration fits what is shown. */
export function fusedMargin(hits: readonly RuleHit[], margin: number, grave: boolean): number {
  const ruled = ruledLevel(hits);
  if (atLeast(ruled, 'moderate')) return margin + RULE_GAIN[ruled];
  if (hits.some((hit) => hit.suppressed || isExplanation(hit.rule.id))) return margin - DENIAL;
  return hits.length === 0 && !grave ? margin - TONE_ALONE : margin;
}

/**
 * Joins rules and model: the level is the higher of both, except that a rule of moderate or high level which the model
 * finds very unlikely counts one level less and goes to review. An imminent rule is never lowered. `bound` is the most
 * that the model may say by itself (modelBound).
 */
export function fuse(
  hits: readonly RuleHit[],
  model: ModelOpinion,
  thresholds: Thresholds,
  bound: RiskLevel = 'imminent',
): FusedRisk {
  const alone = model.findings.map((finding) => finding.margin);
  const own = pooledMargin(fusedMargin(hits, model.margin, model.grave), model.passages, alone);
  // What the level may not say by itself, the score does not say either.
  const explained = hits.some((hit) => hit.suppressed || isExplanation(hit.rule.id));
  const silent = explained || hits.length === 0 || bound === 'none';
  const ceiling = silent ? thresholds.ask : thresholds.page - 0.05;
  const margin = atLeast(bound, 'moderate') ? own : Math.min(own, ceiling);
  let ruled = ruledLevel(hits);
  const floor = ruled === 'moderate' && heldFromAcute(hits) ? undefined : DOUBT[ruled];
  const doubted = floor !== undefined && Math.max(margin, ...alone) < floor;
  if (doubted) ruled = ruled === 'high' ? 'moderate' : 'low';
  const level = maxLevel(ruled, minLevel(bound, modelLevel(margin, model, thresholds)));
  const categories = joinCategories(hits, model, thresholds, level);
  const subject = joinSubject(hits, model, level);
  const nearThreshold =
    (doubted && !atLeast(level, 'high')) || (!atLeast(level, 'moderate') && margin >= thresholds.ask);
  return { level, margin, categories, subject, nearThreshold };
}

/** A message of so many words is explained as a whole by one denial, one old story or one quotation. */
const EXPLAINED_WORDS = 24;
/** A message of so many words says no more than the low rule that stands in it. */
const FEW_WORDS = 12;
/** An answer of so many words to a question of the bot's is about that question. */
const ANSWER_WORDS = 8;

/** What is known of the message beside its words. */
export interface Situation {
  readonly words: number;
  /** Words outside the longest request for a person; all of them where none is made. */
  readonly besideRequest: number;
  /** "but", "exactly", "now": what is denied or long ago is not all that is said. */
  readonly turns: boolean;
  /** The bot spoke last, and did not ask about a risk. */
  readonly answersNeutral: boolean;
  /** A word touches death, a weapon, a method, blood, something taken (concepts.ts). */
  readonly acute: boolean;
  /** The bot asked about a risk: any answer may be one. */
  readonly answersRisk: boolean;
  /** The bot asked where in the body something is felt. */
  readonly answersBody: boolean;
  /** A voice or somebody is said to want, order or do something. */
  readonly orders: boolean;
}

/**
 * The most that the model may say where no rule of moderate or more stands: low where a rule found that the writer
 * denies it, tells an old story or quotes, and nothing else fired, or a rule stands that is low by policy; what the rule for an
 * answer says where only such a rule stands; none where all that is said is a request for a person; moderate for a short answer to a neutral question
 * and for a voice that orders nothing.
 */
export function modelBound(hits: readonly RuleHit[], situation: Situation): RiskLevel {
  const standing = hits.filter((hit) => !hit.suppressed && !isExplanation(hit.rule.id));
  if (isOnlyRequest(hits, situation)) return 'none';
  const grave = standing.filter((hit) => atLeast(hit.level, 'moderate'));
  if (grave.length > 0) {
    if (situation.words <= ANSWER_WORDS && grave.every((hit) => hit.rule.question !== undefined))
      return ruledLevel(grave);
    const voices = grave.every((hit) => hit.rule.category === 'psychosis' && hit.level === 'moderate');
    return voices && !situation.orders ? 'moderate' : 'imminent';
  }
  const explained = hits.some((hit) =>
    hit.suppressed
      ? DENIABLE.has(hit.rule.category) && atLeast(hit.rule.level, 'moderate') && hit.level !== 'moderate'
      : isExplanation(hit.rule.id),
  );
  const elsewhere = standing.some((hit) => hit.level === 'low' && !MOODS.has(hit.rule.category));
  if (explained && !elsewhere && !situation.turns && situation.words <= EXPLAINED_WORDS) return 'low';
  const low = standing.length > 0 && standing.every((hit) => LOW_BY_POLICY.has(hit.rule.id));
  if (low && situation.words <= FEW_WORDS) return 'low';
  // A word or two that name nothing grave say too little to be guessed at: "chest", "alone", "nobody".
  if (hits.length === 0 && situation.words <= SCANT_WORDS && !situation.acute && !situation.answersRisk)
    return 'low';
  if (!situation.answersNeutral || situation.words > ANSWER_WORDS) return 'imminent';
  return situation.answersBody ? 'low' : 'moderate';
}

/** So many words beside a request for a person ("hello", "please", "now") leave it a request and nothing else. */
const WORDS_BESIDE_REQUEST = 3;

/** Nothing but a request for a person: a handoff at any level, and no sign of distress by itself. */
function isOnlyRequest(hits: readonly RuleHit[], situation: Situation): boolean {
  return (
    hits.length > 0 &&
    hits.every((hit) => hit.rule.category === 'request_human' && !hit.suppressed) &&
    situation.besideRequest <= WORDS_BESIDE_REQUEST &&
    !situation.acute &&
    !situation.turns &&
    !situation.answersRisk
  );
}

/** A message of so many words without a rule and without a word of danger is low at most by the model alone. */
const SCANT_WORDS = 2;

/** Rules whose message, in a few words, is low by policy whatever the tone: hopelessness, a vague wish to vanish, panic. */
const LOW_BY_POLICY: ReadonlySet<string> = new Set([
  'en.suicide.what-point',
  'en.suicide.disappear',
  'es.suicide.low',
  'en.panic.attack',
  'es.panic',
  'en.grief.over-it',
]);

/** Categories that go with a denial or an old story without taking it back. */
const MOODS: ReadonlySet<RiskCategory> = new Set([
  'suicide',
  'self_harm',
  'distress',
  'sleep',
  'grief',
  'panic',
]);

/** Categories whose words, denied or quoted, explain a message; a body in danger is not explained by a "not". */
const DENIABLE: ReadonlySet<RiskCategory> = new Set(['suicide', 'self_harm', 'harm_to_others']);

function isExplanation(id: string): boolean {
  return id.endsWith('.denied') || id.endsWith('.past');
}

/** A high or imminent phrase that something near it damped to moderate: it has been doubted enough. */
function heldFromAcute(hits: readonly RuleHit[]): boolean {
  return hits.some((hit) => hit.level === 'moderate' && atLeast(hit.rule.level, 'high'));
}

function minLevel(a: RiskLevel, b: RiskLevel): RiskLevel {
  return levelRank(a) < levelRank(b) ? a : b;
}

function ruledLevel(hits: readonly RuleHit[]): RiskLevel {
  let level: RiskLevel = 'none';
  for (const hit of hits) level = maxLevel(level, hit.level);
  return level;
}

function modelLevel(margin: number, model: ModelOpinion, thresholds: Thresholds): RiskLevel {
  const distressed = model.grave && model.low >= thresholds.distress && margin >= thresholds.distressPage;
  if (margin < thresholds.page && !distressed) {
    // More likely than not a crisis, yet not sure enough to page: low, so that somebody asks.
    return model.low >= thresholds.low || margin > thresholds.ask + ASK_LEAD ? 'low' : 'none';
  }
  const most = (head: 'high' | 'imminent') =>
    Math.max(model[head], ...model.findings.map((each) => each[head]));
  if (most('imminent') >= thresholds.imminent) return 'imminent';
  return most('high') >= thresholds.high ? 'high' : 'moderate';
}

/** A category that the model finds this likely is named where nothing else is. */
const FALLBACK_TOPIC = 0.3;
/** From so much on the model may name a danger on a message of low level. */
const SURE_TOPIC = 0.75;
/** Topics that are no danger by themselves: the model may name them at any level. */
const MOOD_TOPICS: ReadonlySet<RiskCategory> = new Set([
  'distress',
  'grief',
  'panic',
  'sleep',
  'eating',
  'relapse_urge',
]);

function joinCategories(
  hits: readonly RuleHit[],
  model: ModelOpinion,
  thresholds: Thresholds,
  level: RiskLevel,
): RiskCategory[] {
  const found = new Set<RiskCategory>();
  // "no chest pain": the words are there, the danger is not.
  const ruledOut = new Set<RiskCategory>();
  for (const hit of hits) {
    if (hit.suppressed && !atLeast(hit.level, 'low')) continue;
    if (hit.rule.level === 'none' && hit.rule.category !== 'request_human') {
      ruledOut.add(hit.rule.category);
      continue;
    }
    found.add(hit.rule.category);
  }
  if (level !== 'none') {
    let best = -1;
    model.categories.forEach((value, at) => {
      const name = RISK_CATEGORIES[at] as RiskCategory;
      if (ruledOut.has(name) && !atLeast(level, 'moderate')) return;
      // Below moderate the model names no danger that no rule saw.
      const seen = atLeast(level, 'moderate') || value >= SURE_TOPIC || MOOD_TOPICS.has(name);
      if (name !== 'request_human' && seen && value >= thresholds.topic) found.add(name);
      if (name !== 'request_human' && (best < 0 || value > (model.categories[best] as number))) best = at;
    });
    const named = [...found].filter((name) => name !== 'request_human');
    if (named.length === 0) {
      const sure =
        best >= 0 &&
        (model.categories[best] as number) >= FALLBACK_TOPIC &&
        (atLeast(level, 'moderate') || MOOD_TOPICS.has(RISK_CATEGORIES[best] as RiskCategory));
      found.add(sure ? (RISK_CATEGORIES[best] as RiskCategory) : 'distress');
    }
  }
  return RISK_CATEGORIES.filter((name) => found.has(name));
}

function joinSubject(hits: readonly RuleHit[], model: ModelOpinion, level: RiskLevel): RiskSubject {
  const strongest = [...hits].sort((a, b) => levelRank(b.level) - levelRank(a.level))[0];
  if (strongest !== undefined && strongest.subject === 'other') return 'other';
  const subjects = hits.map((hit) => hit.subject);
  if (model.other >= 0.5) return 'other';
  if (!atLeast(level, 'moderate')) {
    if (subjects.includes('quoted') || model.quoted >= 0.5) return 'quoted';
    if (subjects.includes('past') || model.past >= 0.5) return 'past';
  }
  return 'self';
}
