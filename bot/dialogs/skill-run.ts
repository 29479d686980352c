import type { BotTimerData } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { type Skill, skillById } from '../skills/index.ts';
import type { Step } from '../skills/skill.ts';
import { gateAnswer } from '../understanding/gate-answer.ts';
import { choice } from '../understanding/numbers.ts';
import type { Dialog } from './dialog.ts';
import { offerPerson, ownWords, status } from './moves.ts';
import { entriesText, usableEntries } from './plan-words.ts';
import { barsNow, needOf, offerSkill, type SkillSlot, skillSlot, stop } from './skill.ts';
import { finish, offerNext, STUCK, settledEarly } from './skill-end.ts';

/** Runs any skill step by step (clinical ground, section 2, shared runner rules). */
export const skillDialog: Dialog = {
  name: 'skill',
  begin(t) {
    const s = skillSlot(t);
    const skill = current(s);
    if (skill === undefined) {
      if (!offerSkill(t, needOf(t))) t.say('talk.stay', 'step');
      return;
    }
    skillDialog.continue(t);
  },
  continue(t) {
    const s = skillSlot(t);
    const skill = current(s);
    if (skill === undefined) {
      if (!offerSkill(t, needOf(t))) t.say('talk.stay', 'step');
    } else if (s.phase === 'offer') answerOffer(t, skill, s);
    else if (s.phase === 'gate') answerGate(t, skill, s);
    else advance(t, skill, s);
    if (t.at('high')) status(t, { weight: 6.9 });
  },
};

function current(s: SkillSlot): Skill | undefined {
  return s.skill === null ? undefined : skillById(s.skill);
}

/** Not this one, but another. */
const ANOTHER =
  /\b(?:something|anything|algo) (?:else|different|distinto)\b|\b(?:different|another|other) (?:one|skill|exercise)\b|\botr[oa] (?:cosa|ejercicio)\b/u;

function answerOffer(t: Turn, skill: Skill, s: SkillSlot): void {
  if (ANOTHER.test(t.heard.plain.flat)) {
    t.state.skillsTried.push(skill.id);
    stop(t, s);
    t.say('skills.skip', 'reply');
    offerNext(t);
    return;
  }
  if (t.heard.wants.has('refuse') || t.heard.agreement === 'no' || t.heard.wants.has('skip')) {
    decline(t, skill, s);
    return;
  }
  if (t.heard.wants.has('worse') && t.heard.agreement === null) {
    stop(t, s);
    t.say('talk.heavy', 'reply', {}, { weight: 7 });
    offerNext(t, true, 2);
    return;
  }
  start(t, skill, s);
}

/**
 * A gate's "no" clears its part, and the rest is asked; "I'm healthy" clears all. What is unclear is asked once more;
 * "yes", "not sure" and a second unclear answer rule the skill out, and another is offered.
 */
function answerGate(t: Turn, skill: Skill, s: SkillSlot): void {
  const answer = gateAnswer(t.heard);
  if (t.heard.wants.has('refuse') && answer === 'bars') {
    decline(t, skill, s);
    return;
  }
  if (answer === 'clear' || answer === 'all_clear') {
    const more = s.gates === 0 && skill.gateMore !== undefined && answer === 'clear';
    if (!more) {
      start(t, skill, s);
      return;
    }
    s.gates = 1;
    s.unclear = false;
    askGate(t, skill.gateMore);
    return;
  }
  if (s.unclear !== true && answer === 'unclear') {
    s.unclear = true;
    askGate(t, 'skills.gate_again');
    return;
  }
  t.state.skillsTried.push(skill.id);
  const other = skillById(skill.instead ?? '');
  if (t.heard.rating !== null && t.heard.rating > 3 && other !== undefined) {
    // The number says that they are ready; only this skill is not cleared.
    stop(t, s);
    s.phase = 'offer';
    start(t, other, s);
    return;
  }
  stop(t, s);
  t.say('skills.gate_no', 'reply');
  offerSkill(t, needOf(t), skill.instead);
}

function askGate(t: Turn, key: TextKey | undefined): void {
  t.forget('skillGate');
  if (key !== undefined) t.ask('skillGate', key, {}, { max: 3 });
}

function decline(t: Turn, skill: Skill, s: SkillSlot): void {
  if (!t.state.skillsRefused.includes(skill.id)) t.state.skillsRefused.push(skill.id);
  t.state.refusals += 1;
  stop(t, s);
  t.say('detour.ok_refuse', 'reply');
  if (t.state.refusals === 1) t.say('detour.small_alt', 'step');
  else if (!t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 1 })) t.say('talk.anything', 'step');
  offerPerson(t);
}

/** Starts a run: the number first, unless one was given within the last two bot turns. */
export function start(t: Turn, skill: Skill, s: SkillSlot): void {
  s.runs += 1;
  s.run = `${t.input.session.id}:${s.runs}`;
  s.skill = skill.id;
  s.index = 0;
  s.nudges = 0;
  s.level = t.level;
  s.first = null;
  s.last = null;
  t.state.dialog = 'skill';
  t.state.skillsTried.push(skill.id);
  t.effect({ kind: 'startSkill', skill: skill.id, run: s.run });
  if (t.state.riskSince !== null && !t.state.planWordsUsed) ownWords(t, [2, 4]);
  t.forget('skillBefore', 'skillStep', 'skillAfter');
  if (t.heard.rating !== null && s.phase !== 'gate') score(t, s, t.heard.rating);
  else if (t.state.score !== null && t.state.turns - t.state.score.turn <= 2)
    score(t, s, t.state.score.value);
  if (s.first !== null || skill.before === null) {
    s.phase = 'step';
    t.say('skills.start', 'reflect');
    sayStep(t, skill, s);
    return;
  }
  s.phase = 'before';
  t.say('skills.start', 'reflect');
  t.ask('skillBefore', skill.before);
}

function score(t: Turn, s: SkillSlot, value: number): void {
  s.first ??= value;
  s.last = value;
  t.effect({ kind: 'scoreSkill', run: s.run, value });
  t.state.score = { value, turn: t.state.turns, first: s.first };
}

function advance(t: Turn, skill: Skill, s: SkillSlot): void {
  t.effect({ kind: 'cancelTimer', key: `skill:${s.run}` });
  const step = skill.steps[s.index];
  const picking =
    s.phase === 'step' && step?.wait === 'choice' ? choice(t.heard.raw, step.options ?? 3) : null;
  const rated = picking === null ? t.heard.rating : null;
  const before = s.last;
  if (rated !== null) score(t, s, rated);
  if (leaves(t, s, rated, before, skill)) return;
  if (t.heard.facts.suicide === 'no') t.say('skills.told', 'reply', {}, { weight: 8 });
  else if (AFRAID.test(t.heard.plain.flat)) t.say('skills.fear', 'reply', {}, { weight: 8 });
  else if (t.heard.facts.movedAway === true) t.say('skills.moved', 'reply');
  else if (REACHES.test(t.heard.plain.flat)) t.say('detour.called_good', 'reply');
  if (s.phase === 'before') {
    s.phase = 'step';
    if (rated === null && looksLikeList(t)) s.index += 1;
    sayStep(t, skill, s);
    return;
  }
  if (s.phase === 'after') {
    finish(t, s);
    return;
  }
  if (rated !== null && before !== null && settledEarly(s)) {
    finish(t, s);
    return;
  }
  if (rated !== null && rated >= 5 && skill.id !== 'urge_surfing' && STUCK.test(t.heard.plain.flat)) {
    s.last = rated;
    finish(t, s);
    return;
  }
  if (t.heard.wants.has('goodbye')) {
    finish(t, s);
    return;
  }
  // "A bit better" is no reason to leave what is helping.
  if (t.heard.wants.has('better') && rated === null) t.say('detour.better', 'reply', {}, { weight: 8 });
  if (picking !== null && pick(t, skill, s, step, picking)) return;
  s.index += 1;
  // The number that the next step would ask for was just given.
  if (rated !== null && skill.steps[s.index]?.wait === 'score') s.index += 1;
  if (rated !== null && skill.steps[s.index] === undefined && picking === null) {
    finish(t, s);
    return;
  }
  if (rated !== null && before !== null && rated < before)
    t.say('skills.down_wave', 'reflect', { last: rated });
  sayStep(t, skill, s);
}

/** Fear said in the middle of a skill is heard before the next step. */
const AFRAID =
  /\b(?:im (?:so |really )?(?:scared|afraid|terrified)|i feel (?:so )?scared|(?:tengo|me da|solo) (?:\w+ ){0,2}miedo|estoy asustad[oa])\b/u;

/** "going to a meeting", "texting my sponsor": named as the good step that it is. */
const REACHES =
  /\b(?:going to|go to|at|to) (?:a |my |the )?(?:meeting|group|aa|na)\b|\b(?:calling|called|call|texting|texted|text|telling|told|talking to|llame|llamo|llamar a|hable con) (?:to |a )?(?:my |mi )?(?:sponsor|friend|mom|dad|sister|brother|wife|husband|partner|therapist|counselor|padrino|amig[oa]|herman[oa]|mama|papa)\b/u;

/** Three or more short things, as an answer to the first step that came before the number. */
function looksLikeList(t: Turn): boolean {
  return t.heard.plain.clauses.length >= 3 || t.heard.raw.split(/,|\by\b|\band\b/u).length >= 4;
}

/** "skip", "worse", a rising number: the skill is left for another. True when it was left. */
function leaves(t: Turn, s: SkillSlot, rated: number | null, before: number | null, skill: Skill): boolean {
  const wave = skill.id === 'urge_surfing';
  const wants = t.heard.wants;
  const rose = rated !== null && before !== null && rated > before;
  if (rose) s.rises += 1;
  const up = rose && (!wave || rated - before >= 2 || rated - (s.first ?? before) >= 2 || wants.has('worse'));
  const quits =
    wants.has('skip') || (wants.has('worse') && rated === null) || (wants.has('refuse') && rated === null);
  if (!up && !quits) {
    if (wave && rated !== null && before !== null && rated > before) t.say('skills.up_wave', 'reply');
    return false;
  }
  t.effect({ kind: 'endSkill', run: s.run, ended: 'switched' });
  stop(t, s);
  t.say(up || wants.has('worse') ? 'skills.worse' : 'skills.skip', 'reply');
  offerNext(t, up, s.rises);
  return true;
}

function pick(t: Turn, skill: Skill, s: SkillSlot, step: Step | undefined, picked: number): boolean {
  switch (step?.on?.[picked]) {
    case 'finish':
      askAfter(t, skill, s);
      return true;
    case 'again':
      s.index = 0;
      sayStep(t, skill, s);
      return true;
    case 'person':
      finish(t, s, true);
      t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 3 });
      return true;
    case 'plan':
      finish(t, s, true);
      if (!ownWords(t, [2, 4])) t.say('talk.stay', 'step');
      return true;
    case 'switch':
      t.effect({ kind: 'endSkill', run: s.run, ended: 'switched' });
      stop(t, s);
      offerNext(t);
      return true;
    default:
      return false;
  }
}

function sayStep(t: Turn, skill: Skill, s: SkillSlot): void {
  const bars = barsNow(t);
  let step = skill.steps[s.index];
  while (step?.notWith?.some((b) => bars.has(b)) === true) {
    s.index += 1;
    step = skill.steps[s.index];
  }
  if (step === undefined) {
    askAfter(t, skill, s);
    return;
  }
  s.phase = 'step';
  t.forget('skillStep');
  const own =
    step.needs === 'reason' ? (t.input.plan?.reasons[0] ?? '') : entriesText(usableEntries(t, 2), 2);
  const usable = step.needs === undefined || (own !== '' && !t.about('abuse'));
  const key = usable ? step.say : (step.instead ?? step.say);
  if (!t.ask('skillStep', key, { items: own, first: s.first ?? '', last: s.last ?? '' }, { role: 'step' }))
    t.say(key, 'step', { items: own });
  if (step.wait === 'timer') check(t, s, step.seconds ?? 120);
  else check(t, s, 120, true);
}

/** `nudge`: only a reminder, when an answer is slow; the check of a timed step goes on to the next one. */
function check(t: Turn, s: SkillSlot, seconds: number, nudge = false): void {
  t.effect({
    kind: 'startTimer',
    timer: 'skill_check',
    key: `skill:${s.run}`,
    afterSeconds: seconds,
    data: { run: s.run, index: s.index, nudge },
  });
}

function askAfter(t: Turn, skill: Skill, s: SkillSlot): void {
  s.phase = 'after';
  if (skill.after === null) {
    finish(t, s);
    return;
  }
  t.forget('skillAfter');
  t.ask('skillAfter', skill.after);
  check(t, s, 120, true);
}

/** A skill's timer ran out: the next step of a timed one, or one quiet reminder after 2 and again after 5 minutes. */
export function skillTimer(t: Turn, data: BotTimerData): void {
  const s = skillSlot(t);
  const skill = current(s);
  if (skill === undefined || data.run !== s.run || data.index !== s.index) return;
  if (data.nudge !== true) {
    s.index += 1;
    s.nudges = 0;
    sayStep(t, skill, s);
    return;
  }
  s.nudges += 1;
  if (s.nudges > 2) return;
  t.say(t.about('abuse') ? 'nudge.neutral' : 'nudge.skill', 'step');
  check(t, s, 300, true);
}
