import type { SkillId } from '../skills/skill.ts';

/** How people call the skills. */
export const SKILL_WORDS: readonly (readonly [RegExp, SkillId])[] = [
  [/\bbox\b|\bcuadrada\b/u, 'box_breathing'],
  [/\bbreath\w*|respira\w*/u, 'paced_breathing'],
  [/\bground\w*|\b5 4 3|sentidos/u, 'grounding_54321'],
  [/\burge|wave|surf\w*|\bola\b/u, 'urge_surfing'],
  [/\bcold|ice|tipp\b|hielo|frio/u, 'tipp_cold'],
  [/\bmuscle\w*|relax\w*|musculo\w*|relajacion/u, 'pmr'],
  [/\bwalk|stretch|moving|caminar|estirar/u, 'movement'],
  [/\bmindful\w*|meditat\w*|atencion plena/u, 'mindful_minute'],
  [/\bdistract\w*|distra\w*/u, 'accepts'],
  [/\bsleep|dormir/u, 'sleep'],
];
