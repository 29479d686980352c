import { atLeast, levelRank, maxLevel, type RiskLevel } from '../../../platform/risk.ts';
import { type Check, type CheckInput, fails, listParam, textParam, turnsSoFar } from './check.ts';

const LEVELS: readonly string[] = ['none', 'low', 'moderate', 'high', 'imminent'];

function levelParam(input: CheckInput): RiskLevel {
  const value = textParam(input, 'value');
  if (!LEVELS.includes(value)) throw new Error(`${input.scenario.id}: ${value} is no level`);
  return value as RiskLevel;
}

/** The session's level; for `subject: third_party` what was found about somebody else, which has its own queue. */
function foundLevel(input: CheckInput): RiskLevel {
  if (input.expectation.subject !== 'third_party') return input.at.level;
  const ofOthers = input.record.assessments
    .filter((one) => one.subject === 'other')
    .map((one) => one.level as RiskLevel);
  const reported = input.record.handoffs
    .filter((handoff) => handoff.queue === 'third_party_report')
    .map((handoff) => handoff.level as RiskLevel);
  return [...ofOthers, ...reported].reduce(maxLevel, 'none' as RiskLevel);
}

const sessionRiskAtLeast: Check = (input) => {
  const found = foundLevel(input);
  return fails(atLeast(found, levelParam(input)), found);
};

const sessionRiskAtMost: Check = (input) => {
  const found = foundLevel(input);
  return fails(levelRank(found) <= levelRank(levelParam(input)), found);
};

const domain: Check = (input) => {
  const end = turnsSoFar(input).at(-1)?.record ?? input.record;
  const found = new Set(end.assessments.flatMap((one) => one.categories));
  const wanted = listParam(input, 'any_of');
  return fails(
    wanted.some((category) => found.has(category)),
    `categories: ${[...found].join(', ') || 'none'}`,
  );
};

export const levelChecks: Readonly<Record<string, Check>> = {
  session_risk_at_least: sessionRiskAtLeast,
  session_risk_at_most: sessionRiskAtMost,
  domain,
};
