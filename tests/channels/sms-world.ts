import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { recordOptOutAtProvider } from '../../channels/sms/opt-out-at-provider.ts';
import type { PageReport } from '../../channels/sms/page-reports.ts';
import { programNumber } from '../../channels/sms/program-number.ts';
import { smsRoutes } from '../../channels/sms/routes.ts';
import { createSmsSender } from '../../channels/sms/sender.ts';
import { createTwilioApi } from '../../channels/sms/twilio-api.ts';
import type { TwilioConfig } from '../../config.ts';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import { type Core, createCore } from '../../operations/running/core.ts';
import { Announcer } from '../../platform/announce.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { findOrCreateIdentity, type KnownIdentity } from '../../program/clients/identities.ts';
import { parseProtocol } from '../../program/protocol/load-protocol.ts';
import { testDatabase } from '../support/database.ts';

/** Long enough for a request on this machine, short enough for a test of a silent provider. */
const TEST_TIMEOUT_MS = 400;
const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };
export const CLIENT_PHONE = '+15550100001';

/** The SMS channel with a real database and an HTTP server, in front of whichever Twilio is given. */
export class SmsWorld {
  readonly clock = new SimulatedClock(new Date());
  readonly announcer = new Announcer();
  readonly config: TwilioConfig;
  readonly database: Database;
  readonly publicUrl: string;
  readonly app: express.Express;
  readonly turnsTaken: string[] = [];
  readonly undelivered: { readonly id: string; readonly errorCode: string }[] = [];
  readonly pageReports: PageReport[] = [];
  readonly pageOutcomes: string[] = [];
  readonly recordOptOut;
  private readonly closers: (() => Promise<void>)[] = [];
  private sent = 0;
  private known: Core | null = null;

  static async start(twilio: {
    apiUrl: string;
    accountSid?: string;
    authToken?: string;
    from?: string;
  }): Promise<SmsWorld> {
    const scratch = await testDatabase();
    const app = express();
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    const world = new SmsWorld(scratch.url, `http://127.0.0.1:${address.port}`, app, {
      accountSid: twilio.accountSid ?? `AC${'1'.repeat(32)}`,
      authToken: twilio.authToken ?? 'a token for tests',
      from: twilio.from ?? '+15550009999',
      messagingServiceSid: null,
      apiUrl: twilio.apiUrl,
    });
    world.closers.push(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await world.database.close();
      await scratch.stop();
    });
    return world;
  }

  private constructor(databaseUrl: string, publicUrl: string, app: express.Express, config: TwilioConfig) {
    this.config = config;
    this.publicUrl = publicUrl;
    this.app = app;
    this.database = new Database({
      url: databaseUrl,
      clock: this.clock,
      ids: systemIds(this.clock),
      keyring: new Keyring(randomBytes(32)),
      poolSize: 4,
    });
    this.recordOptOut = recordOptOutAtProvider({
      database: this.database,
      programNumber: programNumber(this.database.keyring, config),
      leave: (tx, left) => this.core().pipeline.leave(tx, left),
    });
    app.use(
      smsRoutes({
        database: this.database,
        announcer: this.announcer,
        config,
        publicUrl,
        defaults: DEFAULTS,
        takeTurns: async (clientId) => void this.turnsTaken.push(clientId),
        events: this.events,
        reportPage: async (report) => void this.pageReports.push(report),
        recordOptOut: this.recordOptOut,
        log: silentLog,
      }),
    );
  }

  /** The bot and the handoffs; made when asked for, because most tests of the channel need none. */
  core(): Core {
    this.known ??= createCore({
      database: this.database,
      announcer: this.announcer,
      log: silentLog,
      protocol: parseProtocol({}),
      programName: 'your care program',
      crisisPhone: null,
      publicUrl: this.publicUrl,
      consoleEnabled: false,
      pagesEnabled: false,
    });
    return this.known;
  }

  async stop(): Promise<void> {
    for (const close of this.closers) await close();
  }

  get events() {
    return {
      undelivered: async (_tx: unknown, message: { id: string }, errorCode: string) =>
        void this.undelivered.push({ id: message.id, errorCode }),
      pageResult: async (_tx: unknown, _delivery: unknown, result: { outcome: string }) =>
        void this.pageOutcomes.push(result.outcome),
    };
  }

  client(phone = CLIENT_PHONE): Promise<KnownIdentity> {
    return findOrCreateIdentity(this.database, 'sms', phone, 'unregistered', DEFAULTS);
  }

  sender() {
    return createSmsSender({
      database: this.database,
      config: this.config,
      publicUrl: this.publicUrl,
      api: createTwilioApi(this.config, TEST_TIMEOUT_MS),
      recordOptOut: this.recordOptOut,
      log: silentLog,
    });
  }

  outbox(senders = [this.sender()]): OutboxSender {
    const outbox = new OutboxSender({
      database: this.database,
      announcer: new Announcer(),
      log: silentLog,
      events: this.events,
      senders,
    });
    this.closers.unshift(() => outbox.close());
    return outbox;
  }

  /** The bot says these, one after another. Returns the messages' ids. */
  async say(identity: KnownIdentity, ...texts: string[]): Promise<string[]> {
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
          uniqueKey: `test:${++this.sent}`,
        })),
      ),
    );
  }

  /** Posts a form as Twilio would, signed with `token` for `url`. */
  async post(
    route: string,
    fields: Readonly<Record<string, string>>,
    signing: { token?: string; url?: string; signature?: string } = {},
  ): Promise<{ status: number; type: string | null; text: string }> {
    const form = { AccountSid: this.config.accountSid, ...fields };
    const url = signing.url ?? this.publicUrl + route;
    const signature =
      signing.signature ?? getExpectedTwilioSignature(signing.token ?? this.config.authToken, url, form);
    const response = await fetch(this.publicUrl + route, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature },
      body: new URLSearchParams(form),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  }

  text(body: string, fields: Readonly<Record<string, string>> = {}) {
    return this.post('/twilio/sms', {
      MessageSid: `SM${String(++this.sent).padStart(32, '0')}`,
      From: CLIENT_PHONE,
      To: this.config.from ?? '',
      Body: body,
      NumMedia: '0',
      ...fields,
    });
  }

  async rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.database.pool.query<T & Record<string, unknown>>(sql, [...values])).rows;
  }
}
