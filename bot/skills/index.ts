import { grounding } from './grounding-54321.ts';
import { pacedBreathing } from './paced-breathing.ts';
import type { Skill, SkillId } from './skill.ts';
import { urgeSurfing } from './urge-surfing.ts';

/** The coping-skill catalogue. */
export const SKILLS: readonly Skill[] = [grounding, pacedBreathing, urgeSurfing];

/** The skill with this id; undefined for an unknown id. */
export function skillById(id: string): Skill | undefined {
  return SKILLS.find((s) => s.id === id);
}

export type { Skill, SkillId };
