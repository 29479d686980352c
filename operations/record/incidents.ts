import { type SectionSource, time } from './section.ts';

export async function incidentsSection({ rows, clientId, open, staff }: SectionSource) {
  const found = await rows.incident.findMany({
    where: { clientId },
    orderBy: { openedAt: 'asc' },
    include: {
      incidentFacts: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      incidentSteps: { orderBy: { id: 'asc' } },
    },
  });
  return found.map((row) => ({
    kind: row.kind,
    at: time(row.openedAt),
    location: open<string>(`incident.location/${row.id}`, row.location),
    facts: row.incidentFacts.map((fact) => open<string>(`incident_fact.fact/${fact.id}`, fact.fact)),
    steps: row.incidentSteps.map(({ step, at, by, result }) => ({
      step,
      at: time(at),
      by: staff(by),
      result,
    })),
    state: row.state,
  }));
}

/** Logs of disclosures in an emergency; `at` is when it was prepared until a person completes it. */
export async function disclosuresSection({ rows, clientId, open, staff }: SectionSource) {
  const found = await rows.disclosure.findMany({ where: { clientId }, orderBy: { createdAt: 'asc' } });
  return found.map((row) => ({
    at: time(row.at ?? row.createdAt),
    recipient: open<string>(`disclosure.recipient/${row.id}`, row.recipient),
    discloser: staff(row.discloser),
    nature: open<string>(`disclosure.nature/${row.id}`, row.nature),
  }));
}
