import type { Announcer, CommittedLine } from '../../platform/announce.ts';
import type { Cipher } from '../../platform/crypto/cipher.ts';
import type { NewRow } from '../../platform/database/tables.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { ClientChannel, DeliveryBody } from '../ports.ts';
import { STATUS_RANK } from './message-status.ts';

/** Who must own the conversation at the moment of sending. */
export type OwnerRule = 'bot' | 'clinician' | 'any';

export interface MessageToClient {
  readonly channel: ClientChannel;
  readonly identityId: string | null;
  /** Web conversation that may see it. */
  readonly conversationId: string | null;
  readonly sender: 'bot' | 'clinician' | 'system';
  readonly senderName?: string;
  readonly senderStaffId?: string;
  readonly text: string;
  readonly choices?: DeliveryBody['choices'];
  readonly language: string;
  readonly templates: readonly string[];
  readonly ownerRule: OwnerRule;
  /** The one confirmation of an opt-out goes out although the client has opted out. */
  readonly isOptOutConfirmation?: boolean;
  readonly sessionId: string | null;
  readonly handoffId?: string | null;
  readonly turnId?: string | null;
  readonly drill: boolean;
  /** Makes a second attempt at the same thing a no-op at the database (unique). */
  readonly uniqueKey: string;
}

/** Body of a stored message, as sealed under `message.body/<id>`. */
export interface MessageBody {
  readonly text: string;
  readonly choices?: DeliveryBody['choices'];
  readonly name?: string;
}

/** Priorities of outgoing rows: smaller goes first when a channel has to choose. */
export const PRIORITY = { page: 0, alert: 1, reply: 2, thread: 3, update: 4, followUp: 5 } as const;

/**
 * Stores messages to the client with the transaction, in the order given, after everything the client has seen so far.
 * Web chat needs no outbox row: the message row is what a socket replays from. Returns the messages' ids.
 */
export async function sayToClient(
  tx: Transaction,
  announcer: Announcer,
  messages: readonly MessageToClient[],
): Promise<string[]> {
  if (messages.length === 0) return [];
  const clientId = tx.clientId;
  if (!clientId) throw new Error('messages belong to a client transaction');
  const rows: Omit<NewRow<'Message'>, 'seq'>[] = [];
  const ids = messages.map((message) => {
    const id = tx.ids.next();
    const isStored = message.channel === 'web';
    const status = isStored ? 'sent' : 'queued';
    const body: MessageBody = { text: message.text, choices: message.choices, name: message.senderName };
    rows.push({
      id,
      clientId,
      sessionId: message.sessionId,
      channel: message.channel,
      identityId: message.identityId,
      conversationId: message.conversationId,
      direction: 'out',
      sender: message.sender,
      senderStaffId: message.senderStaffId ?? null,
      body: tx.cipher.seal(`message.body/${id}`, body),
      language: message.language,
      templates: [...message.templates],
      status,
      statusRank: STATUS_RANK[status],
      handoffId: message.handoffId ?? null,
      turnId: message.turnId ?? null,
      mediaCount: 0,
      at: tx.now,
      sentAt: isStored ? tx.now : null,
      drill: message.drill,
    });
    if (!isStored) {
      queueDelivery(tx, announcer, {
        channel: message.channel,
        recipient: `${message.channel}:${message.identityId}`,
        kind: message.isOptOutConfirmation ? 'opt_out_confirmation' : 'message',
        priority: PRIORITY.reply,
        ownerRule: message.ownerRule,
        handoffId: message.handoffId,
        messageId: id,
        uniqueKey: message.uniqueKey,
        body: { text: message.text, choices: message.choices },
        drill: message.drill,
      });
    }
    tx.afterCommit(() => {
      const seq = tx.numberOf(id);
      if (seq !== undefined) announcer.tellHere(committedLine(message, { clientId, id, seq, at: tx.now }));
      announcer.announce({ kind: 'message', clientId, messageId: id, seq });
    });
    return id;
  });
  await tx.insertNumbered(rows);
  return ids;
}

function committedLine(
  message: MessageToClient,
  { clientId, id, seq, at }: { clientId: string; id: string; seq: number; at: Date },
): CommittedLine {
  const { conversationId, sender, senderName, text, choices, templates } = message;
  return {
    clientId,
    conversationId,
    messageId: id,
    seq,
    sender,
    ...(senderName ? { senderName } : {}),
    text,
    ...(choices ? { choices } : {}),
    templates,
    at,
  };
}

export interface NewDelivery {
  readonly channel: string;
  /** Rows of one recipient go out strictly one after another. */
  readonly recipient: string;
  readonly kind: string;
  readonly priority: number;
  readonly ownerRule: OwnerRule;
  readonly handoffId?: string | null;
  readonly messageId?: string | null;
  readonly staffId?: string | null;
  readonly uniqueKey: string;
  readonly body: DeliveryBody;
  readonly drill: boolean;
  /** Not before this instant. */
  readonly notBefore?: Date;
}

/**
 * Stores one outgoing row with the transaction. The body is sealed with the client's key in a client's transaction, else
 * with the system's. Sending starts after the commit; the sweep finds what no announcement woke for.
 */
export function queueDelivery(tx: Transaction, announcer: Announcer, delivery: NewDelivery): string {
  const id = tx.ids.next();
  const cipher: Cipher = tx.cipher;
  tx.insert('Outbox', {
    id,
    channel: delivery.channel,
    recipient: delivery.recipient,
    kind: delivery.kind,
    priority: delivery.priority,
    ownerRule: delivery.ownerRule,
    clientId: tx.clientId,
    handoffId: delivery.handoffId ?? null,
    messageId: delivery.messageId ?? null,
    staffId: delivery.staffId ?? null,
    uniqueKey: delivery.uniqueKey,
    body: cipher.seal(`outbox.body/${id}`, delivery.body),
    state: 'pending',
    attempts: 0,
    nextAttemptAt: delivery.notBefore ?? tx.now,
    createdAt: tx.now,
    drill: delivery.drill,
  });
  tx.afterCommit(() => announcer.announce({ kind: 'outbox', channel: delivery.channel }));
  return id;
}
