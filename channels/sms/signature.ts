import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { TwilioConfig } from '../../config.ts';
import type { Log } from '../../platform/log.ts';

/**
 * Ends of callback addresses that we give out ourselves (see `callback-url.ts`). Twilio leaves the fragment out of what it signs; an
 * emulator may not, and accepting our own fixed one gives nobody anything.
 */
const OWN_FRAGMENTS = ['', '#rc=5&rp=all'];

/**
 * Whether a request that was made to `url` with these form fields carries the account's signature. Twilio's signature has
 * no time in it: the provider's id, unique for ever, is what makes a replayed request harmless.
 */
export function isSignedByTwilio(
  authToken: string,
  signature: string | undefined,
  url: string,
  fields: Readonly<Record<string, unknown>>,
): boolean {
  if (!signature) return false;
  return OWN_FRAGMENTS.some((fragment) => validateRequest(authToken, signature, url + fragment, fields));
}

/**
 * Lets through only what Twilio signed for the configured account and for the public address of this server. To be
 * mounted after the form parser. Everything else is answered 403 and goes no further.
 */
export function requireTwilio(parts: {
  readonly config: Pick<TwilioConfig, 'accountSid' | 'authToken'>;
  readonly publicUrl: string;
  readonly log: Log;
}): RequestHandler {
  const { config, publicUrl, log } = parts;
  return (request: Request, response: Response, next: NextFunction) => {
    const fields = (request.body ?? {}) as Record<string, unknown>;
    const url = publicUrl + request.originalUrl;
    if (!isSignedByTwilio(config.authToken, request.header('x-twilio-signature'), url, fields)) {
      log.warn('twilio.signature_refused', { route: request.path });
      refuse(
        response,
        `The X-Twilio-Signature does not fit ${publicUrl}${request.path}: check PUBLIC_URL and TWILIO_AUTH_TOKEN.`,
      );
    } else if (fields.AccountSid !== config.accountSid) {
      log.warn('twilio.other_account_refused', { route: request.path });
      refuse(response, 'The request is for another Twilio account than TWILIO_ACCOUNT_SID.');
    } else {
      next();
    }
  };
}

function refuse(response: Response, text: string): void {
  response.status(403).type('text/plain').send(text);
}
