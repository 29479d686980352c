import { atLeast, type RiskAssessment, type RiskLevel } from '../platform/risk.ts';
import { normalise } from './normalise/normalise.ts';

/** The part of a protocol that says when a person takes over. */
export interface HandoffRule {
  readonly level: RiskLevel;
  /** Words or phrases by which a client asks for a person. */
  readonly keywords: readonly string[];
}

/** The level that the figures are measured at, without keywords. */
const MEASURED: HandoffRule = { level: 'moderate', keywords: [] };

const readKeywords = new WeakMap<readonly string[], readonly string[]>();

/** A text as the classifier reads it: plain lower-case words between single spaces, typos and short forms mended. */
export function readAsTexted(text: string): string {
  return normalise(text).text;
}

/** Whether `text` holds one of the keywords, as whole words and read as the classifier reads: typos, case, accents mended. */
export function saysKeyword(text: string, keywords: readonly string[]): boolean {
  if (keywords.length === 0) return false;
  let read = readKeywords.get(keywords);
  if (!read) {
    read = keywords.map((keyword) => normalise(keyword).text.trim()).filter((keyword) => keyword !== '');
    readKeywords.set(keywords, read);
  }
  const words = readAsTexted(text);
  return read.some((keyword) => words.includes(` ${keyword} `));
}

/**
 * Whether the protocol's handoff is reached by this message alone: its level, one of its keywords, or a plain request for
 * a person, which counts under every protocol (clinical ground, section 0).
 */
export function needsHandoff(
  assessment: Pick<RiskAssessment, 'level' | 'categories'>,
  text = '',
  rule: HandoffRule = MEASURED,
): boolean {
  return (
    atLeast(assessment.level, rule.level) ||
    assessment.categories.includes('request_human') ||
    saysKeyword(text, rule.keywords)
  );
}
