import type { Application } from 'express';
import type { Server } from 'socket.io';
import { fetchAttachment } from '../../channels/botframework/attachments.ts';
import { BotFrameworkChannel } from '../../channels/botframework/bot-framework-channel.ts';
import { createDesk } from '../../channels/desk/desk.ts';
import { createMediaStore } from '../../channels/shared/media-store.ts';
import { createSlack, type Slack } from '../../channels/slack/app.ts';
import { createSmsMediaStore } from '../../channels/sms/media.ts';
import { recordOptOutAtProvider } from '../../channels/sms/opt-out-at-provider.ts';
import { reportPageToHandoff } from '../../channels/sms/page-reports.ts';
import { programNumber } from '../../channels/sms/program-number.ts';
import { smsRoutes } from '../../channels/sms/routes.ts';
import { createSmsSender } from '../../channels/sms/sender.ts';
import { createTwilioApi } from '../../channels/sms/twilio-api.ts';
import { createVoiceDesk } from '../../channels/voice/desk.ts';
import { voiceRoutes } from '../../channels/voice/routes.ts';
import { createVoiceSender } from '../../channels/voice/sender.ts';
import { ChatNamespace } from '../../channels/web/chat-namespace.ts';
import { chatRoutes } from '../../channels/web/chat-routes.ts';
import { portalTokenVerifier } from '../../channels/web/portal-token.ts';
import type { Config, TwilioConfig } from '../../config.ts';
import type { ChannelSender, ClientChannel } from '../../conversations/ports.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Log } from '../../platform/log.ts';
import { reportSource } from '../reports/report-source.ts';
import type { Core } from './core.ts';
import type { SweepJob } from './sweeper.ts';

/** What is assumed of somebody nobody has told us about. */
const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };
/** Pictures are never urgent. */
const MEDIA_EVERY_MS = 5_000;

export interface ChannelParts {
  readonly config: Config;
  readonly database: Database;
  readonly announcer: Announcer;
  readonly core: Core;
  readonly voiceOutreachSeconds: number;
  /** The protocol's template for video rooms. */
  readonly videoLink?: string | null;
  readonly log: Log;
  readonly app: Application;
  readonly io: Server;
}

export interface ConnectedChannels {
  readonly senders: readonly ChannelSender[];
  readonly sweeps: readonly SweepJob[];
  /** Begins what connects outwards (Slack); never waits for it. */
  start(): void;
  stop(): Promise<void>;
}

/** Whether anything can leave on a channel with this configuration. */
export function enabledChannels(config: Config): (channel: ClientChannel) => boolean {
  const off = new Set<ClientChannel>();
  if (!config.twilio) off.add('sms');
  if (!config.slack?.clientDms) off.add('slack');
  return (channel) => !off.has(channel);
}

/** Puts every way in and out on the server. Slack comes first: its signatures need the body as it came. */
export function connectChannels(parts: ChannelParts): ConnectedChannels {
  const { app, config, core, database, log } = parts;
  const senders: ChannelSender[] = [];
  const sweeps: SweepJob[] = [];
  const takeTurns = (clientId: string) => core.turns.take(clientId);

  const slack = connectSlack(parts, takeTurns);
  slack?.mount(app);
  if (slack) senders.push(slack.consoleSender, slack.clientSender);
  if (slack && config.slack?.clientDms)
    sweeps.push({ name: 'slack_media', everyMs: MEDIA_EVERY_MS, run: () => slack.takeMedia() });
  if (config.twilio) connectTwilio(parts, config.twilio, takeTurns, senders, sweeps);

  const botFramework = new BotFrameworkChannel({
    config: config.botFramework,
    host: config.host,
    publicUrl: config.publicUrl,
    database,
    defaults: DEFAULTS,
    takeTurns,
  });
  app.use(botFramework.routes());
  senders.push(botFramework);
  const attached = createMediaStore({ database, channel: 'botframework', log, fetch: fetchAttachment });
  sweeps.push({ name: 'attachments', everyMs: MEDIA_EVERY_MS, run: () => attached.fetchNotedMedia() });

  const verifyToken = portalTokenVerifier(config.portal, () => database.clock.now());
  app.use(chatRoutes({ database, portal: config.portal, verifyToken, defaults: DEFAULTS }));
  const chat = new ChatNamespace({
    io: parts.io,
    database,
    announcer: parts.announcer,
    log,
    receive: (inbound) => core.turns.receive(inbound),
    handoffState: async (clientId) => (await core.handoffs.clientState(clientId)) ?? { state: 'none' },
  });
  sweeps.push({ name: 'chat', everyMs: 5_000, run: () => chat.sweep() });

  const desk = createDesk({
    database,
    announcer: parts.announcer,
    handoffs: core.handoffs,
    config,
    log,
    io: parts.io,
    defaultTimeZone: DEFAULTS.timeZone,
    reports: reportSource(database),
    isChannelEnabled: enabledChannels(config),
  });
  app.use(desk.routes);
  sweeps.push({ name: 'desk', everyMs: 30_000, run: () => desk.sweep() });

  return { senders, sweeps, start: () => slack?.start(), stop: async () => slack?.stop() };
}

function connectSlack(parts: ChannelParts, takeTurns: (clientId: string) => Promise<void>): Slack | null {
  const { config, database, announcer, core, log } = parts;
  if (!config.slack) return null;
  return createSlack({
    config: config.slack,
    publicUrl: config.publicUrl,
    database,
    announcer,
    handoffs: core.handoffs,
    log,
    takeTurns,
    clientDefaults: DEFAULTS,
    programPhone: config.twilio?.from ?? null,
    videoLink: parts.videoLink ?? null,
  });
}

function connectTwilio(
  parts: ChannelParts,
  config: TwilioConfig,
  takeTurns: (clientId: string) => Promise<void>,
  senders: ChannelSender[],
  sweeps: SweepJob[],
): void {
  const { app, core, database, log } = parts;
  const { publicUrl } = parts.config;
  const api = createTwilioApi(config);
  const recordOptOut = recordOptOutAtProvider({
    database,
    programNumber: programNumber(database.keyring, config),
    leave: (tx, left) => core.pipeline.leave(tx, left),
  });
  app.use(
    smsRoutes({
      database,
      config,
      publicUrl,
      defaults: DEFAULTS,
      takeTurns,
      events: core.deliveryEvents,
      announcer: parts.announcer,
      reportPage: reportPageToHandoff(database, core.handoffs),
      recordOptOut,
      log,
    }),
  );
  const desk = createVoiceDesk(database, core.handoffs);
  app.use(voiceRoutes({ database, config, publicUrl, desk, defaults: DEFAULTS, log }));
  senders.push(
    createSmsSender({ database, config, publicUrl, api, recordOptOut, log }),
    createVoiceSender({ database, config, publicUrl, api, log }),
  );
  const media = createSmsMediaStore({ database, config, api, log });
  sweeps.push({ name: 'media', everyMs: MEDIA_EVERY_MS, run: () => media.fetchNotedMedia() });
}
