import type { Care } from './wire-care.ts';

/** What the desk's server answers, as JSON. Times are ISO instants. */
export type Level = 'none' | 'low' | 'moderate' | 'high' | 'imminent';
export const LEVELS: readonly Level[] = ['none', 'low', 'moderate', 'high', 'imminent'];

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Nobody has said yet who this is; asked for before the first claim. */
  readonly needsName: boolean;
  readonly can: readonly string[];
  readonly now: string;
  readonly locksAt: string;
  readonly idleMinutes: number;
  /** Staff sign in with the organization's own account. */
  readonly hasOidc: boolean;
}

export interface ClientLabel {
  readonly initials: string | null;
  readonly ref: string;
  readonly kind: string;
}

export interface QueueItem {
  readonly id: string;
  readonly code: string;
  readonly clientId: string;
  readonly client: ClientLabel;
  readonly level: Level;
  readonly closingLevel?: Level | null;
  readonly state: string;
  readonly channel: string;
  readonly trigger: string;
  readonly queue: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly clinician: { readonly id: string; readonly name: string } | null;
  readonly unansweredSince: string | null;
  readonly snoozedUntil: string | null;
  readonly isLapsed: boolean;
  readonly nobodyAnswered: boolean;
  readonly wasStaffPaged: boolean;
  readonly drill: boolean;
}

export interface TaskItem {
  readonly id: string;
  readonly clientId: string | null;
  readonly client: ClientLabel | null;
  readonly kind: string;
  readonly dueAt: string;
  readonly detail: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly drill: boolean;
}

export interface AlertItem {
  readonly id: string;
  readonly clientId: string | null;
  readonly client: ClientLabel | null;
  readonly kind: string;
  readonly at: string;
  readonly drill: boolean;
}

export interface Queue {
  readonly now: string;
  readonly locksAt: string;
  readonly open: readonly QueueItem[];
  readonly recent: readonly QueueItem[];
  readonly tasks: readonly TaskItem[];
  readonly alerts: readonly AlertItem[];
}

export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly channel: string;
  readonly from: 'client' | 'bot' | 'clinician' | 'system';
  readonly staffId: string | null;
  readonly name: string | null;
  readonly text: string;
  readonly choices: readonly string[];
  readonly language: string | null;
  readonly status: string;
  readonly errorCode: string | null;
  readonly media: readonly {
    readonly id: string;
    readonly contentType: string;
    readonly size: number;
    readonly state: string;
  }[];
  readonly drill: boolean;
  readonly risk: {
    readonly level: Level;
    readonly subject: string;
    readonly categories: readonly string[];
    readonly evidence: readonly { readonly start: number; readonly end: number; readonly source: string }[];
    readonly review: boolean;
    readonly model: string;
  } | null;
}

export interface Handoff {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
  readonly trigger: string;
  readonly queue: string;
  readonly channel: string;
  readonly state: string;
  readonly openedAt: string;
  readonly claimedAt: string | null;
  readonly clinicianId: string | null;
  readonly secondClinicianId: string | null;
  readonly previousClinicianId: string | null;
  readonly snoozedUntil: string | null;
  readonly leaseUntil: string | null;
  readonly contactedAt: string | null;
  readonly isLapsed: boolean;
  readonly nobodyAnswered: boolean;
  readonly disposition: string | null;
  readonly closingLevel: string | null;
  readonly withdrawnReason: string | null;
  readonly nextContact: string | null;
  readonly drill: boolean;
  readonly events: readonly HandoffEvent[];
  readonly tried: readonly {
    readonly at: string;
    readonly rung: string;
    readonly route: string;
    readonly staffId: string | null;
    readonly result: string;
  }[];
}

export interface HandoffEvent {
  readonly at: string;
  readonly kind: string;
  readonly by: string;
  readonly reason: string | null;
  readonly note: string | null;
}

export interface Client extends ClientLabel {
  readonly id: string;
  readonly name: string | null;
  readonly preferredName: string | null;
  readonly birthDate: string | null;
  readonly isMinor: boolean;
  readonly phone: string | null;
  readonly guardian: { readonly name: string; readonly phone: string | null } | null;
  readonly program: string | null;
  readonly language: string;
  readonly timeZone: string;
  readonly isTimeZoneAssumed: boolean;
  readonly jurisdictionMode: string;
  readonly flags: readonly string[];
  readonly quietHours: readonly string[];
  readonly lockedChannel: string | null;
  readonly contactPreference: string | null;
  readonly safeWindow: string | null;
  readonly optedOut: readonly string[];
  readonly location: { readonly text: string; readonly at: string | null; readonly source: string } | null;
  readonly session: {
    readonly level: Level;
    readonly latched: boolean;
    readonly categories: readonly string[];
    readonly openedAt: string;
  } | null;
  readonly drill: boolean;
}

export interface Case {
  readonly now: string;
  readonly client: Client;
  readonly handoff: Handoff | null;
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  readonly care: Care;
  readonly replyTo: { readonly channel: string } | { readonly refused: string };
  readonly staff: Readonly<Record<string, string>>;
  readonly can: readonly string[];
  /** Whether the program wants to learn from how a handoff ended. */
  readonly asksWhetherCrisis: boolean;
}

export interface StaffItem {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly languages: readonly string[];
}
