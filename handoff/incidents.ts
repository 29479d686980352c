import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { incidentRules } from '../program/protocol/incident-rules.ts';
import { EIGHT_DUTIES } from '../program/protocol/incident-steps.ts';
import { askForReview } from './care/incident-review.ts';
import { armIncidentStep, INCIDENT_TIMER, RESPONDER_STEP } from './incident-clock.ts';
import { createTask } from './tasks.ts';

/** The built-in steps; a program's protocol may have others, and each incident holds those of its own version. */
export const INCIDENT_STEPS = EIGHT_DUTIES;
/** What came of a step. Only `done` and `not_needed` settle it; `failed` calls for another try. */
export const STEP_RESULTS = ['done', 'not_needed', 'failed'] as const;
export type StepResult = (typeof STEP_RESULTS)[number];

/** Steps that send people to the client: a decision of its own, with its own permission. */
export const DISPATCH_STEPS: readonly string[] = ['rescue_for_attempt_in_progress', 'active_rescue_decided'];

/** Where the client is once an incident is closed. */
export const INCIDENT_OUTCOMES = [
  'safe_at_home',
  'with_family',
  'mobile_crisis',
  'hospital',
  'custody',
  'unknown',
] as const;
export type IncidentOutcome = (typeof INCIDENT_OUTCOMES)[number];

/** Contacts owed to a client who was taken to a hospital (clinical ground, section 1.6). */
const HOSPITAL_FOLLOW_UP_SECONDS = [24 * 3_600, 7 * 24 * 3_600] as const;

export interface NewIncident {
  /** A risk category. */
  readonly kind: string;
  readonly sessionId: string | null;
  readonly handoffId: string | null;
  readonly protocolVersion: string;
  readonly by: string;
  readonly drill: boolean;
}

/** The client's open incident, the latest of several; null where there is none. */
export async function openIncidentId(tx: Transaction): Promise<string | null> {
  const [open] = await tx.query<{ id: string }>(
    'incident_open',
    `SELECT id FROM incident WHERE client_id = $1 AND state = 'open' ORDER BY opened_at DESC LIMIT 1`,
    [tx.clientId],
  );
  return open?.id ?? null;
}

/**
 * Opens an incident with the steps of its protocol's version, each with its clock; an open one of the same kind is kept.
 * Returns its id.
 */
export async function openIncident(tx: Transaction, incident: NewIncident): Promise<string> {
  const clientId = clientOf(tx);
  const [known] = await tx.query<{ id: string }>(
    'incident_open_of_kind',
    `SELECT id FROM incident WHERE client_id = $1 AND kind = $2 AND state = 'open' LIMIT 1`,
    [clientId, incident.kind],
  );
  if (known) return known.id;
  const id = tx.ids.next();
  tx.insert('Incident', {
    id,
    clientId,
    sessionId: incident.sessionId,
    handoffId: incident.handoffId,
    kind: incident.kind,
    openedAt: tx.now,
    state: 'open',
    protocolVersion: incident.protocolVersion,
    drill: incident.drill,
  });
  const { steps } = await incidentRules(tx, incident.protocolVersion);
  for (const { step, required, withinSeconds } of steps) {
    const dueAt = withinSeconds === null ? null : secondsAfter(tx.now, withinSeconds);
    tx.insert('IncidentStep', { id: tx.ids.next(), incidentId: id, clientId, step, required, dueAt });
    if (dueAt) armIncidentStep(tx, id, step, dueAt);
  }
  tx.audit({ who: incident.by, what: 'incident.opened', why: incident.kind, subject: id });
  return id;
}

/** Adds what was learned, in the words of whoever said it (`client`, or a staff id). Stored encrypted. */
export function addIncidentFact(tx: Transaction, incidentId: string, by: string, fact: string): void {
  const id = tx.ids.next();
  tx.insert('IncidentFact', {
    id,
    incidentId,
    clientId: clientOf(tx),
    at: tx.now,
    by,
    fact: tx.cipher.seal(`incident_fact.fact/${id}`, fact),
  });
  tx.audit({ who: by, what: 'incident.fact_added', why: 'learned', subject: incidentId });
}

/** Where the client is, as far as it was said, and when. Stored encrypted. */
export function setIncidentLocation(tx: Transaction, incidentId: string, by: string, location: string): void {
  tx.update('Incident', incidentId, {
    location: tx.cipher.seal(`incident.location/${incidentId}`, location),
    locationAt: tx.now,
  });
  tx.audit({ who: by, what: 'incident.location_set', why: 'learned', subject: incidentId });
}

/**
 * Records what a person did about a step. Deciding on a rescue starts the clock for "did the responders reach them?".
 * @throws {HandrailError} not_found, handoff_closed when the incident is closed
 */
export async function recordIncidentStep(
  tx: Transaction,
  act: {
    readonly incidentId: string;
    readonly step: string;
    readonly staffId: string;
    readonly result: StepResult;
    readonly note?: string;
  },
): Promise<void> {
  await assertOpen(tx, act.incidentId);
  const [row] = await tx.query<{ id: string }>(
    'incident_step',
    'SELECT id FROM incident_step WHERE incident_id = $1 AND step = $2 ORDER BY id DESC LIMIT 1',
    [act.incidentId, act.step],
  );
  if (!row) throw new HandrailError('not_found', 'no such step');
  const note = act.note?.trim();
  tx.update('IncidentStep', row.id, {
    at: tx.now,
    by: act.staffId,
    result: act.result,
    note: note ? tx.cipher.seal(`incident_step.note/${row.id}`, note) : null,
  });
  tx.audit({ who: act.staffId, what: `incident.${act.step}`, why: act.result, subject: act.incidentId });
  if (act.result === 'done' && DISPATCH_STEPS.includes(act.step)) await askWhetherReached(tx, act.incidentId);
}

/** Help is on its way: whether it has arrived has to be known in time, and is asked for until it is. */
async function askWhetherReached(tx: Transaction, incidentId: string): Promise<void> {
  const [incident] = await tx.query<{ protocol_version: string }>(
    'incident_version',
    'SELECT protocol_version FROM incident WHERE id = $1',
    [incidentId],
  );
  const { responderContactSeconds } = await incidentRules(tx, incident?.protocol_version ?? '');
  const dueAt = secondsAfter(tx.now, responderContactSeconds);
  const waiting = await tx.query(
    'incident_responder_due',
    `UPDATE incident_step SET due_at = $2
     WHERE incident_id = $1 AND step = '${RESPONDER_STEP}' AND COALESCE(result, 'failed') = 'failed' RETURNING id`,
    [incidentId, dueAt],
  );
  if (waiting.length > 0) armIncidentStep(tx, incidentId, RESPONDER_STEP, dueAt);
}

export interface CloseIncident {
  readonly incidentId: string;
  readonly staffId: string;
  /** Fixed word. */
  readonly reason: string;
  readonly outcome?: IncidentOutcome | null;
  /** A supervisor's own words for closing with required steps open; the caller has checked that it is a supervisor. */
  readonly override?: string | null;
}

/**
 * Closes an incident once every required step is settled, or with a supervisor's reason for those that are not. A client
 * who is in a hospital is followed up by a person.
 * @throws {HandrailError} incomplete_resolution naming the steps that are left
 */
export async function closeIncident(tx: Transaction, act: CloseIncident): Promise<void> {
  await assertOpen(tx, act.incidentId);
  const left = await tx.query<{ step: string }>(
    'incident_steps_left',
    `SELECT step FROM incident_step
     WHERE incident_id = $1 AND required AND COALESCE(result, 'failed') = 'failed' ORDER BY id`,
    [act.incidentId],
  );
  const override = act.override?.trim();
  if (left.length > 0 && !override) {
    throw new HandrailError('incomplete_resolution', `missing: ${left.map((row) => row.step).join(', ')}`);
  }
  const note = left.length > 0 && override ? override : null;
  tx.update('Incident', act.incidentId, {
    state: 'closed',
    closedAt: tx.now,
    closedBy: act.staffId,
    closeReason: act.reason,
    outcome: act.outcome ?? null,
    closeNote: note === null ? null : tx.cipher.seal(`incident.close_note/${act.incidentId}`, note),
  });
  await tx.query(
    'incident_timers_cancel',
    `UPDATE timer SET state = 'cancelled', done_at = $2 WHERE client_id = $3 AND kind = '${INCIDENT_TIMER}'
       AND state = 'pending' AND data->>'incidentId' = $1`,
    [act.incidentId, tx.now, tx.clientId],
  );
  tx.audit({
    who: act.staffId,
    what: 'incident.closed',
    why: act.reason,
    subject: act.incidentId,
    data: { outcome: act.outcome ?? null, stepsOpen: left.map((row) => row.step).join(',') },
  });
  const [incident] = await tx.query<IncidentAbout>(
    'incident_about',
    'SELECT handoff_id, drill FROM incident WHERE id = $1',
    [act.incidentId],
  );
  if (!incident) return;
  askForReview(tx, {
    id: act.incidentId,
    handoffId: incident.handoff_id,
    drill: incident.drill,
    by: act.staffId,
  });
  if (act.outcome === 'hospital') followUpAfterHospital(tx, act, incident);
}

interface IncidentAbout extends Record<string, unknown> {
  readonly handoff_id: string | null;
  readonly drill: boolean;
}

function followUpAfterHospital(tx: Transaction, act: CloseIncident, incident: IncidentAbout): void {
  for (const seconds of HOSPITAL_FOLLOW_UP_SECONDS) {
    createTask(tx, {
      kind: 'hospital_follow_up',
      dueAt: secondsAfter(tx.now, seconds),
      detail:
        'The client was taken to a hospital. Ask there and call the client: how are they, what comes next?',
      by: act.staffId,
      why: 'incident_closed',
      handoffId: incident.handoff_id,
      drill: incident.drill,
    });
  }
}

/** @throws {HandrailError} not_found: this client has no such incident; handoff_closed when it is closed */
export async function assertOpen(tx: Transaction, incidentId: string): Promise<void> {
  const [row] = await tx.query<{ state: string }>(
    'incident_state',
    'SELECT state FROM incident WHERE id = $1 AND client_id = $2 FOR UPDATE',
    [incidentId, tx.clientId],
  );
  if (!row) throw new HandrailError('not_found', 'no such incident');
  if (row.state !== 'open') throw new HandrailError('handoff_closed', 'this incident is closed');
}

function clientOf(tx: Transaction): string {
  if (!tx.clientId) throw new Error('incidents belong to a client transaction');
  return tx.clientId;
}
