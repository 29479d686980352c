import type { RiskLevel } from '../../platform/risk.ts';

/** What a file says beyond the client's lines: the turns as they stand in it, and what it expects. */
export interface ScriptFile {
  readonly turns: readonly { readonly client: string | null; readonly waitSeconds: number }[];
  readonly expected: readonly (Readonly<Record<string, unknown>> & { readonly check: string })[];
}

/** A made-up client's part in a drill. Their lines come at their times whatever anybody answers. */
export interface DrillScript {
  readonly id: string;
  readonly title: string;
  /** The level that the lines come to; what is expected of staff follows from it. */
  readonly level: RiskLevel;
  readonly language: string;
  readonly flags?: readonly string[];
  /** The crisis plan on file, six steps; left out: none. */
  readonly plan?: { readonly steps: readonly (readonly string[])[]; readonly reasons: readonly string[] };
  /** On which the client writes; left out: the web chat. */
  readonly channel?: 'web' | 'sms';
  /** Of a file: its turns, and what it expects of the bot. */
  readonly file?: ScriptFile;
  readonly lines: readonly { readonly afterSeconds: number; readonly text: string }[];
}

/** Drills that every program has. The lines name no method, so that a drill can be run anywhere. */
export const DRILL_SCRIPTS: readonly DrillScript[] = [
  {
    id: 'asks_for_a_person',
    title: 'Somebody asks for a person after a bad week',
    level: 'moderate',
    language: 'en',
    lines: [
      { afterSeconds: 0, text: 'hi, I have had a really bad week and I feel so alone' },
      { afterSeconds: 60, text: 'can I talk to a person please' },
      { afterSeconds: 300, text: 'are you still there?' },
    ],
  },
  {
    id: 'plan_and_means',
    title: 'Thoughts of suicide with a plan, at night',
    level: 'high',
    language: 'en',
    lines: [
      { afterSeconds: 0, text: "I can't sleep and everything feels pointless" },
      { afterSeconds: 60, text: 'yes, I want to kill myself. I have a plan' },
      { afterSeconds: 180, text: 'I have what I need here at home' },
      { afterSeconds: 420, text: 'I am scared of myself tonight' },
    ],
  },
  {
    id: 'attempt_in_progress',
    title: 'An attempt that has begun, and silence',
    level: 'imminent',
    language: 'en',
    lines: [
      { afterSeconds: 0, text: 'I just took a lot of pills' },
      { afterSeconds: 60, text: 'I am at home, 12 Drill Street, Springfield 62704' },
      { afterSeconds: 120, text: 'I feel so tired' },
    ],
  },
  {
    id: 'pide_una_persona',
    title: 'A client who writes Spanish is in danger',
    level: 'high',
    language: 'es',
    lines: [
      { afterSeconds: 0, text: 'no puedo más, quiero morirme' },
      { afterSeconds: 60, text: 'sí, quiero matarme y tengo un plan' },
      { afterSeconds: 240, text: '¿hay alguien ahí?' },
    ],
  },
];
