import type { Played } from '../played.ts';
import type { Expectation, Scenario } from '../scenario.ts';
import { channelChecks } from './channels.ts';
import { type Check, checkInput } from './check.ts';
import { contactChecks } from './contact.ts';
import { handoffChecks } from './handoffs.ts';
import { JUDGED } from './judged.ts';
import { languageChecks } from './language.ts';
import { levelChecks } from './levels.ts';
import { planChecks } from './plan.ts';
import { resourceChecks } from './resources.ts';
import { skillChecks } from './skills.ts';
import { staffChecks } from './staff.ts';
import { suicideQuestionChecks } from './suicide-question.ts';
import { wordingChecks } from './wording.ts';

const CHECKS: ReadonlyMap<string, Check> = new Map(
  Object.entries({
    ...levelChecks,
    ...handoffChecks,
    ...suicideQuestionChecks,
    ...resourceChecks,
    ...skillChecks,
    ...planChecks,
    ...wordingChecks,
    ...languageChecks,
    ...staffChecks,
    ...contactChecks,
    ...channelChecks,
  }),
);

/** Names of the checks that a program can decide. */
export const AUTOMATIC: ReadonlySet<string> = new Set(CHECKS.keys());

export interface CheckResult {
  readonly expectation: Expectation;
  readonly outcome: 'passed' | 'failed' | 'judge';
  /** What was found instead, where it failed. */
  readonly found: string;
}

/** Names of checks in a scenario that nobody knows. */
export function unknownChecks(scenario: Scenario): string[] {
  return scenario.expected
    .map(({ check }) => check)
    .filter((check) => !CHECKS.has(check) && !JUDGED.has(check));
}

/** Checks every expectation of a played scenario, in their order. @throws for a name or parameter that is no check's */
export function checkAll(scenario: Scenario, played: Played): CheckResult[] {
  return scenario.expected.map((expectation) => checkOne(scenario, played, expectation));
}

/** Checks one expectation. @throws as `checkAll` */
export function checkOne(scenario: Scenario, played: Played, expectation: Expectation): CheckResult {
  if (JUDGED.has(expectation.check)) return { expectation, outcome: 'judge', found: '' };
  const check = CHECKS.get(expectation.check);
  if (!check) throw new Error(`${scenario.id}: unknown check ${expectation.check}`);
  const found = check(checkInput(scenario, played, expectation));
  return { expectation, outcome: found === null ? 'passed' : 'failed', found: found ?? '' };
}
