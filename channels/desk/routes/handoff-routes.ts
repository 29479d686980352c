import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import { CALL_OUTCOMES } from '../../../handoff/relay.ts';
import { RISK_LEVELS } from '../../../platform/risk.ts';
import type { StaffRoute } from './call.ts';

/** The same bound as the client's own messages. What is too long for one text message is refused in the reply itself. */
const MAX_TEXT_LENGTH = 4_000;

const words = z.string().max(MAX_TEXT_LENGTH);
const shapes = {
  reply: z.object({ key: z.string().min(8).max(100), text: words }),
  note: z.object({ text: words }),
  call: z.object({ outcome: z.enum(CALL_OUTCOMES), note: words.optional() }),
  reason: z.object({ reason: words }),
  release: z.object({ note: words.optional() }),
  handBack: z.object({ note: words }),
  snooze: z.object({ minutes: z.number().positive().max(1_440), reason: words }),
  withdraw: z.object({ reason: z.string().max(50), note: words.optional() }),
  transfer: z.object({ to: z.uuid(), note: words.optional() }),
  resolve: z.object({
    disposition: z.string().max(50).optional(),
    closingLevel: z.string().max(20).optional(),
    nextContact: words.optional(),
    note: words.optional(),
    wasCrisis: z.boolean().optional(),
  }),
  lower: z.object({ to: z.enum(RISK_LEVELS), reason: words }),
};

/** What a person does with a handoff. Who may, and whether it makes sense now, is decided in the act's own transaction. */
export function handoffRoutes(parts: { handoffs: Handoffs; route: StaffRoute }): Router {
  const { handoffs, route } = parts;
  const router = createRouter();
  const act = (name: string, run: Parameters<StaffRoute>[0]) =>
    router.post(`/handoffs/:id/${name}`, route(run));

  act('claim', async ({ id, staff }) => void (await handoffs.claim(id('id'), staff.id, 'desk')));
  act('release', async ({ id, staff, body }) => {
    await handoffs.release(id('id'), staff.id, body(shapes.release).note);
  });
  act('hand-back', async ({ id, staff, body }) => {
    await handoffs.handBack(id('id'), staff.id, body(shapes.handBack).note);
  });
  act('snooze', async ({ id, staff, body }) => {
    const { minutes, reason } = body(shapes.snooze);
    await handoffs.snooze(id('id'), staff.id, minutes, reason);
  });
  act('end-snooze', async ({ id, staff }) => void (await handoffs.endSnooze(id('id'), staff.id)));
  act('backup', ({ id, staff, body }) =>
    handoffs.askForBackup(id('id'), staff.id, body(shapes.reason).reason),
  );
  act('join', async ({ id, staff }) => void (await handoffs.join(id('id'), staff.id, 'desk')));
  act('leave', async ({ id, staff }) => void (await handoffs.leave(id('id'), staff.id)));
  act('reply', async ({ id, staff, body }) => {
    const { key, text } = body(shapes.reply);
    const { messageId, channel } = await handoffs.reply({
      handoffId: id('id'),
      staffId: staff.id,
      via: 'desk',
      text,
      key: `desk:${staff.id}:${key}`,
    });
    return { messageId, channel };
  });
  act('note', ({ id, staff, body }) => handoffs.note(id('id'), staff.id, body(shapes.note).text, 'desk'));
  act('call', async ({ id, staff, body }) => {
    const { outcome, note } = body(shapes.call);
    await handoffs.logCall(id('id'), staff.id, outcome, note);
  });
  act('take-over', async ({ id, staff, body }) => {
    await handoffs.takeOver(id('id'), staff.id, body(shapes.reason).reason);
  });
  act('transfer', async ({ id, staff, body }) => {
    const { to, note } = body(shapes.transfer);
    await handoffs.transfer(id('id'), staff.id, to, note);
  });
  act('withdraw', async ({ id, staff, body }) => {
    const { reason, note } = body(shapes.withdraw);
    await handoffs.withdraw(id('id'), staff.id, reason, note);
  });
  act('resolve', async ({ id, staff, body }) => {
    await handoffs.resolve({ handoffId: id('id'), staffId: staff.id, ...body(shapes.resolve) });
  });
  router.post(
    '/clients/:id/lower-level',
    route(({ id, staff, body }) =>
      handoffs.lowerLevel(id('id'), { staffId: staff.id, ...body(shapes.lower) }),
    ),
  );
  return router;
}
