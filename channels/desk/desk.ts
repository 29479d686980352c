import { Router as createRouter, json, type Router } from 'express';
import type { Server } from 'socket.io';
import type { Config } from '../../config.ts';
import type { Handoffs } from '../../handoff/handoffs.ts';
import type { HandoffDeps } from '../../handoff/ports.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { DeskNamespace } from './desk-namespace.ts';
import { staffRoutes } from './routes/call.ts';
import { handoffRoutes } from './routes/handoff-routes.ts';
import { readRoutes } from './routes/read-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { staffAdminRoutes } from './routes/staff-routes.ts';
import { taskRoutes } from './routes/task-routes.ts';
import { sameOriginOnly } from './same-origin.ts';

export interface DeskParts {
  readonly database: Database;
  readonly announcer: Announcer;
  readonly handoffs: Handoffs;
  readonly config: Pick<Config, 'publicUrl'>;
  readonly log: Log;
  readonly io: Server;
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
  const { publicUrl } = parts.config;
  const isSecure = publicUrl.startsWith('https:');
  const namespace = new DeskNamespace({ io, database, announcer, log, publicUrl, isSecure });
  const route = staffRoutes(database, isSecure);
  const api = createRouter();
  api.use(sameOriginOnly(publicUrl), json({ limit: '64kb' }));
  api.use(signInRoutes({ database, isSecure, onSignedOut: (id) => namespace.end(id) }));
  api.use(readRoutes({ database, route, isChannelEnabled: parts.isChannelEnabled }));
  api.use(handoffRoutes({ handoffs, route }));
  api.use(taskRoutes({ database, announcer, route }));
  api.use(staffAdminRoutes({ database, publicUrl, route }));
  api.use((_request, _response, next) =>
    next(new HandrailError('not_found', 'there is nothing at this address')),
  );
  const routes = createRouter();
  routes.use('/desk/api', api);
  return { routes, sweep: () => namespace.sweep() };
}
