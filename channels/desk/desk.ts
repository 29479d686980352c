import { Router as createRouter, json, type Request, type Router } from 'express';
import type { Server } from 'socket.io';
import type { Config } from '../../config.ts';
import type { Handoffs } from '../../handoff/handoffs.ts';
import type { HandoffDeps } from '../../handoff/ports.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { RateLimit } from '../shared/rate-limit.ts';
import { DeskNamespace } from './desk-namespace.ts';
import { staffRoutes } from './routes/call.ts';
import { careRoutes } from './routes/care-routes.ts';
import { drillRoutes } from './routes/drill-routes.ts';
import { handoffRoutes } from './routes/handoff-routes.ts';
import { mediaRoutes } from './routes/media-routes.ts';
import { oidcRoutes } from './routes/oidc-routes.ts';
import { onCallRoutes } from './routes/on-call-routes.ts';
import { passkeyRoutes } from './routes/passkey-routes.ts';
import { planRoutes } from './routes/plan-routes.ts';
import { protocolRoutes } from './routes/protocol-routes.ts';
import { readRoutes } from './routes/read-routes.ts';
import { type ReportSource, reportRoutes } from './routes/report-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { staffAdminRoutes } from './routes/staff-routes.ts';
import { taskRoutes } from './routes/task-routes.ts';
import { sameOriginOnly } from './same-origin.ts';
import { Entrance } from './sign-in/entrance.ts';
import { OidcProvider } from './sign-in/oidc-provider.ts';

/** Tries at signing in, per address and minute: what has to be guessed has 256 bits and needs no more protection. */
const TRIES_PER_MINUTE = 10;

export interface DeskParts {
  readonly database: Database;
  readonly announcer: Announcer;
  readonly handoffs: Handoffs;
  readonly config: Pick<Config, 'publicUrl' | 'oidc'>;
  readonly log: Log;
  readonly io: Server;
  /** The zone of clients of whom none is known: what the desk shows for them is an assumption. */
  readonly defaultTimeZone: string;
  readonly reports: ReportSource;
  /** As given to the handoffs: whether a reply can leave on a channel. */
  readonly isChannelEnabled?: HandoffDeps['isChannelEnabled'];
}

/** The clinicians' web desk, server side: the same truth as Slack shows, without Slack. */
export interface Desk {
  /** `/desk/api/…`. The page itself and its assets are served with the other browser parts. */
  readonly routes: Router;
  /** For the sweep, every half minute or so: disconnects windows whose sign-in ended elsewhere. */
  sweep(): Promise<void>;
}

export function createDesk(parts: DeskParts): Desk {
  const { database, announcer, handoffs, log, io } = parts;
  const { publicUrl, oidc } = parts.config;
  const isSecure = publicUrl.startsWith('https:');
  const namespace = new DeskNamespace({ io, database, announcer, log, publicUrl, isSecure });
  const route = staffRoutes(database, isSecure);
  const onSignedOut = (sessionId: string) => namespace.end(sessionId);
  const entrance = new Entrance({ database, isSecure, onSignedOut });
  const limitTries = triesLimit(database);
  const door = { database, publicUrl, isSecure, hasOidc: oidc !== null, entrance, limitTries };
  const api = createRouter();
  // A file of scenarios is larger than any form.
  api.use(sameOriginOnly(publicUrl));
  api.use('/drills/scenarios', json({ limit: '512kb' }));
  api.use(json({ limit: '64kb' }));
  api.use(signInRoutes(door));
  api.use(passkeyRoutes({ ...door, route }));
  api.use(sessionRoutes({ database, route, onSignedOut }));
  api.use(
    readRoutes({
      database,
      handoffs,
      route,
      defaultTimeZone: parts.defaultTimeZone,
      hasOidc: oidc !== null,
      isChannelEnabled: parts.isChannelEnabled,
    }),
  );
  api.use(handoffRoutes({ handoffs, route }));
  api.use(careRoutes({ database, announcer, handoffs, route }));
  api.use(planRoutes({ database, announcer, route }));
  api.use(onCallRoutes({ database, announcer, route }));
  api.use(mediaRoutes({ database, route }));
  api.use(taskRoutes({ database, handoffs, route }));
  api.use(staffAdminRoutes({ database, publicUrl, hasOidc: oidc !== null, route }));
  api.use(drillRoutes({ database, handoffs, route }));
  api.use(protocolRoutes({ database, route }));
  api.use(reportRoutes({ database, route, reports: parts.reports }));
  api.use((_request, _response, next) =>
    next(new HandrailError('not_found', 'there is nothing at this address')),
  );
  const routes = createRouter();
  routes.use('/desk/api', api);
  if (oidc) {
    const provider = new OidcProvider(oidc, publicUrl);
    routes.use(oidcRoutes({ database, provider, entrance, isSecure, log, limitTries }));
  }
  return { routes, sweep: () => namespace.sweep() };
}

/** One count for all ways of signing in. */
function triesLimit(database: Database): (request: Request) => void {
  const limit = new RateLimit({ perMinute: TRIES_PER_MINUTE, now: () => database.clock.now() });
  return (request) => {
    if (limit.allows(request.ip ?? '')) return;
    throw new HandrailError('rate_limited', 'Too many tries from this address. Wait a minute and try again.');
  };
}
