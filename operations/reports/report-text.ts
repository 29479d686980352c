import { rowWord } from '../../words/of-reports.ts';
import type { Unit, Value } from './cells.ts';
import type { Report } from './report.ts';

/** A report to be read in a terminal: sections with their tables, then what has to be known about the figures. */
export function reportText(report: Report): string {
  const parts = [
    `${report.firstDay} to ${report.lastDay}, ${report.timeZone}. As of ${report.asOf.toISOString()}.`,
    ...report.sections.map((section) => {
      const head = [section.rowsAre, ...section.columns.map((column) => column.label)];
      const rows = section.rows.map((row) => [
        rowWord(section, row.name),
        ...section.columns.map((column, i) => valueText(row.values[i] ?? null, column.unit)),
      ]);
      const body = rows.length > 0 ? table([head, ...rows]) : '  Nothing in this period.';
      return `${section.title}\n  ${section.about}\n${body}`;
    }),
    report.notes.join('\n'),
  ];
  return parts.join('\n\n');
}

function valueText(value: Value, unit: Unit): string {
  if (value === null) return '-';
  if (typeof value === 'string') return value;
  if (unit === 'percent') return `${value} %`;
  return unit === 'seconds' ? `${value} s` : String(value);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) => {
      const cells = row.map((cell, i) =>
        i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      );
      return `  ${cells.join('  ')}`;
    })
    .join('\n');
}
