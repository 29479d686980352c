import { rowWord } from '../../../words/of-reports.ts';
import { plain } from '../../../words/say.ts';
import { el } from '../../shared/dom.ts';
import type { ReportColumn, ReportSection, ReportValue } from './reports-wire.ts';

/** Every figure of a section, for those who do not see the plot or want the number. */
export function tableOf(section: ReportSection): HTMLElement {
  return el(
    'div',
    { class: 'report-scroll', tabindex: 0, role: 'region', 'aria-label': `${section.title}: table` },
    el(
      'table',
      { class: 'report-table' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, plain(section.rowsAre)),
          ...section.columns.map(({ label }) => el('th', { scope: 'col' }, label)),
        ),
      ),
      el(
        'tbody',
        {},
        ...section.rows.map((row) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, rowWord(section, row.name)),
            ...section.columns.map((column, i) => el('td', {}, figureText(row.values[i] ?? null, column))),
          ),
        ),
      ),
    ),
  );
}

/** A figure as people read it. */
export function figureText(value: ReportValue, { unit }: Pick<ReportColumn, 'unit'>): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (unit === 'percent') return `${value} %`;
  if (unit === 'points') return value > 0 ? `+${value}` : String(value).replace('-', '−');
  return unit === 'seconds' ? span(value) : value.toLocaleString();
}

function span(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds * 10) / 10} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
