import { rowWord } from '../../words/of-reports.ts';
import { midway, plain } from '../../words/say.ts';
import type { Value } from './cells.ts';
import type { Report } from './report.ts';

/** What stands beside the figures of care: neither is about clients, so that nothing of it is held back. */
export interface SummaryExtras {
  readonly drills: number;
  /** Stretches of the coming week in which nobody is on call first. */
  readonly gaps: number;
  /** Incidents that are closed and not reviewed yet. */
  readonly reviewsOwed: number;
}

/** A week in a few lines, for people who do not open the report. Figures that the report holds back stay held back. */
export function summaryText(report: Report, extras: SummaryExtras): string {
  const row = (section: string, name: string, key: string): Value => {
    const found = report.sections.find(({ id }) => id === section);
    const column = found?.columns.findIndex((one) => one.key === key) ?? -1;
    return found?.rows.find((one) => one.name === name)?.values[column] ?? null;
  };
  const rows = (section: string) => report.sections.find(({ id }) => id === section)?.rows ?? [];
  const levels = ['imminent', 'high', 'moderate'];
  const each = (names: readonly string[], say: (name: string) => string | null) =>
    names.flatMap((name) => say(name) ?? []).join(', ') || 'none';
  const lines = [
    `Handoffs: ${each(levels, (level) => counted(row('time_to_contact', level, 'count'), level))}`,
    `A person reached the client in time (aim 90 %): ${each(levels, (level) =>
      percent(row('time_to_contact', level, 'in_target'), level),
    )}`,
    `Went wrong: ${each(
      rows('went_wrong').map(({ name }) => name),
      (name) =>
        counted(
          row('went_wrong', name, 'count'),
          midway(rowWord({ id: 'went_wrong', rowsAre: 'what' }, name)),
        ),
    )}`,
    `First reply of the bot, 95 % within: ${each(
      rows('first_reply').map(({ name }) => name),
      (name) => seconds(row('first_reply', name, 'p95'), name),
    )}`,
    `Contact after a handoff within a day (aim 95 %): ${percent(row('after_handoff', '24_hours', 'share'), '') ?? 'none'}`,
    `Did this help? ${each(['yes', 'a_little', 'no'], (name) =>
      counted(row('helped', name, 'count'), midway(plain(name))),
    )}`,
    `Drills: ${extras.drills}. Incidents without a review: ${extras.reviewsOwed}. Stretches without a primary in the coming week: ${extras.gaps}.`,
  ];
  const notes = `<11 stands for a figure behind which there are fewer than eleven. Everything is under Reports at the desk; drills are left out of the figures of care.`;
  return [
    `*Week from ${report.firstDay} to ${report.lastDay}* (${report.timeZone})`,
    ...lines.map((line) => `• ${line}`),
    notes,
  ].join('\n');
}

function counted(value: Value, name: string): string | null {
  return value === null || value === 0 ? null : `${name} ${value}`;
}

function percent(value: Value, name: string): string | null {
  return value === null ? null : `${name} ${value}${typeof value === 'number' ? ' %' : ''}`.trim();
}

function seconds(value: Value, name: string): string | null {
  return value === null ? null : `${name} ${value}${typeof value === 'number' ? ' s' : ''}`;
}
