import type { ContactView } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import { scheduleFollowUps } from './closing.ts';
import { stateless } from './dialog.ts';
import { placeTold, status } from './moves.ts';

/**
 * Danger from another person: the contact who is named goes off the list before anything else; is it safe to write;
 * no plan words on a shared device; nothing about confronting or leaving now (clinical ground, section 1.7).
 */
export const abuse = stateless('abuse', (t) => {
  suppressNamed(t);
  t.raise('moderate', 'abuse');
  learnAbuse(t);
  consentToDispatch(t);
  if (t.heard.facts.responders !== undefined) {
    t.say('abuse.sirens', 'reply', {}, { weight: 9 });
    if (scheduleFollowUps(t)) t.say('abuse.follow', 'step', {}, { weight: 6 });
    return;
  }
  if (t.imminent) {
    t.say('abuse.urgent', 'urgent');
    if (t.said('abuse.noted')) return;
    if (!t.state.done.includes('abuse:lock'))
      t.say('abuse.lock', 'act', {}, { weight: 7, onSaid: () => t.state.done.push('abuse:lock') });
    if (t.state.pending === 'wantsHelp' && t.answer('wantsHelp') === 'no')
      t.say('abuse.your_pace', 'reply', {}, { weight: 7 });
    askPlace(t);
    if (!t.hasQuestion) t.say('imminent.with_you', 'step', {}, { weight: 3 });
    status(t, { weight: 4 });
    return;
  }
  reflectAbuse(t);
  if (t.answer('safeToChat') === 'no' || t.answer('phoneSafe') === 'no') {
    const told = t.state.done.includes('abuse:short');
    if (!told)
      t.say('abuse.unsafe_short', 'reply', {}, { weight: 7, onSaid: () => t.state.done.push('abuse:short') });
    forNow(t);
    // The word that brings help stands in every second message: often enough to be at hand, and no more.
    const again = t.state.done.includes('abuse:word');
    t.state.done = again ? t.state.done.filter((d) => d !== 'abuse:word') : [...t.state.done, 'abuse:word'];
    if (again) t.say('abuse.your_pace', 'step', {}, { weight: 3 });
    else t.say('abuse.one_word', 'step', {}, { weight: told ? 5 : 8 });
    status(t, { weight: 4 });
    return;
  }
  if (t.at('high')) status(t, { weight: 6 });
  const asked = askAbuse(t);
  if (!t.state.done.includes('abuse:hotline')) {
    t.say(
      'abuse.hotline',
      'resource',
      {},
      { weight: asked ? 4 : 7.5, onSaid: () => t.state.done.push('abuse:hotline') },
    );
  }
  if (!t.at('high')) status(t, { weight: 3.5 });
  forNow(t);
  if (!asked) t.say('abuse.your_pace', 'step', {}, { weight: 5 });
});

/** "What do I do": what keeps a little safer where one is; nothing about leaving or standing up to anybody. */
function forNow(t: Turn): void {
  if (t.heard.wants.has('what_now')) t.say('abuse.for_now', 'act', {}, { weight: 8.2 });
}

const PARTNER =
  /^(?:partner|husband|wife|spouse|boyfriend|girlfriend|fiance|fiancee|ex|pareja|espos[oa]|novi[oa]|marido)$/iu;
const PARTNER_WORD =
  /\b(?:partner|husband|wife|spouse|boyfriend|girlfriend|bf|gf|fiance|my ex|pareja|espos[oa]|novi[oa]|marido)\b/u;
const HELPER =
  /\b(?:help(?:s|ed|ing)? me|safe with|go to|stay with|live with|staying (?:at|with)|can come|tell|me ayuda|con mi|ir con|confio)\b/u;

/** Takes contacts off whom this message names as the danger. Returns whom it took. */
export function suppressNamed(t: Turn): readonly ContactView[] {
  const { flat } = t.heard.plain;
  const named = t.input.contacts.filter(
    (c) => !c.suppressed && !t.state.done.includes(`suppressed:${c.id}`) && isNamed(t, c, flat),
  );
  for (const contact of named) {
    t.effect({ kind: 'suppressContact', contact: contact.id, reason: 'named_as_danger' });
    t.state.done.push(`suppressed:${contact.id}`);
    t.say('abuse.off_list', 'reply', {}, { weight: 8.5 });
  }
  return named;
}

function isNamed(t: Turn, contact: ContactView, flat: string): boolean {
  if (HELPER.test(flat)) return false;
  const first = contact.name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(/\s+/u)[0] ?? '';
  if (first.length >= 2 && new RegExp(`\\b${first.replace(/[^a-z0-9]/gu, '')}\\b`, 'u').test(flat))
    return true;
  const relation = (contact.relationship ?? '').toLowerCase();
  if (relation === '') return false;
  if (PARTNER.test(relation)) return PARTNER_WORD.test(flat);
  const fresh = t.input.assessment?.categories.includes('abuse') === true;
  return fresh && new RegExp(`\\b(?:my|mi) (?:\\w+ )?${relation.replace(/[^a-z]/gu, '')}\\b`, 'u').test(flat);
}

const TRAPPED =
  /\b(?:took my (?:keys|phone)|locked (?:me|myself)|lock(?:ed)? in|hiding|im in the (?:bathroom|closet)|has (?:a|his|the) (?:gun|knife)|(?:is|keeps|started) hitting|hitting me|just hit me|hit me (?:just )?now|choking me|strangling|(?:banging|breaking|kicking) (?:on |down )?(?:the|my) door|going to kill me|wont let me (?:leave|out)|hes coming|me (?:encerro|pego|esta pegando|ahorc\w*)|no me deja salir|tiene (?:un|una) (?:arma|pistola|cuchillo)|escondid[oa]|me va a matar)\b/u;
const STRANGLED =
  /\b(?:chok(?:ed|ing|es)|strangl\w*|hands? (?:on|around) my (?:neck|throat)|ahorc\w*|apreto el cuello)\b/u;

function learnAbuse(t: Turn): void {
  const { pending } = t.state;
  const { yesNo: yn, plain } = t.heard;
  if (pending === 'safeToChat' && yn !== null) t.learn('safeToChat', yn === 'yes' ? 'yes' : 'no');
  if (pending === 'phoneSafe' && yn !== null) {
    t.learn('phoneSafe', yn === 'yes' ? 'yes' : 'no');
    if (yn !== 'yes') unsafePhone(t);
  }
  if (READS_PHONE.test(plain.flat)) {
    t.learn('phoneSafe', 'no');
    unsafePhone(t);
  }
  if (pending === 'abuseDanger' && yn !== null) {
    t.learn('abuseDanger', yn);
    if (yn !== 'no') t.raise('high', 'danger_now');
  }
  if (pending === 'wantsHelp' && yn !== null) t.learn('wantsHelp', yn);
  if (STRANGLED.test(plain.flat)) {
    t.raise('high', 'strangulation');
    t.say('abuse.strangled', 'act', {}, { weight: 8.4 });
  }
  if (TRAPPED.test(plain.flat)) t.raise('imminent', 'trapped_or_attacked');
  if (
    /\b(?:in the (?:next|other) room|angry again|right here|hes home|yelling|esta aqui|enojado otra vez)\b/u.test(
      plain.flat,
    )
  )
    t.learn('abuseDanger', t.answer('abuseDanger') ?? 'near');
}

export const READS_PHONE =
  /\b(?:(?:goes|looks|going|looking) (?:in|into|at|on|through|thru)|checks?|checking|monitors?|has (?:access|the password) to|spies on|reads?|looks? at|goes through|going through|watch(?:es)?|tracks?|revisa|lee|mira) (?:all )?(?:my|this|the|mi|mis|este|el) (?:phones?|calls?|texts?|messages?|cell|telefono|celular|mensajes)\b/u;

/** Somebody else may read this phone: staff are told, and nothing automatic is texted to it. */
function unsafePhone(t: Turn): void {
  t.once('unsafe_phone', () => {
    t.effect({ kind: 'raiseAlert', alert: 'unsafe_phone' });
    t.effect({ kind: 'addFlag', flag: 'unsafe_phone' });
  });
}

/** "Call them": the wish is recorded in the client's words; a person decides and calls. */
function consentToDispatch(t: Turn): void {
  const wants =
    t.heard.wants.has('call_for_me') ||
    /\bhelp now\b|\bayuda ya\b/u.test(t.heard.plain.flat) ||
    (t.state.pending === 'wantsHelp' && t.heard.yesNo === 'yes');
  if (!wants) return;
  t.raise('imminent', 'asks_for_help_to_be_sent');
  t.effect({ kind: 'recordConsent', consent: 'dispatch', given: true, words: t.heard.raw.slice(0, 200) });
  t.learn('wantsHelp', 'yes');
  if (t.heard.facts.address !== undefined || placeTold(t)) {
    if (t.heard.facts.address !== undefined && !placeTold(t))
      t.effect({ kind: 'setLocation', text: t.heard.facts.address });
    t.say('abuse.noted', 'reply', {}, { weight: 9 });
  } else t.say('detour.call_for_me_tiny', 'reply', {}, { weight: 8 });
}

function reflectAbuse(t: Turn): void {
  if (t.said('abuse.off_list')) return;
  if (t.heard.facts.address !== undefined && t.at('high')) {
    t.say('imminent.have_place', 'reply', {}, { weight: 6 });
    return;
  }
  if (t.state.channels.length > 1 && !t.state.done.includes('abuse:switched')) {
    t.state.done.push('abuse:switched');
    t.say('abuse.thanks_switch', 'reflect', {}, { weight: 5 });
    return;
  }
  t.say(t.state.done.includes('abuse:met') ? 'abuse.believe' : 'abuse.scared', 'reflect', {}, { weight: 5 });
  t.once('abuse:met', () => undefined);
}

function askAbuse(t: Turn): boolean {
  const moved = t.state.channels.length > 1;
  return (
    (moved && t.ask('phoneSafe', 'abuse.ask_phone')) ||
    t.ask('safeToChat', 'abuse.ask_safe') ||
    t.ask('abuseDanger', 'abuse.ask_danger') ||
    (t.at('high') && t.ask('wantsHelp', 'abuse.ask_help')) ||
    (!t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 }))
  );
}

function askPlace(t: Turn): void {
  if (t.ask('location', 'abuse.ask_where', {}, { max: 3 })) return;
  t.ask('wantsHelp', 'abuse.ask_help', {}, { max: 2 });
}
