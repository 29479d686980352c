import type { RowPatch } from '../platform/database/tables.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import type { HandoffDeps } from './ports.ts';
import { type HandoffChange, recordEvent, toConsole } from './record-event.ts';
import type { HandoffRow } from './rows.ts';
import { type HandoffAct, nextState } from './state.ts';

type HandoffPatch = Omit<RowPatch<'Handoff'>, 'state' | 'id' | 'clientId'>;

/**
 * The only way by which a handoff's `state` changes: compare-and-set on the state that the caller saw, with its event,
 * audit entry and card. Returns the handoff as it is then.
 * @throws {HandrailError} handoff_closed, invalid_transition
 */
export async function moveHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  act: HandoffAct,
  change: Omit<HandoffChange, 'fromState' | 'toState'>,
  patch: HandoffPatch = {},
): Promise<HandoffRow> {
  const state = nextState(handoff.state, act);
  const changed = await tx.query(
    'handoff_move',
    'UPDATE handoff SET state = $3 WHERE id = $1 AND state = $2 RETURNING id',
    [handoff.id, handoff.state, state],
  );
  if (changed.length === 0)
    throw new HandrailError('invalid_transition', 'the handoff has changed meanwhile');
  if (Object.keys(patch).length > 0) tx.update('Handoff', handoff.id, patch);
  recordEvent(tx, deps, handoff, { ...change, fromState: handoff.state, toState: state });
  if (state !== handoff.state || change.kind === 'taken_over') toConsole(tx, deps, handoff, 'handoff_card');
  return { ...handoff, ...(patch as Partial<HandoffRow>), state };
}
