import { type SectionSource, time } from './section.ts';

export async function tasksSection({ rows, clientId, open }: SectionSource) {
  const found = await rows.task.findMany({
    where: { clientId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return found.map((row) => ({
    kind: row.kind,
    at: time(row.createdAt),
    due: time(row.dueAt),
    state: row.state,
    detail: open<string>(`task.detail/${row.id}`, row.detail),
  }));
}

export async function alertsSection({ rows, clientId }: SectionSource) {
  const found = await rows.alert.findMany({ where: { clientId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return found.map(({ kind, at }) => ({ kind, at: time(at) }));
}
