import { normalizePlan, PLAN_STEPS, type PlanContent, type PlanEntry } from './plan.ts';

/** What changed in one part of a plan. `step` is 1 to 6, or `reasons`. Texts are the client's own words. */
export interface PlanChange {
  readonly step: number | 'reasons';
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What a reviewer has to look at: the parts that differ, in the plan's order. Order within a step does not count. */
export function diffPlan(before: PlanContent, after: PlanContent): PlanChange[] {
  const [old, now] = [normalizePlan(before), normalizePlan(after)];
  const changes: PlanChange[] = [];
  for (let index = 0; index < PLAN_STEPS; index += 1) {
    add(changes, index + 1, (old.steps[index] ?? []).map(entryLine), (now.steps[index] ?? []).map(entryLine));
  }
  add(changes, 'reasons', old.reasons, now.reasons);
  return changes;
}

/** Whether two plans say the same, in the same order. */
export function samePlan(a: PlanContent, b: PlanContent): boolean {
  const lines = (content: PlanContent) => {
    const { steps, reasons } = normalizePlan(content);
    return JSON.stringify([steps.map((step) => step.map(entryKey)), reasons]);
  };
  return lines(a) === lines(b);
}

function add(
  changes: PlanChange[],
  step: PlanChange['step'],
  before: readonly string[],
  after: readonly string[],
): void {
  const added = after.filter((line) => !before.includes(line));
  const removed = before.filter((line) => !after.includes(line));
  if (added.length > 0 || removed.length > 0) changes.push({ step, added, removed });
}

function entryKey({ text, name, phone, hours }: PlanEntry): readonly (string | null)[] {
  return [text, name ?? null, phone ?? null, hours ?? null];
}

/** An entry as one line: what a person reads in a diff. */
function entryLine({ text, name, phone, hours }: PlanEntry): string {
  const details = [name, phone, hours].filter((part) => part && !text.includes(part));
  return details.length > 0 ? `${text} (${details.join(', ')})` : text;
}
