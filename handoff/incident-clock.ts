import { setTimer } from '../conversations/timers/set-timer.ts';
import type { Transaction } from '../platform/database/transaction.ts';

/** The timer kind of an incident's step. */
export const INCIDENT_TIMER = 'incident_step';
/** Whether the people who were sent have reached the client: asked for until it is answered. */
export const RESPONDER_STEP = 'responder_contact_confirmed';

/** Sets the clock of a step; the same step again replaces it. */
export function armIncidentStep(
  tx: Transaction,
  incidentId: string,
  step: string,
  dueAt: Date,
  asked = 0,
): void {
  setTimer(tx, null, {
    kind: INCIDENT_TIMER,
    key: `incident_step:${incidentId}:${step}`,
    dueAt,
    data: { incidentId, step, asked },
  });
}
