import { atLeast, levelRank, type RiskCategory } from '../../platform/risk.ts';
import { EXPLICIT } from '../dialogs/answers.ts';
import { targetOf } from '../dialogs/harm.ts';
import { mayQuotePlan } from '../dialogs/plan-words.ts';
import { skillActive, skillSlot } from '../dialogs/skill.ts';
import { isThirdParty } from '../dialogs/third-party.ts';
import { editsIn } from '../understanding/edits.ts';
import { CRAVING } from './policy.ts';
import type { DialogName } from './state.ts';
import type { Turn } from './turn.ts';

/** Topics that, once the client's own, lead the session until a clinician takes over. */
const LASTING: readonly RiskCategory[] = ['abuse', 'harm_to_others', 'psychosis', 'child_safety'];

/** Remembers which lasting topics this message brings up as the client's own. */
export function noteTopics(t: Turn): void {
  const a = t.input.assessment;
  if (a === null || a.subject === 'past' || a.subject === 'quoted') return;
  const spoken = atLeast(a.level, 'moderate') || a.evidence.length > 0 || EXPLICIT.test(t.heard.plain.flat);
  if (a.subject === 'self' && a.categories.includes('suicide') && spoken)
    t.once('topic:suicide', () => undefined);
  const child = a.categories.includes('child_safety') || t.state.done.includes('topic:child_safety');
  for (const topic of LASTING) {
    if (!a.categories.includes(topic)) continue;
    // What frightens a parent about their own child is not anger at somebody.
    if (topic === 'harm_to_others' && child && targetOf(t, [t.heard.raw]).role === null) continue;
    if (a.subject === 'self' || topic === 'harm_to_others' || topic === 'child_safety')
      t.once(`topic:${topic}`, () => undefined);
  }
}

function met(t: Turn, topic: RiskCategory): boolean {
  return t.state.done.includes(`topic:${topic}`);
}

/** The dialog for this message: danger first, then the topic, then the task in hand. */
export function choose(t: Turn): DialogName {
  const danger = chooseDanger(t);
  const asksPlan = t.heard.wants.has('plan_now') && mayQuotePlan(t) && danger !== 'third_party';
  if (asksPlan && danger !== 'medical' && t.input.client.jurisdictionMode !== 'handoff_only')
    return 'plan_show';
  // Where the bot may not counsel, a danger gets emergency help and a person; no topic of its own.
  if (t.input.client.jurisdictionMode === 'handoff_only')
    return danger === 'medical' || danger === 'imminent' || danger === 'third_party'
      ? danger
      : 'handoff_only';
  if (danger !== null) return danger;
  const task = chooseTask(t);
  if (task !== null) return task;
  return chooseTopic(t);
}

function fresh(t: Turn, category: RiskCategory): boolean {
  const a = t.input.assessment;
  return a !== null && a.subject === 'self' && a.categories.includes(category);
}

function chooseDanger(t: Turn): DialogName | null {
  if (isThirdParty(t)) return 'third_party';
  t.state.thirdParty = false;
  const bodily = fresh(t, 'medical_emergency') || fresh(t, 'overdose');
  if (t.state.bodyInDanger || (bodily && t.at('high'))) return 'medical';
  if (met(t, 'abuse')) return 'abuse';
  if (met(t, 'harm_to_others') && !(t.imminent && EXPLICIT.test(t.heard.plain.flat))) return 'harm';
  if (met(t, 'psychosis') && t.answer('suicide') !== 'yes') return 'psychosis';
  if (t.imminent) return 'imminent';
  if (met(t, 'child_safety')) return 'child_safety';
  return null;
}

/** "Let me see it now", in the middle of changing it. */
const SEE_IT =
  /\b(?:show|see|view|read|look at|pull up|send)\b(?: \w+)? (?:it|the whole (?:thing|plan)|everything|the new one|all of it)\b|\b(?:what(?:s| is| does) it look like|how does it look|como (?:va|quedo|queda))\b|\b(?:muestra\w*|ver|leer|ensena\w*) ?(?:lo|la|todo|completo)\b/u;

function chooseTask(t: Turn): DialogName | null {
  const { wants } = t.heard;
  const { dialog, pending } = t.state;
  if (t.at('high') && newDanger(t)) return null;
  const looks = (dialog === 'plan_edit' || dialog === 'plan_show') && SEE_IT.test(t.heard.plain.flat);
  if (wants.has('plan') || (looks && mayQuotePlan(t))) return 'plan_show';
  if (skillActive(t) && !endangered(t) && !strayed(t)) return 'skill';
  if (newDanger(t)) return null;
  if (pending === 'planStep' && (t.heard.step !== null || /^[1-6]$/u.test(t.heard.plain.flat)))
    return 'plan_show';
  const changes = (dialog === 'plan_show' || dialog === 'plan_edit') && editsIn(t.heard.raw).length > 0;
  const editing = changes || dialog === 'plan_edit' || (wants.has('plan_edit') && t.input.plan !== null);
  if (editing && !t.at('high') && t.input.client.jurisdictionMode === 'full') return 'plan_edit';
  const building =
    wants.has('plan_build') ||
    (wants.has('plan_edit') && t.input.plan === null) ||
    (pending === 'buildSave' && t.heard.agreement === 'yes') ||
    dialog === 'plan_build';
  if (building && !t.at('high') && t.input.client.jurisdictionMode === 'full') return 'plan_build';
  if (dialog === 'follow_up' && quiet(t)) return 'follow_up';
  if (dialog === 'check_in' && quiet(t)) return 'check_in';
  if (dialog === 'wrong_number' && !t.at('low')) return 'wrong_number';
  if (!t.input.client.enrolled && t.state.turns === 0 && wants.has('wrong_number') && !t.at('low'))
    return 'wrong_number';
  return null;
}

function chooseTopic(t: Turn): DialogName {
  const denied = t.answer('suicide') === 'no';
  const positive = t.answer('suicide') === 'yes' || t.answer('suicide') === 'maybe';
  const lead = t.state.dialog;
  if (t.at('high'))
    return positive || t.about('suicide')
      ? 'ladder'
      : t.about('withdrawal') && !t.about('self_harm')
        ? 'withdrawal'
        : 'ladder';
  if (positive && t.at('moderate')) return 'ladder';
  if (t.at('low') && (fresh(t, 'suicide') || (t.about('suicide') && !t.knows('suicide'))) && !denied)
    return fresh(t, 'grief') && !t.at('moderate') ? 'grief' : 'ladder';
  if (fresh(t, 'suicide') && t.at('moderate') && !denied) return 'ladder';
  // Weeks clean: what shakes is the craving.
  const craves = fresh(t, 'relapse_urge') && LONG_CLEAN.test(t.heard.plain.flat);
  if (craves) t.once(CRAVING, () => undefined);
  if ((fresh(t, 'withdrawal') && !craves) || (lead === 'withdrawal' && t.at('moderate'))) return 'withdrawal';
  if (
    t.about('relapse_urge', 'self_harm') &&
    (t.at('low') || fresh(t, 'relapse_urge')) &&
    (['urge', 'skill', 'plan_show', 'plan_edit', 'talk'].includes(lead) ||
      fresh(t, 'relapse_urge') ||
      fresh(t, 'self_harm'))
  )
    return 'urge';
  const everyday: readonly (readonly [RiskCategory, DialogName])[] = [
    ['panic', 'panic'],
    ['eating', 'eating'],
    ['grief', 'grief'],
    ['sleep', 'sleep'],
  ];
  for (const [category, name] of everyday)
    if (
      fresh(t, category) ||
      (t.about(category) && (lead === name || (lead === 'skill' && category === 'panic')))
    )
      return name;
  if (t.at('moderate')) return 'ladder';
  return 'talk';
}

const LONG_CLEAN =
  /\b(?:(?:1[4-9]|[2-9]\d|\d{3}) days?|\w+ (?:weeks|months?|years?)) (?:today|sober|clean|in)\b|\b(?:sober|clean) (?:for )?\w+ (?:weeks|months?|years?)\b/u;

/** This message itself brings a higher level, or a new danger, into the session. */
function newDanger(t: Turn): boolean {
  const a = t.input.assessment;
  if (a === null || a.subject !== 'self') return false;
  return levelRank(t.level) > levelRank(t.input.session.levelBefore) && t.at('moderate');
}

/** The session is in more danger than when the running skill began. */
function endangered(t: Turn): boolean {
  const s = skillSlot(t);
  const offered = s.phase === 'offer' || s.phase === 'gate';
  return offered ? newDanger(t) : levelRank(t.level) > levelRank(s.level as 'none') && t.at('moderate');
}

/** An offer met with something that is no answer to it: the talk goes on instead. */
function strayed(t: Turn): boolean {
  const s = skillSlot(t);
  const { wants, agreement, rating } = t.heard;
  if (wants.has('no_plan') || wants.has('plan_edit') || wants.has('plan_build')) return true;
  if (s.phase === 'offer' && t.heard.facts.suicide === 'no') return true;
  if (s.phase !== 'offer' && s.phase !== 'gate') return false;
  if (wants.has('better') || wants.has('goodbye')) return true;
  // "nobody" tells who is there; it refuses nothing.
  if (/^(?:nobody|no one|nadie|solo yo|just me)\b/u.test(t.heard.plain.flat)) return true;
  if (wants.has('thanks') && agreement === null) return true;
  if (s.phase === 'gate') return t.heard.plain.words.length > 5 && talksOn(t);
  return (
    agreement === null &&
    rating === null &&
    !wants.has('skill') &&
    !wants.has('refuse') &&
    !wants.has('skip') &&
    !wants.has('done') &&
    !wants.has('person')
  );
}

/** At a gate: words that answer nothing of it. */
function talksOn(t: Turn): boolean {
  const { agreement, plain, wants } = t.heard;
  if (agreement !== null || wants.has('done') || wants.has('refuse') || wants.has('skip')) return false;
  return !GATE_WORDS.test(plain.flat);
}

const GATE_WORDS =
  /\b(?:no|none|nothing|not|heart|faint\w*|pregnan\w*|allerg\w*|eating|chest|injur\w*|drink\w*|us(?:e|ed|ing)|healthy|safe|alone|sure|nada|ningun[oa]?|corazon|embaraz\w*|alergi\w*|san[oa]|sol[oa])\b/u;

function quiet(t: Turn): boolean {
  const a = t.input.assessment;
  return a === null || !atLeast(a.level, 'moderate') || a.subject !== 'self';
}
