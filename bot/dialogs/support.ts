import { isPureUrge } from '../engine/policy.ts';
import type { Turn } from '../engine/turn.ts';
import { handoffOpen, offerPerson, ownWords, status } from './moves.ts';
import { isNight, mayQuotePlan, usableEntries } from './plan-words.ts';
import { needOf, offerSkill } from './skill.ts';

/**
 * What helps once the questions are answered. At high: distance, a person, own words, one small thing while waiting,
 * and always a live next step. Below: own plan, one skill, a person.
 */
export function support(t: Turn, ownSaid: boolean): void {
  if (t.at('high')) {
    if (
      t.answer('meansAway') === undefined &&
      (t.answer('means') === 'yes' || (t.answer('plan') === 'yes' && t.answer('means') !== 'no')) &&
      t.ask('meansAway', 'ladder.ask_means_away', {}, { max: 1 })
    )
      return;
    if (t.answer('alone') !== 'no' && t.ask('whoNear', 'ladder.ask_who')) return;
    if (t.state.pending === 'whoNear' && t.knows('whoNear') && t.answer('whoNear') !== 'nobody')
      t.say('ladder.who_good', 'reply');
    if (!ownSaid) ownWords(t);
    status(t, { full: true, weight: 6 });
    if (!t.state.bodyInDanger && offerSkill(t, needOf(t))) return;
    t.say('ladder.no_closing', 'step', {}, { weight: 4 });
    return;
  }
  if (t.state.skillsRefused.length === 0 && offerSkill(t, needOf(t))) {
    offerPerson(t, 3);
    return;
  }
  if (
    !handoffOpen(t) &&
    !t.state.handoffAsked &&
    t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 1 })
  )
    return;
  if (mayQuotePlan(t) && !ownSaid)
    ownWords(t, isNight(t) || usableEntries(t, 3).length === 0 ? [4, 2] : [3, 4]);
  if (t.at('moderate') && t.answer('alone') !== 'no' && t.ask('whoNear', 'ladder.ask_who', {}, { max: 1 }))
    return;
  if (
    t.state.pending === 'whoNear' &&
    t.knows('whoNear') &&
    !/^(?:nobody|told)$/u.test(t.answer('whoNear') ?? '')
  )
    t.say('ladder.who_good', 'reply');
  if (t.ask('weighs', 'talk.ask_weighs', {}, { max: 1 })) return;
  // Below high nothing more is pressed: room to talk, and a look later that really comes.
  t.say('talk.listen', 'step', {}, { weight: 4 });
  if (t.level === 'moderate' && !isPureUrge(t)) t.say('talk.check_later', 'status', {}, { weight: 3.9 });
  offerPerson(t);
}
