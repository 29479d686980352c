import { secondsAfter } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { uuidFromName } from '../../platform/ids.ts';
import { isDrillClient } from '../../program/clients/client-facts.ts';
import { mayAct } from '../../program/staff/may.ts';
import { actingStaff, authorize } from '../authorize.ts';
import { completeTask, createTask } from '../tasks.ts';

/** The task that asks a supervisor for a review. */
export const REVIEW_TASK = 'incident_review';
/** Looked back on while it is fresh (clinical ground, section 6: post-incident review). */
const REVIEW_SECONDS = 72 * 3_600;

/** What is asked: about the staff's own work, so that no words of the client are needed. */
export interface ReviewAnswers {
  readonly happened: string;
  readonly wentWell: string;
  readonly change: string;
}

export interface NewReview extends ReviewAnswers {
  /** The form's own id, a UUID: the same form again writes nothing. */
  readonly id: string;
  readonly staffId: string;
  readonly incidentId: string;
}

export interface ReviewEntry extends ReviewAnswers {
  readonly id: string;
  readonly incidentId: string;
  readonly at: Date;
  readonly by: string;
}

/** An incident has one task for its review, whose id follows from its own. */
export const reviewTaskId = (incidentId: string) => uuidFromName(`${REVIEW_TASK}:${incidentId}`);

/** Asks for the review of an incident that was just closed. */
export function askForReview(
  tx: Transaction,
  incident: {
    readonly id: string;
    readonly handoffId: string | null;
    readonly drill: boolean;
    readonly by: string;
  },
): void {
  createTask(tx, {
    id: reviewTaskId(incident.id),
    kind: REVIEW_TASK,
    dueAt: secondsAfter(tx.now, REVIEW_SECONDS),
    detail:
      'Look back on the incident: what happened, what went well, what to change. A supervisor closes it.',
    by: incident.by,
    why: 'incident_closed',
    handoffId: incident.handoffId,
    drill: incident.drill,
  });
}

/**
 * Writes a review of a closed incident. Whoever works with clients may; a supervisor's settles the task. Stored with the
 * client's key, and no part of the client's record: it is about the staff's work.
 * @throws {HandrailError} bad_request without words, not_found, invalid_transition while it is open, forbidden
 */
export async function writeReview(
  tx: Transaction,
  review: NewReview,
): Promise<{ readonly isSettled: boolean }> {
  const { id, staffId, incidentId } = review;
  const staff = await actingStaff(tx, staffId);
  await authorize(tx, 'work_incident', staff, null);
  const answers = {
    happened: review.happened.trim(),
    wentWell: review.wentWell.trim(),
    change: review.change.trim(),
  };
  if (!answers.happened || !answers.change)
    throw new HandrailError('bad_request', 'say what happened, and what to change (or that nothing is)');
  const [incident] = await tx.query<{ state: string; handoff_id: string | null }>(
    'review_incident',
    'SELECT state, handoff_id FROM incident WHERE id = $1 AND client_id = $2',
    [incidentId, tx.clientId],
  );
  if (!incident) throw new HandrailError('not_found', 'no such incident');
  if (incident.state !== 'closed')
    throw new HandrailError(
      'invalid_transition',
      'the incident is open: close it before you look back on it',
    );
  const isSupervisor = (await mayAct(tx, staff, 'waive_steps')).allowed;
  const known = await tx.query('review_known', 'SELECT 1 FROM incident_review WHERE id = $1', [id]);
  if (known.length > 0) return { isSettled: isSupervisor };
  tx.insert('IncidentReview', {
    id,
    clientId: tx.clientId ?? '',
    incidentId,
    handoffId: incident.handoff_id,
    at: tx.now,
    by: staffId,
    body: tx.cipher.seal(`incident_review.body/${id}`, answers),
    drill: await isDrillClient(tx),
  });
  tx.audit({ who: staffId, what: 'incident.reviewed', why: 'looked_back', subject: incidentId });
  if (isSupervisor) await settleTask(tx, incidentId, staffId);
  return { isSettled: isSupervisor };
}

/** The client's reviews, latest first. */
export async function readReviews(tx: Transaction): Promise<ReviewEntry[]> {
  const rows = await tx.query<{ id: string; incidentId: string; at: Date; by: string; body: Buffer }>(
    'reviews_of_client',
    `SELECT id, incident_id AS "incidentId", at, by, body FROM incident_review
     WHERE client_id = $1 AND incident_id IS NOT NULL ORDER BY at DESC, id LIMIT 20`,
    [tx.clientId],
  );
  return rows.map(({ body, ...row }) => ({
    ...row,
    ...tx.cipher.open<ReviewAnswers>(`incident_review.body/${row.id}`, body),
  }));
}

/** The last incident of a handoff that is closed; null where there is none. */
export async function incidentToReview(tx: Transaction, handoffId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    'review_of_handoff',
    `SELECT id FROM incident WHERE client_id = $1 AND state = 'closed' AND (handoff_id = $2 OR handoff_id IS NULL)
     ORDER BY handoff_id = $2 DESC NULLS LAST, closed_at DESC LIMIT 1`,
    [tx.clientId, handoffId],
  );
  return row?.id ?? null;
}

async function settleTask(tx: Transaction, incidentId: string, staffId: string): Promise<void> {
  const taskId = reviewTaskId(incidentId);
  const open = await tx.query('review_task_open', `SELECT 1 FROM task WHERE id = $1 AND state = 'open'`, [
    taskId,
  ]);
  if (open.length > 0) await completeTask(tx, taskId, { staffId, outcome: 'done', reason: 'reviewed' });
}
