import type { Case } from '../../client/wire.ts';
import type { Contact, Incident, Task, WaitingPlan } from '../../client/wire-care.ts';

export interface SideActions {
  readonly reveal: (messageId: string) => void;
  readonly logCall: (outcome: string) => void;
  readonly completeTask: (task: { id: string; kind: string; detail: string }) => void;
  readonly acknowledge: (alertId: string) => void;
  readonly recordStep: (incidentId: string, step: string) => void;
  readonly addFact: (incidentId: string) => void;
  readonly setLocation: (incident: Incident) => void;
  readonly closeIncident: (incident: Incident) => void;
  readonly openIncident: () => void;
  readonly reviewIncident: (incidentId: string) => void;
  readonly proveIncident: (incidentId: string) => void;
  readonly dispatchOptions: (incident: Incident) => void;
  readonly assignTask: (task: Task) => void;
  readonly newTask: () => void;
  readonly editPlan: () => void;
  readonly approvePlan: (plan: WaitingPlan) => void;
  readonly callContact: (contact: Contact) => void;
}

export interface SideView {
  readonly shown: Case;
  readonly meId: string;
  readonly actions: SideActions;
}

/** A part of the panel: what it depends on, and how it is drawn; null leaves it out. */
export interface SideSection {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly facts: (view: SideView) => unknown;
  readonly draw: (view: SideView) => readonly Node[] | null;
}
