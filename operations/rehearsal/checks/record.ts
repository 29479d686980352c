import type { ClientRecord } from '../../record/read-record.ts';

export type { ClientRecord };
export type PlanRecord = ClientRecord['plans'][number];

/** The newest version of the plan; undefined where there is none. */
export function latestPlan(record: ClientRecord): PlanRecord | undefined {
  return [...record.plans].sort((a, b) => b.version - a.version)[0];
}

/** Every text of a plan's step (1 to 6), or of all steps. */
export function planEntries(plan: PlanRecord, step?: number): string[] {
  const steps = plan.steps ?? [];
  const wanted = step === undefined ? steps : [steps[step - 1] ?? []];
  return wanted.flat().map((entry) => (typeof entry === 'string' ? entry : entry.text));
}

/** The numbers of a skill's run with their times. */
export function scoresOf(run: ClientRecord['skills'][number]): { at: string; value: number }[] {
  return Array.isArray(run.scores) ? (run.scores as { at: string; value: number }[]) : [];
}
