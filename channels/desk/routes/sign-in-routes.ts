import { Router as createRouter, type Request, type Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { readPulse } from '../read/queue.ts';
import { sessionCookie } from '../sign-in/cookie.ts';
import type { Entrance } from '../sign-in/entrance.ts';
import { passkeyAddress, relyingParty } from '../sign-in/relying-party.ts';
import { redeemSignInLink } from '../sign-in/sign-in-links.ts';
import { currentSession } from './call.ts';

const signInShape = z.object({ secret: z.string().min(1).max(200) });

/** Signing in by a one-time link, signing out, and the little that a locked desk may still know. */
export function signInRoutes(parts: {
  database: Database;
  publicUrl: string;
  isSecure: boolean;
  hasOidc: boolean;
  entrance: Entrance;
  /** Counts a try from this address. @throws {HandrailError} rate_limited */
  limitTries: (request: Request) => void;
}): Router {
  const { database, publicUrl, isSecure, hasOidc, entrance, limitTries } = parts;
  const router = createRouter();

  // What the page may offer before anybody is signed in.
  router.get('/sign-in/ways', (request, response) => {
    const scheme = isSecure ? 'https' : 'http';
    const party = relyingParty(publicUrl, `${scheme}://${request.headers.host ?? ''}`);
    response.setHeader('Cache-Control', 'no-store');
    response.json({
      oidc: hasOidc,
      passkeys: !hasOidc && party !== null,
      passkeysAt: hasOidc || party ? null : passkeyAddress(publicUrl),
    });
  });

  router.post('/sign-in', async (request, response) => {
    limitTries(request);
    const body = signInShape.safeParse(request.body ?? {});
    if (!body.success) throw new HandrailError('bad_request', 'there is no sign-in secret in this request');
    const staffId = await redeemSignInLink(database, body.data.secret);
    await entrance.enter(request, response, { staffId, way: 'link' });
    response.json({ ok: true });
  });

  router.post('/sign-out', async (request, response) => {
    await entrance.leave(request);
    response.setHeader('Set-Cookie', sessionCookie(null, isSecure));
    response.json({ ok: true });
  });

  // How many wait, without a word about whom: a desk that locked itself can still call its people back.
  router.get('/pulse', async (request, response) => {
    const session = await currentSession(database, request, isSecure);
    if (!session) throw new HandrailError('not_signed_in', 'You are signed out. Sign in to go on.');
    response.setHeader('Cache-Control', 'no-store');
    response.json({ isLocked: session.isLocked, ...(await readPulse(database)) });
  });
  return router;
}
