import { ANSWER_RULES } from './answers.ts';
import { ENGLISH_ACUTE, ENGLISH_EMERGENCIES } from './en/acute.ts';
import { ENGLISH_EATING, ENGLISH_MEDICAL, ENGLISH_SELF_HARM } from './en/body.ts';
import { ENGLISH_CLIPPED } from './en/clipped.ts';
import { ENGLISH_FAREWELL, ENGLISH_SCOLDED } from './en/farewell.ts';
import { ENGLISH_DISTRESS, ENGLISH_PSYCHOSIS, ENGLISH_REQUEST } from './en/mind.ts';
import {
  ENGLISH_BARE,
  ENGLISH_MEDICAL_MORE,
  ENGLISH_OVERDOSE_DENIED,
  ENGLISH_PSYCHOSIS_MORE,
  ENGLISH_WITHDRAWAL_MORE,
} from './en/more.ts';
import { ENGLISH_OTHERS } from './en/others.ts';
import { ENGLISH_OVERDOSE, ENGLISH_RELAPSE, ENGLISH_WITHDRAWAL } from './en/substances.ts';
import { ENGLISH_SUICIDE_NOW } from './en/suicide-now.ts';
import { ENGLISH_SUICIDE_PLAN } from './en/suicide-plan.ts';
import { ENGLISH_SUICIDE_THOUGHTS } from './en/suicide-thoughts.ts';
import {
  ENGLISH_ABUSE_VEILED,
  ENGLISH_OVERDOSE_VEILED,
  ENGLISH_SELF_HARM_VEILED,
  ENGLISH_SUICIDE_VEILED,
} from './en/suicide-veiled.ts';
import { ENGLISH_ABUSE, ENGLISH_CHILD, ENGLISH_HARM } from './en/violence.ts';
import { SPANISH_ACUTE } from './es/acute.ts';
import { SPANISH_FAREWELL } from './es/farewell.ts';
import { SPANISH_LIFE } from './es/life.ts';
import { SPANISH_SUICIDE } from './es/suicide.ts';
import { SPANISH_SUICIDE_MORE } from './es/suicide-more.ts';
import type { RiskRule } from './rule.ts';

/** Every rule, English first. */
export const ALL_RULES: readonly RiskRule[] = [
  ...ENGLISH_SUICIDE_NOW,
  ...ENGLISH_SUICIDE_PLAN,
  ...ENGLISH_SUICIDE_THOUGHTS,
  ...ENGLISH_SUICIDE_VEILED,
  ...ENGLISH_FAREWELL,
  ...ENGLISH_SCOLDED,
  ...ENGLISH_OVERDOSE_VEILED,
  ...ENGLISH_SELF_HARM_VEILED,
  ...ENGLISH_ABUSE_VEILED,
  ...ENGLISH_ACUTE,
  ...ENGLISH_EMERGENCIES,
  ...ENGLISH_SELF_HARM,
  ...ENGLISH_EATING,
  ...ENGLISH_MEDICAL,
  ...ENGLISH_OVERDOSE,
  ...ENGLISH_WITHDRAWAL,
  ...ENGLISH_RELAPSE,
  ...ENGLISH_HARM,
  ...ENGLISH_ABUSE,
  ...ENGLISH_CHILD,
  ...ENGLISH_PSYCHOSIS,
  ...ENGLISH_DISTRESS,
  ...ENGLISH_REQUEST,
  ...ENGLISH_PSYCHOSIS_MORE,
  ...ENGLISH_OVERDOSE_DENIED,
  ...ENGLISH_WITHDRAWAL_MORE,
  ...ENGLISH_MEDICAL_MORE,
  ...ENGLISH_BARE,
  ...ENGLISH_CLIPPED,
  ...ENGLISH_OTHERS,
  ...SPANISH_SUICIDE,
  ...SPANISH_SUICIDE_MORE,
  ...SPANISH_FAREWELL,
  ...SPANISH_ACUTE,
  ...SPANISH_LIFE,
  ...ANSWER_RULES,
];
