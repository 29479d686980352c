import type { Turn } from '../engine/turn.ts';
import { barsOf, rankSkills } from '../skills/choose.ts';
import { type Skill, type SkillId, skillById } from '../skills/index.ts';
import type { Bar, Need } from '../skills/skill.ts';
import { slot } from './dialog.ts';
import { word } from './moves.ts';
import { isNight } from './plan-words.ts';

/** Mark of a session in which the client wants to be heard and nothing else. */
export const LISTEN_ONLY = 'listen_only';

export type Phase = 'idle' | 'offer' | 'gate' | 'before' | 'step' | 'after';

/** Where a skill stands. */
export interface SkillSlot {
  skill: SkillId | null;
  run: string;
  runs: number;
  phase: Phase;
  index: number;
  first: number | null;
  last: number | null;
  level: string;
  nudges: number;
  ruledOut: Bar[];
  /** Part of the gate that is asked, and whether it was asked again after an unclear answer. */
  gates?: number;
  unclear?: boolean;
  /** How often the number rose in this session's skills. */
  rises: number;
}

export function skillSlot(t: Turn): SkillSlot {
  return slot<SkillSlot>(t, 'skill', {
    skill: null,
    run: '',
    runs: 0,
    phase: 'idle',
    index: 0,
    first: null,
    last: null,
    level: 'none',
    nudges: 0,
    ruledOut: [],
    rises: 0,
  });
}

/** What the person may need most, read from the session's topics. */
export function needOf(t: Turn): Need {
  const text = t.heard.plain.flat;
  if (t.about('psychosis')) return 'voices';
  if (t.about('panic')) return 'panic';
  if (t.about('relapse_urge')) return 'craving';
  if (t.about('self_harm')) return 'self_harm';
  if (t.about('harm_to_others') || /\b(?:angry|furious|rage|mad|enojad[oa]|furios[oa])\b/u.test(text))
    return 'anger';
  if (t.about('suicide')) return t.at('high') ? 'dissociated' : 'hopeless';
  if (t.about('sleep') || (isNight(t) && t.about('distress'))) return 'night';
  if (/\b(?:lonely|alone|sol[oa]|miss)\b/u.test(text) || t.about('grief')) return 'lonely';
  if (/\b(?:worr\w+|anxious|nervous|stress\w*|ansios[oa]|nervios\w*|preocupad[oa])\b/u.test(text))
    return 'worry';
  if (/\b(?:tense|tight|stiff|tens[oa])\b/u.test(text)) return 'tension';
  if (/\b(?:ashamed|shame|embarrass\w*|verguenza)\b/u.test(text)) return 'shame';
  return 'low_mood';
}

/** What rules skills out for this person now. */
export function barsNow(t: Turn): Set<Bar> {
  const extra: Bar[] = [...skillSlot(t).ruledOut];
  if (t.input.plan === null || t.input.plan.reasons.length === 0) extra.push('no_reasons');
  if (
    /\b(?:drunk|high|wasted|drinking|borrach[oa]|drogad[oa])\b/u.test(t.heard.plain.flat) &&
    !/\bnot (?:drunk|high)\b/u.test(t.heard.plain.flat)
  )
    extra.push('drunk');
  if (isNight(t)) extra.push('alone_night');
  return barsOf(t.input.client.flags, t.categories, t.level, extra);
}

/**
 * Offers the best open skill; asks its gate at once where it has one. False when there is none left, skills were
 * refused twice, or the message asks something already.
 */
export function offerSkill(t: Turn, need: Need, wanted?: SkillId): boolean {
  const s = skillSlot(t);
  if (t.hasQuestion || t.state.bodyInDanger || t.imminent) return false;
  if (wanted === undefined && (t.state.skillsRefused.length >= 2 || t.state.done.includes(LISTEN_ONLY)))
    return false;
  const unanswered = t.state.done
    .filter((d) => d.startsWith(UNANSWERED))
    .map((d) => d.slice(UNANSWERED.length));
  const exclude = [...t.state.skillsTried, ...t.state.skillsRefused, ...unanswered];
  const ranked = rankSkills({
    need,
    bars: barsNow(t),
    gains: t.input.skillHistory,
    score: t.state.score !== null && t.state.turns - t.state.score.turn <= 4 ? t.state.score.value : null,
    exclude: wanted === undefined ? exclude : [],
  });
  const named = wanted === undefined ? undefined : skillById(wanted);
  const allowed = named !== undefined && !named.bars.some((b) => barsNow(t).has(b)) ? named : undefined;
  const skill = allowed ?? ranked[0];
  if (skill === undefined) return false;
  propose(t, skill, s);
  return true;
}

function propose(t: Turn, skill: Skill, s: SkillSlot): void {
  s.skill = skill.id;
  s.first = null;
  s.last = null;
  s.index = 0;
  t.forget('skillGate', 'offerSkill');
  t.say('skills.offer', 'step', { skill: word(t, skill.name), minutes: skill.minutes[0] }, { weight: 8 });
  if (skill.gate !== null) {
    s.phase = 'gate';
    s.gates = 0;
    s.unclear = false;
    t.ask('skillGate', skill.gate);
  } else {
    s.phase = 'offer';
    t.ask('offerSkill', 'skills.ask_try');
  }
}

/** Whether a skill is being offered or done. */
export function skillActive(t: Turn): boolean {
  return skillSlot(t).phase !== 'idle' && skillSlot(t).skill !== null;
}

const UNANSWERED = 'unanswered:';

/** An offer that got no answer is not made again by itself. */
export function noteUnanswered(t: Turn): void {
  const s = skillSlot(t);
  if ((s.phase === 'offer' || s.phase === 'gate') && s.skill !== null)
    t.once(`${UNANSWERED}${s.skill}`, () => undefined);
}

/** The session became more dangerous since the skill began: leave it at once. */
export function abortSkill(t: Turn): void {
  const s = skillSlot(t);
  if (s.run !== '' && s.phase !== 'offer' && s.phase !== 'gate')
    t.effect({ kind: 'endSkill', run: s.run, ended: 'aborted' });
  stop(t, s);
}

export function stop(t: Turn, s: SkillSlot): void {
  if (s.run !== '') {
    t.effect({ kind: 'cancelTimer', key: `skill:${s.run}` });
  }
  s.phase = 'idle';
  s.skill = null;
  s.run = '';
}
