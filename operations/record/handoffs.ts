import { type SectionSource, time } from './section.ts';

/** Escalations: `to` is the rung, `by` the route, as in the protocol's `notify` and `by`. */
export async function handoffsSection({ rows, clientId, staff }: SectionSource) {
  const found = await rows.handoff.findMany({
    where: { clientId },
    orderBy: { openedAt: 'asc' },
    include: { escalations: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  return found.map((row) => ({
    id: row.id,
    level: row.level,
    trigger: row.trigger,
    queue: row.queue,
    priority: row.priority,
    channel: row.channel,
    state: row.state,
    openedAt: time(row.openedAt),
    claimedAt: time(row.claimedAt),
    clinician: staff(row.clinicianId),
    contactedAt: time(row.contactedAt),
    resolvedAt: time(row.resolvedAt),
    disposition: row.disposition,
    escalations: row.escalations.map((page) => ({
      at: time(page.at),
      step: page.step,
      to: page.rung,
      by: page.route,
      result: page.result,
    })),
  }));
}
