import { Router as createRouter, json, type Request, type Response, type Router, raw } from 'express';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { RateLimit } from '../shared/rate-limit.ts';
import { endChat } from './chat-sessions.ts';
import { FEEDBACK_ANSWERS, saveFeedback } from './feedback.ts';
import { addPicture, listPictures, MAX_PICTURE_BYTES, readPicture, removePicture } from './hope-pictures.ts';
import { readOwnPlan } from './own-plan.ts';
import { type OwnSession, ownSession } from './own-session.ts';

const CALLS_PER_MINUTE = 120;
const feedbackShape = z.strictObject({ answer: z.enum(FEEDBACK_ANSWERS) });
const idShape = z.uuid();

type Act = (session: OwnSession, request: Request, response: Response) => Promise<void>;

/**
 * What a client's own browser may read and do besides chatting, each call with its chat session as bearer token: the
 * plan, the hope box, the one question afterwards, ending the chat on this device. None of it stands between the client and a person.
 */
export function ownRoutes(database: Database): Router {
  const router = createRouter();
  const limit = new RateLimit({ perMinute: CALLS_PER_MINUTE, now: () => database.clock.now() });
  // Any origin, as for opening a chat: the session in the header, never a cookie, says who it is.
  router.use('/chat/own', (request, response, next) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    response.setHeader('Access-Control-Max-Age', '600');
    response.setHeader('Cache-Control', 'no-store');
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  });
  const own = (act: Act) => async (request: Request, response: Response) => {
    const session = await ownSession(database, request);
    if (!limit.allows(session.clientId)) throw new HandrailError('rate_limited', 'too many requests');
    await act(session, request, response);
  };
  const pictureId = (request: Request) => {
    const id = idShape.safeParse(request.params.id);
    if (!id.success) throw new HandrailError('not_found', 'no such picture');
    return id.data;
  };

  router.get(
    '/chat/own/plan',
    own(async ({ clientId }, _request, response) => {
      response.json({ plan: await readOwnPlan(database, clientId) });
    }),
  );
  router.post(
    '/chat/own/feedback',
    json({ limit: '1kb' }),
    own(async ({ clientId }, request, response) => {
      const body = feedbackShape.safeParse(request.body);
      if (!body.success) throw new HandrailError('bad_request', 'the answer is yes, a_little, no or skipped');
      response.json({ stored: await saveFeedback(database, clientId, body.data.answer) });
    }),
  );
  router.post(
    '/chat/own/end',
    own(async (session, _request, response) => {
      await endChat(database, session);
      response.status(204).end();
    }),
  );
  router.get(
    '/chat/own/pictures',
    own(async ({ clientId }, _request, response) => {
      response.json({ pictures: await listPictures(database, clientId) });
    }),
  );
  // Read as bytes only once the session is known, so that a stranger cannot make the server hold megabytes.
  router.post(
    '/chat/own/pictures',
    own(async ({ clientId }, request, response) => {
      response.status(201).json(await addPicture(database, clientId, await readBytes(request, response)));
    }),
  );
  router.get(
    '/chat/own/pictures/:id',
    own(async ({ clientId }, request, response) => {
      const { contentType, body } = await readPicture(database, clientId, pictureId(request));
      response.setHeader('Content-Type', contentType);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Content-Disposition', 'attachment');
      response.send(body);
    }),
  );
  router.delete(
    '/chat/own/pictures/:id',
    own(async ({ clientId }, request, response) => {
      await removePicture(database, clientId, pictureId(request));
      response.status(204).end();
    }),
  );
  return router;
}

const parseBytes = raw({ type: () => true, limit: MAX_PICTURE_BYTES });

function readBytes(request: Request, response: Response): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    parseBytes(request, response, (error?: unknown) => {
      if (error) reject(error);
      else resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    });
  });
}
