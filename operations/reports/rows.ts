/** What the figures are counted from: one row for each thing that happened, without words, names or numbers. No drills. */

export interface HandoffRow {
  readonly id: string;
  readonly level: string;
  readonly trigger: string;
  readonly channel: string;
  readonly language: string;
  readonly program: string | null;
  /** waiting | claimed | contacted | resolved | withdrawn */
  readonly state: string;
  readonly openedAt: Date;
  /** The latest claim. */
  readonly claimedAt: Date | null;
  readonly firstClaimAt: Date | null;
  /** The first time a person reached the client. */
  readonly contactedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly disposition: string | null;
  readonly withdrawnReason: string | null;
  /** Everybody was paged in vain, at least once. */
  readonly nobodyAnswered: boolean;
  /** The claim ran out, or the holder left the client unanswered, at least once. */
  readonly wasLeft: boolean;
}

/** A client's line that the bot answered. */
export interface ReplyRow {
  readonly channel: string;
  readonly seconds: number;
}

/** Lines to clients, counted. */
export interface SentRow {
  readonly channel: string;
  readonly sent: number;
  readonly undelivered: number;
}

/** The end of a handoff or a hospital stay in the period, and how long after it the client was contacted. */
export interface ReleaseRow {
  readonly kind: 'handoff' | 'hospital';
  readonly at: Date;
  readonly nextContactAt: Date | null;
}

export interface SkillRow {
  readonly skill: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** A session at low or above. */
export interface SessionRow {
  readonly level: string;
  readonly hasPlan: boolean;
  readonly sawPlan: boolean;
}

export interface FeedbackRow {
  readonly answer: string;
  readonly withPerson: boolean;
}

/** An assessment that a clinician labelled. */
export interface LabelRow {
  readonly level: string;
  readonly label: string;
}

export interface IncidentRow {
  readonly dispatched: boolean;
  readonly responderContact: boolean;
  readonly closed: boolean;
  readonly closedWithOpenSteps: boolean;
}

export interface ReportRows {
  readonly handoffs: readonly HandoffRow[];
  readonly replies: readonly ReplyRow[];
  readonly sent: readonly SentRow[];
  readonly releases: readonly ReleaseRow[];
  readonly skills: readonly SkillRow[];
  readonly sessions: readonly SessionRow[];
  readonly feedback: readonly FeedbackRow[];
  readonly labels: readonly LabelRow[];
  readonly incidents: readonly IncidentRow[];
}
