import type { StaffMember } from '../staff/staff-member.ts';

/** What would help the person who takes this client. */
export interface RoutingNeeds {
  /** The client's language. */
  readonly language: string;
  /** Skills that fit, such as `youth` or `substance_use`. */
  readonly skills: readonly string[];
}

/** A risk category that a skill of a clinician fits. */
const SKILL_OF_CATEGORY: Readonly<Record<string, string>> = {
  overdose: 'substance_use',
  withdrawal: 'substance_use',
  relapse_urge: 'substance_use',
  eating: 'eating',
  psychosis: 'psychosis',
  abuse: 'abuse',
  grief: 'grief',
};

/** Skills that fit a client, by what the session is about and the flags on file. */
export function fittingSkills(categories: readonly string[], flags: readonly string[]): string[] {
  const skills = categories.flatMap((category) => SKILL_OF_CATEGORY[category] ?? []);
  if (flags.includes('minor')) skills.push('youth');
  return [...new Set(skills)];
}

/**
 * Who of several people on one rung is paged first: those who fit best, language before skills. All of them, where nobody
 * fits better than another. Who does not fit best is not spared, only later: see the ladder.
 */
export function bestFit(
  staff: readonly Pick<StaffMember, 'id' | 'languages'>[],
  skillsOf: ReadonlyMap<string, readonly string[]>,
  needs: RoutingNeeds,
): string[] {
  const fit = staff.map(({ id, languages }) => {
    const speaks = languages.includes(needs.language) || (languages.length === 0 && needs.language === 'en');
    const skilled = needs.skills.filter((skill) => skillsOf.get(id)?.includes(skill)).length;
    return { id, score: (speaks ? 100 : 0) + skilled };
  });
  const best = Math.max(...fit.map(({ score }) => score));
  return fit.filter(({ score }) => score === best).map(({ id }) => id);
}
