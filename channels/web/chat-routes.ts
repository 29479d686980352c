import { Router as createRouter, json, type Router } from 'express';
import { z } from 'zod';
import type { PortalConfig } from '../../config.ts';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { ClientDefaults } from '../../program/clients/identities.ts';
import { RateLimit } from '../shared/rate-limit.ts';
import { openAnonymousChat, openClientChat } from './chat-sessions.ts';
import { ownRoutes } from './own-routes.ts';
import type { VerifyPortalToken } from './portal-token.ts';

const bodyShape = z.union([z.strictObject({ token: z.string().min(1).max(8_192) }), z.strictObject({})]);

/**
 * `POST /chat/session`: opens a chat for a portal's signed-in client, or for an anonymous person where that is allowed;
 * and what a browser with a chat may ask for (`/chat/own/…`).
 */
export function chatRoutes(parts: {
  database: Database;
  portal: PortalConfig;
  verifyToken: VerifyPortalToken | null;
  defaults: ClientDefaults;
}): Router {
  const { database, verifyToken } = parts;
  const router = createRouter();
  const anonymousLimit = new RateLimit({ perMinute: 600, now: () => database.clock.now() });
  // The widget lives on the program's own site: any origin may open a chat, since the token (not a cookie) says who it is.
  router.use('/chat/session', (request, response, next) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'content-type');
    response.setHeader('Access-Control-Allow-Methods', 'POST');
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  });
  router.post('/chat/session', json({ limit: '16kb' }), async (request, response) => {
    const body = bodyShape.safeParse(request.body ?? {});
    if (!body.success) throw new HandrailError('bad_request', 'the body is {"token": "…"} or {}');
    response.setHeader('Cache-Control', 'no-store');
    if ('token' in body.data) {
      if (!verifyToken) throw new HandrailError('bad_signature', 'no portal key is configured here');
      const sub = await verifyToken(body.data.token);
      response.json(await openClientChat(database, sub));
      return;
    }
    if (!parts.portal.anonymous)
      throw new HandrailError('not_signed_in', 'anonymous chat is off; a portal token is needed');
    if (!anonymousLimit.allows(request.ip ?? '')) {
      throw new HandrailError('rate_limited', 'too many new chats from this address; try again in a minute');
    }
    response.json(await openAnonymousChat(database, parts.defaults));
  });
  router.use(ownRoutes(database));
  return router;
}
