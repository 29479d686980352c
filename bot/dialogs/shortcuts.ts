import type { DialogName } from '../engine/state.ts';
import type { Turn } from '../engine/turn.ts';
import { jokes } from './jokes.ts';
import { crisisLine, mayName988, offerPerson } from './moves.ts';
import { keepSmallHelp, refusePlan } from './plan-build.ts';
import { planShow } from './plan-show.ts';
import { LISTEN_ONLY, needOf, offerSkill, skillActive } from './skill.ts';
import { SKILL_WORDS } from './skill-names.ts';

/**
 * Short exchanges beside the topics: a joke's one light check, a refused plan, the menu, HELP, a named skill.
 * True when the message is answered. Never called while this message brings danger.
 */
export function shortcuts(t: Turn, next: DialogName, wasClosed: boolean): boolean {
  return (
    jokes(t) ||
    refusal(t) ||
    justListen(t, next) ||
    reviewedOnly(t) ||
    smallHelp(t) ||
    help(t) ||
    menu(t) ||
    namedSkill(t) ||
    rest(t, next, wasClosed)
  );
}

/** "No worksheet": nothing is pushed; one small question instead, once. */
function refusal(t: Turn): boolean {
  if (!t.heard.wants.has('no_plan') || t.state.dialog === 'plan_edit') return false;
  if (t.state.pending === 'plan') return false;
  t.state.planRefused = true;
  if (t.input.client.jurisdictionMode !== 'full' || t.knows('smallHelp')) {
    t.say('detour.ok_refuse', 'reply');
    t.say('detour.small_alt', 'step');
    return true;
  }
  refusePlan(t);
  return true;
}

/** "No skills. Just needed to say it": nothing is offered any more, there is room to talk. */
function justListen(t: Turn, next: DialogName): boolean {
  if (!t.heard.wants.has('just_listen') || t.at('high')) return false;
  if (!['talk', 'urge', 'grief', 'skill', 'panic', 'sleep', 'eating', 'ladder'].includes(next)) return false;
  t.once(LISTEN_ONLY, () => undefined);
  t.say('talk.hear', 'reply');
  t.say('talk.listen', 'step');
  if (t.at('low')) crisisLine(t);
  if (!t.knows('suicide') && t.at('low') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 }))
    return true;
  offerPerson(t);
  return true;
}

function smallHelp(t: Turn): boolean {
  if (t.state.pending !== 'smallHelp') return false;
  if (!keepSmallHelp(t)) return false;
  t.forget('urgeNumber', 'settled');
  t.ask('urgeNumber', 'skills.ask_number');
  return true;
}

/** Programs in which plans are not changed by chat: says what this line can do, and asks for a person. */
function reviewedOnly(t: Turn): boolean {
  if (t.input.client.jurisdictionMode !== 'plan_and_skills_reviewed') return false;
  if (!t.heard.wants.has('plan_edit') && !t.heard.wants.has('plan_build')) return false;
  t.say('mode.reviewed', 'reply');
  t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 3 });
  return true;
}

/** HELP alone is a way into the crisis conversation (clinical ground, finding 2). */
function help(t: Turn): boolean {
  const alone =
    t.input.event.kind === 'help' ||
    /^(?:help|help me|i need help|ayuda|ayudame|necesito ayuda|info)$/u.test(t.heard.plain.flat);
  if (!alone || t.at('moderate')) return false;
  t.say('welcome.help_entry', 'reply', {}, { weight: 8 });
  crisisLine(t, mayName988(t));
  t.forget('safeNow');
  t.ask('safeNow', 'welcome.ask_safe');
  return true;
}

function menu(t: Turn): boolean {
  if (t.heard.wants.has('menu')) {
    t.say('welcome.menu', 'reply');
    return true;
  }
  const digit = /^[123]$/u.exec(t.heard.plain.flat)?.[0];
  const { pending } = t.state;
  if (digit === undefined || (pending !== 'open' && pending !== null)) return false;
  if (digit === '1') {
    t.state.dialog = 'plan_show';
    planShow.begin(t);
    return true;
  }
  if (digit === '2') return offerSkill(t, needOf(t));
  return false;
}

/** "Can we do the breathing": that skill is offered, with its gate. */
function namedSkill(t: Turn): boolean {
  if (
    !t.heard.wants.has('skill') ||
    t.heard.wants.has('skip') ||
    t.state.dialog === 'plan_edit' ||
    t.state.dialog === 'plan_build'
  )
    return false;
  const named = SKILL_WORDS.find(([pattern]) => pattern.test(t.heard.plain.flat))?.[1];
  // "Fine, let's do something" answers the offer that stands.
  if (named === undefined && skillActive(t)) return false;
  const a = t.input.assessment;
  if (
    a !== null &&
    a.level !== 'none' &&
    a.categories.some((c) => c === 'panic' || c === 'medical_emergency')
  )
    return false;
  return offerSkill(t, needOf(t), named);
}

/** After a closed talk a plain word needs no new questions. */
function rest(t: Turn, next: DialogName, wasClosed: boolean): boolean {
  const plain = t.input.assessment === null || t.input.assessment.level === 'none';
  const tasks: readonly DialogName[] = [
    'plan_show',
    'plan_edit',
    'plan_build',
    'skill',
    'follow_up',
    'check_in',
    'third_party',
  ];
  if (!wasClosed || !plain || t.at('moderate') || tasks.includes(next) || t.hasQuestion) return false;
  if (t.silentSoFar)
    t.say(t.heard.wants.has('thanks') || t.heard.wants.has('goodbye') ? 'talk.thanks' : 'talk.hear', 'reply');
  t.say('talk.anything', 'step');
  return true;
}
