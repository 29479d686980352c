import { type Counted, grouped, holdBack, rounded, share } from './cells.ts';
import type { FeedbackRow, ReleaseRow, SessionRow, SkillRow } from './rows.ts';
import { COUNT, type Section } from './section.ts';

const HOUR_MS = 3_600_000;
/** Windows within which a client is contacted after a crisis (clinical ground, section 7). */
const WINDOWS = [
  { name: '24_hours', ms: 24 * HOUR_MS },
  { name: '72_hours', ms: 72 * HOUR_MS },
  { name: '7_days', ms: 7 * 24 * HOUR_MS },
  { name: '30_days', ms: 30 * 24 * HOUR_MS },
] as const;
/** A fall of so many points on the scale from 0 to 10 counts as relief. */
const RELIEF_POINTS = 2;
const ANSWERS = ['yes', 'a_little', 'no', 'skipped'];

/** What came after, and whether it helped. */
export function careSections(
  rows: {
    readonly releases: readonly ReleaseRow[];
    readonly skills: readonly SkillRow[];
    readonly sessions: readonly SessionRow[];
    readonly feedback: readonly FeedbackRow[];
  },
  asOf: Date,
): Section[] {
  const after = (kind: ReleaseRow['kind']) => rows.releases.filter((row) => row.kind === kind);
  return [
    followUpSection('after_handoff', 'Contact after a handoff', after('handoff'), asOf),
    followUpSection('after_hospital', 'Contact after a hospital stay', after('hospital'), asOf),
    skillSection(rows.skills),
    planSection(rows.sessions),
    helpedSection(rows.feedback),
  ];
}

function followUpSection(id: string, title: string, releases: readonly ReleaseRow[], asOf: Date): Section {
  const rows = WINDOWS.map(({ name, ms }): Counted => {
    // A window that is still open says nothing yet, not even where the contact was made: only the quick would count.
    const through = releases.filter(({ at }) => asOf.getTime() - at.getTime() >= ms);
    const kept = through.filter(
      ({ at, nextContactAt }) => nextContactAt && nextContactAt.getTime() - at.getTime() <= ms,
    );
    return { name, count: through.length, figures: [share(kept.length, through.length)] };
  });
  return {
    id,
    title,
    about:
      'Of the ends in the period whose window has passed: how many clients got a follow-up message, a call or another contact by a person within it. Targets: 95 % in 24 hours, 99 % in 72.',
    rowsAre: 'within',
    columns: [COUNT('Ended'), { key: 'share', label: 'Contacted', unit: 'percent' }],
    rows: holdBack(rows, false),
    plot: { kind: 'bar', column: 'share' },
  };
}

function skillSection(runs: readonly SkillRow[]): Section {
  const rows = grouped(runs, (row) => row.skill).map(([name, group]): Counted => {
    const changes = group.flatMap(({ before, after }) =>
      before !== null && after !== null ? [after - before] : [],
    );
    const mean = changes.reduce((sum, one) => sum + one, 0) / Math.max(1, changes.length);
    const relieved = changes.filter((change) => change <= -RELIEF_POINTS).length;
    return { name, count: changes.length, figures: [rounded(mean), share(relieved, changes.length)] };
  });
  return {
    id: 'skills',
    title: 'Distress before and after a skill',
    about: `Runs for which the client gave a number from 0 to 10 before and after. Below zero is better; relief is a fall of ${RELIEF_POINTS} or more.`,
    rowsAre: 'skill',
    columns: [
      COUNT('Rated runs'),
      { key: 'mean_change', label: 'Mean change', unit: 'points' },
      { key: 'relief', label: 'With relief', unit: 'percent' },
    ],
    rows: holdBack(rows, false).filter(({ values }) => values[0] !== 0),
    plot: { kind: 'bar', column: 'relief' },
  };
}

function planSection(sessions: readonly SessionRow[]): Section {
  const rows = grouped(sessions, (row) => row.level).map(([name, group]): Counted => {
    const withPlan = group.filter((row) => row.hasPlan);
    const used = withPlan.filter((row) => row.sawPlan).length;
    return {
      name,
      count: group.length,
      figures: [share(withPlan.length, group.length), share(used, withPlan.length)],
    };
  });
  return {
    id: 'plan_use',
    title: 'Use of the crisis plan',
    about:
      'Sessions at low risk or above: how many clients had a plan, and in how many of those sessions the bot showed a step of it. Target: 60 %.',
    rowsAre: 'level',
    columns: [
      COUNT('Sessions'),
      { key: 'with_plan', label: 'With a plan', unit: 'percent' },
      { key: 'used', label: 'Own step shown', unit: 'percent' },
    ],
    rows: holdBack(rows, true),
    plot: { kind: 'bar', column: 'used' },
  };
}

function helpedSection(feedback: readonly FeedbackRow[]): Section {
  const rows = grouped(feedback, (row) => row.answer, ANSWERS).map(
    ([name, group]): Counted => ({
      name,
      count: group.length,
      figures: [share(group.filter((row) => row.withPerson).length, group.length)],
    }),
  );
  return {
    id: 'helped',
    title: 'Did this help?',
    about:
      'The one question after a web conversation, as the clients answered it. Target: 80 % say yes or a little.',
    rowsAre: 'answer',
    columns: [COUNT('Answers'), { key: 'with_person', label: 'With a person', unit: 'percent' }],
    rows: holdBack(rows, true),
    plot: { kind: 'bar', column: 'count' },
  };
}
