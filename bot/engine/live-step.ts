import { urgent } from '../dialogs/imminent.ts';
import { status } from '../dialogs/moves.ts';
import type { Turn } from './turn.ts';

/**
 * At high and imminent every message carries a live next step, whatever else it answers: the numbers to call, or where
 * the handoff stands (clinical ground, rubric 5). Not at a device that somebody else may hold.
 */
export function liveStep(t: Turn): void {
  if (!t.at('high') || t.silentSoFar || t.state.thirdParty || t.state.lockedOut === t.input.channel) return;
  if (t.said('optout.confirm') || t.said('abuse.sirens')) return;
  if (t.imminent && !t.has('urgent')) urgent(t);
  if (t.has('urgent')) return;
  if (!t.has('status')) status(t, { weight: 7.7 });
  t.insist('status', 7.7);
}
