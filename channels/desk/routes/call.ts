import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { RateLimit } from '../../shared/rate-limit.ts';
import { DESK_HEADER } from '../same-origin.ts';
import { secretFrom } from '../sign-in/cookie.ts';
import { type DeskSession, findStaffSession, touchStaffSession } from '../sign-in/staff-sessions.ts';

/** Far above what a person does by hand, and what the page reads by itself. */
const CALLS_PER_MINUTE = 600;

/** A request of somebody who is signed in. */
export interface StaffCall {
  readonly session: DeskSession;
  readonly staff: DeskSession['staff'];
  readonly request: Request;
  readonly response: Response;
  /** The body, checked. @throws {HandrailError} bad_request */
  body<T>(shape: z.ZodType<T>): T;
  /** A path parameter that names a row. @throws {HandrailError} not_found when it is no id */
  id(name: string): string;
}

/** Wraps what a signed-in person may ask for; the answer goes out as JSON (unless it went out already) and is never kept by a browser. */
export type StaffRoute = (handle: (call: StaffCall) => Promise<unknown>) => RequestHandler;

export function staffRoutes(database: Database, isSecure: boolean): StaffRoute {
  const limit = new RateLimit({ perMinute: CALLS_PER_MINUTE, now: () => database.clock.now() });
  return (handle) => async (request, response) => {
    const session = await currentSession(database, request, isSecure);
    if (!session) throw new HandrailError('not_signed_in', 'You are signed out. Sign in to go on.');
    if (session.isLocked) {
      throw new HandrailError(
        'not_signed_in',
        'The desk locked itself because nobody used it. Sign in again to go on.',
      );
    }
    if (!limit.allows(session.id))
      throw new HandrailError('rate_limited', 'Too many requests; wait a minute.');
    response.setHeader('Cache-Control', 'no-store');
    const answer = await handle({
      session,
      staff: session.staff,
      request,
      response,
      body: (shape) => checked(shape, request.body),
      id: (name) => checkedId(request.params[name]),
    });
    if (!response.writableEnded) response.json(answer ?? { ok: true });
  };
}

/** The session of a request, its lock put off where the person is there: they act, or the page says they did lately. */
export async function currentSession(
  database: Database,
  request: Request,
  isSecure: boolean,
): Promise<DeskSession | null> {
  const secret = secretFrom(request.headers.cookie, isSecure);
  const session = secret ? await findStaffSession(database, secret) : null;
  if (!session) return null;
  const isThere = request.method !== 'GET' || request.headers[DESK_HEADER] === 'active';
  return isThere ? touchStaffSession(database, session) : session;
}

function checked<T>(shape: z.ZodType<T>, body: unknown): T {
  const result = shape.safeParse(body ?? {});
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.');
  throw new HandrailError('bad_request', `something is missing or wrong: ${path || 'the request'}`);
}

function checkedId(value: unknown): string {
  const id = z.uuid().safeParse(value);
  if (!id.success) throw new HandrailError('not_found', 'there is no such thing');
  return id.data;
}
