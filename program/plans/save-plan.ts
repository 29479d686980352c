import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { isUuid } from '../../platform/ids.ts';
import { diffPlan, type PlanChange, samePlan } from './diff-plan.ts';
import { normalizePlan, type PlanContent, type PlanStatus, planPurpose } from './plan.ts';

/** A reviewed plan is looked at again after so long (clinical ground, section 1.1: 30 to 90 days). */
const REVIEW_DAYS = 60;
const DAY_MS = 86_400_000;

export interface NewPlanVersion extends PlanContent {
  readonly status: PlanStatus;
  /** `client`, a staff id, or `program` for an imported plan. */
  readonly author: string;
  readonly language: string;
}

export interface SavedPlanVersion {
  readonly id: string;
  readonly version: number;
  /** False: the plan said this already, and nothing was written. */
  readonly changed: boolean;
  /** Against the version before; everything where there was none. */
  readonly changes: readonly PlanChange[];
}

/** Called for a version that waits for a clinician, so that the task for the reviewer commits with it. */
export type ReviewHook = (tx: Transaction, saved: SavedPlanVersion) => void | Promise<void>;

interface StoredVersion {
  readonly id: string;
  readonly version: number;
  readonly status: PlanStatus;
  readonly body: Buffer;
}

/**
 * Saves a plan as the client's newest version. An edit is always a new version: an active one stays as it was until a
 * clinician has approved its successor; drafts are replaced. Contacts and what they may be told are never touched here
 * (clinical ground, section 1.1). A plan that says what the newest one says is not saved again.
 */
export async function savePlanVersion(
  tx: Transaction,
  plan: NewPlanVersion,
  askForReview?: ReviewHook,
): Promise<SavedPlanVersion> {
  const clientId = ownClient(tx);
  const content = normalizePlan(plan);
  const versions = await tx.query<StoredVersion & Record<string, unknown>>(
    'plan_versions',
    'SELECT id, version, status, body FROM plan_version WHERE client_id = $1 ORDER BY version DESC',
    [clientId],
  );
  const [newest] = versions;
  const current = versions.find((version) => version.status !== 'retired');
  const before = current ? readBody(tx, current) : { steps: [], reasons: [] };
  const isSame = current !== undefined && samePlan(before, content);
  if (isSame && saysNothingNew(current.status, plan.status)) {
    return { id: current.id, version: current.version, changed: false, changes: [] };
  }
  for (const version of versions) {
    if (isSame && version === current) continue;
    const isReplaced = version.status === 'draft_by_client' || version.status === 'pending_clinician_review';
    if (isReplaced || (plan.status === 'active' && version.status !== 'retired')) {
      tx.update('PlanVersion', version.id, { status: 'retired' });
    }
  }
  const saved = isSame
    ? changeStatus(tx, current, plan)
    : insertVersion(tx, clientId, plan, content, newest?.version ?? 0, current?.version ?? null);
  const result = { ...saved, changed: true, changes: isSame ? [] : diffPlan(before, content) };
  if (plan.status === 'pending_clinician_review') await askForReview?.(tx, result);
  return result;
}

/** The same words move on, for example from a draft to a version that waits for its review. */
function changeStatus(tx: Transaction, current: StoredVersion, plan: NewPlanVersion) {
  tx.update('PlanVersion', current.id, { status: plan.status, ...reviewTimes(tx, plan.status) });
  tx.audit({
    who: auditedAuthor(plan.author),
    what: 'plan.status_changed',
    why: plan.status,
    subject: current.id,
    data: { from: current.status, to: plan.status },
  });
  return { id: current.id, version: current.version };
}

function insertVersion(
  tx: Transaction,
  clientId: string,
  plan: NewPlanVersion,
  content: PlanContent,
  newest: number,
  basedOn: number | null,
) {
  const id = tx.ids.next();
  const version = newest + 1;
  tx.insert('PlanVersion', {
    id,
    clientId,
    version,
    status: plan.status,
    at: tx.now,
    author: plan.author,
    language: plan.language,
    body: tx.cipher.seal(planPurpose(id), content),
    basedOn,
    ...reviewTimes(tx, plan.status),
  });
  tx.audit({
    who: auditedAuthor(plan.author),
    what: 'plan.saved',
    why: plan.status,
    subject: id,
    data: { version, basedOn },
  });
  return { id, version };
}

/**
 * A clinician approves a version that waits: it becomes the active one, the one before retires.
 * @throws {HandrailError} not_found when no version of this client with this id waits for a review.
 */
export async function approvePlan(tx: Transaction, versionId: string, staffId: string): Promise<void> {
  const approved = await tx.query(
    'plan_approve',
    `UPDATE plan_version SET status = 'active', reviewed_at = $3, reviewed_by = $4, review_due_at = $5
     WHERE id = $1 AND client_id = $2 AND status IN ('pending_clinician_review', 'draft_by_client', 'due_review') RETURNING id`,
    [versionId, ownClient(tx), tx.now, staffId, reviewDue(tx.now)],
  );
  if (approved.length === 0) throw new HandrailError('not_found', 'no such plan version waits for a review');
  await tx.query(
    'plan_retire_others',
    `UPDATE plan_version SET status = 'retired' WHERE client_id = $1 AND id <> $2
     AND version < (SELECT version FROM plan_version WHERE id = $2) AND status <> 'retired'`,
    [tx.clientId, versionId],
  );
  tx.audit({ who: staffId, what: 'plan.approved', why: 'reviewed', subject: versionId });
}

/** The same words are no news to a plan that is in force: a client who confirms it does not unapprove it. */
function saysNothingNew(current: PlanStatus, wanted: PlanStatus): boolean {
  return current === wanted || current === 'active' || current === 'due_review';
}

function reviewTimes(tx: Transaction, status: PlanStatus) {
  return status === 'active' ? { reviewedAt: tx.now, reviewDueAt: reviewDue(tx.now) } : {};
}

/** The audit trail holds ids and fixed words: an author who is neither is somebody of the program. */
function auditedAuthor(author: string): string {
  const isWord = ['client', 'bot', 'program'].includes(author);
  return isWord || isUuid(author) ? author : 'program';
}

function readBody(tx: Transaction, version: StoredVersion): PlanContent {
  return tx.cipher.open<PlanContent>(planPurpose(version.id), version.body);
}

function reviewDue(at: Date): Date {
  return new Date(at.getTime() + REVIEW_DAYS * DAY_MS);
}

function ownClient(tx: Transaction): string {
  if (!tx.clientId) throw new Error('a plan belongs to a client transaction');
  return tx.clientId;
}
