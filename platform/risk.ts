/**
 * The vocabulary of risk that every part shares: levels, categories and whose risk it is.
 * Names are part of the product's fixed outside (record, `classify` output, alert metadata).
 */

/** Levels of a message and of a session, lowest first. */
export const RISK_LEVELS = ['none', 'low', 'moderate', 'high', 'imminent'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Domains of risk; separate axes, a message may carry several. */
export const RISK_CATEGORIES = [
  'suicide',
  'self_harm',
  'overdose',
  'withdrawal',
  'medical_emergency',
  'harm_to_others',
  'abuse',
  'child_safety',
  'psychosis',
  'relapse_urge',
  'panic',
  'eating',
  'grief',
  'sleep',
  'request_human',
  'distress',
] as const;
export type RiskCategory = (typeof RISK_CATEGORIES)[number];

/** Whose risk a text speaks of: the writer's, another person's, the writer's past, or quoted words. */
export const RISK_SUBJECTS = ['self', 'other', 'past', 'quoted'] as const;
export type RiskSubject = (typeof RISK_SUBJECTS)[number];

/** A stretch of the client's original text (UTF-16 offsets, end exclusive) and the rule or model that it convinced. */
export interface RiskEvidence {
  readonly start: number;
  readonly end: number;
  readonly source: string;
}

/** What the classifier found in one message. */
export interface RiskAssessment {
  readonly level: RiskLevel;
  /** Calibrated, 0 to 1; orders messages by risk. */
  readonly score: number;
  readonly categories: readonly RiskCategory[];
  readonly subject: RiskSubject;
  readonly evidence: readonly RiskEvidence[];
  /** Language of the text as far as it could be told. */
  readonly language: 'en' | 'es' | 'other' | 'unknown';
  /** True when a person should look at it later even though nothing pages (unknown script, evasion, near the threshold). */
  readonly review: boolean;
  /** Name and version of the model that spoke, `failsafe` when the classifier threw or ran out of time. */
  readonly model: string;
}

/** Position of a level in the ladder, 0 (none) to 4 (imminent). */
export function levelRank(level: RiskLevel): number {
  return RISK_LEVELS.indexOf(level);
}

/** The higher of two levels. */
export function maxLevel(a: RiskLevel, b: RiskLevel): RiskLevel {
  return levelRank(a) >= levelRank(b) ? a : b;
}

/** Whether `level` reaches `threshold`. */
export function atLeast(level: RiskLevel, threshold: RiskLevel): boolean {
  return levelRank(level) >= levelRank(threshold);
}
