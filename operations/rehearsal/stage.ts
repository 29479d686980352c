import { keywordOf } from '../../channels/sms/keywords.ts';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import type { ChannelSender, Delivery, SendResult } from '../../conversations/ports.ts';
import { receive } from '../../conversations/receive.ts';
import { Announcer } from '../../platform/announce.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { seededIds } from '../../platform/ids.ts';
import { type Log, silentLog } from '../../platform/log.ts';
import {
  addIdentity,
  findIdentity,
  findOrCreateIdentity,
  type KnownIdentity,
} from '../../program/clients/identities.ts';
import type { ActiveProtocol } from '../../program/protocol/load-protocol.ts';
import { storeProtocol } from '../../program/protocol/store-protocol.ts';
import { type Core, createCore } from '../running/core.ts';
import {
  CLIENT_ID,
  CLIENT_PHONE,
  CLIENT_SLACK_ID,
  castScenario,
  type PlayedRung,
  RUNG_STAFF,
  TIME_ZONE,
} from './cast.ts';
import { localInstant } from './local-instant.ts';
import type { SentOut, StageChannel } from './played.ts';
import type { Scenario } from './scenario.ts';

/** The clinicians' console: what goes there goes to staff. */
const CONSOLE_CHANNELS: ReadonlySet<string> = new Set(['console']);
/** Stands for whatever the client took a picture of. */
const PICTURE = Buffer.from('a picture');

/** Everything of the product but the providers: they take every row at once, as a good day would have it. */
export class Stage {
  readonly database: Database;
  readonly clock: SimulatedClock;
  readonly core: Core;
  clientId = '';
  readonly sent: SentOut[] = [];
  readonly faults: string[] = [];
  private readonly announcer = new Announcer();
  private readonly outbox: OutboxSender;
  private readonly acknowledge: Partial<Record<PlayedRung, number | null>>;
  private readonly due: { readonly at: Date; readonly escalationId: string }[] = [];
  private readonly identities = new Map<StageChannel, KnownIdentity>();
  private readonly scenario: Scenario;
  private readonly protocol: ActiveProtocol;
  private count = 0;

  constructor(url: string, scenario: Scenario, protocol: ActiveProtocol) {
    this.scenario = scenario;
    this.clock = new SimulatedClock(localInstant(scenario.env.local_time, TIME_ZONE));
    this.database = new Database({
      url,
      clock: this.clock,
      ids: seededIds(this.clock, scenario.id),
      // A rehearsal's database lives as long as the rehearsal: a key of its own is enough.
      keyring: new Keyring(Buffer.alloc(32, 7)),
      poolSize: 4,
    });
    const onCall = scenario.env.on_call ?? {};
    this.acknowledge = {
      primary: onCall.primary_ack_s,
      backup: onCall.backup_ack_s,
      supervisor: onCall.supervisor_ack_s,
    };
    this.core = createCore({
      database: this.database,
      announcer: this.announcer,
      log: this.log(),
      protocol,
      programName: 'Handrail',
      crisisPhone: '+15555550199',
      publicUrl: 'https://handrail.example',
      consoleEnabled: true,
      pagesEnabled: true,
    });
    this.outbox = new OutboxSender({
      database: this.database,
      announcer: new Announcer(),
      log: this.log(),
      events: this.core.deliveryEvents,
      senders: ['sms', 'slack', 'voice', 'console'].map((channel) => this.provider(channel)),
    });
    this.protocol = protocol;
  }

  async open(): Promise<void> {
    await storeProtocol(this.database, this.protocol);
    await castScenario(this.database, this.scenario, this.clock.now());
  }

  /** The client writes; resolves when everything that follows at once has happened. */
  async write(channel: StageChannel, text: string, media: readonly { type: string }[]): Promise<string> {
    const identity = await this.identity(channel);
    this.count += 1;
    const isWord = channel === 'sms' && media.length === 0;
    const event = isWord ? keywordOf(text, undefined).event : 'message';
    const received = await receive(this.database, {
      channel,
      providerKey: `${this.scenario.id}:${this.count}`,
      clientId: identity.clientId,
      identityId: identity.identityId,
      conversationId: channel === 'web' ? identity.identityId : null,
      text,
      media: media.map((one, i) => ({
        url: `https://media.example/${this.count}/${i}`,
        contentType: one.type,
      })),
      event,
      // The rehearsal's provider says nothing of its own, so that the one confirmation is the bot's and can be seen.
      confirmedByProvider: false,
    });
    await this.storeMedia(received.messageId);
    await this.core.turns.take(identity.clientId);
    await this.deliver();
    return received.messageId;
  }

  /**
   * Moves the clock to `to`, stopping at everything that is due on the way. `before`: what is due at that very instant
   * waits, for the client writes then and has not been silent.
   */
  async advance(to: Date, until: 'through' | 'before' = 'through'): Promise<void> {
    for (;;) {
      const next = await this.nextDue();
      if (!next || next > to || (until === 'before' && next >= to)) break;
      this.clock.advanceTo(next);
      await this.runDue();
    }
    this.clock.advanceTo(to);
  }

  async close(): Promise<void> {
    await this.core.turns.close();
    await this.outbox.close();
    await this.database.close();
  }

  /** Errors that the product logs are kept: a rehearsal in which something failed and was tried again has not passed. */
  private log(): Log {
    const keep = (event: string, fields?: { code?: unknown }) =>
      void this.faults.push(`${event} ${fields?.code ?? ''}`.trim());
    return { ...silentLog, error: keep };
  }

  /** What the channel does with a picture, without the provider that it would be fetched from. */
  private async storeMedia(messageId: string): Promise<void> {
    await this.database.transact(this.clientId, async (tx) => {
      const noted = await tx.query<{ id: string }>(
        'rehearsal_media',
        'SELECT id FROM media WHERE message_id = $1',
        [messageId],
      );
      for (const { id } of noted) {
        await tx.query(
          'rehearsal_media_stored',
          `UPDATE media SET state = 'stored', body = $2, size = $3, stored_at = $4 WHERE id = $1 AND state = 'noted'`,
          [id, tx.cipher.sealBytes(`media.body/${id}`, PICTURE), PICTURE.length, tx.now],
        );
      }
    });
  }

  private async nextDue(): Promise<Date | null> {
    const timer = await this.core.timers.nextDue();
    const acknowledgement = this.due[0]?.at ?? null;
    if (!timer || !acknowledgement) return timer ?? acknowledgement;
    return timer < acknowledgement ? timer : acknowledgement;
  }

  private async runDue(): Promise<void> {
    while (this.due[0] && this.due[0].at <= this.clock.now()) {
      const { escalationId } = this.due.shift() as { escalationId: string };
      await this.core.handoffs.pageResult(escalationId, 'answered');
    }
    await this.core.timers.sweep();
    await this.deliver();
  }

  private async deliver(): Promise<void> {
    await this.outbox.drainAll();
  }

  private provider(channel: string): ChannelSender {
    return {
      channel,
      concurrency: 1,
      send: async ([delivery]) => {
        await this.planAcknowledgement(delivery);
        this.sent.push(await this.describe(delivery));
        const result: SendResult = { outcome: 'sent', providerId: `${channel}-${delivery.outboxId}` };
        return result;
      },
    };
  }

  private async describe(delivery: Delivery): Promise<SentOut> {
    const [channel, identityId] = delivery.recipient.split(':');
    const own = await this.database.prisma.identity.findFirst({
      where: { id: identityId, channel, clientId: this.clientId },
    });
    return {
      at: this.clock.now().toISOString(),
      channel: delivery.channel,
      kind: delivery.kind,
      recipient: delivery.recipient,
      toClient: own !== null,
      toStaff: delivery.staffId !== null || CONSOLE_CHANNELS.has(delivery.channel),
    };
  }

  /** The paged rung acknowledges after its seconds, by the scenario; once per page. */
  private async planAcknowledgement(delivery: Delivery): Promise<void> {
    const escalationId = delivery.body.data?.escalationId;
    if (!delivery.kind.startsWith('page_') || typeof escalationId !== 'string' || !delivery.staffId) return;
    const staff = await this.database.prisma.staff.findUnique({ where: { id: delivery.staffId } });
    const rung = (Object.keys(RUNG_STAFF) as PlayedRung[]).find(
      (name) => RUNG_STAFF[name] === staff?.externalId,
    );
    const seconds = rung ? this.acknowledge[rung] : null;
    if (seconds === null || seconds === undefined) return;
    this.due.push({ at: new Date(this.clock.now().getTime() + seconds * 1000), escalationId });
    this.due.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  private async identity(channel: StageChannel): Promise<KnownIdentity> {
    const known = this.identities.get(channel);
    if (known) return known;
    const address = await this.address(channel);
    const defaults = { language: 'en', timeZone: TIME_ZONE };
    const identity = await findOrCreateIdentity(this.database, channel, address, 'unregistered', defaults);
    this.identities.set(channel, identity);
    this.clientId ||= identity.clientId;
    return identity;
  }

  private async address(channel: StageChannel): Promise<string> {
    if (channel === 'sms') return CLIENT_PHONE;
    if (channel === 'slack') return CLIENT_SLACK_ID;
    const client = await this.database.prisma.client.findUnique({ where: { externalId: CLIENT_ID } });
    if (!client) return 'anonymous:rehearsal';
    const address = `client:${client.id}`;
    if (await findIdentity(this.database, 'web', address)) return address;
    const identityId = this.database.ids.next();
    await this.database.transact(client.id, async (tx) => {
      addIdentity(tx, identityId, 'web', address);
    });
    return address;
  }
}
