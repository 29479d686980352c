import { Router as createRouter, type Request, type Router } from 'express';
import { z } from 'zod';
import type { TwilioConfig } from '../../config.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { ClientDefaults } from '../../program/clients/identities.ts';
import { answerFailure, twilioForm } from '../sms/routes.ts';
import { requireTwilio } from '../sms/signature.ts';
import {
  afterDialing,
  type ClientCallParts,
  connectCaller,
  failureWords,
  greetCaller,
} from './client-call.ts';
import { announceClient, connectClinician } from './clinician-leg.ts';
import { answerPage, pageCallEnded, readPageOut } from './page-call.ts';
import type { VoiceDesk } from './ports.ts';
import { newTwiml, say, type Twiml } from './twiml.ts';
import { STAFF_WORDS, spokenLanguage } from './words.ts';

/** Where in a call Twilio asks what to do. Without one, somebody has just picked up (`page`) or is phoning us. */
const STEPS = ['answer', 'status', 'connect', 'whisper', 'accept', 'dialed'] as const;
const query = z.object({
  page: z.uuid().nullable().catch(null).default(null),
  step: z.enum(STEPS).nullable().catch(null).default(null),
  handoff: z.uuid().nullable().catch(null).default(null),
  staff: z.uuid().nullable().catch(null).default(null),
  /** Whether staff were alerted when the call came in; said again with the greeting. */
  alerted: z.literal('yes').optional().catch(undefined),
  lang: z.string().optional().catch(undefined),
});

/** `POST /twilio/voice`: calls that come in, pages that go out, and every step of both. */
export function voiceRoutes(parts: {
  readonly database: Database;
  readonly config: TwilioConfig;
  readonly publicUrl: string;
  readonly desk: VoiceDesk;
  readonly defaults: ClientDefaults;
  readonly log: Log;
}): Router {
  const { desk, log } = parts;
  const stepUrl: ClientCallParts['stepUrl'] = (step, about = {}) =>
    `${parts.publicUrl}/twilio/voice?${new URLSearchParams({ step, ...about })}`;
  const call: ClientCallParts = { ...parts, stepUrl };

  async function documentFor(request: Request): Promise<Twiml> {
    const fields = request.body as Record<string, unknown>;
    const field = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
    const { page, step, handoff, staff, alerted, lang } = query.parse(request.query);
    const digit = field('Digits');
    const language = spokenLanguage(lang);
    if (page) {
      const answerUrl = stepUrl('answer', { page });
      if (step === 'status') {
        await pageCallEnded(desk, {
          escalationId: page,
          callSid: field('CallSid'),
          status: field('CallStatus'),
        });
        return newTwiml();
      }
      if (step === 'answer')
        return answerPage(desk, { escalationId: page, callSid: field('CallSid'), digit, answerUrl });
      return readPageOut(desk, page, answerUrl);
    }
    if (step === 'connect') {
      const callerId = parts.config.from ?? field('To');
      const isAlerted = alerted === 'yes';
      return connectCaller(call, { digit, language, handoffId: handoff, isAlerted, callerId });
    }
    if (step === 'whisper') {
      return announceClient(
        stepUrl('accept', { ...(handoff ? { handoff } : {}), ...(staff ? { staff } : {}) }),
      );
    }
    if (step === 'accept') return connectClinician(desk, { digit, handoffId: handoff, staffId: staff });
    if (step === 'dialed') {
      const bridged = field('DialBridged');
      const wasBridged = bridged ? bridged === 'true' : field('DialCallStatus') === 'completed';
      return afterDialing({ language, handoffId: handoff, wasBridged });
    }
    return greetCaller(call, field('From'));
  }

  /** Whoever is on the line hears something useful even when we fail; a lost report is asked for again. */
  async function documentOrApology(request: Request): Promise<Twiml> {
    try {
      return await documentFor(request);
    } catch (error) {
      if (request.query.step === 'status') throw error;
      log.error('voice.step_failed', { route: '/twilio/voice', code: errorCodeOf(error) });
      const isForStaff =
        'page' in request.query || request.query.step === 'whisper' || request.query.step === 'accept';
      if (!isForStaff) return failureWords();
      const twiml = await newTwiml();
      say(twiml, 'en', STAFF_WORDS.failed);
      return twiml;
    }
  }

  const router = createRouter();
  router.post('/twilio/voice', twilioForm(), requireTwilio(parts), async (request, response) => {
    response.type('text/xml').send((await documentOrApology(request)).toString());
  });
  router.use('/twilio/voice', answerFailure(log));
  return router;
}
