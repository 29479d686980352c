import type { PlanStepNumber } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import { skillById } from '../skills/index.ts';
import type { SkillId } from '../skills/skill.ts';
import type { Dialog } from './dialog.ts';
import { crisisLine, mark988, status, word } from './moves.ts';
import { clip, entriesText, hasPlan, usableEntries } from './plan-words.ts';
import { barsNow, skillSlot } from './skill.ts';

/** Shows the client's own plan: all of it where there is room, else step by step; step 2 can be done as a skill. */
export const planShow: Dialog = { name: 'plan_show', begin: show, continue: show };

function show(t: Turn): void {
  if (t.at('high')) status(t, { weight: 7.5 });
  if (!hasPlan(t)) {
    t.say('plan.none', 'reply');
    if (t.about('abuse') || t.state.planRefused || t.input.client.jurisdictionMode !== 'full') return;
    t.state.resume = null;
    t.ask('buildSave', 'plan.ask_build', {}, { max: 1 });
    return;
  }
  if (t.input.plan?.steps.some((s) => s.some((e) => e.text.includes('988'))) === true) mark988(t);
  else if (t.at('low')) crisisLine(t);
  t.state.planRefused = false;
  const step = t.heard.step ?? (t.state.pending === 'planStep' ? numberIn(t) : null);
  if (step !== null && step >= 1 && step <= 6) showStep(t, step as PlanStepNumber);
  else showAll(t);
}

function numberIn(t: Turn): number | null {
  const found = /^(?:step |paso )?([1-6])$/u.exec(t.heard.plain.flat);
  return found === null ? null : Number(found[1]);
}

function showAll(t: Turn): void {
  const plan = t.input.plan;
  if (plan === null) return;
  t.say(
    plan.version > 1 && /\b(?:new|version|nueva)\b/u.test(t.heard.plain.flat)
      ? 'plan.full_version'
      : 'plan.full',
    'reply',
    { version: plan.version },
  );
  const filled = ([1, 2, 3, 4, 5, 6] as const).filter((n) => usableEntries(t, n).length > 0);
  if (plan.status === 'pending_clinician_review') t.say('plan.pending', 'reflect', {}, { weight: 2 });
  const author = plan.author;
  if (author !== null && t.input.channel !== 'sms')
    t.say('plan.made_with', 'reply', { author }, { weight: 2 });
  const small = t.input.channel === 'sms';
  const most = small ? 26 : 44;
  const lines = filled.map((n) =>
    `${n}: ${clip(entriesText(usableEntries(t, n), 4), most)}.`.replace(/\.{3,}$/u, '...'),
  );
  const mark = () => markShown(t, filled);
  t.say('plan.lines', 'plan', { lines: lines.join(small ? ' ' : '\n') }, { weight: 9, onSaid: mark });
  t.forget('planStep');
  t.ask('planStep', 'plan.ask_step');
}

function showStep(t: Turn, step: PlanStepNumber): void {
  const entries = usableEntries(t, step);
  if (entries.length === 0) {
    t.say('plan.empty_step', 'reply');
    t.forget('planStep');
    t.ask('planStep', 'plan.ask_step');
    return;
  }
  t.say(
    'plan.step',
    'plan',
    { number: step, title: word(t, `plan.title_${step}`), items: entriesText(entries, 5) },
    { weight: 9, onSaid: () => markShown(t, [step]) },
  );
  t.forget('planStep', 'planRunSkill');
  const match = step === 2 ? skillIn(t) : null;
  if (match !== null) {
    const s = skillSlot(t);
    s.skill = match.skill;
    s.phase = 'offer';
    t.ask('offerSkill', 'plan.ask_run', { item: match.words }) || t.say('plan.full', 'reply');
    return;
  }
  t.ask('planStep', 'plan.ask_use');
}

function markShown(t: Turn, steps: readonly number[]): void {
  t.state.planWordsUsed = true;
  for (const n of steps) if (!t.state.done.includes(`own:${n}`)) t.state.done.push(`own:${n}`);
}

const ENTRY_SKILLS: readonly (readonly [RegExp, SkillId])[] = [
  [/\burge|wave|surf|ola\b/u, 'urge_surfing'],
  [/breath|respir/u, 'paced_breathing'],
  [/ground|5.?4.?3|sentidos/u, 'grounding_54321'],
  [/cold water|\bice\b|agua fria|hielo/u, 'tipp_cold'],
  [/push.?ups|run|jumping|correr/u, 'tipp_move'],
  [/walk|stretch|yoga|caminar|pasear/u, 'movement'],
  [/muscle|musculo/u, 'pmr'],
];

/** The first own coping step that this product can guide, and that nothing rules out. */
function skillIn(t: Turn): { skill: SkillId; words: string } | null {
  const bars = barsNow(t);
  for (const entry of usableEntries(t, 2)) {
    const text = entry.text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    for (const [pattern, id] of ENTRY_SKILLS) {
      const skill = skillById(id);
      if (
        pattern.test(text) &&
        skill !== undefined &&
        !skill.bars.some((b) => bars.has(b)) &&
        skill.gate === null
      )
        return { skill: id, words: clip(entry.text, 30) };
    }
  }
  return null;
}
