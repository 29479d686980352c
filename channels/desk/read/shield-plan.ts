import type { PlanContent, PlanEntry } from '../../../program/plans/plan.ts';

/** A line of the plan as the desk shows it. */
export interface ShownEntry extends PlanEntry {
  /** `unsafe`: somebody whom the client named as a danger; `contact`: their number stands with the emergency contacts. */
  readonly guarded?: 'unsafe' | 'contact';
}

export interface GuardedPerson {
  readonly name: string;
  readonly phone: string | null;
  readonly suppressed: boolean;
}

/** Digits that tell one number of the United States from another. */
const DIGITS = 10;

/**
 * A plan without the numbers of people whose numbers are guarded elsewhere: a plan is written in calm, and whoever stands
 * in it may have been named as a danger since, or may be told less than the line suggests.
 */
export function shieldPlan<T extends PlanContent>(
  plan: T,
  people: readonly GuardedPerson[],
): T & { readonly steps: readonly (readonly ShownEntry[])[] } {
  return { ...plan, steps: plan.steps.map((step) => step.map((entry) => shield(entry, people))) };
}

function shield(entry: PlanEntry, people: readonly GuardedPerson[]): ShownEntry {
  const matches = people.filter((person) => isSame(entry, person));
  if (matches.length === 0) return entry;
  const isUnsafe = matches.some(({ suppressed }) => suppressed);
  const { phone, ...rest } = entry;
  if (isUnsafe) return { ...rest, text: withoutNumber(rest.text), guarded: 'unsafe' };
  return phone ? { ...rest, guarded: 'contact' } : entry;
}

function isSame({ text, name, phone }: PlanEntry, person: GuardedPerson): boolean {
  const number = digits(person.phone);
  if (number.length === DIGITS && (digits(phone) === number || text.replace(/\D/g, '').includes(number)))
    return true;
  const full = person.name.trim().toLowerCase();
  const said = `${text} ${name ?? ''}`.toLowerCase();
  const first = full.split(/\s+/)[0] ?? '';
  // Of a danger the first name is enough; of others the whole name has to stand there.
  return said.includes(full) || (person.suppressed && new RegExp(`\\b${escaped(first)}\\b`, 'u').test(said));
}

const digits = (phone: string | null | undefined) => (phone ?? '').replace(/\D/g, '').slice(-DIGITS);
const withoutNumber = (text: string) => text.replace(/\+?\d[\d\s().-]{5,}\d/g, '…');
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
