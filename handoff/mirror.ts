import type { Transaction } from '../platform/database/transaction.ts';
import type { HandoffDeps } from './ports.ts';
import { toConsole } from './record-event.ts';
import { type HandoffRow, lockOpenHandoff } from './rows.ts';

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

/**
 * A message that the open handoff's thread shows did not go out: the thread shows it again, marked as not sent. Once per
 * message; nothing for one that the thread does not hold.
 */
export async function mirrorNotSent(tx: Transaction, deps: HandoffDeps, messageId: string): Promise<void> {
  if (!deps.consoleEnabled) return;
  const handoff = await lockOpenHandoff(tx);
  if (!handoff) return;
  const key = `thread_message:${handoff.id}:${messageId}`;
  const again = `${key}:not_sent`;
  const rows = await tx.query<{ key: string }>(
    'thread_message_keys',
    'SELECT unique_key AS key FROM outbox WHERE unique_key IN ($1, $2)',
    [key, again],
  );
  if (rows.length !== 1 || rows[0]?.key !== key) return;
  toConsole(tx, deps, handoff, 'thread_message', { data: { messageId } }, again);
}

/** The client left the text line while a handoff is open: its thread says what that means. Nothing without one. */
export async function noteLeftTexts(tx: Transaction, deps: HandoffDeps): Promise<void> {
  const handoff = await lockOpenHandoff(tx);
  if (!handoff) return;
  toConsole(tx, deps, handoff, 'thread_note', {
    text: 'The client left the text line (STOP). Nothing can be sent by text: call them (see the tasks).',
  });
}
