import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';

/**
 * The eight duties toward somebody in danger of their life, as steps that a person works through, each with actor, time
 * and result (clinical ground, section 1.5). `withinSeconds` sets when the step should be answered; some only follow.
 */
export const INCIDENT_STEPS = [
  { step: 'active_engagement', withinSeconds: 120 },
  { step: 'least_invasive_tried', withinSeconds: 600 },
  { step: 'location_known', withinSeconds: 120 },
  { step: 'supervisor_reached', withinSeconds: 300 },
  { step: 'third_party_engaged', withinSeconds: null },
  { step: 'rescue_for_attempt_in_progress', withinSeconds: null },
  { step: 'active_rescue_decided', withinSeconds: 600 },
  { step: 'responder_contact_confirmed', withinSeconds: null },
] as const;
export type IncidentStepName = (typeof INCIDENT_STEPS)[number]['step'];

/** What came of a step. Only `done` and `not_needed` settle it; `failed` calls for another try. */
export const STEP_RESULTS = ['done', 'not_needed', 'failed'] as const;
export type StepResult = (typeof STEP_RESULTS)[number];

/** After a dispatch, whether the responders reached the client has to be known within this time. */
const RESPONDER_CONTACT_SECONDS = 600;
const DISPATCH_STEPS: readonly IncidentStepName[] = [
  'rescue_for_attempt_in_progress',
  'active_rescue_decided',
];

export interface NewIncident {
  /** A risk category. */
  readonly kind: string;
  readonly sessionId: string | null;
  readonly handoffId: string | null;
  readonly protocolVersion: string;
  readonly by: string;
  readonly drill: boolean;
}

/** Opens an incident with its required steps; an open one of the same kind is kept. Returns its id. */
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
  for (const { step, withinSeconds } of INCIDENT_STEPS) {
    tx.insert('IncidentStep', {
      id: tx.ids.next(),
      incidentId: id,
      clientId,
      step,
      required: true,
      dueAt: withinSeconds === null ? null : secondsAfter(tx.now, withinSeconds),
    });
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
    readonly step: IncidentStepName;
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
  if (act.result !== 'done' || !DISPATCH_STEPS.includes(act.step)) return;
  await tx.query(
    'incident_responder_due',
    `UPDATE incident_step SET due_at = $2
     WHERE incident_id = $1 AND step = 'responder_contact_confirmed' AND result IS NULL`,
    [act.incidentId, secondsAfter(tx.now, RESPONDER_CONTACT_SECONDS)],
  );
}

/**
 * Closes an incident once every required step is settled.
 * @throws {HandrailError} incomplete_resolution naming the steps that are left
 */
export async function closeIncident(
  tx: Transaction,
  act: { readonly incidentId: string; readonly staffId: string; readonly reason: string },
): Promise<void> {
  await assertOpen(tx, act.incidentId);
  const left = await tx.query<{ step: string }>(
    'incident_steps_left',
    `SELECT step FROM incident_step
     WHERE incident_id = $1 AND required AND COALESCE(result, 'failed') = 'failed' ORDER BY id`,
    [act.incidentId],
  );
  if (left.length > 0) {
    throw new HandrailError('incomplete_resolution', `missing: ${left.map((row) => row.step).join(', ')}`);
  }
  tx.update('Incident', act.incidentId, {
    state: 'closed',
    closedAt: tx.now,
    closedBy: act.staffId,
    closeReason: act.reason,
  });
  tx.audit({ who: act.staffId, what: 'incident.closed', why: act.reason, subject: act.incidentId });
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
