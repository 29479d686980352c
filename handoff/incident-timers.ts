import type { DueTimer } from '../conversations/ports.ts';
import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { incidentRules } from '../program/protocol/incident-rules.ts';
import { staffById } from '../program/staff/find-staff.ts';
import { stepWord } from '../words/of-care.ts';
import { midway } from '../words/say.ts';
import { raiseAlert } from './alerts.ts';
import { deskLink } from './escalation/page-text.ts';
import { armIncidentStep, INCIDENT_TIMER, RESPONDER_STEP } from './incident-clock.ts';
import { staffOnCall, textStaff } from './notify-staff.ts';
import type { HandoffDeps } from './ports.ts';
import { toConsole } from './record-event.ts';
import { lockOpenHandoff } from './rows.ts';
import { isHeld } from './state.ts';

export { INCIDENT_TIMER };

interface DueStep {
  readonly handoffId: string | null;
  readonly protocolVersion: string;
  readonly drill: boolean;
}

/**
 * A step of an open incident is not settled in time. Staff get an alert and whoever has the client a text; where nobody
 * has, the ladder is ringing already. "Have the responders reached them?" is asked again until it is answered, from the
 * second time on of the supervisors too.
 */
export async function onIncidentStepDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  const incidentId = String(timer.data.incidentId);
  const step = String(timer.data.step);
  const asked = Number(timer.data.asked);
  const [due] = await tx.query<DueStep & Record<string, unknown>>(
    'incident_step_due',
    `SELECT i.handoff_id AS "handoffId", i.protocol_version AS "protocolVersion", i.drill
     FROM incident i JOIN incident_step s ON s.incident_id = i.id
     WHERE i.id = $1 AND i.client_id = $2 AND i.state = 'open' AND s.step = $3 AND s.due_at <= $4
       AND COALESCE(s.result, 'failed') = 'failed'`,
    [incidentId, tx.clientId, step, tx.now],
  );
  if (!due) return;
  const isResponder = step === RESPONDER_STEP;
  const kind = isResponder ? 'responder_contact_unconfirmed' : 'incident_step_overdue';
  const about = { by: 'system', why: step, handoffId: due.handoffId, drill: due.drill };
  if (!(await isAlertOpen(tx, kind))) raiseAlert(tx, { kind, ...about });
  tx.audit({ who: 'system', what: 'incident.step_overdue', why: step, subject: incidentId, data: { asked } });
  await tell(tx, deps, due, { incidentId, step, asked });
  tx.afterCommit(() => deps.announcer.announce({ kind: 'queue' }));
  if (!isResponder) return;
  const { responderContactSeconds } = await incidentRules(tx, due.protocolVersion);
  armIncidentStep(tx, incidentId, step, secondsAfter(tx.now, responderContactSeconds), asked + 1);
}

async function tell(
  tx: Transaction,
  deps: HandoffDeps,
  due: DueStep,
  about: { readonly incidentId: string; readonly step: string; readonly asked: number },
): Promise<void> {
  const { step, asked } = about;
  const isResponder = step === RESPONDER_STEP;
  const handoff = await lockOpenHandoff(tx);
  const words = isResponder
    ? 'Have the responders reached the client? Record it.'
    : `Incident step not settled: ${midway(stepWord(step))}.`;
  if (handoff) toConsole(tx, deps, handoff, 'thread_note', { text: words });
  if (handoff?.state === 'waiting' && !isResponder) return;
  const holderId = handoff && isHeld(handoff.state) ? handoff.clinicianId : null;
  const holder = holderId ? await staffById(tx, holderId) : null;
  const supervisors = !holder || asked > 0 ? await staffOnCall(tx, ['supervisor']) : [];
  const staff = [...(holder ? [holder] : []), ...supervisors.filter((one) => one.id !== holder?.id)];
  const link = handoff ? deskLink(deps.publicUrl, handoff.id) : `${deps.publicUrl}/desk`;
  textStaff(tx, deps, staff, {
    text: `Handrail incident. ${words} Open: ${link}`,
    key: `incident_step:${about.incidentId}:${step}:${tx.now.getTime()}`,
    handoffId: due.handoffId,
    drill: due.drill,
  });
}

async function isAlertOpen(tx: Transaction, kind: string): Promise<boolean> {
  const open = await tx.query(
    'alert_open_of_kind',
    'SELECT 1 FROM alert WHERE client_id = $1 AND kind = $2 AND acknowledged_at IS NULL LIMIT 1',
    [tx.clientId, kind],
  );
  return open.length > 0;
}
