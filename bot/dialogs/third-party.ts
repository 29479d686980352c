import { atLeast, levelRank, type RiskLevel } from '../../platform/risk.ts';
import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { isOfAnother, OVERDOSE, STAFF_CLAIM, talkSoFar } from '../understanding/whose-risk.ts';
import { type Dialog, slot } from './dialog.ts';
import { handoffOpen, mark988, word } from './moves.ts';
import { clip } from './plan-words.ts';
import { rescue } from './rescue.ts';

interface ThirdSlot {
  level: RiskLevel;
  told: string[];
  overdose: boolean;
  /** How the writer speaks of the other person. */
  pronoun?: 'she' | 'he' | 'they';
}

/** Whether somebody writes about another person's danger. */
export function isThirdParty(t: Turn): boolean {
  const talk = talkSoFar(t.state, t.level, t.input.client.enrolled);
  return isOfAnother(t.input.assessment, t.heard.plain, talk);
}

/**
 * A worried third person: never confirms or denies that anybody is a client, helps at once, takes no secrets, passes
 * it to staff (clinical ground, rubric 13).
 */
export const thirdParty: Dialog = { name: 'third_party', begin: speak, continue: speak };

function speak(t: Turn): void {
  const s = slot<ThirdSlot>(t, 'third_party', { level: 'low', told: [], overdose: false });
  const first = !t.state.thirdParty;
  t.state.thirdParty = true;
  if (t.heard.raw.trim() !== '' && t.state.quotes.length < 12)
    t.state.quotes.push(clip(t.heard.raw.trim(), 200));
  s.pronoun = pronounIn(t) ?? s.pronoun;
  rise(t, s);
  report(t, s);
  learnThird(t);
  if (s.overdose) {
    rescue(t);
    return;
  }
  const high = atLeast(s.level, 'high');
  acknowledge(t, s, first);
  if (high || t.answer('tpDanger') === 'yes') {
    once(t, 'tp:stay', 'third.stay', 'act', 8);
    once(t, 'tp:lines', 'third.lines', 'resource', 7.9);
    if (t.state.done.includes('tp:stay')) once(t, 'tp:direct', 'third.ask_direct', 'act', 4);
  } else if (!first) once(t, 'tp:lines', 'third.lines', 'resource', 7);
  if (ended(t) && t.ask('tpTextBack', 'third.ask_textback', {}, { max: 1 })) return;
  const asked =
    t.ask('tpDanger', 'third.ask_danger', about(t)) ||
    t.ask('tpWith', 'third.ask_with', about(t)) ||
    t.ask('tpAway', 'third.ask_away', about(t), { max: 1 });
  if (!asked && !ended(t)) t.say('third.listen', 'step', {}, { weight: 5 });
}

const SHE =
  /\b(?:she|her|hers|shes|daughter|sister|mom|mother|wife|girlfriend|gf|aunt|niece|grandma|granddaughter|stepdaughter)\b/u;
const HE =
  /\b(?:he|him|his|hes|son|brother|dad|father|husband|boyfriend|bf|uncle|nephew|grandpa|grandson|stepson|dude|guy)\b/u;

/** He or she where the words leave no doubt. */
function pronounIn(t: Turn): 'she' | 'he' | undefined {
  const { flat } = t.heard.plain;
  const she = SHE.test(flat);
  return she === HE.test(flat) ? undefined : she ? 'she' : 'he';
}

/** "her", "him" or "them", for the sentences about the other person. */
function about(t: Turn): { them: string; their: string } {
  const { pronoun = 'they' } = slot<ThirdSlot>(t, 'third_party', { level: 'low', told: [], overdose: false });
  return { them: word(t, `third.them_${pronoun}`), their: word(t, `third.their_${pronoun}`) };
}

function once(t: Turn, mark: string, key: TextKey, role: 'act' | 'resource', weight: number): void {
  if (t.state.done.includes(mark)) return;
  t.say(key, role, about(t), {
    weight,
    onSaid: () => {
      t.state.done.push(mark);
      if (role === 'resource') mark988(t);
    },
  });
}

const NEAR_MEANS =
  /\b(?:(?:dad|mom|father|mother|brother|house|there)s? (?:has|have|is|keeps) (?:\w+ ){0,2}(?:guns?|gun (?:cabinet|safe)|rifles?|pills)\b)|\b(?:creo que |que |ya )?tiene (?:\w+ ){0,2}(?:navajas?|cuchillos?|pistola|arma|pastillas|soga)\b|\b(?:he|she|they|hes|shes|theyre|el|ella) (?:has|have|got|tiene|keeps|is holding|took|bought) (?:\w+ ){0,3}(?:knife|knives|gun|guns|pistol|rifle|pills|rope|blades?|razors?|cuchillo|pistola|arma|pastillas|soga)\b/u;

/** What people tell of somebody who may be about to die, each by its own word. */
const SIGNS: readonly (readonly [string, RegExp])[] = [
  [
    'note',
    /\b(?:wrote|left|found|writing) (?:me |us )?(?:a |the |his |her |their )?(?:suicide |goodbye )?(?:note|letters?)\b|\bdejo (?:una )?(?:nota|carta)\b/u,
  ],
  ['goodbye', /\b(?:said|says|saying|texted|posted) (?:\w+ )?(?:goodbye|bye)\b|\bse despidio\b/u],
  [
    'gives',
    /\bgiv(?:ing|es|en) (?:\w+ )*?away\b|\bgave (?:\w+ ){0,3}away\b|\bregala(?:ndo)? (?:sus|todo)\b/u,
  ],
  [
    'wish',
    /\b(?:wants?|wanted|wish\w*|going|threat\w*|talk\w*) (?:to |about )?(?:die|dying|be dead|kill\w*|end it|suicide)\b|\bbetter off\b|\b(?:no quiere|quiere) (?:\w+ )?(?:vivir|viviendo|morir\w*|matar\w*)\b/u,
  ],
  [
    'shut',
    /\blocked (?:\w+ )?(?:in|herself|himself|themsel\w+|the door)\b|\bwont (?:open|come out)\b|\b(?:encerrad[oa]|no (?:me )?abre)\b/u,
  ],
  ['cuts', /\b(?:cutting|cut|blood|bleeding|se corta|sangr\w*)\b/u],
];

function rise(t: Turn, s: ThirdSlot): void {
  const a = t.input.assessment;
  if (a !== null && a.subject === 'other' && levelRank(a.level) > levelRank(s.level)) s.level = a.level;
  if (
    OVERDOSE.test(t.heard.plain.flat) ||
    (a !== null && a.subject === 'other' && a.categories.includes('overdose'))
  ) {
    s.overdose = true;
    s.level = 'imminent';
  }
  for (const [sign, pattern] of SIGNS)
    if (pattern.test(t.heard.plain.flat) && !s.told.includes(sign)) s.told.push(sign);
  // Two signs together, or a note, are more than a worry.
  if ((s.told.length >= 2 || s.told.includes('note')) && levelRank(s.level) < 3) s.level = 'high';
  const armed = t.heard.facts.means === 'yes' || NEAR_MEANS.test(t.heard.plain.flat);
  if ((armed || (t.state.pending === 'tpDanger' && t.heard.yesNo === 'yes')) && levelRank(s.level) < 3)
    s.level = 'high';
}

/** The report goes to its own queue; what was said stands in the handoff's conversation. */
function report(t: Turn, s: ThirdSlot): void {
  if (!handoffOpen(t)) {
    const level: RiskLevel = levelRank(s.level) < 2 ? 'moderate' : s.level;
    if (levelRank(s.level) >= 1) {
      t.state.handoffAsked = true;
      t.effect({ kind: 'openHandoff', level, trigger: 'third_party', queue: 'third_party_report' });
    }
    return;
  }
  if (t.input.handoff !== null && levelRank(s.level) > levelRank(t.input.handoff.level)) {
    const { level } = s;
    t.once(`third_party_${level}`, () => {
      t.effect({ kind: 'openHandoff', level, trigger: 'third_party', queue: 'third_party_report' });
      t.effect({ kind: 'raiseHandoffPriority', reason: `third_party_${level}` });
    });
  }
}

/** Somebody is beside the person now: "his dad is home with him", "la tengo abrazada". */
const WITH_THEM =
  /\b(?:with|next to|beside|holding|hugging) (?:him|her|them)\b|\b(?:he|she|they)s? (?:is |are )?(?:here|with (?:me|us)|in my (?:car|house|room|arms)|at my (?:house|place))\b|\b(?:l[oa] tengo|esta conmigo|estoy con (?:el|ella)|(?:ya )?(?:salio|me abrio))\b/u;
/** What could do harm is out of reach: "took the keys", "locked up the pills". */
const PUT_AWAY =
  /\b(?:took|locked(?: up)?|hid|moved|removed|threw|flushed|gave|put|have (?:taken|hidden|locked(?: up)?)) (?:\w+ ){0,2}(?:keys?|guns?|rifles?|pistol|pills|meds|knife|knives|blades?|razors?|rope|it|them) ?(?:away|up|out|from (?:him|her|them))?\b(?! to (?:him|her|them))|\b(?:le quite|quite|guarde|escondi) (?:las?|los?|el) \w+/u;

function learnThird(t: Turn): void {
  const { yesNo: yn, facts } = t.heard;
  const { pending } = t.state;
  if (pending === 'tpDanger' && yn !== null) t.learn('tpDanger', yn);
  if (pending === 'tpWith' && yn !== null) t.learn('tpWith', yn);
  if (facts.letSit === true || WITH_THEM.test(t.heard.plain.flat)) t.learn('tpWith', 'yes');
  if (PUT_AWAY.test(t.heard.plain.flat)) t.learn('tpAway', 'yes');
  if (
    /\b(?:you|u|they) can (?:text|call|message|reach) me\b|\btext me (?:back|later)\b|\bme puedes? (?:escribir|llamar)\b/u.test(
      t.heard.plain.flat,
    )
  ) {
    if (!t.knows('tpTextBack'))
      t.effect({
        kind: 'recordConsent',
        consent: 'text_back',
        given: true,
        words: t.heard.raw.slice(0, 120),
      });
    t.learn('tpTextBack', 'yes');
    t.say('third.noted_yes', 'reply', {}, { weight: 8 });
  }
  if (pending === 'tpAway' && yn !== null) t.learn('tpAway', yn);
  if (pending === 'tpTextBack' && yn !== null) {
    t.learn('tpTextBack', yn);
    t.effect({
      kind: 'recordConsent',
      consent: 'text_back',
      given: yn === 'yes',
      words: t.heard.raw.slice(0, 120),
    });
  }
}

function acknowledge(t: Turn, s: ThirdSlot, first: boolean): void {
  const text = t.heard.plain.flat;
  const asksAboutThem =
    /\b(?:is (?:she|he|they) (?:ok|okay|a client|in your|there|safe)|(?:can|do) you (?:see|know|tell|have)|her messages|his messages|(?:is|are) (?:she|he|they) (?:talking|texting|writing|coming) (?:to|with)|(?:has|have) (?:she|he|they) (?:told|said|written|talked)|ustedes que saben|que (?:les|te) (?:ha dicho|dijo)|(?:ella|el) (?:les|te) (?:escribe|escribio|hablo)|did (?:she|he) (?:write|text|call)|esta bien|puedes ver)\b/u.test(
      text,
    );
  if (
    STAFF_CLAIM.test(text) ||
    /\b(?:pull up|look up|open) (?:his|her|their|the) (?:notes?|chart|record|file)\b/u.test(text)
  )
    t.say('third.staff_desk', 'reply', {}, { weight: 9 });
  else if (t.heard.wants.has('keep_secret') || HIDE_ME.test(text))
    t.say('third.no_secret', 'reply', {}, { weight: 9 });
  else if (asksAboutThem) t.say('third.no_see', 'reply', {}, { weight: 9 });
  else if (first) {
    t.say('third.care', 'reflect', {}, { weight: 5 });
    t.say('third.no_confirm', 'reply', about(t), { weight: 8.5 });
  } else if (t.state.pending === 'tpTextBack' && t.knows('tpTextBack'))
    t.say(t.answer('tpTextBack') === 'yes' ? 'third.noted_yes' : 'third.noted_no', 'reply');
  else if (t.answer('tpAway') === 'yes' && PUT_AWAY.test(text))
    t.say('third.away_good', 'reply', {}, { weight: 8 });
  else if (
    t.answer('tpWith') === 'yes' &&
    (t.heard.facts.letSit === true || WITH_THEM.test(text) || t.state.pending === 'tpWith')
  )
    t.say('third.good', 'reply', about(t), { weight: 8 });
  else if (t.heard.wants.has('thanks')) t.say('third.thanks', 'reply', about(t));
  if (levelRank(s.level) >= 1 && !t.state.done.includes('tp:staff'))
    t.say('third.staff', 'status', {}, { weight: 6.5, onSaid: () => t.state.done.push('tp:staff') });
  else if (t.heard.wants.has('person') || t.heard.wants.has('how_long'))
    t.say('third.staff_again', 'status', {}, { weight: 6.5 });
}

const HIDE_ME =
  /\b(?:keep my name out|leave me out|dont (?:say|mention) (?:my name|it was me|i (?:wrote|said|told))|no (?:le |les )?(?:digan?|digas) que (?:escribi|fui yo|hable)|sin mi nombre)\b/u;

function ended(t: Turn): boolean {
  return t.heard.wants.has('thanks') || t.heard.wants.has('goodbye');
}
