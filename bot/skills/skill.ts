import type { TextKey } from '../language/say.ts';

export const SKILL_IDS = [
  'grounding_54321',
  'paced_breathing',
  'box_breathing',
  'tipp_cold',
  'tipp_move',
  'pmr',
  'urge_surfing',
  'play_tape',
  'opposite_action',
  'stop_skill',
  'self_soothe',
  'accepts',
  'reasons',
  'halt',
  'sleep',
  'movement',
  'nutrition',
  'mindful_minute',
] as const;
export type SkillId = (typeof SKILL_IDS)[number];

/** What a person may be in the middle of; skills say which of these they are for. */
export type Need =
  | 'panic'
  | 'urge_act'
  | 'craving'
  | 'self_harm'
  | 'hopeless'
  | 'dissociated'
  | 'voices'
  | 'anger'
  | 'night'
  | 'lonely'
  | 'worry'
  | 'low_mood'
  | 'tension'
  | 'body'
  | 'shame';

/** A reason on file or in the session that rules a skill out. */
export type Bar =
  | 'heart'
  | 'lungs'
  | 'pregnancy'
  | 'eating'
  | 'cold_allergy'
  | 'fainting'
  | 'injury'
  | 'drunk'
  | 'seizure'
  | 'voices'
  | 'panic'
  | 'trauma'
  | 'suicidal'
  | 'using'
  | 'abuse'
  | 'diabetes'
  | 'no_sleep'
  | 'alone_night'
  | 'no_reasons';

export interface Step {
  readonly say: TextKey;
  /**
   * `reply`: any text moves on. `score`: the text should be 0-10. `choice`: one of `options` by digit.
   * `timer`: the bot writes again after `seconds`; a text moves on earlier.
   */
  readonly wait: 'reply' | 'score' | 'choice' | 'timer';
  readonly seconds?: number;
  readonly options?: number;
  /** With `choice`: what an option leads to; an option that is not named goes on with the next step. */
  readonly on?: Readonly<Record<number, 'finish' | 'again' | 'person' | 'plan' | 'switch'>>;
  /** The step is left out for people with this bar. */
  readonly notWith?: readonly Bar[];
  /** The client's own words that the sentence needs; without them `instead` is said. */
  readonly needs?: 'step2' | 'reason';
  readonly instead?: TextKey;
}

/** One coping skill as data (clinical ground, section 2). */
export interface Skill {
  readonly id: SkillId;
  /** Short name for offers: "slow breathing". */
  readonly name: TextKey;
  readonly needs: readonly Need[];
  /** 0-10 range in which it helps most. */
  readonly range: readonly [number, number];
  readonly minutes: readonly [number, number];
  /** Never with these. */
  readonly bars: readonly Bar[];
  /** Question that clears what is not on file; "yes" and "not sure" rule the skill out. */
  readonly gate: TextKey | null;
  /** The rest of the gate, asked once the first part is clear: one breath each. */
  readonly gateMore?: TextKey;
  /** What is offered when a gate rules this out. */
  readonly instead: SkillId;
  readonly before: TextKey;
  readonly steps: readonly Step[];
  /** Number asked at the end; null where the last step asks it. */
  readonly after: TextKey | null;
}
