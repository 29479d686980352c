import type { Opening } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { TimerData } from './timers/set-timer.ts';

/** Ways to reach a person. `voice` and `slack` console rows go to staff only. */
export const CLIENT_CHANNELS = ['sms', 'web', 'slack', 'botframework'] as const;
export type ClientChannel = (typeof CLIENT_CHANNELS)[number];

/** What a stored inbound row means; decided by its channel (a keyword) or `message`. */
export type InboundEvent = 'message' | 'opt_out' | 'opt_in' | 'help';

/** An inbound row as its turn sees it, decrypted. */
export interface TurnInput {
  readonly inboxId: string;
  readonly messageId: string;
  readonly clientId: string;
  /** Place among the client's lines. */
  readonly seq: number;
  readonly channel: ClientChannel;
  readonly identityId: string | null;
  readonly conversationId: string | null;
  readonly event: InboundEvent;
  readonly text: string;
  readonly mediaCount: number;
  /** The provider has already answered an opt-out word itself. */
  readonly confirmedByProvider: boolean;
  /** Blind index of the program's own number that it was written to; null where the channel has no such thing. */
  readonly addressee: string | null;
  readonly at: Date;
}

/**
 * Takes a turn: risk, handoff, bot. Filled by `bot/`. Everything it changes goes through `tx`. When it throws, the turn
 * is tried again, and at last `failSafe` is called instead.
 */
export interface TurnPort {
  /** What a turn of the client's next message reads first, sent with the statement that looks for that message. */
  readonly openings?: readonly Opening[];
  takeTurn(tx: Transaction, input: TurnInput): Promise<void>;
  /** The pipeline failed for good: treat as high risk, tell the client, bring a person. Must not throw. */
  failSafe(tx: Transaction, input: TurnInput, errorCode: string): Promise<void>;
}

/** Runs when a timer of its kind is due, in a transaction of the timer's client. */
export type TimerHandler = (tx: Transaction, timer: DueTimer) => Promise<void>;
export type TimerHandlers = ReadonlyMap<string, TimerHandler>;

export interface DueTimer {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly clientId: string;
  readonly handoffId: string | null;
  readonly dueAt: Date;
  readonly data: TimerData;
}

/** An outgoing row ready to be sent, decrypted. */
export interface Delivery {
  readonly outboxId: string;
  readonly channel: string;
  readonly recipient: string;
  readonly kind: string;
  readonly clientId: string | null;
  readonly handoffId: string | null;
  readonly messageId: string | null;
  readonly staffId: string | null;
  readonly uniqueKey: string;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly drill: boolean;
  /** What `queue…` stored. */
  readonly body: DeliveryBody;
}

/** Content of an outgoing row. Which fields are there depends on `kind`. */
export interface DeliveryBody {
  readonly text?: string;
  readonly to?: string;
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** What came of one attempt. */
export type SendResult =
  | { readonly outcome: 'sent'; readonly providerId: string | null }
  /** Not taken; try again after so many seconds, or after the usual back-off. */
  | { readonly outcome: 'retry'; readonly errorCode: string; readonly afterSeconds?: number }
  /** Never will be taken: no retry; the fallback is offered. */
  | { readonly outcome: 'refused'; readonly errorCode: string }
  /** Sent or not, nobody knows (time-out after the request left). Sent again, flagged. */
  | { readonly outcome: 'unknown'; readonly errorCode: string };

/** A channel's way out. One suite (`tests/conversations/channel-conformance`) holds for every implementation. */
export interface ChannelSender {
  readonly channel: string;
  /** Rows on their way at once; 1 where the provider limits the pace, so that the most urgent row is always next. */
  readonly concurrency: number;
  /** Waiting rows of one recipient of this kind may be handed over together, oldest first. */
  readonly mergesKind?: string;
  /** Blind index of the program's own number that it sends from: an opt-out from another number does not hold for it. */
  readonly programNumber?: string;
  /** Sends one row, or several of `mergesKind` as one post. Must not throw; an unexpected error counts as unknown. */
  send(deliveries: readonly [Delivery, ...Delivery[]]): Promise<SendResult>;
}

/** What the parts above want to know of deliveries. All run in a transaction of the row's client. */
export interface DeliveryEvents {
  /** A message to the client was refused for good, or its report says undelivered. */
  undelivered(
    tx: Transaction,
    message: Pick<Row<'Message'>, 'id' | 'channel' | 'handoffId'>,
    errorCode: string,
  ): Promise<void>;
  /** A message was held back for good: a clinician has the client, or the client opted out. */
  withheld?(tx: Transaction, messageId: string): Promise<void>;
  /** A page to staff was taken or refused by its provider. `data` is what was stored with the row. */
  pageResult(tx: Transaction, delivery: Delivery, result: SendResult): Promise<void>;
}
