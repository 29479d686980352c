import { randomBytes } from 'node:crypto';
import { type MessageToClient, queueDelivery, sayToClient } from '../../conversations/outbox/queue.ts';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import type {
  ChannelSender,
  ClientChannel,
  Delivery,
  DeliveryEvents,
  SendResult,
  TurnPort,
} from '../../conversations/ports.ts';
import { type Inbound, receive } from '../../conversations/receive.ts';
import { Turns } from '../../conversations/turns.ts';
import { Announcer } from '../../platform/announce.ts';
import { type Clock, SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { findOrCreateIdentity, type KnownIdentity } from '../../program/clients/identities.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

export const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };

const START = new Date('2026-03-10T22:40:00Z');

/** Conversations over a real database, with a clock that the test moves. Several `Database`s stand for several processes. */
export class ConversationWorld {
  readonly clock = new SimulatedClock(START);
  readonly announcer = new Announcer();
  readonly master = randomBytes(32);
  readonly scratch: TestDatabase;
  readonly database: Database;
  private readonly closers: (() => Promise<void>)[] = [];
  private count = 0;

  static async start(): Promise<ConversationWorld> {
    return new ConversationWorld(await testDatabase());
  }

  private constructor(scratch: TestDatabase) {
    this.scratch = scratch;
    this.database = this.process();
  }

  /** Another process's way to the same database; closed with the world. */
  process(clock: Clock = this.clock): Database {
    const database = new Database({
      url: this.scratch.url,
      clock,
      ids: systemIds(clock),
      keyring: new Keyring(this.master),
      poolSize: 8,
    });
    this.closers.push(() => database.close());
    return database;
  }

  async stop(): Promise<void> {
    for (const close of this.closers.reverse()) await close();
    await this.scratch.stop();
  }

  client(channel: ClientChannel = 'sms'): Promise<KnownIdentity> {
    this.count += 1;
    return findOrCreateIdentity(this.database, channel, `address ${this.count}`, 'unregistered', DEFAULTS);
  }

  /** A message as a channel hands it over. */
  inbound(identity: KnownIdentity, text: string, more: Partial<Inbound> = {}): Inbound {
    this.count += 1;
    return {
      channel: 'sms',
      providerKey: `provider ${this.count}`,
      ...identity,
      conversationId: null,
      text,
      media: [],
      event: 'message',
      ...more,
    };
  }

  receive(identity: KnownIdentity, text: string, more: Partial<Inbound> = {}) {
    return receive(this.database, this.inbound(identity, text, more));
  }

  turns(port: TurnPort, database = this.database, unanswered?: (clientId: string) => Promise<void>): Turns {
    const turns = new Turns({ database, announcer: this.announcer, port, log: silentLog, unanswered });
    this.closers.push(() => turns.close());
    return turns;
  }

  outbox(
    sender: ChannelSender,
    events: Partial<DeliveryEvents> = {},
    database = this.database,
  ): OutboxSender {
    const outbox = new OutboxSender({
      database,
      announcer: new Announcer(),
      log: silentLog,
      events: { undelivered: async () => undefined, pageResult: async () => undefined, ...events },
      senders: [sender],
    });
    this.closers.push(() => outbox.close());
    return outbox;
  }

  /** The bot (or whoever `more` says) says these, one after another. Returns the messages' ids. */
  say(
    identity: KnownIdentity,
    texts: readonly string[],
    more: Partial<MessageToClient> = {},
  ): Promise<string[]> {
    return this.database.transact(identity.clientId, (tx) =>
      sayToClient(
        tx,
        this.announcer,
        texts.map((text) => ({
          channel: 'sms' as const,
          identityId: identity.identityId,
          conversationId: null,
          sender: 'bot' as const,
          text,
          language: 'en',
          templates: ['test'],
          ownerRule: 'bot' as const,
          sessionId: null,
          drill: false,
          uniqueKey: tx.ids.next(),
          ...more,
        })),
      ),
    );
  }

  /** Rows for a recipient that is no client. */
  queue(recipient: string, texts: readonly string[], kind = 'note', channel = 'test'): Promise<void> {
    return this.database.transactSystem(async (tx) => {
      for (const text of texts) {
        queueDelivery(tx, this.announcer, {
          channel,
          recipient,
          kind,
          priority: 3,
          ownerRule: 'any',
          uniqueKey: tx.ids.next(),
          body: { text },
          drill: false,
        });
      }
    });
  }

  async rows<R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.database.pool.query(text, [...values])).rows;
  }
}

/** A provider that does as told and remembers every attempt. */
export class ScriptedSender implements ChannelSender {
  readonly channel: string;
  readonly concurrency: number;
  readonly mergesKind?: string;
  /** Every attempt: the rows handed over together. */
  readonly attempts: (readonly Delivery[])[] = [];
  private readonly answer: (deliveries: readonly Delivery[]) => SendResult | Promise<SendResult>;

  constructor(
    answer: (deliveries: readonly Delivery[]) => SendResult | Promise<SendResult> = () => SENT,
    options: { channel?: string; concurrency?: number; mergesKind?: string } = {},
  ) {
    this.answer = answer;
    this.channel = options.channel ?? 'test';
    this.concurrency = options.concurrency ?? 4;
    this.mergesKind = options.mergesKind;
  }

  async send(deliveries: readonly [Delivery, ...Delivery[]]): Promise<SendResult> {
    this.attempts.push(deliveries);
    return this.answer(deliveries);
  }

  texts(): string[] {
    return this.attempts.flat().map((delivery) => delivery.body.text ?? '');
  }
}

export const SENT: SendResult = { outcome: 'sent', providerId: 'taken' };
