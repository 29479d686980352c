import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import express from 'express';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { bootstrapDesk } from '../../channels/desk/bootstrap.ts';
import { CLIENT_DM_WARNING } from '../../channels/slack/client-dm-warning.ts';
import type { Config } from '../../config.ts';
import { Arrivals } from '../../conversations/arrivals.ts';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import { AlarmClock, checkRedis } from '../../conversations/timers/alarm-clock.ts';
import { Announcer } from '../../platform/announce.ts';
import { relayOverRedis } from '../../platform/announce-redis.ts';
import { sealAuditIfDue } from '../../platform/audit/seal.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import { createLog } from '../../platform/log.ts';
import { openPlatform } from '../../platform/open-platform.ts';
import type { OpenDatabase } from '../../platform/postgres/open-database.ts';
import { loadProtocol } from '../../program/protocol/load-protocol.ts';
import { bringIntoForce } from '../../program/protocol/standing.ts';
import { errorResponses, notFound } from '../http/error-responses.ts';
import { healthRoutes } from '../http/health-routes.ts';
import { createMetrics } from '../http/metrics.ts';
import { noteArrivals } from '../http/note-arrivals.ts';
import { pageRoutes } from '../http/page-routes.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { readStatus } from '../http/status.ts';
import { scoreDrill } from '../rehearsal/score-drill.ts';
import { armWeeklySummary } from '../reports/weekly-summary.ts';
import { loadSample } from '../sample/load-sample.ts';
import { connectChannels, enabledChannels } from './connect-channels.ts';
import { createCore } from './core.ts';
import { Heartbeat } from './heartbeat.ts';
import { startLearning } from './learning.ts';
import { protocolSummary } from './protocol-summary.ts';
import { noteServerAddress } from './server-address.ts';
import { startSummary } from './summary.ts';
import { Sweeper, type SweepJob } from './sweeper.ts';

/** How often what no wake-up reached is looked for. */
const SWEEP_MS = 2_000;
/** Everything under way has so long to finish when the server is told to stop; with the rest below ten seconds. */
const STOP_LIMIT_MS = 7_000;
const SOCKETS_LIMIT_MS = 1_000;
const BUILT_PAGES = path.resolve(import.meta.dirname, '../../dist/portal');

/** Where those come in who give up when they are not answered within seconds. */
const PROVIDERS = ['/twilio', '/slack'];

/** Readiness is told within this time, whatever the database does. */
const READY_LIMIT_MS = 2_000;
/** The built-in database may be away so many looks in a row before the process gives up. */
const MISSED_LOOKS = 6;

/** Stops the server: within ten seconds, finishing the turns under way. */
export type Stop = () => Promise<void>;

/**
 * Puts the whole product together and serves it; resolves when it is ready. `withSample` loads the sample program first.
 * `opening` is the database, which may still be starting.
 */
export async function serve(
  config: Config,
  withSample: boolean,
  opening: Promise<OpenDatabase>,
): Promise<Stop> {
  const log = createLog(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true });
  if (config.redisUrl) await checkRedis(config.redisUrl);
  const fromFile = await loadProtocol(config.protocolFile);
  const platform = await openPlatform(config, (line) => console.error(line), opening);
  const { database } = platform;
  const standing = await bringIntoForce(database, fromFile);
  const protocol = standing.inForce;
  const announcer = new Announcer();
  const relay = config.redisUrl ? relayOverRedis(config.redisUrl, announcer, database.ids.next(), log) : null;
  const arrivals = new Arrivals();
  const core = createCore({
    database,
    announcer,
    log,
    protocol,
    programName: 'Handrail',
    crisisPhone: config.twilio?.from ?? null,
    publicUrl: config.publicUrl,
    consoleEnabled: config.slack !== null,
    pagesEnabled: config.twilio !== null,
    isChannelEnabled: enabledChannels(config),
    learning: startLearning(config.dataDir, log, () => database.clock.now().getTime()),
    arrivals,
  });
  // Under way while the rest is put together; the doors open when it is over.
  // A bot that fails here is still better than none: its turns fail to the safe side, and people are told.
  const practised = core
    .practise()
    .catch((error: unknown) => log.error('practice.failed', { code: errorCodeOf(error) }));

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  const server = createServer(app);
  // Waits for Redis as long as it is away: sockets are served from our own rows meanwhile.
  const socketRedis = config.redisUrl ? new Redis(config.redisUrl, { maxRetriesPerRequest: null }) : null;
  socketRedis?.on('error', (error) => log.warn('sockets.redis_error', { code: errorCodeOf(error) }));
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: 64_000,
    // The widget runs on the program's own pages; who somebody is stands in the session, never in a cookie.
    cors: { origin: '*' },
    ...(socketRedis ? { adapter: createAdapter(socketRedis) } : {}),
  });
  app.use(PROVIDERS, noteArrivals(arrivals));
  app.use(securityHeaders(config.publicUrl));
  const channels = connectChannels({
    config,
    database,
    announcer,
    core,
    voiceOutreachSeconds: protocol.rules.voiceOutreachSeconds,
    videoLink: protocol.rules.videoLink,
    log,
    app,
    io,
  });
  app.use(pageRoutes(BUILT_PAGES));

  const { turns, timers, handoffs, deliveryEvents } = core;
  handoffs.drills.scoreBotBy((drill) => scoreDrill(database, drill));
  const outbox = new OutboxSender({
    database,
    announcer,
    log,
    events: deliveryEvents,
    senders: channels.senders,
  });
  const alarm = await AlarmClock.open({
    databaseUrl: platform.url,
    redisUrl: config.redisUrl,
    announcer,
    engine: timers,
    now: () => database.clock.now(),
    log,
  });
  const jobs: SweepJob[] = [
    { name: 'turns', everyMs: SWEEP_MS, run: () => turns.sweep() },
    { name: 'timers', everyMs: SWEEP_MS, run: () => timers.sweep() },
    { name: 'outbox', everyMs: SWEEP_MS, run: () => outbox.sweep() },
    { name: 'handoffs', everyMs: 10_000, run: () => handoffs.audit() },
    { name: 'audit_seal', everyMs: 60_000, run: () => sealAuditIfDue(database) },
    ...channels.sweeps,
  ];
  if (!config.databaseUrl) jobs.push({ name: 'database', everyMs: 5_000, run: watchEmbedded(database) });
  const sweeper = new Sweeper(jobs, log, () => database.clock.now().getTime());
  const heartbeat = config.heartbeatUrl
    ? new Heartbeat({ url: config.heartbeatUrl, isWell: () => sweeper.stalled().length === 0, log })
    : null;
  const notReady = async () => ((await database.answers(READY_LIMIT_MS)) ? sweeper.stalled() : ['database']);
  app.use(
    healthRoutes({
      metrics: createMetrics(database, () => sweeper.stalled()),
      notReady,
      status: (missing) => readStatus(database, missing),
    }),
  );
  app.use(notFound);
  app.use(errorResponses(log));

  if (withSample) await loadSample(database);
  await armWeeklySummary(database);
  // With the organization's own sign-in no link lies about in a log; `sign-in-link` still makes one.
  const deskLink = config.oidc ? null : await bootstrapDesk(database, config.publicUrl);
  await practised;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  await noteServerAddress(database, config.publicUrl);
  sweeper.start();
  channels.start();
  heartbeat?.start();
  if (config.slack?.clientDms) console.error(CLIENT_DM_WARNING);
  console.log(startSummary(config, deskLink));
  console.log(protocolSummary(standing));

  return async () => {
    heartbeat?.stop();
    // Nothing new comes in and no row is taken any more; what is under way is finished. What a provider keeps waiting
    // past the limit is found by its lease after the next start.
    server.close();
    server.closeIdleConnections();
    const finished = Promise.all([
      // What the last turns said goes out as well.
      turns
        .close()
        .then(() => outbox.drainAll())
        .catch((error: unknown) => log.warn('stop.outbox_left', { code: errorCodeOf(error) }))
        .then(() => outbox.close()),
      sweeper.close(),
      channels.stop(),
      alarm.close(),
    ]);
    await Promise.race([finished, wait(STOP_LIMIT_MS, undefined, { ref: false })]);
    await Promise.race([io.close(), wait(SOCKETS_LIMIT_MS, undefined, { ref: false })]);
    socketRedis?.disconnect();
    relay?.close();
    await platform.close();
  };
}

/** Ends the process when the built-in database has died: what supervises the process starts both again. */
function watchEmbedded(database: Database): () => Promise<void> {
  let missed = 0;
  return async () => {
    missed = (await database.answers(READY_LIMIT_MS)) ? 0 : missed + 1;
    if (missed < MISSED_LOOKS) return;
    console.error('Handrail stops: the built-in database is gone. Start it again.');
    process.exit(1);
  };
}
