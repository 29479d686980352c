import { leavingEffects } from '../engine/leaving.ts';
import type { Turn } from '../engine/turn.ts';
import { handoffOpen, mark988 } from './moves.ts';

/**
 * Leaving the text line: exactly one confirmation with 988 in it (none where the provider sent its own), then nothing
 * more; at risk, staff are alerted and phone within the voice delay (clinical ground, rubric 14).
 */
export function optOut(t: Turn, words: string, confirmed: boolean): void {
  t.effect({ kind: 'optOut', words });
  for (const key of ['silence', 'voice', 'urge', 're_ask']) t.effect({ kind: 'cancelTimer', key });
  for (const effect of leavingEffects(t.level, t.input.program.voiceOutreachSeconds)) t.effect(effect);
  if (t.at('moderate') && !handoffOpen(t))
    t.once('handoff_optout', () => t.effect({ kind: 'openHandoff', level: t.level, trigger: 'opt_out' }));
  t.state.done = t.state.done.filter((d) => d !== 'opted_in');
  t.once('opted_out', () => undefined);
  if (!confirmed) t.say('optout.confirm', 'reply', {}, { weight: 10, onSaid: () => mark988(t) });
}

/** Coming back: no blame, where the wait stands, an open door. */
export function optIn(t: Turn, words: string): void {
  t.effect({ kind: 'optIn', words });
  t.state.done = t.state.done.filter((d) => d !== 'opted_out');
  t.state.introduced = true;
  t.say('optout.back', 'reply');
  if (handoffOpen(t)) t.say('optout.back_waiting', 'status', {}, { weight: 6 });
  t.forget('settled');
  t.ask('settled', 'close.ask_settled');
}
