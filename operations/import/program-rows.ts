import { z } from 'zod';
import { STAFF_ROLES } from '../../platform/permissions.ts';
import { readRule, TIERS } from '../../program/on-call/shift.ts';
import { date, id, instant, language, phone, text, timeZone } from './fields.ts';

const email = z.email('is not an e-mail address');

const staffShape = {
  id,
  name: text,
  slackUserId: text.nullish().transform((value) => value ?? null),
  phone: phone.nullish().transform((value) => value ?? null),
  email: email.nullish().transform((value) => value ?? null),
  languages: z.array(language, 'must be a list').default([]),
  roles: z
    .array(z.enum(STAFF_ROLES, `must be among ${STAFF_ROLES.join(', ')}`), 'must be a list')
    .default([]),
};

/** Someone who works for the program. */
export const staffRow = z.object(staffShape, 'must be an object');
export type StaffRowData = z.infer<typeof staffRow>;
export const STAFF_FIELDS: ReadonlySet<string> = new Set(Object.keys(staffShape));

const shiftShape = {
  tier: z.enum(TIERS, `must be one of ${TIERS.join(', ')}`),
  staff: id,
  from: instant.optional(),
  to: instant.optional(),
  rrule: text.optional(),
  minutes: z
    .number('must be a number of minutes')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(7 * 24 * 60, 'must be at most a week')
    .optional(),
  timeZone: timeZone.optional(),
};

/** When somebody answers pages: fixed times, or a recurrence with a length. */
export const shiftRow = z.object(shiftShape, 'must be an object').superRefine((shift, context) => {
  const isFixed = shift.from !== undefined && shift.to !== undefined;
  const isRecurring = shift.rrule !== undefined && shift.minutes !== undefined;
  if (isFixed === isRecurring) {
    context.addIssue({ code: 'custom', message: 'needs either from and to, or rrule and minutes' });
  } else if (isFixed && shift.from && shift.to && shift.from >= shift.to) {
    context.addIssue({ code: 'custom', path: ['to'], message: 'must be after from' });
  } else if (shift.rrule && !isReadable(shift.rrule, shift.timeZone ?? 'UTC')) {
    context.addIssue({ code: 'custom', path: ['rrule'], message: 'is not a recurrence rule (RFC 5545)' });
  }
});
export type ShiftRowData = z.infer<typeof shiftRow>;
export const SHIFT_FIELDS: ReadonlySet<string> = new Set(Object.keys(shiftShape));

const resourceShape = {
  kind: z.enum(['contact', 'respond', 'safe_place'], 'must be one of contact, respond, safe_place'),
  name: text,
  /** As it is dialled: short codes such as 988 and 211 are no phone numbers elsewhere. */
  phone: text.max(40, 'is too long'),
  area: z.array(id, 'must be a list').default([]),
  hours: text.nullish(),
  dispatch: text.nullish(),
  youth: z.boolean('must be true or false').nullish(),
  police: z.boolean('must be true or false').nullish(),
  verified: z
    .union([date, z.iso.datetime({ offset: true })], 'must be a date')
    .nullish()
    .transform((value) => (value ? new Date(value) : null)),
};

/** Someone to contact, someone to respond, a safe place. */
export const resourceRow = z.object(resourceShape, 'must be an object');
export type ResourceRowData = z.infer<typeof resourceRow>;
export const RESOURCE_FIELDS: ReadonlySet<string> = new Set(Object.keys(resourceShape));

function isReadable(rule: string, zone: string): boolean {
  try {
    readRule(rule, zone);
    return true;
  } catch {
    return false;
  }
}
