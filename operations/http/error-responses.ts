import type { ErrorRequestHandler, RequestHandler } from 'express';
import { isOutcomeUnknown, OUTCOME_UNKNOWN_WORDS } from '../../platform/database/unknown-outcome.ts';
import { ERROR_CODES, errorCodeOf, HandrailError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';

/** The last handler: every error becomes `{error, message}` with a status that fits. Nothing internal is told. */
export function errorResponses(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof HandrailError) {
      response.status(error.status).json({ error: error.code, message: error.message });
      return;
    }
    if (isOutcomeUnknown(error)) {
      log.error('http.outcome_unknown', {
        code: errorCodeOf(error),
        route: request.route?.path ?? 'unknown',
      });
      response.status(503).json({ error: 'outcome_unknown', message: OUTCOME_UNKNOWN_WORDS });
      return;
    }
    const refusal = bodyParserRefusal(error);
    if (refusal) {
      response
        .status(ERROR_CODES[refusal].status)
        .json({ error: refusal, message: 'the request could not be read' });
      return;
    }
    log.error('http.failed', { code: errorCodeOf(error), route: request.route?.path ?? 'unknown' });
    response
      .status(500)
      .json({ error: 'internal', message: 'something failed on our side; it was recorded' });
  };
}

/** Express's own body parser errors carry a status; ours are codes. */
function bodyParserRefusal(error: unknown): 'too_large' | 'bad_request' | null {
  if (!error || typeof error !== 'object' || !('status' in error)) return null;
  if (error.status === 413) return 'too_large';
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? 'bad_request' : null;
}

export const notFound: RequestHandler = (_request, response) => {
  response.status(404).json({ error: 'not_found', message: 'there is nothing at this address' });
};
