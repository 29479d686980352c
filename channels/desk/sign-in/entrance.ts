import type { Request, Response } from 'express';
import type { Database } from '../../../platform/database/database.ts';
import { secretFrom, sessionCookie } from './cookie.ts';
import { endStaffSession, findStaffSession, openStaffSession, type SignInWay } from './staff-sessions.ts';

export interface EntranceParts {
  readonly database: Database;
  readonly isSecure: boolean;
  readonly onSignedOut: (sessionId: string) => void;
}

/** Lets somebody in, once it is known who they are: the same for every way of signing in. */
export class Entrance {
  readonly #parts: EntranceParts;

  constructor(parts: EntranceParts) {
    this.#parts = parts;
  }

  /** Ends what this browser had before and opens a session of the person. `cookies` go out beside the session's. */
  async enter(
    request: Request,
    response: Response,
    who: { readonly staffId: string; readonly way: SignInWay },
    cookies: readonly string[] = [],
  ): Promise<void> {
    const { database, isSecure } = this.#parts;
    await this.leave(request);
    const secret = await openStaffSession(database, who.staffId, who.way);
    response.setHeader('Set-Cookie', [sessionCookie(secret, isSecure), ...cookies]);
    response.setHeader('Cache-Control', 'no-store');
  }

  /** Ends the session that this browser has, where it has one. */
  async leave(request: Request): Promise<void> {
    const { database, isSecure, onSignedOut } = this.#parts;
    const secret = secretFrom(request.headers.cookie, isSecure);
    const session = secret ? await findStaffSession(database, secret) : null;
    if (!session) return;
    await endStaffSession(database, session);
    onSignedOut(session.id);
  }
}
