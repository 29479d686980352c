/** Drills, as the desk's server answers them. Times are ISO instants. */
export interface DrillReport {
  readonly handoffId: string | null;
  readonly level: string | null;
  readonly clinicianId: string | null;
  readonly claimedAfter: number | null;
  readonly contactedAfter: number | null;
  readonly resolvedAfter: number | null;
  readonly target: number | null;
  readonly pages: readonly {
    readonly afterSeconds: number;
    readonly rung: string;
    readonly route: string;
    readonly staffId: string | null;
    readonly result: string;
  }[];
  readonly stepsMissed: readonly string[];
  readonly rubric?: readonly { readonly item: string; readonly points: number; readonly of: number }[];
  readonly bot?: readonly {
    readonly check: string;
    readonly after: number | 'end';
    readonly outcome: 'passed' | 'failed' | 'judge' | 'with_a_person';
    readonly found: string;
  }[];
  readonly judged?: {
    readonly by: string;
    readonly at: string;
    readonly marks: Readonly<Record<string, number>>;
  };
}

export interface Drill {
  readonly id: string;
  readonly scenario: string;
  readonly clientId: string;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly state: 'scheduled' | 'running' | 'ended' | 'stopped';
  readonly report: DrillReport | null;
  readonly score: number | null;
}

export interface HistoryLine {
  readonly key: string;
  readonly drills: number;
  readonly inTime: number;
  readonly contactMedian: number | null;
  readonly score: number | null;
  readonly lastAt: string;
  readonly missed: readonly { readonly step: string; readonly count: number }[];
}

export interface DrillsAnswer {
  readonly now: string;
  readonly scenarios: readonly {
    readonly id: string;
    readonly title: string;
    readonly level: string;
    readonly language: string;
    readonly minutes: number;
    readonly isOwn: boolean;
    readonly channel: 'web' | 'sms';
  }[];
  readonly drills: readonly Drill[];
  readonly history: {
    readonly byClinician: readonly HistoryLine[];
    readonly byShift: readonly HistoryLine[];
    readonly shiftsOwed: readonly string[];
  };
  readonly judgedItems: readonly string[];
  readonly mostPoints: number;
  readonly staff: Readonly<Record<string, string>>;
}
