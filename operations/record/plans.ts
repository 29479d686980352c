import { type PlanContent, type PlanEntry, planPurpose } from '../../program/plans/plan.ts';
import { type SectionSource, time } from './section.ts';

/** Every version, oldest first. An entry that is nothing but text is that text, as in an import file. */
export async function plansSection({ rows, clientId, open, staff }: SectionSource) {
  const found = await rows.planVersion.findMany({ where: { clientId }, orderBy: { version: 'asc' } });
  return found.map((row) => {
    const content = open<PlanContent>(planPurpose(row.id), row.body);
    return {
      version: row.version,
      status: row.status,
      at: time(row.at),
      author: staff(row.author),
      steps: content?.steps.map((step) => step.map(plain)) ?? null,
      reasons: content?.reasons ?? null,
    };
  });
}

function plain(entry: PlanEntry): string | PlanEntry {
  const { name, phone, hours } = entry;
  return (name ?? phone ?? hours) === undefined ? entry.text : entry;
}
