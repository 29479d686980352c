import { INCIDENT_STEPS } from '../../../handoff/incidents.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/** A danger to life with its eight duties: who settled each, when, and what came of it. Staff are ids. */
export interface IncidentPart {
  readonly id: string;
  readonly kind: string;
  readonly openedAt: Date;
  readonly state: string;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly closeReason: string | null;
  readonly outcome: string | null;
  /** A supervisor's reason for closing with steps open. */
  readonly closeNote: string | null;
  readonly protocolVersion: string;
  readonly location: string | null;
  readonly locationAt: Date | null;
  readonly drill: boolean;
  readonly facts: readonly { readonly at: Date; readonly by: string; readonly text: string }[];
  readonly steps: readonly IncidentStepPart[];
}

export interface IncidentStepPart {
  readonly step: string;
  readonly required: boolean;
  readonly dueAt: Date | null;
  readonly at: Date | null;
  readonly by: string | null;
  readonly result: string | null;
  readonly note: string | null;
}

const STEP_ORDER: readonly string[] = INCIDENT_STEPS.map(({ step }) => step);
/** Steps of a program's own protocol stand after the built-in ones. */
const placeOf = (step: string) => (STEP_ORDER.includes(step) ? STEP_ORDER.indexOf(step) : STEP_ORDER.length);

type IncidentRow = Omit<IncidentPart, 'location' | 'facts' | 'steps' | 'closeNote'> & {
  readonly location: Buffer | null;
  readonly closeNote: Buffer | null;
};

/** The client's last incidents, the newest first. */
export async function readIncidents(tx: Transaction): Promise<IncidentPart[]> {
  const incidents = await tx.query<IncidentRow & Record<string, unknown>>(
    'desk_incidents',
    `SELECT id, kind, opened_at AS "openedAt", state, closed_at AS "closedAt", closed_by AS "closedBy",
       close_reason AS "closeReason", outcome, close_note AS "closeNote", protocol_version AS "protocolVersion", location, location_at AS "locationAt", drill
     FROM incident WHERE client_id = $1 ORDER BY opened_at DESC LIMIT 5`,
    [tx.clientId],
  );
  const ids = incidents.map(({ id }) => id);
  if (ids.length === 0) return [];
  const facts = await tx.query<{ id: string; incidentId: string; at: Date; by: string; fact: Buffer }>(
    'desk_incident_facts',
    `SELECT id, incident_id AS "incidentId", at, by, fact FROM incident_fact WHERE incident_id = ANY($1::uuid[]) ORDER BY at, id`,
    [ids],
  );
  const steps = await tx.query<
    Omit<IncidentStepPart, 'note'> & { id: string; incidentId: string; sealed: Buffer | null }
  >(
    'desk_incident_steps',
    `SELECT id, incident_id AS "incidentId", step, required, due_at AS "dueAt", at, by, result, note AS sealed
     FROM incident_step WHERE incident_id = ANY($1::uuid[])`,
    [ids],
  );
  return incidents.map((row) => ({
    ...row,
    location: row.location && tx.cipher.open<string>(`incident.location/${row.id}`, row.location),
    closeNote: row.closeNote && tx.cipher.open<string>(`incident.close_note/${row.id}`, row.closeNote),
    facts: facts
      .filter(({ incidentId }) => incidentId === row.id)
      .map(({ id, at, by, fact }) => ({
        at,
        by,
        text: tx.cipher.open<string>(`incident_fact.fact/${id}`, fact),
      })),
    steps: steps
      .filter(({ incidentId }) => incidentId === row.id)
      .map(({ id, incidentId: _incident, sealed, ...step }) => ({
        ...step,
        note: sealed && tx.cipher.open<string>(`incident_step.note/${id}`, sealed),
      }))
      .sort((a, b) => placeOf(a.step) - placeOf(b.step)),
  }));
}
