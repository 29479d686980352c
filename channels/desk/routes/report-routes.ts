import { Router as createRouter, type Request, type Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import type { StaffCall, StaffRoute } from './call.ts';

/** Days as `2026-11-30`, both included. */
export interface ReportRequest {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly timeZone: string;
}

/** Counts the record, over all clients; whoever wires the desk says how. Both throw bad_request for a period that is none. */
export interface ReportSource {
  read(request: ReportRequest): Promise<unknown>;
  csv(request: ReportRequest): Promise<string>;
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const shape = z.object({
  from: day,
  to: day,
  zone: z.string().min(1).max(64),
});

/** The figures of a period, to look at and as a file. Each look is noted: by whom, and which days. */
export function reportRoutes(parts: {
  readonly database: Database;
  readonly route: StaffRoute;
  readonly reports: ReportSource;
}): Router {
  const { database, route, reports } = parts;
  const router = createRouter();
  const asked = async (call: StaffCall, way: 'desk' | 'csv'): Promise<ReportRequest> => {
    await requirePermission(database, call.staff, 'view_reports');
    const request = requestOf(call.request);
    const { firstDay, lastDay } = request;
    await database.transactSystem(async (tx) =>
      tx.audit({ who: call.staff.id, what: 'report.read', why: way, data: { firstDay, lastDay } }),
    );
    return request;
  };

  router.get(
    '/reports',
    route(async (call) => reports.read(await asked(call, 'desk'))),
  );
  router.get(
    '/reports/csv',
    route(async (call) => {
      const request = await asked(call, 'csv');
      const body = await reports.csv(request);
      const { response } = call;
      const name = `report-${request.firstDay}-${request.lastDay}.csv`;
      response.setHeader('Content-Type', 'text/csv; charset=utf-8');
      response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.end(body);
    }),
  );
  return router;
}

function requestOf(request: Request): ReportRequest {
  const asked = shape.safeParse(request.query);
  if (!asked.success)
    throw new HandrailError('bad_request', 'from which day to which, and in which time zone?');
  return { firstDay: asked.data.from, lastDay: asked.data.to, timeZone: asked.data.zone };
}
