import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { createTwilioApi } from '../../channels/sms/twilio-api.ts';
import { createVoiceDesk } from '../../channels/voice/desk.ts';
import type { VoiceDesk } from '../../channels/voice/ports.ts';
import { voiceRoutes } from '../../channels/voice/routes.ts';
import { createVoiceSender } from '../../channels/voice/sender.ts';
import type { TwilioConfig } from '../../config.ts';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import { Announcer } from '../../platform/announce.ts';
import { silentLog } from '../../platform/log.ts';
import { World } from '../handoff/world.ts';

const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };

/** The telephone with real handoffs and a database behind it, in front of whichever Twilio is given. */
export class VoiceWorld {
  readonly world: World;
  readonly config: TwilioConfig;
  readonly publicUrl: string;
  /** Replaced by a test that wants the handoffs to fail. */
  desk: VoiceDesk;
  private readonly close: () => Promise<void>;

  static async start(twilio: {
    apiUrl: string;
    accountSid?: string;
    authToken?: string;
    from?: string;
  }): Promise<VoiceWorld> {
    const world = await World.start({ console: false });
    const app = express();
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    const config = {
      accountSid: twilio.accountSid ?? `AC${'1'.repeat(32)}`,
      authToken: twilio.authToken ?? 'a token for tests',
      from: twilio.from ?? '+15550009999',
      messagingServiceSid: null,
      apiUrl: twilio.apiUrl,
    };
    return new VoiceWorld(world, config, `http://127.0.0.1:${address.port}`, app, async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await world.stop();
    });
  }

  private constructor(
    world: World,
    config: TwilioConfig,
    publicUrl: string,
    app: express.Express,
    close: () => Promise<void>,
  ) {
    this.world = world;
    this.config = config;
    this.publicUrl = publicUrl;
    this.close = close;
    this.desk = createVoiceDesk(world.database, world.handoffs);
    const desk = new Proxy({} as VoiceDesk, { get: (_target, name) => this.desk[name as keyof VoiceDesk] });
    const { database } = world;
    app.use(voiceRoutes({ database, config, publicUrl, desk, defaults: DEFAULTS, log: silentLog }));
  }

  stop(): Promise<void> {
    return this.close();
  }

  sender(config: Partial<TwilioConfig> = {}) {
    const all = { ...this.config, ...config };
    return createVoiceSender({
      database: this.world.database,
      config: all,
      publicUrl: this.publicUrl,
      api: createTwilioApi(all, 400),
      log: silentLog,
    });
  }

  /** Rings everybody whose page waits. */
  async ring(sender = this.sender()): Promise<void> {
    const outbox = new OutboxSender({
      database: this.world.database,
      announcer: new Announcer(),
      log: silentLog,
      events: {
        undelivered: async () => undefined,
        pageResult: (tx, delivery, result) => this.world.handoffs.pageDelivery(tx, delivery, result),
      },
      senders: [sender],
    });
    await outbox.send('voice');
    await outbox.close();
  }

  /** Twilio asks what to do on a call. */
  async ask(
    url: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<{ status: number; twiml: string }> {
    const address = url.replace(/#.*$/, '');
    const form = { AccountSid: this.config.accountSid, CallSid: 'CA1', ...fields };
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'x-twilio-signature': getExpectedTwilioSignature(this.config.authToken, address, form) },
      body: new URLSearchParams(form),
    });
    return { status: response.status, twiml: await response.text() };
  }

  /** Somebody phones the number. */
  phone(from: string) {
    return this.ask(`${this.publicUrl}/twilio/voice`, {
      From: from,
      To: this.config.from ?? '',
      Direction: 'inbound',
    });
  }

  rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.world.rows(sql, values) as Promise<T[]>;
  }
}

/** The address that a verb of a document leads to. */
export function addressIn(twiml: string, attribute: 'action' | 'url'): string {
  const found = new RegExp(` ${attribute}="([^"]+)"`).exec(twiml)?.[1];
  if (!found) throw new Error(`no ${attribute} in the document`);
  return found.replaceAll('&amp;', '&');
}
