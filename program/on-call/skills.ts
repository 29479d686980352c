import type { StaffSource } from '../staff/find-staff.ts';

const SKILLS_SQL = 'SELECT staff_id, skill FROM staff_skill WHERE staff_id = ANY($1::uuid[]) ORDER BY skill';

/** Skills of these staff members, by id; who has none is left out. */
export async function skillsOf(
  source: StaffSource,
  staffIds: readonly string[],
): Promise<Map<string, string[]>> {
  type Row = { staff_id: string; skill: string };
  const rows =
    'queryDirect' in source
      ? await source.queryDirect<Row>('staff_skills', SKILLS_SQL, [staffIds])
      : (await source.pool.query<Row>({ name: 'staff_skills', text: SKILLS_SQL, values: [[...staffIds]] }))
          .rows;
  const skills = new Map<string, string[]>();
  for (const row of rows) skills.set(row.staff_id, [...(skills.get(row.staff_id) ?? []), row.skill]);
  return skills;
}
