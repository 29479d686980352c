import { accepts } from './accepts.ts';
import { boxBreathing } from './box-breathing.ts';
import { grounding } from './grounding-54321.ts';
import { halt } from './halt.ts';
import { mindfulMinute } from './mindful-minute.ts';
import { movement } from './movement.ts';
import { nutrition } from './nutrition.ts';
import { oppositeAction } from './opposite-action.ts';
import { pacedBreathing } from './paced-breathing.ts';
import { playTape } from './play-tape.ts';
import { pmr } from './pmr.ts';
import { reasons } from './reasons.ts';
import { selfSoothe } from './self-soothe.ts';
import type { Skill, SkillId } from './skill.ts';
import { sleepWindDown } from './sleep.ts';
import { stopSkill } from './stop-skill.ts';
import { tippCold } from './tipp-cold.ts';
import { tippMove } from './tipp-move.ts';
import { urgeSurfing } from './urge-surfing.ts';

/** The coping-skill catalogue (clinical ground, section 2). */
export const SKILLS: readonly Skill[] = [
  accepts,
  boxBreathing,
  grounding,
  halt,
  mindfulMinute,
  movement,
  nutrition,
  oppositeAction,
  pacedBreathing,
  playTape,
  pmr,
  reasons,
  selfSoothe,
  sleepWindDown,
  stopSkill,
  tippCold,
  tippMove,
  urgeSurfing,
];

/** The skill with this id; undefined for an unknown id. */
export function skillById(id: string): Skill | undefined {
  return SKILLS.find((s) => s.id === id);
}

export type { Skill, SkillId };
