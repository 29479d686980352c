import {
  atLeast,
  levelRank,
  maxLevel,
  RISK_CATEGORIES,
  type RiskAssessment,
  type RiskEvidence,
  type RiskLevel,
} from '../platform/risk.ts';
import { type ConversationContext, readContext } from './context/context.ts';
import type { Turn } from './context/turns.ts';
import { fuse, fusedMargin, type ModelOpinion, modelBound } from './fusion.ts';
import { calibrate } from './model/calibration.ts';
import { extractFeatures } from './model/features.ts';
import { readFindings, readPassages } from './model/passages.ts';
import { margins, type RiskWeights, riskWeights } from './model/weights.ts';
import { factsOf } from './model/word-facts.ts';
import { thresholdsAt } from './model/working-point.ts';
import { MAX_TEXT, type NormalisedText, normalise, originalSpan } from './normalise/normalise.ts';
import { applyRules, type RuleHit } from './rules/engine.ts';

export type { Turn } from './context/turns.ts';

/** What the classifier is asked about. */
export interface AssessInput {
  readonly text: string;
  /** Earlier turns, oldest first. */
  readonly context?: readonly Turn[];
  /** The client is a minor: any ideation is at least moderate (clinical ground, section 1.4). */
  readonly minor?: boolean;
  /** How many of a thousand ordinary messages the model alone may page, as the program chose (working-point.ts). */
  readonly alertsPerThousand?: number | undefined;
}

/** Longest stretch of evidence kept for one rule, and how many stretches. */
const MAX_EVIDENCE = 12;

/** Words that set something against a denial or an old story. */
const TURNS =
  / (?:but|exactly|though|except|until|unless|and (?:now|i)|if|again|pero|aunque|y (?:ahora|ya)|si|otra vez|sino) /;
/** Words by which a voice orders, or the writer obeys. */
const ORDERS =
  / (?:kill|hurt|die|dead|death|jump|cut|burn|stab|end|harm|choke|drown|punish|attack|sacrifice|knife|gun|pills|roof|bridge|do it|obey|order|orders|have to|make me|must|should|(?:tells?|told|telling|wants?|says?|saying|said) (?:me )?to|matar[a-z]*|morir|salt[a-z]+|tira[a-z]*|corta[a-z]*) /;
/** A message longer than this is read in parts that overlap; UTF-16 units. */
const PART = MAX_TEXT - 400;
const OVERLAP = 200;
/** Most parts that are read, half from either end: bounds the time. */
const MAX_PARTS = 6;

/**
 * Assesses one message in its context. Synchronous, pure but for caches, bounded in time whatever the text: of more
 * than about 11,000 units the middle is left out. Levels follow the clinical ground, section 1.4. Not a diagnosis: it
 * opens a handoff, a clinician judges. `weights`: another model than the live one.
 */
export function assess(input: AssessInput, weights: RiskWeights = riskWeights()): RiskAssessment {
  if (input.text.length <= MAX_TEXT) return assessPart(input, weights);
  const starts: number[] = [];
  for (let at = 0; at < input.text.length - OVERLAP; at += PART - OVERLAP) starts.push(at);
  const read =
    starts.length <= MAX_PARTS
      ? starts
      : [...starts.slice(0, MAX_PARTS / 2), ...starts.slice(starts.length - MAX_PARTS / 2)];
  const parts = read.map((start) => {
    const found = assessPart({ ...input, text: input.text.slice(start, start + PART) }, weights);
    const evidence = found.evidence.map((item) => ({
      ...item,
      start: item.start + start,
      end: item.end + start,
    }));
    return { ...found, evidence };
  });
  const worst = parts.reduce((a, b) =>
    levelRank(b.level) > levelRank(a.level) || (b.level === a.level && b.score > a.score) ? b : a,
  );
  return {
    ...worst,
    level: maxLevel(worst.level, 'low'),
    categories: RISK_CATEGORIES.filter((name) => parts.some((part) => part.categories.includes(name))),
    review: true,
  };
}

function assessPart(input: AssessInput, weights: RiskWeights): RiskAssessment {
  const normalised = normalise(input.text);
  const context = readContext(input.context ?? []);
  const hits = applyRules(normalised.text, context, normalised.layout);
  const rate = input.alertsPerThousand;
  const thresholds =
    rate === undefined ? weights.thresholds : thresholdsAt(weights.thresholds, weights.alertCurve, rate);
  const opinion = modelOpinion(normalised, hits, context, weights);
  const situation = {
    words: countWords(normalised),
    besideRequest: countWords(normalised) - wordsOfRequest(normalised, hits),
    turns: TURNS.test(normalised.text),
    answersNeutral: context.answersNeutral,
    answersBody: context.answersBody,
    answersRisk: context.question !== null && !context.answersNeutral,
    acute: touchesAcute(normalised),
    orders: ORDERS.test(normalised.text),
  };
  const fused = fuse(hits, opinion, thresholds, modelBound(hits, situation));
  let level: RiskLevel = fused.level;
  const uncertain = isUncertain(normalised);
  if (uncertain) level = maxLevel(level, 'low');
  if (input.minor === true && level === 'low' && fused.subject === 'self' && speaksOfDying(hits))
    level = 'moderate';
  const score = calibrate(fused.margin, weights.calibration);
  return {
    level,
    score: Math.round(score * 1e6) / 1e6,
    categories: fused.categories,
    subject: fused.subject,
    evidence: collectEvidence(
      hits,
      normalised,
      atLeast(fused.level, 'moderate'),
      weights.version,
      input.text.length,
    ),
    language: normalised.language,
    review: uncertain || fused.nearThreshold,
    model: weights.version,
  };
}

/** Time after which the answer comes too late to be trusted; milliseconds. */
const BUDGET_MS = 1000;

let warm = false;

/** Loads weights, vectors and rules once; what this takes is no delay of the first message's. Idempotent. */
export function warmUp(): void {
  if (warm) return;
  warm = true;
  for (const text of ['hello there', 'hola, buenas tardes']) assess({ text });
}

/** As `assess`, but never throws: an exception or an overrun counts as high and goes to review (fail safe). */
export function assessSafely(
  input: AssessInput,
  clock: () => number = () => performance.now(),
): RiskAssessment {
  try {
    warmUp();
    const started = clock();
    const assessment = assess(input);
    if (clock() - started <= BUDGET_MS) return assessment;
    return atLeast(assessment.level, 'high') ? { ...assessment, review: true } : failsafe();
  } catch {
    return failsafe();
  }
}

function failsafe(): RiskAssessment {
  return {
    level: 'high',
    score: 0.75,
    categories: [],
    subject: 'self',
    evidence: [],
    language: 'unknown',
    review: true,
    model: 'failsafe',
  };
}

function modelOpinion(
  normalised: NormalisedText,
  hits: readonly RuleHit[],
  context: ConversationContext,
  weights: RiskWeights,
): ModelOpinion {
  const features = extractFeatures({
    normalised,
    hits,
    question: context.question,
  });
  const passages = readPassages(normalised, hits).map((passage) =>
    fusedMargin(
      passage.hits,
      margins(weights.level, passage.features, true)[1] as number,
      passage.features.grave,
    ),
  );
  const findings = readFindings(normalised, hits).map((finding) => {
    const found = margins(weights.level, finding.features, true);
    return {
      margin: fusedMargin(finding.hits, found[1] as number, finding.features.grave),
      high: sigmoid(found[2] as number),
      imminent: sigmoid(found[3] as number),
    };
  });
  const levels = margins(weights.level, features, true);
  const topics = Array.from(margins(weights.topic, features, false), sigmoid);
  const count = RISK_CATEGORIES.length;
  return {
    margin: levels[1] as number,
    passages,
    findings,
    grave: features.grave,
    low: sigmoid(levels[0] as number),
    high: sigmoid(levels[2] as number),
    imminent: sigmoid(levels[3] as number),
    categories: topics.slice(0, count),
    other: topics[count] as number,
    past: topics[count + 1] as number,
    quoted: topics[count + 2] as number,
  };
}

function sigmoid(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}

/** A text that the rules and the model were not made for, or that was made to slip past them. */
function isUncertain(normalised: NormalisedText): boolean {
  const { flags, language } = normalised;
  if (flags.size > 0) return true;
  return language === 'other' || (language === 'unknown' && countWords(normalised) >= 3);
}

function touchesAcute({ tokens }: NormalisedText): boolean {
  return tokens.some(({ text }) => factsOf(text).acute);
}

function countWords({ tokens }: NormalisedText): number {
  return tokens.filter((token) => token.text !== '.' && !token.text.startsWith('emoji')).length;
}

/** Words of the longest request for a person. */
function wordsOfRequest({ text }: NormalisedText, hits: readonly RuleHit[]): number {
  const lengths = hits
    .filter((hit) => hit.rule.category === 'request_human')
    .map((hit) => text.slice(hit.from, hit.to).trim().split(/[ .]+/).length);
  return Math.max(0, ...lengths);
}

/** Ideation in any form, even doubtful or denied wording that is not a plain denial. */
function speaksOfDying(hits: readonly RuleHit[]): boolean {
  return hits.some(
    (hit) => hit.rule.category === 'suicide' && !hit.suppressed && !hit.rule.id.endsWith('.suicide.denied'),
  );
}

function collectEvidence(
  hits: readonly RuleHit[],
  normalised: NormalisedText,
  paged: boolean,
  version: string,
  length: number,
): RiskEvidence[] {
  const evidence: RiskEvidence[] = [];
  for (const hit of hits) {
    if (hit.suppressed || evidence.length >= MAX_EVIDENCE) continue;
    evidence.push({ ...originalSpan(normalised, hit.from, hit.to), source: hit.rule.id });
  }
  // The model alone: it read the whole message.
  if (paged && evidence.length === 0) evidence.push({ start: 0, end: length, source: version });
  return evidence;
}
