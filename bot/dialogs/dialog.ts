import type { DialogName } from '../engine/state.ts';
import type { Turn } from '../engine/turn.ts';

/** One conversation topic. It speaks through the turn and keeps what it needs in its own typed slot. */
export interface Dialog {
  readonly name: DialogName;
  /** First message that belongs to this dialog. */
  begin(t: Turn): void;
  /** Every further message while it is the active one. */
  continue(t: Turn): void;
}

/** A dialog whose every turn is decided by what is known, not by a position. */
export function stateless(name: DialogName, speak: (t: Turn) => void): Dialog {
  return { name, begin: speak, continue: speak };
}

/** The dialog's own slot; `initial` where there is none yet. Changes to the returned object are kept. */
export function slot<S extends object>(t: Turn, name: DialogName, initial: S): S {
  const found = t.state.slots[name];
  if (typeof found === 'object' && found !== null) return found as S;
  const fresh = structuredClone(initial);
  t.state.slots[name] = fresh;
  return fresh;
}
