import { atLeast, type RiskLevel } from '../../platform/risk.ts';
import { variantsOf } from '../language/say.ts';
import type { BotInput, BotOutput, Effect, OutgoingText } from './contract.ts';
import { leavingEffects } from './leaving.ts';
import { type EngineState, freshState, loadState } from './state.ts';

/** Mark in the state of a session in which the engine failed once already. */
const FAILED_BEFORE = 'engine_failed';

/** Where even the program's figures are missing (clinical ground, rubric 14). */
const VOICE_OUTREACH_SECONDS = 300;

/** Whether a clinician has the client: the bot does not speak to a message then. */
export function isHeld({ handoff }: BotInput): boolean {
  return handoff?.state === 'claimed' || handoff?.state === 'contacted';
}

/**
 * What a turn comes to in which the engine failed: an alert, and after the client's own words one plain message with 988
 * and a person (a failure counts as high: clinical ground, section 1.4). An opt-out holds and is not answered; to a timer
 * or a notice nothing is said. Never throws.
 */
export function failsafe(stored: unknown, input: BotInput, failure: string): BotOutput {
  return {
    state: standingState(stored, input),
    messages: wordsFor(input),
    effects: [...effectsFor(input), { kind: 'raiseAlert', alert: 'turn_failed' }],
    failure,
  };
}

function wordsFor(input: BotInput): OutgoingText[] {
  const { kind } = input.event;
  if (isHeld(input) || kind === 'optOut' || kind === 'timer' || kind === 'notice') return [];
  const key = 'system.turn_failed';
  const language = input.client?.language === 'es' ? 'es' : 'en';
  return [{ text: variantsOf(key, language)[0], language, templates: [key] }];
}

function effectsFor(input: BotInput): Effect[] {
  const { event } = input;
  const level: RiskLevel = input.session?.level ?? 'high';
  const person: Effect = {
    kind: 'openHandoff',
    level: level === 'imminent' ? 'imminent' : 'high',
    trigger: 'failsafe',
  };
  const raise: Effect = { kind: 'raiseLevel', to: 'high', reason: 'engine_failed' };
  switch (event.kind) {
    case 'message':
    case 'help':
      return isHeld(input) ? [raise] : [raise, person];
    case 'optOut':
      return [{ kind: 'optOut', words: event.text }, ...leaving(input, level, person)];
    case 'optIn':
      return [{ kind: 'optIn', words: event.text }, raise, person];
    case 'timer':
      // Timers of a talk about risk are there because of it; what this one would have done a person does.
      return atLeast(level, 'moderate') && !isHeld(input) ? [person] : [];
    case 'notice':
      return [];
  }
}

/** Who leaves the text line during risk is telephoned (clinical ground, rubric 14). */
function leaving(input: BotInput, level: RiskLevel, person: Effect): Effect[] {
  const staff = leavingEffects(level, input.program?.voiceOutreachSeconds ?? VOICE_OUTREACH_SECONDS);
  return atLeast(level, 'moderate') ? [person, ...staff] : staff;
}

/**
 * The state as it stood before the turn, so that nothing asked, said or done is forgotten. Where the engine fails again
 * the state itself may be at fault: then only what was done and told once is kept.
 */
function standingState(stored: unknown, input: BotInput): EngineState {
  const sessionId = input.session?.id ?? '';
  const fresh = freshState(sessionId);
  try {
    const state = loadState(stored, sessionId);
    if (!state.done.includes(FAILED_BEFORE)) return { ...state, done: [...state.done, FAILED_BEFORE] };
    const { introduced, privacyTold, language, said988, riskSince, done } = state;
    return { ...fresh, introduced, privacyTold, language, said988, riskSince, done };
  } catch {
    return fresh;
  }
}
