import { stateless } from './dialog.ts';
import { handoffOpen, mark988, status } from './moves.ts';

/**
 * Programs in which the bot may not counsel (clinical ground, finding 5): it brings a person, tells the truth about
 * the wait, and gives emergency numbers and the logistics of safety. Nothing else.
 */
export const handoffOnly = stateless('handoff_only', (t) => {
  const asked = t.at('low') || handoffOpen(t) || t.state.handoffAsked;
  if (!t.state.done.includes('mode:told'))
    t.say('mode.handoff_only', 'reply', {}, { weight: 8, onSaid: () => t.state.done.push('mode:told') });
  else t.say('talk.stay', 'reflect');
  if (t.at('low')) t.say('mode.safety', 'resource', {}, { weight: 8, onSaid: () => mark988(t) });
  if (asked) {
    if (t.at('low') && !handoffOpen(t))
      t.once('handoff_mode', () => t.effect({ kind: 'openHandoff', level: t.level, trigger: 'risk' }));
    status(t, { full: true, request: true, weight: 7 });
  }
  if (t.at('high')) {
    if (t.ask('alone', 'mode.ask_alone')) return;
    if (t.ask('location', 'ladder.ask_location')) return;
  }
  if (!asked) t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 3 });
});
