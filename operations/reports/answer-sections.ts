import {
  type Counted,
  grouped,
  HELD_BACK,
  holdBack,
  isSmall,
  quantile,
  SMALLEST_CELL,
  share,
  type Value,
} from './cells.ts';
import { hourOf, type Period, stepName, stepNames, stepOf } from './period.ts';
import type { HandoffRow, ReplyRow } from './rows.ts';
import { COUNT, type Section } from './section.ts';

/** Within so many seconds a person has to have reached the client (clinical ground, sections 1.4 and 7). */
export const CONTACT_TARGET_SECONDS: Readonly<Record<string, number>> = {
  imminent: 60,
  high: 120,
  moderate: 900,
};
/** Within so many seconds the bot's first reply has to be on its way (clinical ground, section 7). */
export const REPLY_TARGET_SECONDS = 3;

const LEVELS = ['imminent', 'high', 'moderate', 'low'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hourName(hour));

/** How fast people answered, over all and cut in every way that the record allows. */
export function answerSections(handoffs: readonly HandoffRow[], period: Period, asOf: Date): Section[] {
  const { timeZone } = period;
  const step = stepOf(period);
  const cut = (
    id: string,
    rowsAre: string,
    nameOf: (row: HandoffRow) => string,
    look: { readonly names?: readonly string[]; readonly plot?: 'bar' | 'line' } = {},
  ): Section => ({
    id: `handoffs_by_${id}`,
    title: `Handoffs by ${rowsAre}`,
    about: `Opened in the period, and how fast a person reached the client.`,
    rowsAre,
    columns: [COUNT('Handoffs'), ...CONTACT_COLUMNS],
    rows: holdBack(
      grouped(handoffs, nameOf, look.names).map(([name, rows]) => countedContact(name, rows, asOf)),
      true,
    ),
    plot: { kind: look.plot ?? 'bar', column: 'count' },
  });
  return [
    contactSection(handoffs, asOf),
    cut('channel', 'channel', (row) => row.channel),
    cut('trigger', 'trigger', (row) => row.trigger),
    cut('language', 'language', (row) => row.language),
    cut('program', 'program', (row) => row.program ?? 'none'),
    cut('hour', 'hour', (row) => hourName(hourOf(row.openedAt, timeZone)), { names: HOURS }),
    cut(step, step, (row) => stepName(row.openedAt, timeZone, step), {
      names: stepNames(period),
      plot: 'line',
    }),
  ];
}

/** How fast the bot answered. */
export function replySection(replies: readonly ReplyRow[]): Section {
  const rows = grouped(replies, (row) => row.channel).map(([name, group]): Counted => {
    const seconds = group.map((row) => row.seconds);
    const inTime = seconds.filter((one) => one <= REPLY_TARGET_SECONDS).length;
    return {
      name,
      count: seconds.length,
      figures: [quantile(seconds, 0.5), quantile(seconds, 0.95), share(inTime, seconds.length)],
    };
  });
  return {
    id: 'first_reply',
    title: 'First reply of the bot',
    about: `From a client’s line to the bot’s answer being on its way. Target: 95 % within ${REPLY_TARGET_SECONDS} s.`,
    rowsAre: 'channel',
    columns: [
      COUNT('Lines answered'),
      { key: 'median', label: 'Median', unit: 'seconds' },
      { key: 'p95', label: '95 % within', unit: 'seconds' },
      { key: 'in_target', label: 'Within target', unit: 'percent' },
    ],
    rows: holdBack(rows, false),
    plot: { kind: 'bar', column: 'p95' },
  };
}

const CONTACT_COLUMNS = [
  { key: 'answered', label: 'Answered by a person', unit: 'percent' },
  { key: 'median', label: 'Median to first contact', unit: 'seconds' },
  { key: 'p90', label: '90 % within', unit: 'seconds' },
  { key: 'in_target', label: 'Within target', unit: 'percent' },
] as const;

function contactSection(handoffs: readonly HandoffRow[], asOf: Date): Section {
  const rows = grouped(handoffs, (row) => row.level, LEVELS).map(([name, group]): Counted => {
    const claims = secondsTo(group, (row) => row.firstClaimAt);
    const counted = countedContact(name, group, asOf);
    return {
      ...counted,
      figures: [
        ...(counted.figures ?? []),
        CONTACT_TARGET_SECONDS[name] ?? null,
        isSmall(claims.length) ? HELD_BACK : quantile(claims, 0.5),
      ],
    };
  });
  return {
    id: 'time_to_contact',
    title: 'Time to the first contact by a person',
    about:
      'From the handoff being opened to the first message or call that reached the client. Targets: imminent 60 s, high 120 s, moderate 15 min, for 90 % of them; 98 % answered.',
    rowsAre: 'level',
    columns: [
      COUNT('Handoffs'),
      ...CONTACT_COLUMNS,
      { key: 'target', label: 'Target', unit: 'seconds' },
      { key: 'claim_median', label: 'Median to the first claim', unit: 'seconds' },
    ],
    rows: holdBack(rows, true),
    plot: { kind: 'bar', column: 'p90' },
  };
}

/**
 * What was withdrawn before anybody reached the client was not owed an answer; what still waits counts as missed from the
 * moment at which its target has passed, and before that not at all.
 */
function countedContact(name: string, rows: readonly HandoffRow[], asOf: Date): Counted {
  const owed = rows.filter((row) => row.contactedAt || row.state !== 'withdrawn');
  const seconds = secondsTo(rows, (row) => row.contactedAt);
  const judged = owed.filter((row) => isJudged(row, asOf));
  const inTarget = judged.filter(isInTarget).length;
  const figure = (value: number | null): Value => (isSmall(seconds.length) ? HELD_BACK : value);
  return {
    name,
    count: rows.length,
    figures: [
      share(seconds.length, owed.length),
      figure(quantile(seconds, 0.5)),
      figure(quantile(seconds, 0.9)),
      share(inTarget, judged.length),
    ],
  };
}

function secondsTo(rows: readonly HandoffRow[], momentOf: (row: HandoffRow) => Date | null): number[] {
  return rows.flatMap((row) => {
    const moment = momentOf(row);
    return moment ? [(moment.getTime() - row.openedAt.getTime()) / 1000] : [];
  });
}

function isJudged(row: HandoffRow, asOf: Date): boolean {
  const target = CONTACT_TARGET_SECONDS[row.level];
  if (target === undefined) return false;
  return row.contactedAt !== null || asOf.getTime() - row.openedAt.getTime() > target * 1000;
}

function isInTarget(row: HandoffRow): boolean {
  const [seconds] = secondsTo([row], (one) => one.contactedAt);
  return seconds !== undefined && seconds <= (CONTACT_TARGET_SECONDS[row.level] ?? 0);
}

function hourName(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Said with every report. */
export const HELD_BACK_NOTE = `“${HELD_BACK}” stands for a figure behind which there are 1 to ${SMALLEST_CELL - 1}, and for others from which it could be worked out.`;
