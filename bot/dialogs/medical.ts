import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { stateless } from './dialog.ts';
import { placeTold, reopenPlace, status } from './moves.ts';

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
}

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
