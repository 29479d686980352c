import { HandrailError } from '../platform/errors.ts';

export const HANDOFF_STATES = ['waiting', 'claimed', 'contacted', 'resolved', 'withdrawn'] as const;
export type HandoffState = (typeof HANDOFF_STATES)[number];

/** States in which a person still owes the client something. */
export const OPEN_STATES: readonly HandoffState[] = ['waiting', 'claimed', 'contacted'];

/** What can happen to a handoff. */
export type HandoffAct = 'claim' | 'contact' | 'release' | 'take_over' | 'resolve' | 'withdraw';

const NEXT: Readonly<Record<HandoffState, Partial<Record<HandoffAct, HandoffState>>>> = {
  waiting: { claim: 'claimed', withdraw: 'withdrawn' },
  claimed: { contact: 'contacted', release: 'waiting', take_over: 'claimed', withdraw: 'withdrawn' },
  contacted: {
    contact: 'contacted',
    release: 'waiting',
    take_over: 'claimed',
    resolve: 'resolved',
    withdraw: 'withdrawn',
  },
  resolved: {},
  withdrawn: {},
};

/**
 * The state after an act: the whole life of a handoff in one table. Resolving needs contact first, a message or a logged
 * call attempt; nothing leaves a closed handoff, so a client who writes again gets a new one.
 * @throws {HandrailError} handoff_closed, invalid_transition
 */
export function nextState(state: HandoffState, act: HandoffAct): HandoffState {
  const next = NEXT[state][act];
  if (next) return next;
  if (!OPEN_STATES.includes(state)) throw new HandrailError('handoff_closed', `this handoff is ${state}`);
  throw new HandrailError('invalid_transition', `a ${state} handoff cannot ${act.replaceAll('_', ' ')}`);
}

/** Whether a clinician has the client: the bot is silent then, but for safety timers. */
export function isHeld(state: HandoffState): boolean {
  return state === 'claimed' || state === 'contacted';
}
