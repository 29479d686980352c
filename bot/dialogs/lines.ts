import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { isVeteran } from './moves.ts';

/** 988 and 911 in the words that fit: nobody is told "if you may act" who fears somebody else's act. */
export function linesFor(t: Turn): TextKey {
  if (t.state.thirdParty) return 'third.lines';
  if (!t.at('high')) return isVeteran(t) ? 'crisis.line_veteran' : 'crisis.line';
  if (t.state.bodyInDanger || t.about('abuse', 'psychosis', 'medical_emergency', 'withdrawal'))
    return 'mode.safety';
  return isVeteran(t) ? 'crisis.line_danger_veteran' : 'crisis.line_danger';
}

/** Somebody else reads this device: nothing goes there that the client did not just ask for. */
export function watched(t: Turn): boolean {
  return (
    t.about('abuse') &&
    (t.answer('phoneSafe') === 'no' ||
      t.input.client.flags.includes('unsafe_phone') ||
      t.state.lockedOut === t.input.channel)
  );
}
