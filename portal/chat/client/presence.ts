import type { Handoff } from './protocol.ts';
import type { Entry } from './transcript.ts';

/** Who is on the other side now. `coming`: somebody took the handoff and has not written yet. */
export type Presence =
  | { readonly kind: 'bot' }
  | { readonly kind: 'waiting'; readonly position?: number }
  | { readonly kind: 'coming' }
  | { readonly kind: 'clinician'; readonly name?: string };

/** Reads who is here from the handoff's state. A state that is not known counts as no handoff. */
export function presenceOf(handoff: Handoff | undefined, entries: readonly Entry[]): Presence {
  switch (handoff?.state) {
    case 'waiting':
      return { kind: 'waiting', position: handoff.position };
    case 'claimed':
      return { kind: 'coming' };
    case 'contacted':
      return { kind: 'clinician', name: entries.findLast((entry) => entry.from === 'clinician')?.name };
    default:
      return { kind: 'bot' };
  }
}
