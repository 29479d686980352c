import { Router as createRouter, type Request, type Response, type Router } from 'express';
import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf, HandrailError } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { type OidcRefusal, staffFromOidc } from '../../../program/staff/staff-from-oidc.ts';
import { secretFrom } from '../sign-in/cookie.ts';
import type { Entrance } from '../sign-in/entrance.ts';
import { type OidcProvider, oidcMemoryShape } from '../sign-in/oidc-provider.ts';
import { SealedCookie } from '../sign-in/sealed-cookie.ts';
import { endAllSessions, findStaffSession } from '../sign-in/staff-sessions.ts';

/** Second factors are fetched from other rooms. */
const MEMORY_SECONDS = 900;

/** Why somebody comes back without being let in: the page says it in a sentence. */
type Problem = OidcRefusal | 'denied' | 'expired' | 'unavailable' | 'failed' | 'too_many';

/** Leaving for the organization's identity provider, and coming back. These are pages, not calls of the desk's API. */
export function oidcRoutes(parts: {
  database: Database;
  provider: OidcProvider;
  entrance: Entrance;
  isSecure: boolean;
  log: Log;
  limitTries: (request: Request) => void;
}): Router {
  const { database, provider, entrance, isSecure, log, limitTries } = parts;
  const router = createRouter();
  const cookie = new SealedCookie({
    name: 'handrail-oidc',
    purpose: 'desk.oidc_memory',
    shape: oidcMemoryShape,
    cipher: database.keyring.system,
    seconds: MEMORY_SECONDS,
    isSecure,
    sameSite: 'Lax',
  });

  const back = (response: Response, problem: Problem) => {
    log.warn('desk.oidc_refused', { code: problem });
    response.append('Set-Cookie', cookie.forget());
    response.redirect(303, `/desk#sign-in-problem=${problem}`);
  };
  const uncached = (response: Response) => response.setHeader('Cache-Control', 'no-store');

  router.get('/desk/oidc/start', async (request, response) => {
    uncached(response);
    try {
      limitTries(request);
      const { address, memory } = await provider.begin(await isLocked(request));
      response.append('Set-Cookie', cookie.keep(memory, database.clock.now()));
      response.redirect(303, address);
    } catch (error) {
      back(response, problemOf(error, log));
    }
  });

  router.get('/desk/oidc/callback', async (request, response) => {
    uncached(response);
    const memory = cookie.read(request.headers.cookie, database.clock.now())?.kept;
    if (!memory) return back(response, 'expired');
    try {
      limitTries(request);
      const query = new URL(request.originalUrl, 'http://localhost').search;
      const person = await provider.finish(query, memory);
      const entry = await database.transactSystem(async (tx) => {
        const found = await staffFromOidc(tx, person);
        if ('staffId' in found) {
          const { staffId } = found;
          tx.audit({ who: staffId, what: 'staff.signed_in', why: 'oidc', subject: staffId });
        }
        return found;
      });
      if ('refused' in entry) {
        if (entry.formerly) await endAllSessions(database, entry.formerly, 'provider');
        return back(response, entry.refused);
      }
      await entrance.enter(request, response, { staffId: entry.staffId, way: 'oidc' }, [cookie.forget()]);
      response.redirect(303, '/desk');
    } catch (error) {
      back(response, problemOf(error, log));
    }
  });

  /** A desk that locked itself opens only to whoever shows themselves afresh, not to whoever sits there now. */
  async function isLocked(request: Request): Promise<boolean> {
    const secret = secretFrom(request.headers.cookie, isSecure);
    const session = secret ? await findStaffSession(database, secret) : null;
    return session?.isLocked ?? false;
  }
  return router;
}

function problemOf(error: unknown, log: Log): Problem {
  if (error instanceof HandrailError) {
    if (error.code === 'forbidden') return 'denied';
    if (error.code === 'rate_limited') return 'too_many';
    log.warn('desk.oidc_failed', { code: errorCodeOf(error.cause ?? error) });
    return error.code === 'not_ready' ? 'unavailable' : 'failed';
  }
  log.error('desk.oidc_failed', { code: errorCodeOf(error) });
  return 'failed';
}
