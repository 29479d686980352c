import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import type { DrillEntry } from '../../../handoff/drills/drills.ts';
import { JUDGED_ITEMS, MOST_POINTS, scoreOf } from '../../../handoff/drills/rubric.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { Database } from '../../../platform/database/database.ts';
import { staffByIds } from '../../../program/staff/find-staff.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import type { StaffRoute } from './call.ts';

const startShape = z.object({ scenario: z.string().min(1).max(60), at: z.coerce.date().nullish() });
const fileShape = z.object({ file: z.string().min(2).max(500_000) });
const mark = z.coerce.number().int().min(0).max(MOST_POINTS).optional();
const judgeShape = z.object({
  marks: z.strictObject(Object.fromEntries(JUDGED_ITEMS.map((item) => [item, mark]))),
});
const SHOWN = 30;

/** Drills: what can be rehearsed, what was, how it went; starting, stopping and scoring them. */
export function drillRoutes(parts: {
  readonly database: Database;
  readonly handoffs: Handoffs;
  readonly route: StaffRoute;
}): Router {
  const { database, route } = parts;
  const { drills } = parts.handoffs;
  const router = createRouter();

  router.get(
    '/drills',
    route(async ({ staff }) => {
      await requirePermission(database, staff, 'view_reports');
      const [entries, history, scenarios] = [
        await drills.list(SHOWN),
        await drills.history(),
        await drills.scenarios(),
      ];
      const ids = [
        ...entries.flatMap(({ startedBy, report }) => [startedBy, report?.clinicianId, report?.judged?.by]),
        ...entries.flatMap(({ report }) => report?.pages.map(({ staffId }) => staffId) ?? []),
        ...history.byClinician.map(({ key }) => key),
      ].filter((id): id is string => typeof id === 'string');
      const names = await staffByIds(database, [...new Set(ids)]);
      return {
        now: database.clock.now(),
        scenarios,
        drills: entries.map(shown),
        history,
        judgedItems: JUDGED_ITEMS,
        mostPoints: MOST_POINTS,
        staff: Object.fromEntries(names.map(({ id, name }) => [id, name])),
      };
    }),
  );
  router.post(
    '/drills',
    route(async ({ staff, body }) => {
      const { scenario, at } = body(startShape);
      return drills.start(staff.id, scenario, at ?? null);
    }),
  );
  router.post(
    '/drills/scenarios',
    route(async ({ staff, body }) => ({ ids: await drills.addScenarios(staff.id, body(fileShape).file) })),
  );
  router.post(
    '/drills/:id/stop',
    route(({ id, staff }) => drills.stop(id('id'), staff.id)),
  );
  router.post(
    '/drills/:id/judge',
    route(({ id, staff, body }) => drills.judge(id('id'), staff.id, body(judgeShape).marks)),
  );
  return router;
}

function shown({ clientId, ...drill }: DrillEntry) {
  const { report } = drill;
  return { ...drill, clientId, score: report ? scoreOf(report.rubric ?? [], report.judged ?? null) : null };
}
