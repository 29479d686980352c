import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import { OnCall } from '../../../program/on-call/on-call-service.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import type { StaffRoute } from './call.ts';

/** Shifts shown ahead: tonight, and what comes after it. */
const SHOWN_HOURS = 48;

const presenceShape = z.object({
  state: z.enum(['on', 'away', 'clear']),
  minutes: z.number().positive().max(1_440).optional(),
});

/** Who is on call now and next, where nobody is, and what somebody says about themselves. */
export function onCallRoutes(parts: { database: Database; announcer: Announcer; route: StaffRoute }): Router {
  const { database, route } = parts;
  const onCall = new OnCall(database, parts.announcer);
  const router = createRouter();

  router.get(
    '/on-call',
    route(async ({ staff }) => {
      await requirePermission(database, staff, 'view_queue');
      const now = database.clock.now();
      const until = new Date(now.getTime() + SHOWN_HOURS * 3_600_000);
      return {
        tiers: await onCall.now(now),
        next: await onCall.calendar(now, until),
        gaps: await onCall.gaps(),
        mine: await onCall.presenceOf(staff.id),
      };
    }),
  );
  router.post(
    '/me/presence',
    route(async ({ staff, body }) => {
      await requirePermission(database, staff, 'set_own_presence');
      await onCall.setPresence(staff.id, body(presenceShape));
    }),
  );
  return router;
}
