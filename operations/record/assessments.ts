import { type SectionSource, time } from './section.ts';

export async function assessmentsSection({ rows, clientId }: SectionSource) {
  const found = await rows.assessment.findMany({
    where: { clientId },
    orderBy: [{ at: 'asc' }, { message: { seq: 'asc' } }],
  });
  return found.map((row) => ({
    at: time(row.at),
    message: row.messageId,
    level: row.level,
    score: row.score,
    subject: row.subject,
    categories: row.categories,
    evidence: row.evidence,
    model: row.model,
  }));
}

export async function sessionsSection({ rows, clientId }: SectionSource) {
  const found = await rows.session.findMany({ where: { clientId }, orderBy: { openedAt: 'asc' } });
  return found.map((row) => ({
    from: time(row.openedAt),
    to: time(row.closedAt),
    level: row.level,
    latched: row.latched,
  }));
}
