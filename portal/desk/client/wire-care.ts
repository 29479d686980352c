/** What is on file to help with, as the desk's server answers it. Times are ISO instants. */
export interface PlanEntry {
  readonly text: string;
  readonly name?: string;
  readonly phone?: string;
  readonly hours?: string;
  /** `unsafe`: named as a danger; `contact`: the number stands with the emergency contacts. */
  readonly guarded?: 'unsafe' | 'contact';
}

export interface Plan {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly at: string;
  readonly author: string;
  readonly reviewDueAt: string | null;
  readonly steps: readonly (readonly PlanEntry[])[];
  readonly reasons: readonly string[];
}

export interface WaitingPlan extends Plan {
  readonly changes: readonly {
    readonly step: number | 'reasons';
    readonly added: readonly string[];
    readonly removed: readonly string[];
  }[];
}

export type Situation = 'no_answer' | 'life_threat' | 'plan_step' | 'other';

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly relationship: string | null;
  readonly hasPhone: boolean;
  readonly consent: string;
  readonly isUnsafe: boolean;
  readonly isExpired: boolean;
  readonly may: Readonly<Record<Situation, 'yes' | 'person_decides' | 'no'>>;
}

export interface Task {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly state: string;
  readonly detail: string;
  readonly ownerId: string | null;
  readonly doneAt: string | null;
  readonly doneReason: string | null;
}

export interface IncidentStep {
  readonly step: string;
  readonly required: boolean;
  readonly dueAt: string | null;
  readonly at: string | null;
  readonly by: string | null;
  readonly result: string | null;
  readonly note: string | null;
}

export interface Incident {
  readonly id: string;
  readonly kind: string;
  readonly openedAt: string;
  readonly state: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly closeReason: string | null;
  readonly outcome: string | null;
  readonly closeNote: string | null;
  readonly protocolVersion: string;
  readonly location: string | null;
  readonly locationAt: string | null;
  readonly drill: boolean;
  readonly facts: readonly { readonly at: string; readonly by: string; readonly text: string }[];
  readonly steps: readonly IncidentStep[];
}

/** What the staff concluded from an incident. */
export interface Review {
  readonly id: string;
  readonly incidentId: string;
  readonly at: string;
  readonly by: string;
  readonly happened: string;
  readonly wentWell: string;
  readonly change: string;
}

export interface Care {
  readonly plan: Plan | null;
  readonly planWaiting: WaitingPlan | null;
  readonly planVersions: number;
  readonly contacts: readonly Contact[];
  readonly consents: readonly {
    readonly kind: string;
    readonly state: string;
    readonly at: string;
    readonly words: string | null;
  }[];
  readonly tasks: readonly Task[];
  readonly alerts: readonly {
    readonly id: string;
    readonly kind: string;
    readonly at: string;
    readonly acknowledgedAt: string | null;
  }[];
  readonly incidents: readonly Incident[];
  readonly reviews: readonly Review[];
  readonly skills: readonly {
    readonly skill: string;
    readonly at: string;
    readonly before: number | null;
    readonly after: number | null;
    readonly ended: string | null;
  }[];
  readonly followUps: readonly {
    readonly id: string;
    readonly kind: string;
    readonly dueAt: string;
    readonly channel: string;
    readonly state: string;
    readonly sentAt: string | null;
  }[];
  readonly screenings: readonly {
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly result: string;
    readonly note: string | null;
  }[];
  readonly disclosures: readonly {
    readonly id: string;
    readonly at: string;
    readonly state: string;
    readonly recipient: string | null;
    readonly nature: string;
    readonly discloser: string | null;
  }[];
}

export interface TimelineEntry {
  readonly at: string;
  readonly kind: string;
  readonly what: string | null;
  readonly detail: string | null;
  readonly count: number | null;
  readonly handoffId: string | null;
  readonly by: string | null;
}

export interface CannedReply {
  readonly id: string;
  readonly title: string;
  readonly text: Readonly<Record<'en' | 'es', string>>;
}

export interface PersonOnCall {
  readonly staffId: string;
  readonly name: string;
  readonly until: string | null;
  readonly presence: 'here' | 'away' | 'joined';
  readonly presenceUntil: string | null;
}

export interface OnCallNow {
  readonly tiers: readonly { readonly tier: string; readonly people: readonly PersonOnCall[] }[];
  readonly next: readonly {
    readonly shiftId: string;
    readonly tier: string;
    readonly name: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly gaps: readonly { readonly tier: string; readonly from: string; readonly to: string }[];
  readonly mine: { readonly state: 'on' | 'away' | null; readonly until: string | null };
}
