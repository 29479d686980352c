import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';

/** First aid for another person, in the order of the allowed list, two lines a message, 911 always first. */
export function rescue(t: Turn): void {
  const here =
    t.heard.facts.responders === 'here' ||
    /\b(?:they|medics|ems|ambulance) (?:are|is) here\b/u.test(t.heard.plain.flat);
  if (here) {
    t.say('third.od_door', 'act', {}, { weight: 9 });
    t.say('third.thanks', 'reply', {}, { weight: 6 });
    return;
  }
  t.say('third.od_call', 'urgent', {}, { weight: 10 });
  if (breathes(t)) {
    t.say('third.od_side', 'act', {}, { weight: 9 });
    t.forget('tpBreathing');
    t.ask('tpBreathing', 'third.ask_still', {}, { max: 9 });
    return;
  }
  if (t.heard.facts.address !== undefined) t.say('third.od_place', 'act', {}, { weight: 9 });
  else aid(t);
  if (/\b(?:program|client|patient|programa|cliente|paciente)\b/u.test(t.heard.plain.flat))
    t.say('third.no_confirm_tiny', 'reply', {}, { weight: 2 });
  t.forget('tpBreathing');
  t.ask('tpBreathing', 'third.ask_breathing', {}, { max: 9 });
}

function breathes(t: Turn): boolean {
  const { flat } = t.heard.plain;
  if (/\b(?:not|isnt|no|barely|aint) (?:\w+ )?(?:breath\w*|awake|respira\w*|despiert\w*)\b/u.test(flat))
    return false;
  return (
    (t.state.pending === 'tpBreathing' && t.heard.yesNo === 'yes' && !HAS_IT.test(flat)) ||
    /\b(?:took a breath|breathing|awake|woke|waking|coming (?:to|around)|moaning|talking now|opened (?:his|her|their) eyes|respira|desperto|reacciona)\b/u.test(
      flat,
    )
  );
}

const KIT = '(?:narcan|naloxone|naloxona|spray|nasal)';
const HAS_IT = new RegExp(
  `\\b(?:have|got|found|is|theres|tengo|tenemos|hay) (?:\\w+ ){0,3}${KIT}|\\b${KIT} (?:here|right here|aqui)`,
  'u',
);
const NO_KIT = new RegExp(
  `\\b(?:no|dont have|havent got|out of|without|sin|no tengo) (?:\\w+ ){0,2}${KIT}`,
  'u',
);
const GAVE = new RegExp(
  `\\b(?:sprayed|gave|given|used|put|did|administered|le di|le puse|le eche) (?:\\w+ ){0,4}(?:${KIT}|it|one|dose|dosis|him|her|them)|\\bsprayed\\b|\\b(?:first|one|1) (?:dose|spray)\\b`,
  'u',
);
const NO_CHANGE =
  /\b(?:still (?:nothing|out|not|no|blue)|nothing (?:yet|happened|is happening)|no change|didnt work|isnt working|not working|(?:2|3|4|5|two|three|four|five) min\w*|sigue igual|nada todavia|no funciona|no cambia)\b/u;

/** The next lines of first aid for somebody who does not breathe well, by what was done so far. */
function aid(t: Turn): void {
  const { flat } = t.heard.plain;
  const did = t.state.done;
  const mark = (name: string) => () => {
    if (!did.includes(name)) did.push(name);
  };
  if (NO_KIT.test(flat)) mark('od:none')();
  else if (GAVE.test(flat)) mark('od:gave')();
  const say = (key: TextKey, weight: number, name: string) =>
    t.say(key, 'act', {}, { weight, onSaid: mark(name) });
  if (!did.includes('od:wake')) say('third.od_wake', 8, 'od:wake');
  if (did.includes('od:gave')) {
    if (NO_CHANGE.test(flat) && did.includes('od:told_second')) say('third.od_second_now', 8.5, 'od:second');
    else if (!did.includes('od:second')) say('third.od_second', 8.4, 'od:told_second');
    if (did.includes('od:side')) say('third.od_breaths', 7.9, 'od:breaths');
    else say('third.od_side', 8.1, 'od:side');
  } else if (!did.includes('od:none'))
    say(HAS_IT.test(flat) ? 'third.od_give_now' : 'third.od_naloxone', 8.2, 'od:naloxone');
  if (did.includes('od:naloxone') || did.includes('od:none')) {
    if (!did.includes('od:breaths') || did.includes('od:none')) say('third.od_breaths', 7.9, 'od:breaths');
    if (!did.includes('od:door')) say('third.od_door', 5, 'od:door');
    else say('third.od_side', 5, 'od:side');
  }
}
