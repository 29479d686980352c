import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { stateless } from './dialog.ts';
import { mark988, placeTold, reopenPlace, status } from './moves.ts';

/**
 * The body is in danger: 911 in the first line, one segment, then where, then who is there; first aid from the allowed
 * list only, no skill (clinical ground, section 1.8 and rubric 7).
 */
export const medical = stateless('medical', (t) => {
  t.state.bodyInDanger = true;
  t.say(t.answer('connected') === 'yes' ? 'medical.on_the_way' : 'medical.call', 'urgent');
  acknowledge(t);
  firstAid(t);
  askBody(t);
  status(t, { weight: 2 });
});

function acknowledge(t: Turn): void {
  const { facts } = t.heard;
  if (facts.responders === 'here') {
    t.say('medical.open_door', 'reply', {}, { weight: 9.5 });
    t.say('medical.tell_them', 'act', {}, { weight: 6 });
  } else if (facts.responders === 'coming') t.say('medical.coming', 'reply', {}, { weight: 9 });
  else if (facts.calling === true || facts.connected === true) {
    t.learn('connected', 'yes');
    t.say('detour.called_good', 'reply');
  } else if (facts.address !== undefined || (t.state.pending === 'location' && placeTold(t)))
    t.say('medical.have_place', 'reply');
  else if (ACCIDENT.test(t.heard.plain.flat) || (facts.suicide === 'no' && t.about('overdose')))
    t.once('medical:accident', () => t.say('medical.accident', 'reply', {}, { weight: 7.6 }));
  else if (FOOD.test(t.heard.plain.flat) && t.about('overdose'))
    t.say('medical.ask_poison', 'reply', {}, { weight: 8.5 });
  else if (facts.alone === 'no' && !t.state.done.includes('aid:let')) {
    t.say('medical.let_them', 'reply', {}, { weight: 8, onSaid: () => t.state.done.push('aid:let') });
  } else if (facts.drowsy === true) t.say('medical.sleepy', 'reply', {}, { weight: 5 });
  else if (t.state.done.includes('medical:begun')) t.say('medical.heard', 'reflect', {}, { weight: 1.5 });
  if (t.state.done.includes('medical:begun') && t.state.said988 === null)
    t.say('medical.line_988', 'resource', {}, { weight: 7, onSaid: () => mark988(t) });
  if (!t.state.done.includes('medical:begun')) t.state.done.push('medical:begun');
}

const ACCIDENT =
  /\b(?:by (?:accident|mistake)|on accident|accidental\w*|(?:i )?(?:just )?forgot|didnt mean to|not on purpose|por (?:error|accidente)|sin querer|me equivoque)\b/u;
const FOOD =
  /\b(?:should|can|do|what|debo|puedo|tomo) (?:\w+ ){0,3}(?:drink|eat|water|milk|food|coffee|salt|charcoal|beber|comer|agua|leche|cafe)\b/u;

/** Next lines of the allowed list, two a message while there is room; each once, the door again when people knock. */
function firstAid(t: Turn): void {
  if (t.heard.facts.responders !== undefined) return;
  const poisoned = t.about('overdose') || t.about('suicide');
  const lines: readonly (readonly [string, TextKey, boolean])[] = [
    ['aid:poison', 'medical.poison', poisoned],
    ['aid:door', 'medical.door', true],
    ['aid:side', poisoned ? 'medical.side' : 'medical.rest', true],
    ['aid:vomit', 'medical.no_vomit', poisoned],
    ['aid:alone', 'medical.not_alone', t.answer('alone') !== 'no'],
    ['aid:naloxone', 'medical.naloxone', t.about('overdose')],
  ];
  const open = lines.filter(([mark, , wanted]) => wanted && !t.state.done.includes(mark)).slice(0, 3);
  open.forEach(([mark, key], index) => {
    t.say(key, 'act', {}, { weight: 7.5 - index, onSaid: () => t.state.done.push(mark) });
  });
  if (open.length === 0) t.say(poisoned ? 'medical.side' : 'medical.rest', 'act');
}

function askBody(t: Turn): void {
  if (t.heard.facts.responders === 'here') return;
  reopenPlace(t);
  if (t.ask('location', 'medical.ask_location', {}, { max: 4 })) return;
  if (t.ask('alone', 'medical.ask_alone', {}, { max: 2 })) return;
  if (t.answer('connected') !== 'yes' && t.ask('connected', 'medical.ask_called', {}, { max: 4 })) return;
  t.forget('awake');
  t.ask('awake', 'medical.ask_awake');
}
