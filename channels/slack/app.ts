import type { Application } from 'express';
import type { SlackConfig } from '../../config.ts';
import type { ChannelSender } from '../../conversations/ports.ts';
import type { Handoffs } from '../../handoff/handoffs.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { ClientDefaults } from '../../program/clients/identities.ts';
import { OnCall } from '../../program/on-call/on-call-service.ts';
import { createMediaStore } from '../shared/media-store.ts';
import { ConsoleActions } from './actions/console-actions.ts';
import { Background } from './background.ts';
import { type LoadedBolt, loadBolt, mountBolt } from './bolt.ts';
import type { CommandParts } from './commands/command.ts';
import { type Found, SlackConnection } from './connection.ts';
import { ConsoleSender } from './console-sender.ts';
import { ClientDms } from './dms/client-dms.ts';
import { SlackClientSender } from './dms/client-sender.ts';
import { fetchClientFile } from './files/client-files.ts';
import { mountFiles } from './files/file-route.ts';
import { MediaShare } from './files/media-share.ts';
import { Home } from './home/home.ts';
import { listen } from './listeners.ts';
import { SlackMembers } from './members.ts';
import { mentionsOf } from './mentions.ts';
import { MessageRouter } from './message-router.ts';
import { MODALS } from './modals/all.ts';
import { Forms } from './modals/forms.ts';
import { orAfter } from './or-after.ts';
import { Pace, RateGate } from './pace.ts';
import { postAlertAgain } from './post-alert-again.ts';
import { Posts } from './posts.ts';
import { responder } from './respond.ts';
import { hurryConsoleRows, reviveConsoleRows } from './revive.ts';
import { isOutage } from './send-outcome.ts';
import { Shortcuts } from './shortcuts.ts';
import { DeliveryMarks } from './thread/delivery-marks.ts';
import { ThreadRelay } from './thread/relay.ts';
import { Resend } from './thread/resend.ts';
import { type ApiFailure, webApi } from './web-api.ts';
import { Whisper } from './whisper.ts';

/** Slack allows about one message a second in a channel. */
const POST_INTERVAL_MS = 1_000;
/** A stop does not wait longer for Slack to answer. */
const STOP_MS = 4_000;

export interface SlackParts {
  readonly config: SlackConfig;
  readonly publicUrl: string;
  readonly database: Database;
  readonly announcer: Announcer;
  readonly handoffs: Handoffs;
  readonly log: Log;
  /** Takes a client's turns after a direct message was stored. */
  readonly takeTurns: (clientId: string) => void;
  readonly clientDefaults: ClientDefaults;
  /** The program's text number, told to whoever writes where nobody reads; null where there is none. */
  readonly programPhone: string | null;
  /** The protocol's template for video rooms; null or left out where there is none. */
  readonly videoLink?: string | null;
  /** Between ordinary posts; @defaultValue one second, as Slack wants it. */
  readonly postIntervalMs?: number;
  /** Pauses before Slack is asked again whether it is there. */
  readonly reconnectSeconds?: readonly number[];
}

export interface Slack {
  /**
   * Puts Slack's endpoint on the server (before any body parser, or signatures fail; it does nothing in Socket Mode), and the
   * address of files that clinicians send.
   */
  mount(express: Application): void;
  readonly consoleSender: ChannelSender;
  readonly clientSender: ChannelSender;
  /** Takes what clients attached to direct messages into our own store, encrypted; returns how many. Never throws. */
  takeMedia(): Promise<number>;
  /** Looks now for clients' files that belong into a thread, instead of in some seconds; returns how many were queued. */
  shareMedia(): Promise<number>;
  /** Returns at once, whether Slack is there or not; connects in the background until it is. */
  start(): void;
  /** Takes nothing new; resolves when what is under way is done, or after four seconds when Slack does not answer. */
  stop(): Promise<void>;
}

/** Slack: the clinicians' console and, where it is on, clients' direct messages. */
export function createSlack(parts: SlackParts): Slack {
  const { config, database, announcer, handoffs, log } = parts;
  let loading: Promise<LoadedBolt> | null = null;
  const bolt = () => {
    loading ??= load();
    return loading;
  };
  const api = webApi(async () => (await bolt()).client);
  const background = new Background(log);
  const whisper = new Whisper({ api, log });
  const members = new SlackMembers({ database, api, handoffChannel: config.handoffChannel });
  const resend = new Resend({ database, handoffs, members, whisper, log });
  const marks = new DeliveryMarks({
    ...{ database, api, announcer, log },
    onFailed: (messageId, channel) => background.run(() => resend.offer(messageId, channel)),
  });
  const time = {
    now: () => performance.now(),
    sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };
  const connection = new SlackConnection({ api, log, seconds: parts.reconnectSeconds, onBack: connected });
  const onCall = new OnCall(database, announcer);
  let isTroubled = false;
  const onOutcome = (failure: ApiFailure | null) => {
    if (failure && isOutage(failure)) {
      isTroubled = true;
      connection.doubt();
    } else if (!failure && isTroubled) {
      isTroubled = false;
      background.run(async () => void (await reviveConsoleRows(database, announcer)));
    }
  };
  const consolePosts = new Posts({
    api,
    pace: new Pace(time, parts.postIntervalMs ?? POST_INTERVAL_MS),
    gate: new RateGate(database.clock),
    onOutcome,
  });
  const media = new MediaShare({ database, announcer, log });
  const clientFiles = createMediaStore({
    ...{ database, channel: 'slack', log },
    fetch: (address) => fetchClientFile(address, config),
  });
  const rings = new Set<ReturnType<typeof setTimeout>>();
  const consoleSender = new ConsoleSender({
    database,
    posts: consolePosts,
    api,
    apiUrl: config.apiUrl,
    handoffChannel: config.handoffChannel,
    card: { phi: config.phi, publicUrl: parts.publicUrl, videoLink: parts.videoLink ?? null },
    onPutOff: (seconds) => ring(seconds),
    mention: (facts) => mentionsOf(onCall, facts),
  });
  const clientSender = new SlackClientSender({
    database,
    api,
    posts: new Posts({ api, pace: new Pace(time, 0), gate: new RateGate(database.clock), onOutcome }),
    isOn: config.clientDms,
  });
  const dms = new ClientDms({
    database,
    announcer,
    isOn: config.clientDms,
    programPhone: parts.programPhone,
    defaults: parts.clientDefaults,
    takeTurns: parts.takeTurns,
    members,
    api,
    background,
  });
  let ownUserId: string | null = null;
  const relay = new ThreadRelay({
    ...{ database, announcer, handoffs, members, marks, whisper, background, config },
    ownUserId: () => ownUserId,
  });
  const messages = new MessageRouter({
    database,
    relay,
    dms,
    onAlertGone: (handoff) => postAlertAgain(database, announcer, handoff),
  });
  const forms = new Forms({ database, handoffs, members, api, whisper, log }, MODALS);
  const actions = new ConsoleActions({ handoffs, members, forms, whisper, log });
  let workspaceUrl: string | null = null;
  const commands: CommandParts = {
    ...{ database, announcer, handoffs, members, phi: config.phi, publicUrl: parts.publicUrl },
    onCall,
    permalink: (channel, ts) =>
      workspaceUrl && channel && ts
        ? `${workspaceUrl.replace(/\/+$/, '')}/archives/${channel}/p${ts.replace('.', '')}`
        : null,
  };
  const home = new Home({ parts: commands, api, whisper, log });
  const shortcuts = new Shortcuts({ database, commands, forms });
  const respond = responder({ apiUrl: config.apiUrl, log });

  async function load(): Promise<LoadedBolt> {
    const loaded = await loadBolt(config, log, () => connection.begin());
    listen(loaded.app, {
      ...{ commands, messages, actions, forms, home, shortcuts, resend },
      ...{ dms, respond, whisper, background },
    });
    return loaded;
  }

  /** Slack has answered: the socket is opened, and where it was away, what was given up or put off goes now. */
  async function connected({ userId, url, wasAway }: Found): Promise<void> {
    ownUserId = userId;
    workspaceUrl = url;
    await (await bolt()).connect();
    if (!wasAway) return;
    const count =
      (await reviveConsoleRows(database, announcer)) + (await hurryConsoleRows(database, announcer));
    if (count > 0) log.info('slack.rows_revived', { count });
  }

  /** Rows that Slack put off are looked at when they may go, not only at the next sweep. */
  function ring(seconds: number): void {
    const timer = setTimeout(() => {
      rings.delete(timer);
      announcer.announce({ kind: 'outbox', channel: 'console' });
    }, seconds * 1000);
    timer.unref();
    rings.add(timer);
  }

  return {
    mount: (express) => {
      mountBolt(express, bolt);
      mountFiles(express, { database, log });
    },
    takeMedia: () => clientFiles.fetchNotedMedia(),
    shareMedia: () => media.look(),
    consoleSender,
    clientSender,
    start() {
      connection.begin();
      background.run(() => marks.start());
      media.start();
    },
    async stop() {
      for (const timer of rings) clearTimeout(timer);
      home.stop();
      await media.stop();
      await orAfter(STOP_MS, close(), null);
    },
  };

  async function close(): Promise<void> {
    await connection.stop();
    if (loading) {
      await loading
        .then((loaded) => loaded.stop())
        .catch((error) => log.warn('slack.stop_failed', { code: errorCodeOf(error) }));
    }
    await marks.stop();
    await background.settled();
  }
}
