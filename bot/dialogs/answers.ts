import { atLeast, type RiskCategory } from '../../platform/risk.ts';
import type { Turn } from '../engine/turn.ts';
import { answerLocation, NAMED_SPOT } from './place.ts';

/**
 * Remembers what a message answers: the question asked last, and what was said without having been asked. Raises the
 * level where an answer is an entry fact of a higher one (clinical ground, section 1.4). Runs before any dialog.
 */
export function absorb(t: Turn): void {
  answerRisk(t);
  volunteered(t);
  number(t);
  lapse(t);
}

/** A 0-10 number outside of a running skill is kept; digits that answer a menu are none. */
function number(t: Turn): void {
  const { pending, slots } = t.state;
  const skill = slots.skill as { phase?: string } | undefined;
  const running = skill?.phase === 'before' || skill?.phase === 'step' || skill?.phase === 'after';
  if (t.heard.rating === null || running) return;
  if (
    pending === 'open' ||
    pending === 'planStep' ||
    pending === 'skillGate' ||
    pending === 'mood' ||
    pending === 'location'
  )
    return;
  if (!t.at('low') && pending !== 'urgeNumber' && pending !== 'settled') return;
  const value = t.heard.rating;
  t.effect({ kind: 'recordScore', what: t.about('relapse_urge', 'self_harm') ? 'urge' : 'distress', value });
  t.state.score = { value, turn: t.state.turns, first: t.state.score?.first ?? value };
  if (pending === 'urgeNumber') t.learn('urgeNumber', String(value));
}

const LAPSE =
  /\b(?:i (?:already |just )?(?:used|drank|relapsed|cut|burned|slipped)|(?:cut|burned|hurt|hit) my ?self|relapsed|slipped up|drank (?:again|last|today|yesterday|this|a|the|some|all|it|too|\w+ (?:drinks?|beers?|shots?))|drank$|used (?:again|last night|today|yesterday|this morning|tonight)|fell off the wagon|got (?:high|drunk|wasted|loaded)|smoked (?:again|last night|today|some)|lost my (?:days|sobriety|clean time)|blew (?:my|it after)|had (?:a|some|one|two|three|a few|a couple) (?:of )?(?:drinks?|beers?|hits?|shots?|glasses)|me corte|me queme|recai|volvi a (?:beber|tomar|usar|consumir|fumar)|use (?:anoche|hoy|otra vez|ayer)|tome (?:anoche|hoy|otra vez|ayer)|consumi|bebi)\b/u;
const LAPSE_DENIED =
  /\b(?:didnt|did not|havent|have not|almost|want(?:ed)? to|might|urge to|going to|no me|no) (?:\w+ ){0,2}(?:use|used|drink|drank|cut|relapse\w*|slip\w*|burn\w*|hurt|smoke\w*|get|got|corte|queme|recai|tome|bebi|consumi)\b/u;

/** Use or injury that has happened takes a talk out of "only an urge". */
function lapse(t: Turn): void {
  if (!t.about('relapse_urge', 'self_harm') || t.state.thirdParty) return;
  const { flat } = t.heard.plain;
  sinking(t);
  if (
    LAPSE.test(flat) &&
    !LAPSE_DENIED.test(flat) &&
    !/\b(?:years?|months?) ago|used to\b|\bhace (?:\w+ )?(?:anos|meses)\b/u.test(flat)
  )
    t.once('used_or_injured', () => undefined);
}

/** Heavy, eyes that close, after use: that may be an overdose, and comes before any talk (clinical ground, section 1.8). */
function sinking(t: Turn): void {
  const used = t.state.done.includes('used_or_injured') && t.about('relapse_urge');
  if (!used || t.heard.facts.drowsy !== true || t.state.bodyInDanger) return;
  bring(t, 'overdose');
  t.raise('high', 'drowsy_after_use');
  t.state.bodyInDanger = true;
}

/** Makes a topic the session's own, whatever the assessments say. */
function bring(t: Turn, topic: RiskCategory): void {
  t.categories.add(topic);
  if (!t.state.hinted.includes(topic)) t.state.hinted.push(topic);
}

const PLAN_YES =
  /\b(?:thought about (?:how|it|ways|doing)|know (?:how|exactly)|(?:have|got|made) a plan|figured (?:it )?out|ive planned|been planning|se como|tengo (?:un )?plan|(?:he )?pensado (?:en )?como|ya se como)\b/u;
const NO_PLAN =
  /\b(?:(?:dont|do not) have (?:a|any)|have no|no|without a|no tengo(?: un| ningun)?|sin) plan(?:s|es)?\b/u;
const WOULD_ACT =
  /\b(?:going to do it|gonna do it|will do it|want to do it|ready to|cant stop myself|voy a hacerlo|lo voy a hacer|want to act)\b/u;

const OBJECTIONS = ['no_police', 'no_guardian', 'keep_secret', 'no_hospital', 'no_call', 'no_plan'] as const;

function answerRisk(t: Turn): void {
  const { pending } = t.state;
  const { facts, plain, wants } = t.heard;
  // "no cops" and "dont tell my mom" answer no question of ours.
  const objects = OBJECTIONS.some((w) => wants.has(w)) && plain.words.length <= 6;
  const yn = objects ? null : t.heard.yesNo;
  switch (pending) {
    case 'suicide':
      answerSuicide(t);
      return;
    case 'plan':
      if (
        PLAN_YES.test(plain.flat) ||
        facts.means === 'yes' ||
        namesWay(t) ||
        (yn === 'yes' && facts.intent !== 'no')
      )
        learnPlan(t);
      else if (yn === 'maybe' || yn === 'yes') learnPlan(t, 'maybe');
      else if (yn === 'no' || facts.intent === 'no') t.learn('plan', 'no');
      return;
    case 'means':
      if (yn === 'yes' || facts.means === 'yes') learnMeans(t);
      else if (yn === 'no' || facts.means === 'no') t.learn('means', 'no');
      else if (yn === 'maybe') t.learn('means', 'maybe');
      return;
    case 'timeframe':
      answerTime(t);
      return;
    case 'intent':
      if (yn === 'yes' || WOULD_ACT.test(plain.flat)) {
        t.learn('intent', 'yes');
        t.raise('high', 'intent_affirmed');
      } else if (yn === 'maybe') {
        t.learn('intent', 'maybe');
        t.raise('high', 'intent_unsure');
      } else if (yn === 'no' || facts.intent === 'no') t.learn('intent', 'no');
      return;
    case 'alone':
      if (facts.alone !== undefined) t.learn('alone', facts.alone);
      else if (yn === 'yes') t.learn('alone', 'no');
      else if (yn === 'no') t.learn('alone', 'yes');
      else if (
        plain.words.length > 0 &&
        plain.words.length <= 5 &&
        /\b(?:mom|mum|dad|wife|husband|friend|sister|brother|roommate|partner|son|daughter|kids?|mama|papa|espos[oa]|herman[oa]|amig[oa]|hij[oa])\b/u.test(
          plain.flat,
        )
      )
        t.learn('alone', 'no');
      return;
    case 'location':
      answerLocation(t);
      return;
    case 'connected':
      if (yn !== null) t.learn('connected', yn === 'yes' ? 'yes' : 'no');
      return;
    case 'meansAway':
      if (
        yn === 'yes' ||
        t.heard.agreement === 'yes' ||
        facts.movedAway === true ||
        t.heard.wants.has('done')
      )
        t.learn('meansAway', 'yes');
      else if (yn === 'no' || t.heard.wants.has('refuse')) t.learn('meansAway', 'no');
      return;
    case 'safeNow':
      if (yn === 'no') t.raise('high', 'says_not_safe');
      else if (yn === 'maybe') t.raise('moderate', 'unsure_if_safe');
      return;
    case 'whoNear':
      if (yn === 'no' || /\b(?:no one|nobody|nadie)\b/u.test(plain.flat)) t.learn('whoNear', 'nobody');
      else if (plain.words.length > 0 && plain.words.length <= 12 && t.heard.wants.size === 0)
        t.learn('whoNear', t.heard.raw.slice(0, 80));
      return;
    default:
      return;
  }
}

/** "With pills", "jumping": an answer that names a way, without any no. */
function namesWay(t: Turn): boolean {
  const { plain, yesNo } = t.heard;
  return yesNo !== 'no' && plain.words.length <= 12 && WAYS.test(plain.flat);
}

const WAYS =
  /\b(?:pills?|meds|medicine|overdos\w*|od|gun|pistol|rope|hang\w*|noose|jump\w*|bridge|roof|train|tracks|car|crash|drive|cut\w*|blade|razor|knife|wrists?|drown\w*|gas|pastillas?|medicina|pistola|arma|soga|cuerda|colg\w*|ahorc\w*|salt\w*|tirar\w*|puente|tren|carro|cort\w*|navaja|cuchillo|venas|tablets|rifle|shotgun)\b/u;

/** Words that say suicide or wanting to die outright, about oneself. */
export const EXPLICIT =
  /\b(?:kill(?:ing)? my ?self|end(?:ing)? (?:my life|it all|it tonight)|want to die|wanna die|suicidal|suicide|take my (?:own )?life|not be alive|matarme|quitarme la vida|suicid\w+|quiero morir(?:me)?|acabar con mi vida)\b/u;

/** A wish to be dead or gone, which is a yes to the direct question however it begins: "i dont want to be here anymore". */
const PASSIVE =
  /\b(?:dont|do not) (?:really )?(?:want to|wish to|care to) (?:be here|live|exist|wake up|be alive|keep (?:going|living)|go on|do this anymore)\b|\bbetter off (?:dead|without me|if i)\b|\b(?:wish|want|hope|rather) (?:i (?:was|were|could|would|wasnt|wouldnt|didnt)|to)(?: just| not)* (?:be )?(?:dead|gone|disappear|vanish|wake up|die|here|exist|alive|born)\b|\bno quiero (?:vivir|estar (?:aqui|viv[oa])|seguir|despertar|existir)\b|\b(?:quisiera|ojala|quiero) (?:\w+ )?(?:no despertar|desaparecer|estar muert[oa]|no estar|morir)\b/u;

/** "Not hurt myself, no": said to the direct question, it answers it. */
const NOT_HURT =
  /\bnot (?:\w+ ){0,2}(?:hurt(?:ing)?|harm(?:ing)?) my ?self\b|\bno (?:es para |quiero )?(?:hacerme dano|lastimarme)\b/u;

function answerSuicide(t: Turn): void {
  const { yesNo: yn, facts, plain } = t.heard;
  const a = t.input.assessment;
  const severe =
    a !== null &&
    a.subject === 'self' &&
    a.categories.includes('suicide') &&
    (atLeast(a.level, 'high') ||
      (a.level === 'moderate' && a.evidence.some((e) => e.source.includes('.suicide.'))));
  if (NO_PLAN.test(plain.flat) && facts.suicide !== 'no') {
    // "I don't have a plan" is no denial: it says that there are thoughts.
    t.learn('plan', 'no');
    learnSuicide(t, 'maybe');
  } else if ((facts.suicide === 'no' || NOT_HURT.test(plain.flat)) && yn !== 'yes') t.learn('suicide', 'no');
  else if (yn === 'yes' || severe || EXPLICIT.test(plain.flat) || PASSIVE.test(plain.flat))
    learnSuicide(t, 'yes');
  else if (yn === 'maybe') learnSuicide(t, 'maybe');
  else if (yn === 'no') t.learn('suicide', 'no');
  else if (/^(?:not today|not right now|hoy no|used to|before|antes)\b/u.test(plain.flat))
    t.learn('suicide', 'no');
}

function learnSuicide(t: Turn, value: 'yes' | 'maybe'): void {
  t.learn('suicide', value);
  t.categories.add('suicide');
  t.raise('moderate', value === 'yes' ? 'suicidal_thoughts_affirmed' : 'suicidal_thoughts_unsure');
}

function learnPlan(t: Turn, value: 'yes' | 'maybe' = 'yes'): void {
  t.learn('plan', value);
  t.raise('moderate', 'method_thought_of');
  if (/\b(?:a|un) plan\b/u.test(t.heard.plain.flat) && t.heard.yesNo !== 'no')
    t.raise('high', 'plan_affirmed');
}

function learnMeans(t: Turn): void {
  t.learn('means', 'yes');
  t.raise('high', 'means_at_hand');
}

function answerTime(t: Turn): void {
  const { facts, yesNo: yn } = t.heard;
  const time =
    facts.timeframe ??
    (yn === 'yes' ? 'tonight' : yn === 'no' ? 'none' : yn === 'maybe' ? 'maybe' : undefined);
  if (time === undefined) return;
  const denied = yn === 'no' && (time === 'tonight' || time === 'now');
  const value = denied ? 'none' : time;
  t.learn('timeframe', value);
  const armed = t.answer('means') === 'yes' || t.answer('plan') === 'yes';
  if (value === 'now') t.raise('imminent', 'time_is_now');
  else if (value === 'tonight')
    t.raise(t.answer('means') === 'yes' && t.answer('plan') === 'yes' ? 'imminent' : 'high', 'time_is_today');
  else if (value === 'maybe' && armed) t.raise('high', 'time_unsure_with_method');
}

/** A gun that is with somebody who writes to this line is a method within reach, whatever else they say. */
function armed(t: Turn): void {
  const a = t.input.assessment;
  if (t.heard.facts.gun !== true || t.state.thirdParty || t.about('harm_to_others', 'abuse')) return;
  if (a !== null && a.subject !== 'self') return;
  bring(t, 'suicide');
  t.learn('means', 'yes');
  if (!t.knows('plan')) t.learn('plan', 'yes');
  t.raise('high', 'gun_at_hand');
}

/** Facts that count whenever they are said. */
function volunteered(t: Turn): void {
  const { facts, plain } = t.heard;
  armed(t);
  const risky = t.at('moderate') && !t.state.thirdParty;
  if (facts.suicide === 'no' && !t.knows('suicide')) t.learn('suicide', 'no');
  if (!t.state.thirdParty && t.input.assessment?.subject === 'self') {
    if (EXPLICIT.test(plain.flat) && facts.suicide !== 'no' && t.about('suicide') && risky) {
      if (t.answer('suicide') !== 'yes') learnSuicide(t, 'yes');
    }
  }
  if (!risky) return;
  const suicidal =
    t.answer('suicide') === 'yes' ||
    t.answer('suicide') === 'maybe' ||
    (t.about('suicide') && t.answer('suicide') !== 'no');
  if (suicidal && !t.knows('plan') && PLAN_YES.test(plain.flat)) learnPlan(t);
  if (suicidal && t.state.pending !== 'means' && facts.means === 'yes' && t.answer('means') !== 'yes') {
    if (t.answer('plan') === undefined) learnPlan(t);
    learnMeans(t);
  }
  if (!t.knows('plan') && NO_PLAN.test(plain.flat)) t.learn('plan', 'no');
  const time = facts.timeframe;
  if (
    suicidal &&
    !t.knows('timeframe') &&
    t.knows('plan') &&
    plain.words.length <= 8 &&
    (time === 'tonight' || time === 'later' || time === 'maybe') &&
    t.heard.wants.size === 0
  )
    answerTime(t);
  if (facts.alone !== undefined) t.learn('alone', facts.alone);
  if (facts.alone === 'no' && !t.knows('whoNear')) t.learn('whoNear', 'told');
  if (facts.movedAway === true && t.at('high')) t.learn('meansAway', 'yes');
  if (facts.address !== undefined && t.at('high')) {
    t.learn('location', facts.address);
    t.effect({ kind: 'setLocation', text: facts.address });
  } else if (facts.place !== undefined && t.imminent && !t.knows('location') && NAMED_SPOT.test(plain.flat)) {
    t.learn('location', t.heard.raw.trim().slice(0, 160));
    t.effect({ kind: 'setLocation', text: t.heard.raw.trim().slice(0, 160) });
  }
  if (facts.connected === true) t.learn('connected', 'yes');
}
