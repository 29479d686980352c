import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { feelingIn } from '../understanding/feelings.ts';
import { stateless } from './dialog.ts';
import { crisisLine, handoffOpen, offerPerson, ownWords, reflect, safetyActs, status } from './moves.ts';
import { support } from './support.ts';

/**
 * The safety ladder: the direct question first, then plan, means, time, intent, alone, where; one a message, none
 * twice (clinical ground, section 1.4 and rubric 1 to 5).
 */
export const ladder = stateless('ladder', (t) => {
  const high = t.at('high');
  acknowledge(t);
  if (high) safetyActs(t, 1);
  const asked = askNext(t);
  // The first question is not one line among many: what helps comes with the next message.
  const crowded = t.input.channel === 'sms' || t.state.turns === 0;
  const alone = asked && crowded && t.asking === 'suicide' && !high;
  if (t.at('moderate')) status(t, { weight: high ? 6.5 : 4.5 });
  if (t.at('low')) crisisLine(t);
  const own = alone && t.timesAsked('suicide') < 2 ? false : ownWords(t);
  if (!asked) support(t, own);
  else if (!t.at('moderate') && !alone) offerPerson(t, 1.5);
});

/** Asks the next open question of the ladder; false when everything that matters at this level is known. */
export function askNext(t: Turn): boolean {
  const denied = t.answer('suicide') === 'no';
  if (!t.knows('suicide')) {
    const times = t.timesAsked('suicide');
    const key: TextKey =
      times > 0
        ? 'ladder.ask_suicide_again'
        : t.at('moderate') || t.about('suicide')
          ? 'ladder.ask_suicide'
          : 'ladder.ask_suicide_calm';
    const waves = times > 0 && !t.at('moderate') && t.heard.wants.has('im_fine');
    if (!waves && t.ask('suicide', key)) return true;
  }
  // A question that stayed open is no yes: nothing about ways or means is asked without one.
  if (!t.knows('suicide') && !t.at('high')) return false;
  if (denied && !t.at('high')) return false;
  // After a no the level stays, but "how would you do it" would not hear the answer.
  const told = !denied || t.knows('plan') || t.knows('means');
  return (
    (told &&
      (t.ask('plan', 'ladder.ask_plan') ||
        t.ask('means', t.answer('plan') === 'no' ? 'ladder.ask_means_any' : 'ladder.ask_means') ||
        t.ask('timeframe', 'ladder.ask_timeframe') ||
        t.ask('intent', 'ladder.ask_intent'))) ||
    t.ask('alone', 'ladder.ask_alone') ||
    (t.at('high') && !locationFresh(t) && t.ask('location', 'ladder.ask_location'))
  );
}

/** A place on file counts as fresh for 12 hours (clinical ground, finding 6). */
export function locationFresh(t: Turn): boolean {
  const location = t.input.client.location;
  return location !== null && t.input.at.getTime() - location.at.getTime() < 12 * 3600 * 1000;
}

/** A question is left open on purpose. */
const UNSAID =
  /\b(?:rather not|prefer not to|dont want to|not going to|dont wanna|not ready to) (?:say|tell|answer|talk about (?:that|it))\b|\b(?:none of your business|prefiero no (?:decir|hablar)|no quiero (?:decir|contestar|hablar de eso))\b/u;

function acknowledge(t: Turn): void {
  const { pending } = t.state;
  if (t.heard.facts.movedAway === true && t.at('high')) {
    t.say('ladder.moved_good', 'reply');
    return;
  }
  if (t.heard.facts.calling === true && t.at('moderate')) {
    t.say('detour.called_good', 'reply');
    return;
  }
  if (t.heard.facts.means === 'yes' && t.at('moderate')) {
    t.say('ladder.hear_means', 'reflect', {}, { weight: 5.5 });
    // Now that it is named, distance from it is said once more.
    t.state.done = t.state.done.filter((mark) => mark !== 'act:away');
    return;
  }
  if (pending !== null && UNSAID.test(t.heard.plain.flat)) {
    // Asked once, not answered on purpose: it is not asked again.
    if (pending !== 'suicide' && pending !== 'location') t.learn(pending, 'unsaid');
    t.say('ladder.no_need', 'reply', {}, { weight: 5.5 });
    return;
  }
  if (pending === 'suicide' && t.knows('suicide')) {
    const answer = t.answer('suicide');
    t.say(
      answer === 'yes'
        ? 'ladder.thanks_yes'
        : answer === 'maybe'
          ? 'ladder.thanks_maybe'
          : 'ladder.thanks_no',
      'reflect',
      {},
      { weight: 5.5 },
    );
    return;
  }
  const feeling = feelingIn(t.heard.plain);
  if (feeling !== null) {
    t.say('ladder.feels', 'reflect', { feeling }, { weight: 4.6 });
    return;
  }
  if (pending !== null && t.knows(pending) && t.at('moderate')) {
    t.say(handoffOpen(t) ? 'ladder.with_you' : 'ladder.thanks_open', 'reflect', {}, { weight: 4.2 });
    return;
  }
  if (t.input.assessment?.evidence.some((e) => e.source.includes('lethality')) === true) {
    t.say('ladder.means_question', 'reply', {}, { weight: 7 });
    return;
  }
  const disclosed = t.input.assessment?.categories.includes('suicide') === true;
  reflect(t, !t.at('moderate') ? 'ladder.heavy' : disclosed ? 'ladder.thanks_open' : 'ladder.with_you');
}
