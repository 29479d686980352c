import type { Transaction } from '../platform/database/transaction.ts';
import { isPageLive, type PageResult } from './escalation/results.ts';
import { type OpenHandoff, openHandoff, pageHolder, raisePriority } from './open.ts';
import type { HandoffDeps } from './ports.ts';
import { recordEvent, toConsole } from './record-event.ts';
import { noteClientThere } from './relay.ts';
import { isHeld } from './state.ts';

/** A call as the handoff has it now. */
export interface ClientPhoned {
  readonly handoffId: string;
  /**
   * Something went out to staff because of this call: a line in their console, a text or a call. False when it only stands
   * in the queue at the desk (nobody on call, nothing to page with), so that nobody tells the caller otherwise.
   */
  readonly isAlerted: boolean;
}

/**
 * The client is on the telephone. Opens a handoff or raises the open one as `openHandoff`; and where one was open already,
 * staff hear of the call too: in the thread and the record, moved up in the queue, by a page to the clinician who has it.
 */
export async function clientPhoned(
  tx: Transaction,
  deps: HandoffDeps,
  request: OpenHandoff,
): Promise<ClientPhoned> {
  const { handoff, outcome } = await openHandoff(tx, deps, request);
  if (outcome !== 'opened') {
    recordEvent(tx, deps, handoff, { kind: 'client_phoned', by: 'client', reason: 'inbound_call' });
    toConsole(tx, deps, handoff, 'thread_note', { text: "The client is phoning the program's number now." });
    await noteClientThere(tx, deps, handoff);
    if (outcome === 'unchanged') {
      const raised = raisePriority(tx, deps, handoff, 'client_phoned');
      if (isHeld(handoff.state)) await pageHolder(tx, deps, raised);
    }
  }
  const isAlerted = (outcome !== 'opened' && deps.consoleEnabled) || (await isPagedNow(tx, handoff.id));
  tx.audit({
    who: 'client',
    what: 'client.phoned',
    why: 'inbound_call',
    subject: handoff.id,
    data: { outcome, alerted: isAlerted },
  });
  return { handoffId: handoff.id, isAlerted };
}

async function isPagedNow(tx: Transaction, handoffId: string): Promise<boolean> {
  const pages = await tx.query<{ result: PageResult }>(
    'escalation_at',
    'SELECT result FROM escalation WHERE handoff_id = $1 AND at = $2',
    [handoffId, tx.now],
  );
  return pages.some((page) => isPageLive(page.result));
}
