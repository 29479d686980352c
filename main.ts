import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import express from 'express';
import { Registry } from 'prom-client';
import { Server } from 'socket.io';
import { chatRoutes } from './channels/web/chat-routes.ts';
import { ChatNamespace } from './channels/web/chat-namespace.ts';
import { portalTokenVerifier } from './channels/web/portal-token.ts';
import { type Config, readConfig } from './config.ts';
import { OutboxSender } from './conversations/outbox/sender.ts';
import type { ChannelSender } from './conversations/ports.ts';
import { AlarmClock, checkRedis } from './conversations/timers/alarm-clock.ts';
import { errorResponses, notFound } from './operations/http/error-responses.ts';
import { healthRoutes } from './operations/http/health-routes.ts';
import { pageRoutes } from './operations/http/page-routes.ts';
import { securityHeaders } from './operations/http/security-headers.ts';
import { createCore } from './operations/running/core.ts';
import { Sweeper } from './operations/running/sweeper.ts';
import { Announcer } from './platform/announce.ts';
import { relayOverRedis } from './platform/announce-redis.ts';
import { HandrailError } from './platform/errors.ts';
import { createLog } from './platform/log.ts';
import { openPlatform } from './platform/open-platform.ts';
import { loadProtocol } from './program/protocol/load-protocol.ts';
import { storeProtocol } from './program/protocol/store-protocol.ts';

/** How often what no wake-up reached is looked for. */
const SWEEP_MS = 2_000;
const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };

async function start(config: Config, args: readonly string[]): Promise<() => Promise<void>> {
  const log = createLog(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true });
  if (config.redisUrl) await checkRedis(config.redisUrl);
  const protocol = await loadProtocol(config.protocolFile);
  const platform = await openPlatform(config, (line) => console.error(line));
  const { database } = platform;
  await storeProtocol(database, protocol);
  const announcer = new Announcer();
  const relay = config.redisUrl ? relayOverRedis(config.redisUrl, announcer, database.ids.next(), log) : null;

  const core = createCore({
    database,
    announcer,
    log,
    protocol,
    programName: 'your care program',
    crisisPhone: config.twilio?.from ?? null,
    publicUrl: config.publicUrl,
    consoleEnabled: config.slack !== null,
    pagesEnabled: config.twilio !== null,
  });

  const app = express();
  app.disable('x-powered-by');
  const server = createServer(app);
  const io = new Server(server, { serveClient: false, maxHttpBufferSize: 64_000, cors: { origin: '*' } });
  const senders: ChannelSender[] = [];
  const metrics = new Registry();

  app.use(securityHeaders(config.publicUrl));
  app.use(
    chatRoutes({
      database,
      portal: config.portal,
      verifyToken: portalTokenVerifier(config.portal, () => database.clock.now()),
      defaults: DEFAULTS,
    }),
  );
  const chat = new ChatNamespace({
    io,
    database,
    announcer,
    log,
    takeTurns: (clientId) => void core.turns.take(clientId),
    handoffState: async () => null,
  });
  app.use(pageRoutes(path.resolve('dist/portal')));

  const outbox = new OutboxSender({ database, announcer, log, events: core.deliveryEvents, senders });
  const alarm = new AlarmClock({
    databaseUrl: platform.url,
    redisUrl: config.redisUrl,
    announcer,
    engine: core.timers,
    now: () => database.clock.now(),
    log,
  });
  const sweeper = new Sweeper(
    [
      { name: 'turns', everyMs: SWEEP_MS, run: () => core.turns.sweep() },
      { name: 'timers', everyMs: SWEEP_MS, run: () => core.timers.sweep() },
      { name: 'outbox', everyMs: SWEEP_MS, run: () => outbox.sweep() },
      { name: 'chat', everyMs: 5_000, run: async () => chat.sweep() },
      { name: 'handoffs', everyMs: 10_000, run: () => core.handoffs.audit() },
    ],
    log,
  );
  app.use(
    healthRoutes({
      metrics,
      notReady: async () => {
        await database.pool.query('SELECT 1');
        return sweeper.stalled(Date.now());
      },
    }),
  );
  app.use(notFound);
  app.use(errorResponses(log));

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  sweeper.start();
  console.log(`Handrail is ready: ${config.publicUrl}/`);
  void args;

  return async () => {
    server.close();
    await sweeper.close();
    await core.turns.close();
    await outbox.close();
    await alarm.close();
    await new Promise<void>((resolve) => void io.close(() => resolve()));
    relay?.close();
    await platform.close();
  };
}

async function main(): Promise<void> {
  let stop: (() => Promise<void>) | null = null;
  try {
    stop = await start(readConfig(process.env), process.argv.slice(2));
  } catch (error) {
    const line = error instanceof HandrailError || error instanceof Error ? error.message : String(error);
    console.error(`Handrail cannot start: ${line}`);
    process.exit(1);
  }
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    console.log('Stopping: finishing what is under way.');
    void stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

await main();
