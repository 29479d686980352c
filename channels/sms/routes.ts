import {
  Router as createRouter,
  type ErrorRequestHandler,
  type RequestHandler,
  type Router,
  urlencoded,
} from 'express';
import type { TwilioConfig } from '../../config.ts';
import { receive } from '../../conversations/receive.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { type ClientDefaults, findOrCreateIdentity } from '../../program/clients/identities.ts';
import { readInboundText } from './inbound-form.ts';
import { keywordOf } from './keywords.ts';
import { programNumber } from './program-number.ts';
import { requireTwilio } from './signature.ts';
import { readTextReport } from './status-report.ts';
import { type TextReportParts, takeTextReport } from './text-reports.ts';

/** Says nothing to the sender: what the bot answers goes out by the outbox. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';
/** Ten pictures' addresses and the longest text stay far below. */
const FORM_LIMIT = '64kb';
const MOST_FIELDS = 200;

/**
 * `POST /twilio/sms` and `POST /twilio/status`. An inbound text is answered only once it is stored; where it cannot be
 * stored, or a report not taken in, the answer is 503 so that Twilio comes again.
 */
export function smsRoutes(
  parts: TextReportParts & {
    readonly config: TwilioConfig;
    readonly publicUrl: string;
    readonly defaults: ClientDefaults;
    /** Takes the client's pending turns; not waited for. */
    readonly takeTurns: (clientId: string) => Promise<void>;
  },
): Router {
  const { database, log } = parts;
  const router = createRouter();
  const form = twilioForm();
  const fromTwilio = requireTwilio(parts);

  router.post('/twilio/sms', form, fromTwilio, async (request, response) => {
    const inbound = readInboundText(request.body as Record<string, unknown>);
    if (!inbound) {
      response.status(400).type('text/plain').send('MessageSid and From are needed.');
      return;
    }
    const { clientId, identityId } = await findOrCreateIdentity(
      database,
      'sms',
      inbound.from,
      'unregistered',
      parts.defaults,
    );
    const { duplicate } = await receive(database, {
      channel: 'sms',
      providerKey: inbound.sid,
      clientId,
      identityId,
      conversationId: null,
      text: inbound.text,
      media: inbound.media,
      addressee: programNumber(database.keyring, parts.config, inbound),
      ...keywordOf(inbound.text, inbound.optOutType),
    });
    response.type('text/xml').send(EMPTY_TWIML);
    if (duplicate) return;
    parts.takeTurns(clientId).catch((error: unknown) => {
      log.error('sms.turn_failed', { clientId, code: errorCodeOf(error) });
    });
  });

  router.post('/twilio/status', form, fromTwilio, async (request, response) => {
    const report = readTextReport(request.body as Record<string, unknown>, request.query);
    if (report) await takeTextReport(parts, report);
    response.status(200).end();
  });

  router.use('/twilio', answerFailure(log));
  return router;
}

/** Reads a form as Twilio posts it. */
export function twilioForm(): RequestHandler {
  return urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: MOST_FIELDS });
}

/** Answers what went wrong without a word of the request: the form's own fault as it is, ours as 503. */
export function answerFailure(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status =
      error && typeof error === 'object' && 'type' in error && 'status' in error ? Number(error.status) : 503;
    log.error('twilio.request_failed', {
      route: request.baseUrl + request.path,
      status,
      code: errorCodeOf(error),
    });
    if (response.headersSent) next(error);
    else
      response
        .status(status)
        .type('text/plain')
        .send(status === 503 ? 'Not stored; send it again.' : 'The form cannot be read.');
  };
}
