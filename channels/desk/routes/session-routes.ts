import { Router as createRouter, type Router } from 'express';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { staffById } from '../../../program/staff/find-staff.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import { endAllSessions, listStaffSessions } from '../sign-in/staff-sessions.ts';
import type { StaffRoute } from './call.ts';

/** Where somebody is signed in, and ending it everywhere: their own, or an administrator's for whoever left or lost a phone. */
export function sessionRoutes(parts: {
  database: Database;
  route: StaffRoute;
  onSignedOut: (sessionId: string) => void;
}): Router {
  const { database, route, onSignedOut } = parts;
  const router = createRouter();

  const endAll = async (staffId: string, by: string) => {
    const ended = await endAllSessions(database, staffId, by);
    for (const id of ended) onSignedOut(id);
    return { ended: ended.length };
  };

  router.get(
    '/sessions',
    route(async ({ staff, session }) => ({
      sessions: (await listStaffSessions(database, staff.id)).map((one) => ({
        ...one,
        isThis: one.id === session.id,
      })),
    })),
  );
  router.post(
    '/sign-out-everywhere',
    route(({ staff }) => endAll(staff.id, staff.id)),
  );
  router.post(
    '/staff/:id/sign-out',
    route(async ({ id, staff }) => {
      await requirePermission(database, staff, 'manage_staff');
      const colleague = await staffById(database, id('id'));
      if (!colleague) throw new HandrailError('not_found', 'nobody with this id is on the roster');
      return endAll(colleague.id, staff.id);
    }),
  );
  return router;
}
