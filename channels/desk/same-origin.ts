import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { HandrailError } from '../../platform/errors.ts';

/**
 * Set by our own page on every request; a form or an image of another site cannot set it. Its value says whether the
 * person did anything lately (`active` or `idle`), so that the page's own polling does not keep a session alive.
 */
export const DESK_HEADER = 'x-handrail-desk';

/** Whether a request comes from a page of this server, by the Origin that browsers attach and scripts cannot forge. */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).origin === new URL(publicUrl).origin || new URL(origin).host === host;
}

/**
 * Stands before everything under /desk/api: our page's header on every request, and our own origin on every one that
 * changes something.
 */
export function sameOriginOnly(publicUrl: string): RequestHandler {
  return (request, _response, next) => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    const isOurs = request.headers[DESK_HEADER] !== undefined;
    if (isOurs && (!changes || isSameOrigin(request.headers, publicUrl))) next();
    else next(new HandrailError('forbidden', 'this request did not come from the desk’s own page'));
  };
}
