import type { Turn } from '../engine/turn.ts';
import { closeTalk } from './closing.ts';
import { crisisLine, handoffOpen, offerPerson } from './moves.ts';
import { entryText, mayQuotePlan, usableEntries } from './plan-words.ts';
import { needOf, offerSkill, type SkillSlot, stop } from './skill.ts';

/** Words with which people say that a number does not fall. */
export const STUCK = /\b(?:still|same|no change|not (?:really )?moving|sigue|igual|todavia)\b/u;

/** The number fell far enough to be done before the last step. */
export function settledEarly(s: SkillSlot): boolean {
  return s.first !== null && s.last !== null && s.first - s.last >= 3 && s.last <= 4;
}

/** Another skill or a person; a person first where the number `rose` once more. */
export function offerNext(t: Turn, rose = false, rises = 0): void {
  if (rose && (rises >= 2 || t.state.skillsTried.length >= 2) && !handoffOpen(t)) {
    t.forget('offerPerson');
    if (t.ask('offerPerson', 'talk.ask_offer_person')) return;
  }
  if (offerSkill(t, needOf(t))) {
    t.say('talk.offer_person', 'resource', {}, { weight: 7 });
    return;
  }
  if (!t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 3 })) t.say('talk.offer_person', 'step');
}

/**
 * Ends the run. A fall of 2 or more is named and asked about; else another skill or a person is offered. `quiet`: the
 * caller speaks.
 */
export function finish(t: Turn, s: SkillSlot, quiet = false): void {
  t.effect({ kind: 'endSkill', run: s.run, ended: 'completed' });
  const { first, last } = s;
  stop(t, s);
  if (quiet) return;
  const fell = first !== null && last !== null && first - last >= 2;
  if (fell && last !== null) {
    t.say('skills.fell', 'reply', { first: first ?? '', last });
    if (/\b(?:sponsor|friend|call|text|texting|calling|amig[oa]|padrino)\b/u.test(t.heard.plain.flat)) {
      t.say('skills.reach', 'reflect', {}, { weight: 5 });
      const [helper] = usableEntries(t, 4);
      if (helper !== undefined && mayQuotePlan(t))
        t.say('plan.reached_4', 'plan', { items: entryText(helper) }, { weight: 6 });
    }
    if (t.heard.wants.has('goodbye') && !t.at('high')) closeTalk(t);
    else if (last >= 5) offerNext(t);
    else {
      t.forget('settled');
      t.ask('settled', 'close.ask_settled');
      if (t.at('low') && t.state.said988 === null) crisisLine(t);
      offerPerson(t);
    }
    return;
  }
  if (last !== null && last <= 3) {
    t.say('talk.good_news', 'reply');
    t.forget('settled');
    t.ask('settled', 'close.ask_settled');
    return;
  }
  if (t.heard.wants.has('goodbye') && !t.at('high')) {
    closeTalk(t);
    return;
  }
  if (last !== null)
    t.say(first !== null && last < first ? 'skills.down_wave' : 'skills.same', 'reply', { last });
  else t.say('talk.hear', 'reply');
  offerNext(t);
}
