import type { Transaction } from '../../platform/database/transaction.ts';
import { bestFit, fittingSkills } from '../../program/on-call/routing.ts';
import { skillsOf } from '../../program/on-call/skills.ts';
import type { StaffMember } from '../../program/staff/staff-member.ts';
import type { HandoffRow } from '../rows.ts';

/**
 * Of several people on a rung, those who fit the client by language and skills are paged first; the others with the next
 * taking of the rung. At imminent everybody is paged at once: who comes counts more than who would fit.
 */
export async function whoFitsFirst(
  tx: Transaction,
  handoff: HandoffRow,
  round: number,
  rung: string,
  staff: readonly StaffMember[],
): Promise<readonly StaffMember[]> {
  if (staff.length < 2 || handoff.level === 'imminent') return staff;
  const before = await tx.query(
    'escalation_rung_before',
    'SELECT 1 FROM escalation WHERE handoff_id = $1 AND round = $2 AND rung = $3 LIMIT 1',
    [handoff.id, round, rung],
  );
  if (before.length > 0) return staff;
  const [client] = await tx.query<{ language: string; flags: string[]; categories: string[] | null }>(
    'routing_needs',
    `SELECT c.language, c.flags, s.categories FROM client c LEFT JOIN session s ON s.id = $2::uuid WHERE c.id = $1`,
    [handoff.clientId, handoff.sessionId],
  );
  if (!client) return staff;
  const skills = await skillsOf(
    tx,
    staff.map(({ id }) => id),
  );
  const needs = { language: client.language, skills: fittingSkills(client.categories ?? [], client.flags) };
  const best = bestFit(staff, skills, needs);
  return staff.filter(({ id }) => best.includes(id));
}
