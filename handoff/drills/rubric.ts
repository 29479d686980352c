/** One thing that is scored. Items that did not come up in a drill are left out. */
export interface RubricItem {
  /** Fixed word. */
  readonly item: string;
  readonly points: number;
  readonly of: number;
}

/** What the record decides by itself. */
export interface RubricFacts {
  /** Seconds, as the report has them. */
  readonly target: number | null;
  readonly claimedAfter: number | null;
  readonly contactedAfter: number | null;
  readonly resolvedAfter: number | null;
  readonly wasClaimLost: boolean;
  readonly wasLeftUnanswered: boolean;
  /** Required steps of incidents; null where none was opened. */
  readonly duties: { readonly settled: number; readonly all: number } | null;
  /** Tasks that were due; null where none was. */
  readonly tasks: { readonly done: number; readonly all: number } | null;
  /** Whether the screener was filled in; null where the level did not ask for it. */
  readonly wasScreened: boolean | null;
}

/** Scores the staff's part of a drill from the record: how fast, how steady, how complete. Pure. */
export function rubricOf(facts: RubricFacts): RubricItem[] {
  const { target, claimedAfter, contactedAfter, duties, tasks, wasScreened } = facts;
  const isIn = (seconds: number | null, factor: number) =>
    seconds !== null && target !== null && seconds <= target * factor;
  const contact = isIn(contactedAfter, 1) ? 3 : isIn(contactedAfter, 2) ? 1 : 0;
  return [
    { item: 'claimed_in_time', points: isIn(claimedAfter, 1) ? 2 : 0, of: 2 },
    { item: 'contacted_in_time', points: contact, of: 3 },
    { item: 'claim_kept', points: claimedAfter !== null && !facts.wasClaimLost ? 1 : 0, of: 1 },
    { item: 'client_answered', points: contactedAfter !== null && !facts.wasLeftUnanswered ? 2 : 0, of: 2 },
    ...(duties ? [shareOf('duties_settled', duties.settled, duties.all, 3)] : []),
    ...(tasks ? [shareOf('tasks_done', tasks.done, tasks.all, 1)] : []),
    ...(wasScreened === null ? [] : [{ item: 'screened', points: wasScreened ? 1 : 0, of: 1 }]),
    { item: 'closed_with_next_contact', points: facts.resolvedAfter === null ? 0 : 2, of: 2 },
  ];
}

function shareOf(item: string, part: number, whole: number, of: number): RubricItem {
  return { item, points: whole === 0 ? of : Math.floor((part / whole) * of), of };
}

/** What takes a person's judgement (clinical ground, section 4): 0, not seen; 1, in part; 2, done well. */
export const JUDGED_ITEMS = [
  'asked_openly_about_suicide',
  'asked_plan_means_time',
  'reflected_feeling_first',
  'told_the_truth_about_help',
  'named_a_next_step',
  'no_blame_diagnosis_or_medicine_advice',
] as const;
export type JudgedItem = (typeof JUDGED_ITEMS)[number];
export const MOST_POINTS = 2;

export interface Judgement {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly marks: Readonly<Partial<Record<JudgedItem, number>>>;
}

/** Percent of the points that could be had, of both parts together; null where nothing was scored. */
export function scoreOf(rubric: readonly RubricItem[], judged: Judgement | null): number | null {
  const marks = Object.values(judged?.marks ?? {});
  const points = sum(rubric.map((one) => one.points)) + sum(marks);
  const of = sum(rubric.map((one) => one.of)) + marks.length * MOST_POINTS;
  return of === 0 ? null : Math.round((points / of) * 100);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
