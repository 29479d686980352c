import {
  atLeast,
  levelRank,
  maxLevel,
  RISK_CATEGORIES,
  RISK_LEVELS,
  type RiskCategory,
  type RiskLevel,
  type RiskSubject,
} from '../platform/risk.ts';
import type { Thresholds } from './model/weights.ts';
import type { RuleHit } from './rules/engine.ts';

/** What the model says of one message, probabilities from 0 to 1. */
export interface ModelOpinion {
  /** Calibrated probability of moderate or more. */
  readonly crisis: number;
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
  readonly score: number;
  readonly categories: RiskCategory[];
  readonly subject: RiskSubject;
  readonly nearThreshold: boolean;
}

/** Lowest score of a message that a rule placed at a level, so that scores never contradict levels. */
const FLOORS: Readonly<Record<RiskLevel, number>> = {
  none: 0,
  low: 0,
  moderate: 0.6,
  high: 0.75,
  imminent: 0.9,
};
/** Below this a rule of moderate level alone is doubted; imminent rules never are. */
const DOUBT = 0.04;

/**
 * Joins rules and model: the level is the higher of both, except that a lone moderate rule which the model finds very
 * unlikely becomes low (and goes to review). An imminent rule is never lowered. The score is the model's calibrated
 * probability, lifted to the floor of the level.
 */
export function fuse(hits: readonly RuleHit[], model: ModelOpinion, thresholds: Thresholds): FusedRisk {
  let ruled: RiskLevel = 'none';
  for (const hit of hits) ruled = maxLevel(ruled, hit.level);
  const doubted = ruled === 'moderate' && model.crisis < DOUBT;
  if (doubted) ruled = 'low';
  const level = maxLevel(ruled, modelLevel(model, thresholds));
  const floor = FLOORS[level];
  const score =
    floor === 0 ? Math.min(model.crisis, FLOORS.moderate - 0.001) : floor + (1 - floor) * model.crisis;
  const categories = joinCategories(hits, model, thresholds, level);
  const subject = joinSubject(hits, model, level);
  const nearThreshold = !atLeast(level, 'moderate') && (doubted || model.crisis >= thresholds.ask);
  return { level, score, categories, subject, nearThreshold };
}

function modelLevel(model: ModelOpinion, thresholds: Thresholds): RiskLevel {
  if (model.crisis < thresholds.page) {
    return model.low >= thresholds.low || model.crisis >= thresholds.ask ? 'low' : 'none';
  }
  if (model.imminent >= thresholds.imminent) return 'imminent';
  return model.high >= thresholds.high ? 'high' : 'moderate';
}

function joinCategories(
  hits: readonly RuleHit[],
  model: ModelOpinion,
  thresholds: Thresholds,
  level: RiskLevel,
): RiskCategory[] {
  const found = new Set<RiskCategory>();
  for (const hit of hits) {
    if (hit.suppressed && !atLeast(hit.level, 'low')) continue;
    found.add(hit.rule.category);
  }
  if (level !== 'none') {
    let best = -1;
    model.categories.forEach((value, at) => {
      const name = RISK_CATEGORIES[at] as RiskCategory;
      if (name !== 'request_human' && value >= thresholds.topic) found.add(name);
      if (name !== 'request_human' && (best < 0 || value > (model.categories[best] as number))) best = at;
    });
    const named = [...found].filter((name) => name !== 'request_human');
    if (named.length === 0 && best >= 0) found.add(RISK_CATEGORIES[best] as RiskCategory);
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

/** Position helper for tests and evaluation. */
export function levelAt(rank: number): RiskLevel {
  return RISK_LEVELS[Math.max(0, Math.min(RISK_LEVELS.length - 1, rank))] as RiskLevel;
}
