import { type ReviewEntry, readReviews } from '../../../handoff/care/incident-review.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { type ConsentEntry, listConsents } from '../../../program/consents/consents.ts';
import { type ContactPart, readContacts } from './contact-part.ts';
import { type IncidentPart, readIncidents } from './incident-part.ts';
import { type PlanPart, readPlanParts, type WaitingPlan } from './plan-part.ts';
import { type RecordPart, readRecordPart } from './record-part.ts';

/** What is on file to help with: the plan, the people, what may be told to whom, what is still to be done. */
export interface CarePart extends RecordPart {
  readonly plan: PlanPart | null;
  /** A newer version of the plan that waits for a clinician. */
  readonly planWaiting: WaitingPlan | null;
  readonly planVersions: number;
  readonly contacts: readonly ContactPart[];
  /** The newest of each kind. */
  readonly consents: readonly ConsentEntry[];
  readonly tasks: readonly TaskPart[];
  readonly alerts: readonly AlertPart[];
  readonly incidents: readonly IncidentPart[];
  /** What the staff concluded from incidents, latest first. */
  readonly reviews: readonly ReviewEntry[];
  readonly skills: readonly SkillPart[];
}

export interface TaskPart {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: Date;
  readonly state: string;
  readonly detail: string;
  /** Who took it on; null while it is anybody's. */
  readonly ownerId: string | null;
  readonly doneAt: Date | null;
  readonly doneReason: string | null;
}

export interface AlertPart {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly acknowledgedAt: Date | null;
}

export interface SkillPart {
  readonly skill: string;
  readonly at: Date;
  readonly before: number | null;
  readonly after: number | null;
  readonly ended: string | null;
}

const LIMIT = 30;

export async function readCarePart(tx: Transaction): Promise<CarePart> {
  const newest = new Map((await listConsents(tx)).map((consent) => [consent.kind, consent]));
  const { plan, waiting, versions } = await readPlanParts(tx);
  return {
    ...(await readRecordPart(tx)),
    plan,
    planWaiting: waiting,
    planVersions: versions,
    contacts: await readContacts(tx),
    consents: [...newest.values()],
    tasks: await readTasks(tx),
    alerts: await tx.query<AlertPart & Record<string, unknown>>(
      'desk_client_alerts',
      `SELECT id, kind, at, acknowledged_at AS "acknowledgedAt" FROM alert WHERE client_id = $1 ORDER BY at DESC LIMIT ${LIMIT}`,
      [tx.clientId],
    ),
    incidents: await readIncidents(tx),
    reviews: await readReviews(tx),
    skills: await tx.query<SkillPart & Record<string, unknown>>(
      'desk_client_skills',
      `SELECT skill, started_at AS at, before, after, ended FROM skill_run WHERE client_id = $1
       ORDER BY started_at DESC LIMIT 10`,
      [tx.clientId],
    ),
  };
}

async function readTasks(tx: Transaction): Promise<TaskPart[]> {
  const rows = await tx.query<Omit<TaskPart, 'detail'> & { detail: Buffer } & Record<string, unknown>>(
    'desk_client_tasks',
    `SELECT id, kind, due_at AS "dueAt", state, detail, owner_id AS "ownerId", done_at AS "doneAt", done_reason AS "doneReason" FROM task
     WHERE client_id = $1 ORDER BY state = 'open' DESC, due_at LIMIT ${LIMIT}`,
    [tx.clientId],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    dueAt: row.dueAt,
    state: row.state,
    detail: tx.cipher.open<string>(`task.detail/${row.id}`, row.detail),
    ownerId: row.ownerId,
    doneAt: row.doneAt,
    doneReason: row.doneReason,
  }));
}
