import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { RateLimit } from '../../shared/rate-limit.ts';
import { secretFrom, sessionCookie } from '../cookie.ts';
import { readPulse } from '../read/queue.ts';
import { redeemSignInLink } from '../sign-in-links.ts';
import { endStaffSession, findStaffSession, openStaffSession } from '../staff-sessions.ts';
import { currentSession } from './call.ts';

/** Tries at signing in, per address and minute: a secret of 256 bits needs no more protection than that. */
const TRIES_PER_MINUTE = 10;

const signInShape = z.object({ secret: z.string().min(1).max(200) });

/** Signing in by a one-time link, signing out, and the little that a locked desk may still know. */
export function signInRoutes(parts: {
  database: Database;
  isSecure: boolean;
  onSignedOut: (sessionId: string) => void;
}): Router {
  const { database, isSecure, onSignedOut } = parts;
  const router = createRouter();
  const limit = new RateLimit({ perMinute: TRIES_PER_MINUTE, now: () => database.clock.now() });

  router.post('/sign-in', async (request, response) => {
    if (!limit.allows(request.ip ?? '')) {
      throw new HandrailError(
        'rate_limited',
        'Too many tries from this address. Wait a minute and try again.',
      );
    }
    const body = signInShape.safeParse(request.body ?? {});
    if (!body.success) throw new HandrailError('bad_request', 'there is no sign-in secret in this request');
    const staffId = await redeemSignInLink(database, body.data.secret);
    const before = secretFrom(request.headers.cookie, isSecure);
    const old = before ? await findStaffSession(database, before) : null;
    if (old) {
      await endStaffSession(database, old);
      onSignedOut(old.id);
    }
    const secret = await openStaffSession(database, staffId);
    response.setHeader('Set-Cookie', sessionCookie(secret, isSecure));
    response.setHeader('Cache-Control', 'no-store');
    response.json({ ok: true });
  });

  router.post('/sign-out', async (request, response) => {
    const secret = secretFrom(request.headers.cookie, isSecure);
    const session = secret ? await findStaffSession(database, secret) : null;
    if (session) {
      await endStaffSession(database, session);
      onSignedOut(session.id);
    }
    response.setHeader('Set-Cookie', sessionCookie(null, isSecure));
    response.json({ ok: true });
  });

  // How many wait, without a word about whom: a desk that locked itself can still call its people back.
  router.get('/pulse', async (request, response) => {
    const session = await currentSession(database, request, isSecure);
    if (!session)
      throw new HandrailError('not_signed_in', 'You are signed out. Open a sign-in link to go on.');
    response.setHeader('Cache-Control', 'no-store');
    response.json({ isLocked: session.isLocked, ...(await readPulse(database)) });
  });
  return router;
}
