import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import {
  OUTREACH_OUTCOMES,
  recordOutreach,
  TELLING_SITUATIONS,
} from '../../../handoff/care/contact-outreach.ts';
import { CSSRS_ITEMS, type CssrsAnswers } from '../../../handoff/care/cssrs.ts';
import { DISPATCH_GROUNDS, DISPATCH_SERVICES, recordDispatch } from '../../../handoff/care/dispatch.ts';
import { NEAR_MISS_KINDS, reportNearMiss } from '../../../handoff/care/near-miss.ts';
import { resendReply, undelivered } from '../../../handoff/care/resend.ts';
import { recordScreening } from '../../../handoff/care/screening.ts';
import { videoLinkFor } from '../../../handoff/care/video-link.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import { numberOf } from '../read/contact-number.ts';
import type { StaffCall, StaffRoute } from './call.ts';

const words = z.string().max(4_000);
/** A form's own id: sent again after a lost answer, it counts once. */
const formId = z.uuid();
const override = z.object({ verdict: z.enum(['allowed', 'refused']), words }).nullish();

const shapes = {
  screening: z.object({
    formId,
    answers: z.object(
      Object.fromEntries(CSSRS_ITEMS.map(({ item }) => [item, z.boolean().nullable()])),
    ) as unknown as z.ZodType<CssrsAnswers>,
    note: words.nullish(),
  }),
  dispatch: z.object({
    formId,
    service: z.enum(DISPATCH_SERVICES),
    ground: z.enum(DISPATCH_GROUNDS),
    recipient: words,
    nature: words,
    leastInvasive: words,
    reason: words,
    location: words.nullish(),
    isClientTold: z.boolean(),
  }),
  number: z.object({ situation: z.enum(TELLING_SITUATIONS), override, withoutConsent: words.nullish() }),
  outreach: z.object({
    formId,
    contactId: z.uuid(),
    situation: z.enum(TELLING_SITUATIONS),
    outcome: z.enum(OUTREACH_OUTCOMES),
    told: words,
    override,
    withoutConsent: words.nullish(),
  }),
  resend: z.object({ channel: z.string().max(30) }),
  nearMiss: z.object({
    formId,
    kind: z.enum(NEAR_MISS_KINDS),
    what: words,
    barrier: words.nullish(),
    isAnonymous: z.boolean(),
    handoffId: z.uuid().nullish(),
  }),
};

/** Forms of care: the screener, help that was sent, contacts that were called, a reply by another way, a near miss. */
export function careRoutes(parts: {
  database: Database;
  announcer: Announcer;
  handoffs: Handoffs;
  route: StaffRoute;
}): Router {
  const { database, announcer, handoffs, route } = parts;
  const router = createRouter();

  router.post(
    '/handoffs/:id/screening',
    route(async ({ id, staff, body }) => {
      const { formId: form, ...given } = body(shapes.screening);
      const screening = { ...given, id: form, handoffId: id('id'), staffId: staff.id };
      return { result: await handoffs.care(id('id'), (tx, deps) => recordScreening(tx, deps, screening)) };
    }),
  );
  router.post(
    '/handoffs/:id/dispatch',
    route(async ({ id, staff, body }) => {
      const { formId: form, ...given } = body(shapes.dispatch);
      const dispatch = { ...given, id: form, handoffId: id('id'), staffId: staff.id };
      return handoffs.care(id('id'), (tx, deps) => recordDispatch(tx, deps, dispatch));
    }),
  );
  router.post(
    '/handoffs/:id/contacts/:contact/number',
    route(async ({ id, staff, body }) => {
      const asked = { ...body(shapes.number), contactId: id('contact') };
      return handoffs.care(id('id'), (tx) =>
        numberOf(tx, { ...asked, handoffId: id('id'), staffId: staff.id }),
      );
    }),
  );
  router.post(
    '/handoffs/:id/outreach',
    route(async ({ id, staff, body }) => {
      const { formId: form, ...given } = body(shapes.outreach);
      const outreach = { ...given, id: form, handoffId: id('id'), staffId: staff.id };
      await handoffs.care(id('id'), (tx, deps) => recordOutreach(tx, deps, outreach));
    }),
  );
  router.get(
    '/handoffs/:id/video',
    route(async ({ id, staff }) => {
      await requirePermission(database, staff, 'view_queue');
      const link = await handoffs.care(id('id'), async (_tx, { protocol }) =>
        videoLinkFor(protocol.rules.videoLink, id('id')),
      );
      return { link };
    }),
  );

  const handoffOf = async ({ id }: StaffCall) => {
    const row = await database.prisma.message.findUnique({
      where: { id: id('id') },
      select: { handoffId: true },
    });
    if (!row?.handoffId) throw new HandrailError('not_found', 'no such message of a handoff');
    return row.handoffId;
  };
  router.get(
    '/messages/:id/ways',
    route(async (call) => {
      await requirePermission(database, call.staff, 'view_client');
      const failed = await handoffs.care(await handoffOf(call), (tx, deps) =>
        undelivered(tx, deps, call.id('id')),
      );
      return { ways: (failed?.otherWays ?? []).map(({ channel }) => channel) };
    }),
  );
  router.post(
    '/messages/:id/resend',
    route(async (call) => {
      const { channel } = call.body(shapes.resend);
      const act = { messageId: call.id('id'), staffId: call.staff.id, channel };
      return handoffs.care(await handoffOf(call), (tx, deps) => resendReply(tx, deps, act));
    }),
  );
  router.post(
    '/near-miss',
    route(async ({ staff, body }) => {
      const { formId: form, ...given } = body(shapes.nearMiss);
      await reportNearMiss(database, { ...given, id: form, staffId: staff.id });
      announcer.announce({ kind: 'queue' });
    }),
  );
  return router;
}
