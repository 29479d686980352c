import type { RiskCategory, RiskLevel } from '../../platform/risk.ts';
import type { SkillGain } from '../engine/contract.ts';
import { SKILLS } from './index.ts';
import type { Bar, Need, Skill, SkillId } from './skill.ts';

/** First offers per need, best first (clinical ground, section 2). */
const FIRST_OFFERS: Readonly<Record<Need, readonly SkillId[]>> = {
  panic: ['grounding_54321', 'paced_breathing'],
  urge_act: ['stop_skill', 'tipp_cold', 'paced_breathing'],
  craving: ['urge_surfing', 'play_tape', 'stop_skill', 'accepts'],
  self_harm: ['tipp_cold', 'urge_surfing', 'accepts', 'paced_breathing', 'grounding_54321'],
  hopeless: ['reasons', 'self_soothe', 'grounding_54321', 'accepts'],
  dissociated: ['grounding_54321'],
  voices: ['grounding_54321'],
  anger: ['stop_skill', 'tipp_move', 'paced_breathing'],
  night: ['sleep', 'self_soothe', 'paced_breathing'],
  lonely: ['self_soothe', 'accepts', 'mindful_minute'],
  worry: ['paced_breathing', 'box_breathing', 'mindful_minute', 'grounding_54321'],
  low_mood: ['movement', 'self_soothe', 'opposite_action', 'halt'],
  tension: ['pmr', 'paced_breathing', 'box_breathing'],
  body: ['halt', 'nutrition', 'movement'],
  shame: ['opposite_action', 'self_soothe', 'reasons'],
};

const FLAG_BARS: readonly (readonly [RegExp, Bar])[] = [
  [/heart|cardiac|beta.?blocker|bradycard|arrhythm/u, 'heart'],
  [/asthma|copd|lung|breathing/u, 'lungs'],
  [/pregnan/u, 'pregnancy'],
  [/eating|anorex|bulim/u, 'eating'],
  [/cold_?allergy|raynaud/u, 'cold_allergy'],
  [/faint|syncope/u, 'fainting'],
  [/injur/u, 'injury'],
  [/seizure|epilep/u, 'seizure'],
  [/psychos|voices|schizo/u, 'voices'],
  [/trauma|ptsd|choking/u, 'trauma'],
  [/diabet/u, 'diabetes'],
];

/** What rules skills out: flags on file and what this session is about. */
export function barsOf(
  flags: readonly string[],
  categories: ReadonlySet<RiskCategory>,
  level: RiskLevel,
  extra: readonly Bar[] = [],
): Set<Bar> {
  const bars = new Set<Bar>(extra);
  for (const flag of flags)
    for (const [pattern, bar] of FLAG_BARS) if (pattern.test(flag.toLowerCase())) bars.add(bar);
  if (categories.has('psychosis')) bars.add('voices');
  if (categories.has('panic')) bars.add('panic');
  if (categories.has('eating')) bars.add('eating');
  if (categories.has('abuse')) bars.add('abuse');
  if (categories.has('overdose') || categories.has('withdrawal')) bars.add('using');
  if (categories.has('suicide') && level !== 'none' && level !== 'low') bars.add('suicidal');
  return bars;
}

export interface Choosing {
  readonly need: Need;
  readonly bars: ReadonlySet<Bar>;
  readonly gains: readonly SkillGain[];
  /** Not again in this session: tried, refused or ruled out by an answer. */
  readonly exclude: readonly string[];
  /** The last 0-10 number, where it is fresh; skills for another range come last. */
  readonly score: number | null;
}

/** Skills for this need that nothing rules out: first what helped this client most, then the usual order. */
export function rankSkills(choosing: Choosing): Skill[] {
  const usual = FIRST_OFFERS[choosing.need];
  const fitting = SKILLS.filter(
    (s) =>
      (usual.includes(s.id) || s.needs.includes(choosing.need)) &&
      !choosing.exclude.includes(s.id) &&
      !s.bars.some((b) => choosing.bars.has(b)),
  );
  const gain = (s: Skill) => choosing.gains.find((g) => g.skill === s.id && g.runs >= 1)?.meanDrop ?? 0;
  const place = (s: Skill) => (usual.includes(s.id) ? usual.indexOf(s.id) : usual.length);
  const off = (s: Skill) =>
    choosing.score !== null && (choosing.score < s.range[0] - 1 || choosing.score > s.range[1] + 1) ? 1 : 0;
  return fitting.sort((a, b) => off(a) - off(b) || helped(gain(b)) - helped(gain(a)) || place(a) - place(b));
}

/** Small differences do not reorder; a mean fall under 1 is no proof. */
function helped(drop: number): number {
  return drop >= 1 ? Math.round(drop) : drop <= -1 ? -1 : 0;
}
