import { isPureUrge } from '../engine/policy.ts';
import type { Turn } from '../engine/turn.ts';
import { closeTalk } from './closing.ts';
import type { Dialog } from './dialog.ts';
import { crisisLine, offerPerson, ownWords, status } from './moves.ts';
import { offerSkill, skillActive } from './skill.ts';

/**
 * A craving or an urge to self-harm: distance first, then one skill. A person only on request, when the number does
 * not fall, or after silence (clinical ground, section 1.4).
 */
export const urge: Dialog = { name: 'urge', begin: speak, continue: speak };

const DRINK =
  /\b(?:drank|drinks?|drinking|beers?|wine|vodka|whiskey|booze|liquor|alcohol|tequila|drunk|bebi|tome|cerveza|vino|trago|borrach[oa])\b/u;

function speak(t: Turn): void {
  const harm = t.about('self_harm');
  if (!t.at('moderate') && t.input.assessment?.categories.includes('relapse_urge') === true)
    t.raise('moderate', 'strong_urge');
  const first = !t.state.done.includes('urge:met');
  const lapsed = t.state.done.includes('used_or_injured') && !t.state.done.includes('urge:lapse');
  if (lapsed) {
    t.state.done.push('urge:lapse', 'urge:met');
    t.say('urge.lapse', 'reply', {}, { weight: 7 });
    if (!harm)
      t.say(
        DRINK.test(t.heard.plain.flat) ? 'urge.lapse_drink' : 'urge.lapse_safety',
        'act',
        {},
        { weight: 7.2 },
      );
    if (t.at('moderate')) status(t, { weight: 5 });
    if (!t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide')) return;
  }
  if (first && !lapsed) {
    t.state.done.push('urge:met');
    t.say(harm ? 'urge.met_harm' : 'urge.met_craving', 'reflect', {}, { weight: 5 });
    if (!harm) t.say('urge.step_away', 'act', {}, { weight: 8 });
    if (harm && !t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide')) return;
  } else if (t.state.pending === 'suicide' && t.answer('suicide') === 'no')
    t.say('ladder.thanks_no', 'reflect', {}, { weight: 5 });
  else if (t.heard.facts.movedAway === true) t.say('skills.moved', 'reply');
  else if (
    /\b(?:asham\w*|shame|guilty|disgust\w*|loser|failure|failed|pathetic|worthless|weak|hate my ?self|embarrass\w*|let (?:everyone|them|him|her|my \w+) down|verguenza|culpa|fracas\w*)\b/u.test(
      t.heard.plain.flat,
    )
  )
    t.say('urge.shame', 'reflect', {}, { weight: 5 });
  else if (!lapsed) t.say('talk.hear', 'reflect', {}, { weight: 1.5 });
  if (t.heard.wants.has('goodbye')) {
    closeTalk(t);
    return;
  }
  if (t.at('moderate') && !isPureUrge(t)) status(t, { weight: 5 });
  if (harm && !t.state.done.includes('urge:away')) {
    t.say('urge.away_harm', 'act', {}, { weight: 7.9, onSaid: () => t.state.done.push('urge:away') });
  }
  if (!first && !t.state.planWordsUsed && !skillActive(t)) ownWords(t, [2, 4, 3]);
  // What is out right now is answered with what is left of the own plan.
  if (t.heard.wants.has('cannot_now')) ownWords(t, [2, 4, 3]);
  if (offerSkill(t, harm ? 'self_harm' : 'craving')) {
    crisisLine(t);
    if (!t.state.done.includes('offered_person')) offerPerson(t, 4);
    return;
  }
  ownWords(t, [4, 2, 3]);
  if (t.ask('urgeNumber', 'urge.ask_number', {}, { max: 1 })) return;
  if (t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 2 })) return;
  t.say('talk.stay', 'step');
  offerPerson(t);
}
