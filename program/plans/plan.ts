/** One line of a crisis plan, in the client's own words. */
export interface PlanEntry {
  readonly text: string;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  /** Opening hours as the plan gives them, e.g. "9:00-17:00". */
  readonly hours?: string | undefined;
}

/** What a plan version says: six ordered steps (clinical ground, section 1.1) and the reasons for living. */
export interface PlanContent {
  /** Index 0 is step 1 (warning signs), index 5 is step 6 (making it safe). */
  readonly steps: readonly (readonly PlanEntry[])[];
  readonly reasons: readonly string[];
}

export const PLAN_STATUSES = [
  'draft_by_client',
  'pending_clinician_review',
  'active',
  'due_review',
  'retired',
] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

export const PLAN_STEPS = 6;

/** The name under which a version's content is sealed. */
export const planPurpose = (versionId: string) => `plan_version.body/${versionId}`;

/** Exactly six steps, blank lines dropped, texts trimmed: equal plans look equal. */
export function normalizePlan(content: PlanContent): PlanContent {
  const steps = Array.from({ length: PLAN_STEPS }, (_, index) =>
    (content.steps[index] ?? []).map(tidyEntry).filter((entry) => entry.text !== ''),
  );
  return { steps, reasons: content.reasons.map((reason) => reason.trim()).filter((reason) => reason !== '') };
}

function tidyEntry(entry: PlanEntry): PlanEntry {
  const tidy: Record<string, string> = { text: entry.text.trim() };
  for (const key of ['name', 'phone', 'hours'] as const) {
    const value = entry[key]?.trim();
    if (value) tidy[key] = value;
  }
  return tidy as unknown as PlanEntry;
}
