import type { Turn } from '../engine/turn.ts';
import { stateless } from './dialog.ts';
import { crisisLine, mark988, mayName988, status } from './moves.ts';

/** A child or a vulnerable elder may not be safe: is it now, distance, honest about reports; staff decide. */
export const childSafety = stateless('child_safety', (t) => {
  t.raise('moderate', 'child_safety');
  if (t.state.pending === 'childNow' && t.heard.yesNo !== null) {
    t.learn('childNow', t.heard.yesNo);
    if (t.heard.yesNo !== 'no') t.raise('high', 'child_in_danger_now');
  }
  t.once('mandated', () =>
    t.effect({
      kind: 'createTask',
      task: 'mandated_report_review',
      dueInSeconds: 900,
      detail: `Possible harm to a child or elder. Said: "${t.heard.raw.slice(0, 300)}"`,
    }),
  );
  if (t.at('high')) t.say('child.urgent', 'urgent', {}, { weight: 9 });
  const first = !t.state.done.includes('child:met');
  if (first)
    t.say('child.thanks', 'reflect', {}, { weight: 5, onSaid: () => t.state.done.push('child:met') });
  else if (t.heard.facts.suicide === 'no') t.say('ladder.thanks_no', 'reflect', {}, { weight: 5 });
  else t.say('child.hard', 'reflect');
  if (PICTURES.test(t.heard.plain.flat)) t.say('child.pictures', 'reply', {}, { weight: 6.5 });
  if (t.heard.facts.movedAway === true) t.say('ladder.moved_good', 'reply', {}, { weight: 7 });
  if (t.heard.wants.has('reported') && t.state.done.includes('child:honest'))
    t.say('child.take_away', 'reply', {}, { weight: 8 });
  else if (!t.state.done.includes('child:honest'))
    t.say('child.honest', 'status', {}, { weight: 6, onSaid: () => t.state.done.push('child:honest') });
  if (losingControl(t)) t.say('child.step_out', 'act', {}, { weight: 8 });
  const asked =
    t.ask('childNow', 'child.ask_now') ||
    t.ask('whoNear', 'child.ask_with', {}, { max: 1 }) ||
    (!t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 }));
  status(t, { weight: t.at('high') ? 6.5 : 4 });
  if (!t.at('high')) crisisLine(t);
  else if (mayName988(t)) t.say('crisis.line', 'resource', {}, { weight: 5, onSaid: () => mark988(t) });
  if (asked) return;
  if (/\b(?:tired|exhausted|sleep\w*|no sleep|cansad[oa]|agotad[oa]|sin dormir)\b/u.test(t.heard.plain.flat))
    t.say('child.rest', 'act', {}, { weight: 6 });
  t.say('talk.stay', 'step');
});

/** Pictures or thoughts that come by themselves and frighten the parent. */
const PICTURES =
  /\b(?:pictures?|images?|thoughts?|visions?|flashes|imagenes|pensamientos)\b|\bi would never\b|\bnunca lo haria\b/u;

function losingControl(t: Turn): boolean {
  if (
    /\b(?:not|wont|never|didnt|no) (?:going to |want to |gonna )?(?:hurt|hit|shake|touch|lastim\w*|pegar\w*)/u.test(
      t.heard.plain.flat,
    )
  )
    return false;
  return /\b(?:shake|shook|hit|hurt|slap\w*|lose it|losing it|snap\w*|cant stop (?:the )?cry\w*|pegar\w*|sacudir\w*|perder el control)\b/u.test(
    t.heard.plain.flat,
  );
}
