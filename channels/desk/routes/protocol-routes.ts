import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { readProtocols } from '../../../program/protocol/read-protocols.ts';
import { signProtocol } from '../../../program/protocol/sign-protocol.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import type { StaffRoute } from './call.ts';

const signShape = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** The rules by which the program runs: which are in force, what a draft changes, and signing it. */
export function protocolRoutes(parts: { readonly database: Database; readonly route: StaffRoute }): Router {
  const { database, route } = parts;
  const router = createRouter();
  router.get(
    '/protocols',
    route(async ({ staff }) => {
      await requirePermission(database, staff, 'view_reports');
      return { protocols: await readProtocols(database) };
    }),
  );
  router.post(
    '/protocols/sign',
    route(({ staff, body }) => signProtocol(database, { ...body(signShape), staffId: staff.id })),
  );
  return router;
}
