import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { StaffAction } from '../platform/permissions.ts';
import { acknowledgeAlert } from './alerts.ts';
import { actingStaff, authorize } from './authorize.ts';
import {
  addIncidentFact,
  assertOpen,
  closeIncident,
  type IncidentStepName,
  recordIncidentStep,
  type StepResult,
  setIncidentLocation,
} from './incidents.ts';
import { lockOpenHandoff } from './rows.ts';
import { completeTask } from './tasks.ts';

/** Steps that send people to the client: a decision of its own, with its own permission. */
const DISPATCH: readonly IncidentStepName[] = ['rescue_for_attempt_in_progress', 'active_rescue_decided'];

/**
 * What staff do beside the handoff itself: alerts, tasks, incidents. Each act is checked, runs in a transaction of its
 * own, and fails with `forbidden` or `not_found` changing nothing.
 */
export class CareActs {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** `clientId` is null for an alert about the deployment. */
  acknowledgeAlert(clientId: string | null, alertId: string, staffId: string): Promise<void> {
    return this.act('acknowledge_alert', clientId, staffId, (tx) => acknowledgeAlert(tx, alertId, staffId));
  }

  completeTask(
    clientId: string | null,
    taskId: string,
    by: { readonly staffId: string; readonly outcome: 'done' | 'cancelled'; readonly reason: string },
  ): Promise<void> {
    return this.act('complete_task', clientId, by.staffId, (tx) => completeTask(tx, taskId, by));
  }

  recordStep(
    clientId: string,
    act: {
      readonly incidentId: string;
      readonly step: IncidentStepName;
      readonly staffId: string;
      readonly result: StepResult;
      readonly note?: string;
    },
  ): Promise<void> {
    const action = DISPATCH.includes(act.step) ? 'decide_dispatch' : 'work_incident';
    return this.act(action, clientId, act.staffId, (tx) => recordIncidentStep(tx, act));
  }

  addFact(clientId: string, incidentId: string, staffId: string, fact: string): Promise<void> {
    return this.act('work_incident', clientId, staffId, async (tx) => {
      await assertOpen(tx, incidentId);
      addIncidentFact(tx, incidentId, staffId, fact);
    });
  }

  setLocation(clientId: string, incidentId: string, staffId: string, location: string): Promise<void> {
    return this.act('work_incident', clientId, staffId, async (tx) => {
      await assertOpen(tx, incidentId);
      setIncidentLocation(tx, incidentId, staffId, location);
    });
  }

  closeIncident(clientId: string, incidentId: string, staffId: string, reason: string): Promise<void> {
    return this.act('work_incident', clientId, staffId, (tx) =>
      closeIncident(tx, { incidentId, staffId, reason }),
    );
  }

  private act(
    action: StaffAction,
    clientId: string | null,
    staffId: string,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const checked = async (tx: Transaction) => {
      const staff = await actingStaff(tx, staffId);
      await authorize(tx, action, staff, clientId ? await lockOpenHandoff(tx) : null);
      await work(tx);
    };
    return clientId ? this.database.transact(clientId, checked) : this.database.transactSystem(checked);
  }
}
