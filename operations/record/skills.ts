import { type SectionSource, time } from './section.ts';

export async function skillsSection({ rows, clientId }: SectionSource) {
  const found = await rows.skillRun.findMany({ where: { clientId }, orderBy: { startedAt: 'asc' } });
  return found.map((row) => ({
    skill: row.skill,
    at: time(row.startedAt),
    before: row.before,
    after: row.after,
    scores: row.scores,
    ended: row.ended,
  }));
}

export async function checkInsSection({ rows, clientId }: SectionSource) {
  const found = await rows.checkIn.findMany({ where: { clientId }, orderBy: { dueAt: 'asc' } });
  return found.map((row) => ({
    due: time(row.dueAt),
    sent: time(row.sentAt),
    answered: time(row.answeredAt),
    mood: row.mood,
    urge: row.urge,
    sleepHours: row.sleepHours,
    state: row.state,
  }));
}

export async function followUpsSection({ rows, clientId }: SectionSource) {
  const found = await rows.followUp.findMany({ where: { clientId }, orderBy: { dueAt: 'asc' } });
  return found.map(({ kind, dueAt, channel, language, state }) => ({
    kind,
    due: time(dueAt),
    channel,
    language,
    state,
  }));
}
