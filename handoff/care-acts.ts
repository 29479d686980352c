import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import type { StaffAction } from '../platform/permissions.ts';
import { isDrillClient } from '../program/clients/client-facts.ts';
import { acknowledgeAlert } from './alerts.ts';
import { actingStaff, authorize } from './authorize.ts';
import { type IncidentProof, proveIncident } from './care/incident-proof.ts';
import { type NewReview, writeReview } from './care/incident-review.ts';
import { type DisclosureEntry, listDisclosures } from './disclosures.ts';
import { type DispatchOptions, dispatchOptions } from './dispatch-options.ts';
import {
  addIncidentFact,
  assertOpen,
  type CloseIncident,
  closeIncident,
  DISPATCH_STEPS,
  openIncident,
  recordIncidentStep,
  type StepResult,
  setIncidentLocation,
} from './incidents.ts';
import type { HandoffDeps } from './ports.ts';
import { type OpenTask, readOpenTasks, type TaskFilter } from './read-tasks.ts';
import { type HandoffRow, lockOpenHandoff } from './rows.ts';
import { assignTask, completeTask, createTask, rescheduleTask } from './tasks.ts';

/** Why a task needs nobody any more. Fixed words, for the audit trail holds no others. */
export const CANCEL_REASONS = ['not_needed', 'duplicate', 'could_not_reach', 'other'] as const;

/**
 * What staff do beside the handoff itself: alerts, tasks, incidents. Each act is checked, runs in a transaction of its
 * own, is announced, and fails with `forbidden` or `not_found` changing nothing.
 */
export class CareActs {
  private readonly database: Database;
  private readonly deps: Pick<HandoffDeps, 'announcer' | 'protocol'> | null;

  /** Without `deps` nothing is announced and no incident is opened: for commands. */
  constructor(database: Database, deps: Pick<HandoffDeps, 'announcer' | 'protocol'> | null = null) {
    this.database = database;
    this.deps = deps;
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

  /** A task that a person sets. Returns its id. @throws {HandrailError} bad_request */
  addTask(task: {
    readonly clientId: string;
    readonly kind: string;
    readonly dueAt: Date;
    readonly detail: string;
    readonly staffId: string;
    readonly ownerId?: string | null;
  }): Promise<string> {
    return this.act('complete_task', task.clientId, task.staffId, async (tx, handoff) => {
      const { kind, dueAt, ownerId, staffId } = task;
      const detail = task.detail.trim();
      if (!/^[a-z][a-z_]{2,59}$/.test(kind) || !detail)
        throw new HandrailError('bad_request', 'a kind and words');
      if (ownerId) await mayOwn(tx, ownerId);
      const drill = await isDrillClient(tx);
      const why = 'staff';
      return createTask(tx, {
        kind,
        dueAt,
        ownerId,
        detail,
        by: staffId,
        why,
        handoffId: handoff?.id,
        drill,
      });
    });
  }

  /** Gives a task to somebody (`ownerId` the actor's own: takes it), or to nobody in particular. */
  assignTask(
    clientId: string | null,
    taskId: string,
    act: { readonly staffId: string; readonly ownerId: string | null },
  ): Promise<void> {
    return this.act('complete_task', clientId, act.staffId, async (tx) => {
      if (act.ownerId) await mayOwn(tx, act.ownerId);
      await assignTask(tx, taskId, act);
    });
  }

  rescheduleTask(
    clientId: string | null,
    taskId: string,
    act: { readonly staffId: string; readonly dueAt: Date; readonly reason: string },
  ): Promise<void> {
    return this.act('complete_task', clientId, act.staffId, (tx) => rescheduleTask(tx, taskId, act));
  }

  /** Open tasks, what is due first; without the words that they hold. */
  openTasks(filter: TaskFilter = {}): Promise<OpenTask[]> {
    return readOpenTasks(this.database, filter);
  }

  /** Opens an incident, or finds the open one of this kind. Returns its id. */
  openIncident(incident: {
    readonly clientId: string;
    readonly kind: string;
    readonly staffId: string;
  }): Promise<string> {
    const { deps } = this;
    if (!deps) throw new HandrailError('not_ready', 'incidents are opened where the protocol is known');
    return this.act('work_incident', incident.clientId, incident.staffId, async (tx, handoff) =>
      openIncident(tx, {
        kind: incident.kind,
        sessionId: handoff?.sessionId ?? null,
        handoffId: handoff?.id ?? null,
        protocolVersion: deps.protocol.label,
        by: incident.staffId,
        drill: await isDrillClient(tx),
      }),
    );
  }

  recordStep(
    clientId: string,
    act: {
      readonly incidentId: string;
      readonly step: string;
      readonly staffId: string;
      readonly result: StepResult;
      readonly note?: string;
    },
  ): Promise<void> {
    const action = DISPATCH_STEPS.includes(act.step) ? 'decide_dispatch' : 'work_incident';
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

  /** Who could be sent, and whether a mobile crisis team may be. @throws {HandrailError} handoff_closed */
  dispatchOptions(
    clientId: string,
    incidentId: string,
    staffId: string,
    asked: { readonly weapon: boolean | null; readonly medical: boolean | null },
  ): Promise<DispatchOptions> {
    return this.act('work_incident', clientId, staffId, (tx) => dispatchOptions(tx, incidentId, asked));
  }

  /**
   * Closes an incident. With required steps open only a supervisor does, by their reason in `how.override`.
   * @throws {HandrailError} incomplete_resolution naming the steps that are left, forbidden
   */
  closeIncident(
    clientId: string,
    incidentId: string,
    staffId: string,
    reason: string,
    how: Pick<CloseIncident, 'outcome' | 'override'> = {},
  ): Promise<void> {
    const action = how.override?.trim() ? 'waive_steps' : 'work_incident';
    return this.act(action, clientId, staffId, (tx) =>
      closeIncident(tx, { incidentId, staffId, reason, ...how }),
    );
  }

  /**
   * Whether an incident was worked as its protocol's version wants it, by the audit chain. The look itself is noted.
   * @throws {HandrailError} not_found
   */
  proveIncident(clientId: string, incidentId: string, staffId: string): Promise<IncidentProof> {
    return this.act('view_client', clientId, staffId, async (tx) => {
      const proof = await proveIncident(tx, incidentId);
      tx.audit({ who: staffId, what: 'incident.proof_read', why: 'asked', subject: incidentId });
      return proof;
    });
  }

  /** Looks back on a closed incident. @throws {HandrailError} as `writeReview` */
  reviewIncident(clientId: string, review: NewReview): Promise<{ readonly isSettled: boolean }> {
    return this.act('work_incident', clientId, review.staffId, (tx) => writeReview(tx, review));
  }

  /** What was disclosed about a client in emergencies, latest first (42 CFR 2.51). */
  disclosures(clientId: string, staffId: string): Promise<DisclosureEntry[]> {
    return this.act('view_client', clientId, staffId, (tx) => listDisclosures(tx));
  }

  private act<T>(
    action: StaffAction,
    clientId: string | null,
    staffId: string,
    work: (tx: Transaction, handoff: HandoffRow | null) => Promise<T>,
  ): Promise<T> {
    const checked = async (tx: Transaction) => {
      const staff = await actingStaff(tx, staffId);
      const handoff = clientId ? await lockOpenHandoff(tx) : null;
      await authorize(tx, action, staff, handoff);
      const result = await work(tx, handoff);
      tx.afterCommit(() => this.deps?.announcer.announce({ kind: 'queue' }));
      return result;
    };
    return clientId ? this.database.transact(clientId, checked) : this.database.transactSystem(checked);
  }
}

async function mayOwn(tx: Transaction, ownerId: string): Promise<void> {
  await authorize(tx, 'complete_task', await actingStaff(tx, ownerId), null);
}
