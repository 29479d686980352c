import { answerSections, HELD_BACK_NOTE, replySection } from './answer-sections.ts';
import { careSections } from './care-sections.ts';
import { SMALLEST_CELL } from './cells.ts';
import { outcomeSections } from './outcome-sections.ts';
import type { Period } from './period.ts';
import type { ReportRows } from './rows.ts';
import type { Section } from './section.ts';

export interface Report {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
  /** What is known at this instant: a period that is not over, or whose handoffs are open, will change. */
  readonly asOf: Date;
  readonly smallestCell: number;
  readonly notes: readonly string[];
  readonly sections: readonly Section[];
}

/** The metrics of the clinical ground, section 7, as far as the record holds them. Pure: same rows, same report. */
export function buildReport(rows: ReportRows, period: Period, asOf: Date): Report {
  return {
    ...period,
    asOf,
    smallestCell: SMALLEST_CELL,
    notes: NOTES,
    sections: [
      ...answerSections(rows.handoffs, period, asOf),
      replySection(rows.replies),
      ...outcomeSections(rows),
      ...careSections(rows, asOf),
    ],
  };
}

const NOTES: readonly string[] = [
  HELD_BACK_NOTE,
  'Drills are left out. The language is the client’s now; the level is the highest that the handoff reached.',
  'Not in the record as fields, and so not here: age band, abandonment, time to triage, emergency visits, missed sessions, and what a plan holds.',
];
