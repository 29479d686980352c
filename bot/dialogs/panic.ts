import { stateless } from './dialog.ts';
import { crisisLine, offerPerson } from './moves.ts';
import { offerSkill } from './skill.ts';

const CHEST =
  /\b(?:chest (?:\w+ )?(?:hurts?|pain|pressure|is killing|burns)|pain in my (?:chest|arm|jaw)|(?:passed|passing|going to pass) out|fainted|me duele el pecho|dolor (?:de|en el) pecho|me desmaye)\b/u;
const CHEST_DENIED =
  /\b(?:no (?:me duele|tengo dolor|chest|dolor)|not (?:my )?chest|no pain|chest (?:doesnt|does not|isnt))\b/u;

/** Panic: the body's red flags first; none: one skill; the direct question once it eases. */
export const panic = stateless('panic', (t) => {
  const { yesNo: yn, plain } = t.heard;
  const named = CHEST.test(plain.flat) && !CHEST_DENIED.test(plain.flat) && !t.knows('redFlags');
  if (t.state.pending === 'redFlags' || named) {
    if (named || (yn === 'yes' && !CHEST_DENIED.test(plain.flat))) {
      t.learn('redFlags', 'yes');
      t.raise('high', 'chest_pain_or_fainting');
      t.categories.add('medical_emergency');
      t.say('medical.pain', 'reply', {}, { weight: 8 });
      t.say('medical.call', 'urgent');
      t.state.bodyInDanger = true;
      t.ask('alone', 'medical.ask_alone');
      return;
    }
    if (yn !== null) t.learn('redFlags', yn === 'no' ? 'no' : 'maybe');
  }
  if (
    /\b(?:no chest pain|chest (?:is|feels) (?:ok|fine)|no me duele el pecho|doctor (?:said|dijo)|(?:had|have) (?:these|this|panic attacks) before)\b/u.test(
      plain.flat,
    )
  )
    t.learn('redFlags', 'no');
  if (!t.state.done.includes('panic:met')) {
    t.state.done.push('panic:met');
    t.say('panic.scary', 'reflect', {}, { weight: 5 });
  } else if (t.state.pending === 'redFlags' && t.knows('redFlags')) t.say('panic.good', 'reply');
  else if (t.state.pending === 'suicide' && t.answer('suicide') === 'no') t.say('ladder.thanks_no', 'reply');
  if (t.ask('redFlags', 'panic.ask_flags')) return;
  if (t.state.skillsTried.length === 0 || (t.state.score !== null && t.state.score.value > 4)) {
    if (offerSkill(t, 'panic')) {
      if (!t.state.done.includes('panic:wave') && !t.said('panic.good'))
        t.say('panic.wave', 'reflect', {}, { weight: 3, onSaid: () => t.state.done.push('panic:wave') });
      return;
    }
  }
  // One thing at a time for somebody who cannot breathe: the numbers come once a skill has been tried.
  if (t.at('low')) crisisLine(t);
  if (!t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 })) return;
  t.forget('settled');
  t.ask('settled', 'close.ask_settled');
  offerPerson(t, 4);
});
