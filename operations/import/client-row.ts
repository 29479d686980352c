import { z } from 'zod';
import type { ClientData } from '../../program/clients/client-data.ts';
import { CONTACT_CONSENTS } from '../../program/contacts/consent-class.ts';
import type { PlanContent } from '../../program/plans/plan.ts';
import { clockTime, date, id, language, phone, text, textList, timeZone } from './fields.ts';

const JURISDICTION_MODES = ['full', 'plan_and_skills_reviewed', 'handoff_only'] as const;

const planEntry = z.union(
  [
    text.transform((line) => ({ text: line })),
    z
      .object({
        text: text.optional(),
        name: text.optional(),
        phone: text.optional(),
        hours: text.optional(),
      })
      .refine((entry) => entry.text ?? entry.name, 'needs a text or a name')
      .transform((entry) => ({ ...entry, text: entry.text ?? entry.name ?? '' })),
  ],
  'must be text, or an object with text, name, phone, hours',
);
const planStep = z.array(planEntry, 'must be a list').default([]);

const safetyPlan = z
  .object({
    warningSigns: planStep,
    copingStrategies: planStep,
    distractions: planStep,
    supportContacts: planStep,
    professionals: planStep,
    meansSafety: planStep,
    reasonsForLiving: textList.default([]),
  })
  .transform(
    (plan): PlanContent => ({
      steps: [
        plan.warningSigns,
        plan.copingStrategies,
        plan.distractions,
        plan.supportContacts,
        plan.professionals,
        plan.meansSafety,
      ],
      reasons: plan.reasonsForLiving,
    }),
  );

const contact = z.object({
  name: text,
  relationship: text.nullish().transform((value) => value ?? null),
  phone: phone.nullish().transform((value) => value ?? null),
  consent: z.enum(CONTACT_CONSENTS, `must be one of ${CONTACT_CONSENTS.join(', ')}`).default('none'),
});

const consents = z
  .record(z.string(), z.boolean('must be true or false'), 'must be an object')
  .refine(
    (given) => Object.keys(given).every((kind) => /^[A-Za-z][A-Za-z_]{0,40}$/.test(kind)),
    'kinds must be single words',
  );

const shape = {
  id,
  name: text.nullish(),
  preferredName: text.nullish(),
  birthDate: date.nullish(),
  phone: phone.nullish(),
  slackUserId: text.nullish(),
  language: language.optional(),
  timeZone: timeZone.optional(),
  address: text.nullish(),
  program: text.nullish(),
  jurisdictionMode: z.enum(JURISDICTION_MODES, `must be one of ${JURISDICTION_MODES.join(', ')}`).optional(),
  guardian: z.object({ name: text, phone: phone.nullish().transform((value) => value ?? null) }).nullish(),
  flags: textList.optional(),
  quietHours: z
    .union(
      [z.tuple([clockTime, clockTime]), z.array(clockTime).length(0)],
      'must be two times such as 21:30 and 08:00',
    )
    .nullish()
    .transform((value) => (value === null ? [] : value)),
  contactPreference: text.nullish(),
  emergencyContacts: z.array(contact, 'must be a list').optional(),
  safetyPlan: safetyPlan.nullish().transform((plan) => plan ?? undefined),
  consents: consents.optional(),
};

/** A client as an import file has them. */
export const clientRow = z
  .object(shape, 'must be an object')
  .transform(({ id: externalId, ...fields }): ClientData => ({ externalId, ...fields }));

export const CLIENT_FIELDS: ReadonlySet<string> = new Set(Object.keys(shape));
