import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { HandoffDeps } from '../../../handoff/ports.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { recordView } from '../../../program/clients/record-view.ts';
import { CANNED_REPLIES } from '../../../program/replies/canned-replies.ts';
import { staffByIds } from '../../../program/staff/find-staff.ts';
import { allowedActions, requirePermission } from '../../../program/staff/may.ts';
import { isUnnamed } from '../../../program/staff/staff-member.ts';
import { readBoardView } from '../read/board.ts';
import { type Case, readCase } from '../read/case.ts';
import { readMessages } from '../read/messages.ts';
import { readDeskQueue } from '../read/queue.ts';
import { readStaffList } from '../read/staff-list.ts';
import { readTimeline } from '../read/timeline.ts';
import { readToDo } from '../read/to-do.ts';
import { IDLE_LOCK_MINUTES } from '../sign-in/staff-sessions.ts';
import type { StaffCall, StaffRoute } from './call.ts';

/** What is still to come belongs to the timeline, too. */
const FAR_AHEAD = new Date('9999-01-01T00:00:00Z');
const untilShape = z.coerce.date().optional();
const beforeShape = z.coerce.number().int().min(1).max(2_147_483_647);

/** Everything that the desk shows, read from the database on every call. */
export function readRoutes(parts: {
  database: Database;
  handoffs: Handoffs;
  route: StaffRoute;
  hasOidc: boolean;
  defaultTimeZone: string;
  isChannelEnabled: HandoffDeps['isChannelEnabled'];
}): Router {
  const { database, handoffs, route, hasOidc, defaultTimeZone, isChannelEnabled } = parts;
  const router = createRouter();

  router.get(
    '/me',
    route(async ({ staff, session }) => ({
      id: staff.id,
      name: staff.name,
      roles: staff.roles,
      needsName: isUnnamed(staff),
      can: await allowedActions(database, staff, null),
      now: database.clock.now(),
      locksAt: session.locksAt,
      expiresAt: session.expiresAt,
      hasOidc,
      idleMinutes: IDLE_LOCK_MINUTES,
    })),
  );

  router.get(
    '/queue',
    route(async ({ staff, session }) => {
      await requirePermission(database, staff, 'view_queue');
      return {
        now: database.clock.now(),
        locksAt: session.locksAt,
        ...(await readDeskQueue(database)),
        ...(await readToDo(database)),
      };
    }),
  );

  router.get(
    '/board',
    route(async ({ staff }) => {
      await requirePermission(database, staff, 'view_queue');
      return readBoardView(database, handoffs);
    }),
  );

  router.get(
    '/staff',
    route(async ({ staff }) => {
      await requirePermission(database, staff, 'view_queue');
      return { staff: await readStaffList(database) };
    }),
  );

  const show = async ({ staff }: StaffCall, clientId: string, handoffId: string | null) => {
    const shown = await database.transact(clientId, async (tx): Promise<Case> => {
      const found = await readCase(tx, handoffId, { defaultTimeZone, isChannelEnabled });
      await requirePermission(database, staff, 'view_client', found.handoff?.clinicianId ?? null);
      await recordView(tx, staff.id, 'desk');
      return found;
    });
    const holderId = shown.handoff?.clinicianId ?? null;
    const can = await allowedActions(database, staff, holderId);
    return { now: database.clock.now(), ...shown, can, asksWhetherCrisis: handoffs.asksWhetherCrisis };
  };

  router.get(
    '/handoffs/:id',
    route(async (call) => {
      const id = call.id('id');
      const row = await database.prisma.handoff.findUnique({ where: { id }, select: { clientId: true } });
      if (!row) throw new HandrailError('not_found', 'no such handoff');
      return show(call, row.clientId, id);
    }),
  );
  router.get(
    '/clients/:id',
    route((call) => show(call, call.id('id'), null)),
  );
  router.get(
    '/clients/:id/messages',
    route(async (call) => {
      const before = beforeShape.safeParse(call.request.query.before);
      if (!before.success) throw new HandrailError('bad_request', 'before which line?');
      await requirePermission(database, call.staff, 'view_client');
      return database.transact(call.id('id'), async (tx) => {
        await recordView(tx, call.staff.id, 'desk');
        return readMessages(tx, before.data);
      });
    }),
  );
  router.get(
    '/clients/:id/timeline',
    route(async (call) => {
      const before = untilShape.safeParse(call.request.query.before);
      if (!before.success) throw new HandrailError('bad_request', 'before what time?');
      await requirePermission(database, call.staff, 'view_client');
      return database.transact(call.id('id'), async (tx) => {
        await recordView(tx, call.staff.id, 'desk');
        const { entries, hasEarlier } = await readTimeline(tx, before.data ?? FAR_AHEAD);
        const ids = entries.map(({ by }) => by).filter((by) => by !== null && z.uuid().safeParse(by).success);
        const staff = await staffByIds(tx, [...new Set(ids as string[])]);
        return { entries, hasEarlier, staff: Object.fromEntries(staff.map(({ id, name }) => [id, name])) };
      });
    }),
  );
  router.get(
    '/canned-replies',
    route(async ({ staff }) => {
      await requirePermission(database, staff, 'view_queue');
      return { replies: CANNED_REPLIES };
    }),
  );
  return router;
}
