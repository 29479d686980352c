import type { Transaction } from '../../../platform/database/transaction.ts';
import { listContacts } from '../../../program/contacts/contacts.ts';
import { diffPlan, type PlanChange } from '../../../program/plans/diff-plan.ts';
import { type PlanContent, planPurpose } from '../../../program/plans/plan.ts';
import { type ShownEntry, shieldPlan } from './shield-plan.ts';

export interface PlanPart extends PlanContent {
  readonly steps: readonly (readonly ShownEntry[])[];
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly at: Date;
  readonly author: string;
  readonly reviewDueAt: Date | null;
}

/** A newer version that waits for a clinician's eye, with what it changes. */
export interface WaitingPlan extends PlanPart {
  readonly changes: readonly PlanChange[];
}

export interface PlanParts {
  /** The plan in force; where none was approved yet, the newest draft, so that its words are not lost to the clinician. */
  readonly plan: PlanPart | null;
  /** Null where nothing waits; where there is no plan in force, the draft itself. */
  readonly waiting: WaitingPlan | null;
  readonly versions: number;
}

type Stored = Omit<PlanPart, keyof PlanContent> & { readonly body: Buffer };

const IN_FORCE = ['active', 'due_review'];

export async function readPlanParts(tx: Transaction): Promise<PlanParts> {
  const people = await listContacts(tx);
  const rows = await tx.query<Stored & Record<string, unknown>>(
    'desk_plans',
    `SELECT id, version, status, at, author, body, review_due_at AS "reviewDueAt" FROM plan_version
     WHERE client_id = $1 AND status <> 'retired' ORDER BY version DESC LIMIT 5`,
    [tx.clientId],
  );
  const plans = rows.map(({ body, ...row }) => ({
    id: row.id,
    version: row.version,
    status: row.status,
    at: row.at,
    author: row.author,
    reviewDueAt: row.reviewDueAt,
    ...tx.cipher.open<PlanContent>(planPurpose(row.id), body),
  }));
  const dangers = people.filter(({ suppressed }) => suppressed);
  const [count] = await tx.query<{ versions: number }>(
    'desk_plan_count',
    'SELECT count(*)::int AS versions FROM plan_version WHERE client_id = $1',
    [tx.clientId],
  );
  const inForce = plans.find(({ status }) => IN_FORCE.includes(status)) ?? null;
  const [newest] = plans;
  const isWaiting = newest !== undefined && !IN_FORCE.includes(newest.status);
  const before = inForce ?? { steps: [], reasons: [] };
  const shown = inForce ?? newest;
  // Whoever approves a change has to see it whole, but for the numbers of people who are a danger.
  const changes = isWaiting ? diffPlan(shieldPlan(before, dangers), shieldPlan(newest, dangers)) : [];
  return {
    plan: shown ? shieldPlan(shown, people) : null,
    waiting: isWaiting ? { ...shieldPlan(newest, people), changes } : null,
    versions: count?.versions ?? 0,
  };
}
