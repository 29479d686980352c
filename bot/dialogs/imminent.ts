import type { Turn } from '../engine/turn.ts';
import { stateless } from './dialog.ts';
import { isVeteran, mark988, placeTold, reopenPlace, status } from './moves.ts';

/**
 * A life is about to be in danger: 911 and 988 first, then where, who, distance; one segment, one ask; it never ends
 * the talk (clinical ground, sections 1.4 and 1.5).
 */
export const imminent = stateless('imminent', (t) => {
  urgent(t);
  acknowledge(t);
  act(t);
  ask(t);
  if (!t.said('handoff.opening_tiny')) status(t, { weight: 3 });
});

/** The first line of every message at imminent. */
export function urgent(t: Turn): void {
  if (t.answer('connected') === 'yes') {
    t.say('imminent.on_line', 'urgent', {}, { onSaid: () => mark988(t) });
    return;
  }
  if (t.heard.facts.calling === true && t.answer('connected') !== 'yes') {
    t.say('imminent.calling_first', 'urgent', {}, { onSaid: () => mark988(t) });
    return;
  }
  // The same order in every line is not heard any more: every second time it comes with a reason.
  const again = t.state.done.includes(TOLD);
  const onSaid = () => {
    mark988(t);
    t.state.done = again ? t.state.done.filter((mark) => mark !== TOLD) : [...t.state.done, TOLD];
  };
  if (again)
    t.say(isVeteran(t) ? 'imminent.call_more_veteran' : 'imminent.call_more', 'urgent', {}, { onSaid });
  else t.say(isVeteran(t) ? 'imminent.call_veteran' : 'imminent.call', 'urgent', {}, { onSaid });
}

const TOLD = 'imminent:told';

function acknowledge(t: Turn): void {
  const { facts } = t.heard;
  if (t.said('imminent.calling_first') || t.said('imminent.on_line')) return;
  if (t.state.pending === 'connected' && t.answer('connected') === 'no') {
    t.say('imminent.not_connected', 'reply');
    t.forget('connected');
  } else if (facts.movedAway === true) t.say('imminent.moved', 'reply');
  else if (t.state.pending === 'location' && placeTold(t) && !dangerousPlace(t))
    t.say('imminent.have_place', 'reply');
  else if (t.state.pending === 'location' && t.answer('location') === 'refused')
    t.say('imminent.place_ok', 'reply');
  else if (facts.alone === 'no' || (t.state.pending === 'alone' && t.answer('alone') === 'no'))
    t.say('imminent.not_alone', 'reply');
  else if (TAKES_BACK.test(t.heard.plain.flat) || t.heard.wants.has('joke')) {
    t.say('imminent.take_back', 'reply', {}, { weight: 7 });
    if (CALLS_OFF.test(t.heard.plain.flat)) t.say('imminent.only_staff', 'status', {}, { weight: 7.5 });
  } else if (!t.has('reply')) t.say('imminent.heard', 'reflect', {}, { weight: 2.2 });
}

/** What was said is taken back: heard, and changes nothing. */
const TAKES_BACK =
  /\b(?:just kidding|jk|forget (?:it|i said)|never ?mind|(?:was|it was|by) (?:a )?mistake|(?:was )?joking|im (?:really |totally )?(?:fine|ok|okay|good) now|(?:really )?im (?:really )?fine|didnt mean it|cancel|call (?:it|them) off|olvidalo|era broma|fue un error|ya estoy bien|no lo dije en serio|cancela\w*)\b/u;
const CALLS_OFF =
  /\b(?:cancel\w*|call (?:it|them|him|her) off|dont need (?:the|a|any) (?:person|clinician|one)|no need for (?:the|a) (?:person|clinician)|ya no (?:quiero|necesito))\b/u;

/** Places to get out of; the word is the client's own. */
const DANGEROUS =
  /(?:garage|roof|bridge|ledge|tracks|balcony|overpass|window|car|truck|cochera|garaje|techo|puente|balcon|carro|coche)$/u;

/** Not "out of": one comes away from an edge. */
const EDGE = /^(?:roof|bridge|ledge|tracks|balcony|overpass|window|techo|puente|balcon|ventana)$/u;

function dangerousPlace(t: Turn): string | null {
  const place = t.heard.facts.place;
  return place !== undefined && DANGEROUS.test(place) && t.heard.facts.movedAway !== true ? place : null;
}

function act(t: Turn): void {
  const place = dangerousPlace(t);
  if (place !== null) {
    const spot = place.split(' ').pop() ?? place;
    t.say(
      EDGE.test(spot) ? 'imminent.leave_edge' : 'imminent.leave_place',
      'act',
      { place: spot },
      { weight: 9 },
    );
    return;
  }
  const acts = [
    ['act:with', 'imminent.be_with', t.answer('alone') !== 'no'],
    ['act:away', 'imminent.away', t.answer('meansAway') !== 'yes'],
    ['act:vet', 'imminent.vet_text', isVeteran(t)],
  ] as const;
  for (const [mark, key, wanted] of acts) {
    if (!wanted || t.state.done.includes(mark)) continue;
    t.say(key, 'act', {}, { weight: 7.9, onSaid: () => t.state.done.push(mark) });
    return;
  }
}

function ask(t: Turn): void {
  if (t.heard.facts.calling === true && t.ask('connected', 'imminent.ask_connected', {}, { max: 6 })) return;
  reopenPlace(t);
  if (t.ask('location', 'imminent.ask_location', {}, { max: 3 })) return;
  if (t.ask('alone', 'imminent.ask_alone', {}, { max: 2 })) return;
  if (t.answer('connected') !== 'yes' && t.ask('connected', 'imminent.ask_connected', {}, { max: 6 })) return;
  if (t.ask('whoNear', 'imminent.ask_who', {}, { max: 2 })) return;
  t.say('imminent.with_you', 'step', {}, { weight: 5 });
}
