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

/** How a client left the text line, and whether staff were given the task to phone. */
export interface LeftTexts {
  /** By a word that the provider takes (STOP), in words of their own, or the provider says so. */
  readonly how: 'keyword' | 'own_words' | 'provider';
  readonly isCallDue: boolean;
}

const LEFT: Readonly<Record<LeftTexts['how'], string>> = {
  keyword:
    'The client left the text line by a word that the phone provider takes (such as STOP): no text goes to them from that number any more.',
  own_words: 'The client asked in their own words for no more texts: none goes to them any more.',
  provider:
    'The phone provider says that the client has left the text line: no text goes to them from that number any more.',
};

/** The client left the text line while a handoff is open: its thread says what that means. Nothing without one. */
export async function noteLeftTexts(tx: Transaction, deps: HandoffDeps, left: LeftTexts): Promise<void> {
  const handoff = await lockOpenHandoff(tx);
  if (!handoff) return;
  toConsole(tx, deps, handoff, 'thread_note', {
    text: `${LEFT[left.how]} ${left.isCallDue ? 'Call them: there is a task for it.' : 'They can be called.'}`,
  });
}
