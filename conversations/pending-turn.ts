import type { Opening } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { MessageBody } from './outbox/queue.ts';
import type { ClientChannel, InboundEvent, TurnInput } from './ports.ts';

/** A message whose turn is due, as it is stored. */
export interface PendingRow extends Record<string, unknown> {
  readonly id: string;
  readonly message_id: string;
  readonly channel: string;
  readonly identity_id: string | null;
  readonly conversation_id: string | null;
  readonly event: string;
  readonly payload: Buffer;
  readonly body: Buffer;
  readonly media_count: number;
  readonly attempts: number;
  /** Messages without a turn, this one included. */
  readonly pending: number;
  readonly seq: number;
  readonly at: Date;
}

/** The client's first message without a turn, read when the lock is held, and how many wait. */
export const NEXT_PENDING: Opening = {
  name: 'turn_open',
  text: `SELECT i.id, i.message_id, i.channel, m.identity_id, m.conversation_id, i.event, i.payload, m.body,
           m.media_count, i.attempts, m.at, m.seq,
           (SELECT count(*)::int FROM inbox p WHERE p.client_id = $1 AND p.state = 'pending') AS pending
         FROM inbox i JOIN message m ON m.id = i.message_id
         WHERE i.client_id = $1 AND i.state = 'pending' ORDER BY m.seq LIMIT 1`,
  values: (clientId) => [clientId],
};

/** What `NEXT_PENDING` found for this transaction. */
export function nextPending(tx: Transaction): PendingRow | null {
  return tx.opened<PendingRow>(NEXT_PENDING.name)?.[0] ?? null;
}

/** The safe way out does not need the words: where they cannot be read, it goes without. */
export function openWhatOpens(tx: Transaction, clientId: string, row: PendingRow): TurnInput {
  try {
    return openInput(tx, clientId, row);
  } catch {
    return toInput(clientId, row, '', { confirmedByProvider: false });
  }
}

/** The message decrypted. @throws {HandrailError} where it does not open */
export function openInput(tx: Transaction, clientId: string, row: PendingRow): TurnInput {
  const body = tx.cipher.open<MessageBody>(`message.body/${row.message_id}`, row.body);
  const payload = tx.cipher.open<Payload>(`inbox.payload/${row.id}`, row.payload);
  return toInput(clientId, row, body.text, payload);
}

interface Payload {
  readonly confirmedByProvider: boolean;
  readonly addressee?: string;
}

function toInput(clientId: string, row: PendingRow, text: string, payload: Payload): TurnInput {
  return {
    inboxId: row.id,
    messageId: row.message_id,
    clientId,
    seq: row.seq,
    channel: row.channel as ClientChannel,
    identityId: row.identity_id,
    conversationId: row.conversation_id,
    event: row.event as InboundEvent,
    text,
    mediaCount: row.media_count,
    confirmedByProvider: payload.confirmedByProvider,
    addressee: payload.addressee ?? null,
    at: row.at,
  };
}
