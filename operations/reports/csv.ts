import type { Report } from './report.ts';

/** What a spreadsheet would take for a formula where it begins a cell. */
const FORMULA = /^[\s\p{C}]*[=+\-@|%]/u;

/**
 * A report as comma-separated values (RFC 4180), one figure a line. Programs and languages are named by whoever imported
 * them: a name that a spreadsheet would run as a formula gets an apostrophe before it. Numbers stay numbers.
 */
export function reportCsv(report: Report): string {
  const head = ['from', 'to', 'time_zone', 'section', 'row', 'measure', 'unit', 'value'];
  const lines: (string | number)[][] = [head];
  for (const section of report.sections) {
    for (const row of section.rows) {
      section.columns.forEach((column, i) => {
        const value = row.values[i] ?? '';
        const { firstDay, lastDay, timeZone } = report;
        lines.push([firstDay, lastDay, timeZone, section.id, row.name, column.key, column.unit, value]);
      });
    }
  }
  return `${lines.map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
