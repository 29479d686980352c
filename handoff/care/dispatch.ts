import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { serviceWord } from '../../words/of-care.ts';
import { actingStaff, authorize } from '../authorize.ts';
import { openIncident, openIncidentId, recordIncidentStep, setIncidentLocation } from '../incidents.ts';
import { type ConsoleDeps, toConsole } from '../record-event.ts';
import { type HandoffRow, lockHandoff } from '../rows.ts';
import { logDisclosure } from './disclosure-log.ts';
import { isFormKnown, recordForm } from './form-event.ts';

export const DISPATCH_SERVICES = [
  '911',
  'mobile_crisis',
  'welfare_check',
  'poison_control',
  'other',
] as const;
export type DispatchService = (typeof DISPATCH_SERVICES)[number];

export const DISPATCH_GROUNDS = ['attempt_in_progress', 'imminent_and_unwilling', 'client_agrees'] as const;
export type DispatchGround = (typeof DISPATCH_GROUNDS)[number];

export interface Dispatch {
  readonly handoffId: string;
  readonly staffId: string;
  /** The form's own id, a UUID: the same form again does nothing. */
  readonly id: string;
  readonly service: DispatchService;
  readonly ground: DispatchGround;
  /** Who took the call, with their affiliation; goes into the disclosure log. */
  readonly recipient: string;
  /** What was told about the client; goes into the disclosure log. */
  readonly nature: string;
  /** The least invasive option that was tried before, or why none could be. */
  readonly leastInvasive: string;
  readonly reason: string;
  /** Where they were sent, where it is known. */
  readonly location?: string | null;
  /** Whether the client was told before; not, where that raises the danger. */
  readonly isClientTold: boolean;
}

export interface Dispatched {
  readonly incidentId: string;
  /** False: the form had been taken already. */
  readonly isNew: boolean;
}

/**
 * A person has sent help to the client. Writes the decision into the incident (opened where none is) with the least
 * invasive option that was tried, logs what was disclosed, and starts the clock for "did the responders reach them?"
 * (clinical ground, sections 1.5 and 1.9). It sends nobody itself: the clinician makes the call.
 * @throws {HandrailError} forbidden; incomplete_resolution naming what is missing
 */
export async function recordDispatch(
  tx: Transaction,
  deps: ConsoleDeps,
  dispatch: Dispatch,
): Promise<Dispatched> {
  const handoff = await lockHandoff(tx, dispatch.handoffId);
  const staff = await actingStaff(tx, dispatch.staffId);
  await authorize(tx, 'decide_dispatch', staff, handoff);
  const missing = (['recipient', 'nature', 'leastInvasive', 'reason'] as const).filter(
    (field) => !dispatch[field].trim(),
  );
  if (missing.length > 0) throw new HandrailError('incomplete_resolution', `missing: ${missing.join(', ')}`);
  const incidentId = await incidentOf(tx, handoff, staff.id);
  if (await isFormKnown(tx, dispatch.id)) return { incidentId, isNew: false };
  const by = { incidentId, staffId: staff.id, result: 'done' } as const;
  await recordIncidentStep(tx, { ...by, step: 'least_invasive_tried', note: dispatch.leastInvasive });
  const step =
    dispatch.ground === 'attempt_in_progress' ? 'rescue_for_attempt_in_progress' : 'active_rescue_decided';
  const told = dispatch.isClientTold ? 'The client was told before.' : 'The client was not told before.';
  await recordIncidentStep(tx, {
    ...by,
    step,
    note: `${dispatch.service}: ${dispatch.reason.trim()} ${told}`,
  });
  const location = dispatch.location?.trim();
  if (location) {
    setIncidentLocation(tx, incidentId, staff.id, location);
    await recordIncidentStep(tx, { ...by, step: 'location_known' });
  }
  await logDisclosure(tx, {
    incidentId,
    recipient: dispatch.recipient.trim(),
    discloserId: staff.id,
    at: tx.now,
    nature: dispatch.nature.trim(),
  });
  recordForm(tx, deps, handoff, {
    id: dispatch.id,
    kind: 'dispatched',
    by: staff.id,
    reason: dispatch.service,
    note: dispatch.reason,
    data: { incident: incidentId, ground: dispatch.ground, told: dispatch.isClientTold },
  });
  const service = serviceWord(dispatch.service);
  toConsole(tx, deps, handoff, 'thread_note', {
    text: `Help was sent by ${staff.name} (${service}). Confirm within 10 minutes that they have reached the client.`,
  });
  toConsole(tx, deps, handoff, 'handoff_card');
  return { incidentId, isNew: true };
}

/** The client's open incident, whichever it is; else a new one for what the session is about. */
async function incidentOf(tx: Transaction, handoff: HandoffRow, staffId: string): Promise<string> {
  const open = await openIncidentId(tx);
  if (open) return open;
  const [session] = handoff.sessionId
    ? await tx.query<{ categories: string[] }>(
        'dispatch_categories',
        'SELECT categories FROM session WHERE id = $1',
        [handoff.sessionId],
      )
    : [];
  return openIncident(tx, {
    kind: session?.categories[0] ?? 'suicide',
    sessionId: handoff.sessionId,
    handoffId: handoff.id,
    protocolVersion: handoff.protocolVersion,
    by: staffId,
    drill: handoff.drill,
  });
}
