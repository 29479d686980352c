import type { Choice, Turn } from '../engine/turn.ts';
import { closeTalk } from './closing.ts';
import { type Dialog, slot } from './dialog.ts';
import { crisisLine, handoffOpen, offerPerson, ownWords, reflect, word } from './moves.ts';
import { needOf, offerSkill } from './skill.ts';

interface TalkSlot {
  /** Turns with distress in this talk. */
  low: number;
  plain: number;
}

/** Ordinary talk and low distress: hears first, asks one open thing, then offers what helps. */
export const talk: Dialog = {
  name: 'talk',
  begin: speak,
  continue: speak,
};

function speak(t: Turn): void {
  const s = slot<TalkSlot>(t, 'talk', { low: 0, plain: 0 });
  const { wants } = t.heard;
  if ((wants.has('goodbye') || wants.has('thanks')) && (t.state.turns > 1 || !t.input.session.first)) {
    if (t.state.riskSince !== null) closeTalk(t);
    else {
      t.say('talk.thanks', 'reply');
      t.say('talk.anything', 'step');
    }
    return;
  }
  if (t.at('low')) {
    lowTalk(t, s);
    return;
  }
  s.plain += 1;
  const light = wants.has('joke') || t.heard.plain.emoji.length > 0;
  if (t.input.session.first || t.state.turns === 0) {
    if (
      /\b(?:right number|right place|this (?:the )?(?:number|line)|numero correcto)\b/u.test(
        t.heard.plain.flat,
      )
    )
      t.say('welcome.right_place', 'reply');
    else if (/\b(?:long|hard|rough|bad) (?:day|week|night)\b/u.test(t.heard.plain.flat))
      reflect(t, 'talk.long_day');
    else if (light) reflect(t, 'talk.light');
    t.ask('open', 'welcome.ask_open');
    return;
  }
  if (wants.has('better') || (wants.has('im_fine') && t.heard.yesNo !== 'no'))
    t.say('talk.good_news', 'reply');
  else if (wants.has('greeting')) t.say('talk.greeting_back', 'reply');
  else if (
    /\b(?:long|hard|rough|bad|didnt get off|tired|exhausted|dia largo|cansad[oa])\b/u.test(t.heard.plain.flat)
  )
    t.say('talk.long_day', 'reply');
  else if (
    /\b(?:fight|fought|argued|argument|yelled|screamed|pelea|pelee|discutimos)\b/u.test(t.heard.plain.flat)
  )
    t.say('talk.fight', 'reply');
  else if (light) t.say('talk.light', 'reply');
  else t.say('talk.hear', 'reply');
  if (s.plain <= 2 && t.ask('more', light ? 'talk.ask_today' : 'talk.ask_more', {}, { max: 1 })) return;
  t.forget('offerSkill');
  if (s.plain % 3 === 0) t.ask('open', 'welcome.ask_menu', {}, { max: 3, choices: menuChoices(t) });
  else t.say('talk.anything', 'step');
}

/** Low: reflect; the direct question by the second turn of distress; 988 once; then plan, a skill, a person. */
function lowTalk(t: Turn, s: TalkSlot): void {
  s.low += 1;
  if (t.heard.wants.has('refuse') && t.state.pending !== 'suicide') {
    refused(t);
    return;
  }
  // Said for the person who was asked for: no heavy word of its own, so nothing to dig into.
  const forPerson = handoffOpen(t) && s.low === 1 && t.input.assessment?.evidence.length === 0;
  if (forPerson) {
    t.say('handoff.they_see', 'reply', {}, { weight: 8 });
    t.say('handoff.still_here', 'step');
    crisisLine(t);
    return;
  }
  if (t.state.pending === 'suicide' && t.answer('suicide') === 'no') t.say('ladder.thanks_no', 'reply');
  else if (t.heard.wants.has('better')) t.say('detour.better', 'reply');
  else if (/\b(?:fight|fought|argued|argument|yelled|pelea|pelee)\b/u.test(t.heard.plain.flat))
    reflect(t, 'talk.fight');
  else reflect(t, s.low === 1 ? 'talk.heavy' : 'talk.hear');
  if (s.low >= 2) crisisLine(t);
  if (s.low === 1 && t.ask('more', 'talk.ask_more', {}, { max: 1 })) return;
  if (!t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 })) return;
  if (t.state.refusals > 0) {
    t.say('talk.anything', 'step');
    offerPerson(t);
    return;
  }
  ownWords(t);
  if (offerSkill(t, needOf(t))) {
    offerPerson(t, 2);
    return;
  }
  if (t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 1 })) return;
  t.say('talk.anything', 'step');
  offerPerson(t);
}

function menuChoices(t: Turn): Choice[] {
  return [
    { label: word(t, 'button.plan'), value: '1' },
    { label: word(t, 'button.skill'), value: '2' },
    { label: word(t, 'button.person'), value: '3' },
  ];
}

/** A no is a no: nothing is pushed again; one small thing the first time, and the door stays open. */
function refused(t: Turn): void {
  t.state.refusals += 1;
  t.say('detour.ok_refuse', 'reply');
  if (t.state.refusals === 1) t.say('detour.small_alt', 'step');
  else t.say('talk.anything', 'step');
  offerPerson(t);
}
