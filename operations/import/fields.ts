import { z } from 'zod';
import { normalizePhone } from '../../program/clients/phone.ts';
import { isTimeZone } from '../../program/on-call/local-time.ts';

/** Messages name the field and what it must be, never the value: they may end up in a log. */

export const text = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(2_000, 'is too long (at most 2000 characters)');

/** A program's own id: text or a number. */
export const id = z
  .union([z.string(), z.number().int()], 'must be text or a whole number')
  .transform(String)
  .pipe(text.max(200, 'is too long (at most 200 characters)'));

export const phone = z.string('must be text').transform((value, context) => {
  const normal = normalizePhone(value);
  if (normal !== null) return normal;
  context.addIssue({ code: 'custom', message: 'is not a phone number' });
  return z.NEVER;
});

export const timeZone = z
  .string('must be text')
  .refine(isTimeZone, 'is not a time zone such as America/Chicago');

/** An instant with its zone. */
export const instant = z.iso
  .datetime({ offset: true, error: 'must be a time with its zone, such as 2026-03-01T08:00:00-05:00' })
  .transform((value) => new Date(value));

export const date = z.iso.date('must be a date such as 1990-12-31');

export const clockTime = z
  .string('must be text')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 21:30');

export const language = z
  .string('must be text')
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language code such as en or es')
  .transform((value) => value.toLowerCase());

export const textList = z.array(text, 'must be a list');
