import { z } from 'zod';
import { RISK_LEVELS } from '../../platform/risk.ts';

/** Levels that have escalation steps of their own; a handoff below moderate (a request) follows moderate's. */
export const PAGED_LEVELS = ['moderate', 'high', 'imminent'] as const;
export type PagedLevel = (typeof PAGED_LEVELS)[number];

/** Rungs of the ladder, in the order in which they are tried. */
export const RUNGS = ['slack', 'primary', 'backup', 'supervisor', 'fallback'] as const;
export type Rung = (typeof RUNGS)[number];

const positiveSeconds = z.number().positive();
const hours = z.number().nonnegative();

const step = z
  .strictObject({
    afterSeconds: z.number().nonnegative(),
    notify: z.array(z.enum(RUNGS)).min(1),
    by: z
      .array(z.enum(['sms', 'voice']))
      .min(1)
      .optional(),
    repeatSeconds: positiveSeconds.optional(),
  })
  .refine((s) => s.by || s.notify.every((rung) => rung === 'slack' || rung === 'fallback'), {
    path: ['by'],
    message: 'is needed where a person is notified: "sms", "voice" or both',
  });

const policy = z
  .array(step)
  .min(1)
  .superRefine((steps, context) => {
    steps.forEach((current, index) => {
      const before = steps[index - 1];
      if (before && before.afterSeconds > current.afterSeconds) {
        context.addIssue({
          code: 'custom',
          path: [index, 'afterSeconds'],
          message: 'steps must stand in the order of their times',
        });
      }
    });
  });

const incidentStep = z.strictObject({
  step: z.string().regex(/^[a-z][a-z_]{2,59}$/, 'is small letters and underscores'),
  required: z.boolean().default(true),
  withinSeconds: positiveSeconds.nullable().default(null),
});

/** How far the bot may go; the strictest last (clinical ground, finding 5). */
export const JURISDICTION_MODES = ['full', 'plan_and_skills_reviewed', 'handoff_only'] as const;
export type JurisdictionMode = (typeof JURISDICTION_MODES)[number];
const mode = z.enum(JURISDICTION_MODES);

/** Every rule that a program may set. Seconds may be fractions. Unknown keys are errors: a typo must not be silent. */
export const protocolSchema = z.strictObject({
  version: z.string().min(1),
  handoff: z.strictObject({
    level: z.enum(RISK_LEVELS).exclude(['none']),
    keywords: z.array(z.string().min(1)),
    /**
     * How many of a thousand ordinary messages the model alone may hand off, where no rule fires. Unset: 4. More finds
     * more of what is said indirectly and costs the team more looks. Rules, keywords and requests hand off at any rate.
     */
    alertsPerThousand: z.number().min(1).max(100).optional(),
  }),
  escalation: z.strictObject({ moderate: policy, high: policy, imminent: policy }),
  claimLeaseSeconds: positiveSeconds,
  unansweredSeconds: z.strictObject({
    moderate: positiveSeconds,
    high: positiveSeconds,
    imminent: positiveSeconds,
  }),
  silenceNudgeSeconds: z.strictObject({ high: positiveSeconds, imminent: positiveSeconds }),
  voiceOutreachSeconds: positiveSeconds,
  waitingUpdateSeconds: positiveSeconds,
  followUpHours: z.array(hours),
  videoLink: z.url().nullable(),
  /** What an incident has to settle. A list replaces the built-in one as a whole. */
  incidentSteps: z
    .array(incidentStep)
    .min(1)
    .refine((steps) => new Set(steps.map(({ step }) => step)).size === steps.length, 'names a step twice'),
  /** After a dispatch, whether the responders reached the client has to be known within this time, again and again. */
  responderContactSeconds: positiveSeconds,
  /**
   * What the law of a program's place lets the bot do. `default` holds for programs that are not named and for people
   * who are on no roster. A client's own mode may be stricter, never laxer.
   */
  jurisdiction: z.strictObject({ default: mode, programs: z.record(z.string().min(1), mode) }),
});

export type Protocol = z.infer<typeof protocolSchema>;
export type EscalationStep = Protocol['escalation']['high'][number];
