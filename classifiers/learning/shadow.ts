import { levelRank, type RiskAssessment, type RiskLevel } from '../../platform/risk.ts';
import { type AssessInput, assess, assessSafely } from '../assess.ts';
import { needsHandoff } from '../handoff-rule.ts';
import type { RiskWeights } from '../model/weights.ts';

/** How the shadow differs from the live model on one message; levels only, no text. */
export interface ShadowDifference {
  readonly live: RiskLevel;
  readonly shadow: RiskLevel | 'failed';
  readonly handoffLive: boolean;
  readonly handoffShadow: boolean;
}

/**
 * Answers with the live model and tells `report` where the candidate differs in level or handoff. Whatever the
 * candidate does, throwing included, the live answer stands.
 */
export function withShadow(
  candidate: RiskWeights,
  report: (difference: ShadowDifference) => void,
): (input: AssessInput) => RiskAssessment {
  return (input) => {
    const live = assessSafely(input);
    try {
      const other = assess(input, candidate);
      const difference = {
        live: live.level,
        shadow: other.level,
        handoffLive: needsHandoff(live),
        handoffShadow: needsHandoff(other),
      };
      if (difference.live !== difference.shadow || difference.handoffLive !== difference.handoffShadow)
        report(difference);
    } catch {
      report({ live: live.level, shadow: 'failed', handoffLive: needsHandoff(live), handoffShadow: false });
    }
    return live;
  };
}

/** Counts of differences: what a reviewer reads before a candidate goes live. */
export interface ShadowSummary {
  readonly higher: number;
  readonly lower: number;
  readonly handoffsGained: number;
  readonly handoffsLost: number;
  readonly failed: number;
}

export function summarise(differences: readonly ShadowDifference[]): ShadowSummary {
  const rank = (level: RiskLevel | 'failed') => (level === 'failed' ? -1 : levelRank(level));
  const spoke = differences.filter((item) => item.shadow !== 'failed');
  return {
    higher: spoke.filter((item) => rank(item.shadow) > rank(item.live)).length,
    lower: spoke.filter((item) => rank(item.shadow) < rank(item.live)).length,
    handoffsGained: spoke.filter((item) => item.handoffShadow && !item.handoffLive).length,
    handoffsLost: spoke.filter((item) => item.handoffLive && !item.handoffShadow).length,
    failed: differences.length - spoke.length,
  };
}
