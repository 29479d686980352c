import type { Transaction } from '../platform/database/transaction.ts';
import type { HandoffDeps } from './ports.ts';
import { toConsole } from './record-event.ts';
import type { HandoffRow } from './rows.ts';

/** Shows a message of the conversation in the console's thread, once, whoever asks for it how often. */
export async function mirrorMessage(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: Pick<HandoffRow, 'id' | 'drill'>,
  messageId: string,
): Promise<void> {
  if (!deps.consoleEnabled) return;
  const key = `thread_message:${handoff.id}:${messageId}`;
  const known = await tx.query('outbox_key_known', 'SELECT 1 FROM outbox WHERE unique_key = $1', [key]);
  if (known.length === 0) toConsole(tx, deps, handoff, 'thread_message', { data: { messageId } }, key);
}
