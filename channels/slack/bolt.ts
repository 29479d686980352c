import type {
  App,
  AuthorizeResult,
  ExpressReceiver,
  Logger,
  Receiver,
  SocketModeReceiver,
  webApi,
} from '@slack/bolt';
import type { Application, RequestHandler } from 'express';
import type { SlackConfig } from '../../config.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { orAfter } from './or-after.ts';

export type SlackClient = webApi.WebClient;
export type BoltApp = App;

/** One API call may take so long; then its outcome is unknown. */
const CALL_TIMEOUT_MS = 10_000;

export interface LoadedBolt {
  readonly app: BoltApp;
  readonly client: SlackClient;
  /** Takes requests of Slack; null in Socket Mode. */
  readonly handler: RequestHandler | null;
  /** Opens the socket in Socket Mode, unless it is open; nothing to do for HTTP. @throws when Slack does not let it open. */
  connect(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Loads Bolt (which takes a second, so not before it is needed) and sets it up. Makes no call: Slack may be down. Whatever
 * a listener does is done before Slack gets its answer, so that an event is acknowledged only when it is stored; a listener
 * that throws leaves it unacknowledged, and Slack sends it again. `onSocketClosed` (Socket Mode): it has to be opened anew.
 */
export async function loadBolt(
  config: SlackConfig,
  log: Log,
  onSocketClosed: () => void,
): Promise<LoadedBolt> {
  const bolt = await import('@slack/bolt');
  const clientOptions = {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
  };
  const logger = quietLogger(log);
  let socket: SocketModeReceiver | null = null;
  let express: ExpressReceiver | null = null;
  if (config.appToken) {
    // Reconnecting is ours: the client's own gives up with an unhandled rejection when Slack is away at that moment.
    socket = new bolt.SocketModeReceiver({
      appToken: config.appToken,
      autoReconnectEnabled: false,
      logger,
      installerOptions: { clientOptions },
    });
  } else {
    express = new bolt.ExpressReceiver({
      signingSecret: config.signingSecret ?? '',
      endpoints: '/slack/events',
      logger,
    });
  }
  const receiver = (socket ?? express) as Receiver;
  const app = new bolt.App({
    receiver,
    authorize: async (): Promise<AuthorizeResult> => ({ botToken: config.botToken }),
    // What is our own is told by its bot id: knowing our user id would need a call at start.
    ignoreSelf: false,
    clientOptions,
    logger,
  });
  answerLast(app);
  return {
    app,
    client: new bolt.webApi.WebClient(config.botToken, { ...clientOptions, logger }),
    handler: express ? (express.router as unknown as RequestHandler) : null,
    ...socketLife(socket, onSocketClosed),
  };
}

/** Slack says hello on a new socket within this time, or it is no use. */
const HELLO_MS = 15_000;
const GOODBYE_MS = 2_000;

function socketLife(
  socket: SocketModeReceiver | null,
  onClosed: () => void,
): Pick<LoadedBolt, 'connect' | 'stop'> {
  let isOpen = false;
  let isStopped = false;
  socket?.client.on('disconnected', () => {
    const wasOpen = isOpen;
    isOpen = false;
    if (wasOpen && !isStopped) onClosed();
  });
  return {
    connect: async () => {
      if (!socket || isOpen || isStopped) return;
      const hello = await orAfter(HELLO_MS, socket.start(), null);
      if (!hello) throw new HandrailError('delivery_failed', 'Slack did not say hello on the socket');
      isOpen = true;
    },
    stop: async () => {
      isStopped = true;
      if (socket && isOpen) await orAfter(GOODBYE_MS, socket.stop(), null);
    },
  };
}

/** Bolt acknowledges events before their listeners run; here the answer is held back until they are done. */
function answerLast(app: BoltApp): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    let answer: (() => Promise<void>) | null = null;
    await process({
      ...event,
      ack: async (response) => {
        answer ??= () => event.ack(response);
      },
    });
    await (answer as (() => Promise<void>) | null)?.();
  };
}

/** Bolt's own lines may hold request bodies: only that there was a warning or an error is logged. */
function quietLogger(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: () => log.warn('slack.bolt_warning'),
    error: () => log.error('slack.bolt_error'),
    setLevel() {},
    getLevel: () => 'error' as ReturnType<Logger['getLevel']>,
    setName() {},
  };
}

/** Puts Slack's endpoint before any body parser; requests wait until Bolt is loaded. */
export function mountBolt(express: Application, bolt: () => Promise<LoadedBolt>): void {
  express.post('/slack/events', (request, response, next) => {
    bolt().then(
      ({ handler }) => (handler ? handler(request, response, next) : next()),
      (error) => next(error),
    );
  });
}
