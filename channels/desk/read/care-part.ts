import { INCIDENT_STEPS } from '../../../handoff/incidents.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { type ConsentEntry, listConsents } from '../../../program/consents/consents.ts';
import { listContacts } from '../../../program/contacts/contacts.ts';
import { type PlanContent, planPurpose } from '../../../program/plans/plan.ts';

/** What is on file to help with: the plan, the people, what may be told to whom, what is still to be done. */
export interface CarePart {
  readonly plan: PlanPart | null;
  readonly contacts: readonly ContactPart[];
  /** The newest of each kind. */
  readonly consents: readonly ConsentEntry[];
  readonly tasks: readonly TaskPart[];
  readonly alerts: readonly AlertPart[];
  readonly incidents: readonly IncidentPart[];
  readonly skills: readonly SkillPart[];
}

export interface PlanPart extends PlanContent {
  readonly version: number;
  readonly status: string;
  readonly at: Date;
  readonly author: string;
  readonly reviewDueAt: Date | null;
}

/** A suppressed contact is a danger to the client: it is named, so that nobody calls by mistake, without its phone. */
export interface ContactPart {
  readonly id: string;
  readonly name: string;
  readonly relationship: string | null;
  readonly phone: string | null;
  readonly consent: string;
  readonly isUnsafe: boolean;
  readonly expiresAt: Date | null;
}

export interface TaskPart {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: Date;
  readonly state: string;
  readonly detail: string;
  readonly doneAt: Date | null;
  readonly doneReason: string | null;
}

export interface AlertPart {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly acknowledgedAt: Date | null;
}

export interface IncidentPart {
  readonly id: string;
  readonly kind: string;
  readonly openedAt: Date;
  readonly state: string;
  readonly location: string | null;
  readonly locationAt: Date | null;
  readonly facts: readonly { readonly at: Date; readonly by: string; readonly text: string }[];
  readonly steps: readonly {
    readonly step: string;
    readonly required: boolean;
    readonly at: Date | null;
    readonly result: string | null;
  }[];
}

export interface SkillPart {
  readonly skill: string;
  readonly at: Date;
  readonly before: number | null;
  readonly after: number | null;
  readonly ended: string | null;
}

const LIMIT = 30;
const STEP_ORDER: readonly string[] = INCIDENT_STEPS.map(({ step }) => step);

export async function readCarePart(tx: Transaction): Promise<CarePart> {
  const newest = new Map((await listConsents(tx)).map((consent) => [consent.kind, consent]));
  return {
    plan: await readPlan(tx),
    contacts: (await listContacts(tx)).map((contact) => ({
      id: contact.id,
      name: contact.name,
      relationship: contact.relationship,
      phone: contact.suppressed ? null : contact.phone,
      consent: contact.suppressed ? 'none' : contact.consent,
      isUnsafe: contact.suppressed,
      expiresAt: contact.expiresAt,
    })),
    consents: [...newest.values()],
    tasks: await readTasks(tx),
    alerts: await tx.query<AlertPart & Record<string, unknown>>(
      'desk_client_alerts',
      `SELECT id, kind, at, acknowledged_at AS "acknowledgedAt" FROM alert WHERE client_id = $1 ORDER BY at DESC LIMIT ${LIMIT}`,
      [tx.clientId],
    ),
    incidents: await readIncidents(tx),
    skills: await tx.query<SkillPart & Record<string, unknown>>(
      'desk_client_skills',
      `SELECT skill, started_at AS at, before, after, ended FROM skill_run WHERE client_id = $1
       ORDER BY started_at DESC LIMIT 10`,
      [tx.clientId],
    ),
  };
}

/** The plan in force; where none was approved yet, the newest draft, so that its words are not lost to the clinician. */
async function readPlan(tx: Transaction): Promise<PlanPart | null> {
  const [row] = await tx.query<
    Omit<PlanPart, keyof PlanContent> & { id: string; body: Buffer } & Record<string, unknown>
  >(
    'desk_plan',
    `SELECT id, version, status, at, author, body, review_due_at AS "reviewDueAt" FROM plan_version
     WHERE client_id = $1 AND status <> 'retired' ORDER BY status IN ('active', 'due_review') DESC, version DESC LIMIT 1`,
    [tx.clientId],
  );
  if (!row) return null;
  const { id, body, version, status, at, author, reviewDueAt } = row;
  return { version, status, at, author, reviewDueAt, ...tx.cipher.open<PlanContent>(planPurpose(id), body) };
}

async function readTasks(tx: Transaction): Promise<TaskPart[]> {
  const rows = await tx.query<Omit<TaskPart, 'detail'> & { detail: Buffer } & Record<string, unknown>>(
    'desk_client_tasks',
    `SELECT id, kind, due_at AS "dueAt", state, detail, done_at AS "doneAt", done_reason AS "doneReason" FROM task
     WHERE client_id = $1 ORDER BY state = 'open' DESC, due_at LIMIT ${LIMIT}`,
    [tx.clientId],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    dueAt: row.dueAt,
    state: row.state,
    detail: tx.cipher.open<string>(`task.detail/${row.id}`, row.detail),
    doneAt: row.doneAt,
    doneReason: row.doneReason,
  }));
}

interface IncidentRow extends Record<string, unknown> {
  readonly id: string;
  readonly kind: string;
  readonly openedAt: Date;
  readonly state: string;
  readonly location: Buffer | null;
  readonly locationAt: Date | null;
}

async function readIncidents(tx: Transaction): Promise<IncidentPart[]> {
  const incidents = await tx.query<IncidentRow>(
    'desk_incidents',
    `SELECT id, kind, opened_at AS "openedAt", state, location, location_at AS "locationAt" FROM incident
     WHERE client_id = $1 ORDER BY opened_at DESC LIMIT 5`,
    [tx.clientId],
  );
  const ids = incidents.map(({ id }) => id);
  if (ids.length === 0) return [];
  const facts = await tx.query<{ id: string; incidentId: string; at: Date; by: string; fact: Buffer }>(
    'desk_incident_facts',
    `SELECT id, incident_id AS "incidentId", at, by, fact FROM incident_fact WHERE incident_id = ANY($1::uuid[]) ORDER BY at, id`,
    [ids],
  );
  const steps = await tx.query<IncidentPart['steps'][number] & { incidentId: string }>(
    'desk_incident_steps',
    `SELECT incident_id AS "incidentId", step, required, at, result FROM incident_step
     WHERE incident_id = ANY($1::uuid[])`,
    [ids],
  );
  return incidents.map((row) => ({
    id: row.id,
    kind: row.kind,
    openedAt: row.openedAt,
    state: row.state,
    location: row.location && tx.cipher.open<string>(`incident.location/${row.id}`, row.location),
    locationAt: row.locationAt,
    facts: facts
      .filter(({ incidentId }) => incidentId === row.id)
      .map(({ id, at, by, fact }) => ({
        at,
        by,
        text: tx.cipher.open<string>(`incident_fact.fact/${id}`, fact),
      })),
    steps: steps
      .filter(({ incidentId }) => incidentId === row.id)
      .map(({ step, required, at, result }) => ({ step, required, at, result }))
      .sort((a, b) => STEP_ORDER.indexOf(a.step) - STEP_ORDER.indexOf(b.step)),
  }));
}
