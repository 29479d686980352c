import { el } from '../../shared/dom.ts';
import type { Api } from '../client/api.ts';
import { dayTime, serverNow } from '../time.ts';
import { showModal } from './dialogs/form-dialog.ts';
import { button } from './parts.ts';
import { plotOf } from './reports-plot.ts';
import { adoptReportStyle } from './reports-style.ts';
import { tableOf } from './reports-table.ts';
import type { ReportAnswer, ReportSection } from './reports-wire.ts';

const DAY_MS = 86_400_000;
/** As long as a month of nights. */
const SHOWN_DAYS = 28;

/** The figures of a period: each as a plot with its table beneath, and all as a file. */
export function reportsDialog(api: Api): void {
  adoptReportStyle();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = localDay(serverNow());
  const first = dayInput('report-from', localDay(serverNow() - (SHOWN_DAYS - 1) * DAY_MS), today);
  const last = dayInput('report-to', today, today);
  const status = el('p', { class: 'hint', role: 'status' });
  const failure = el('p', { class: 'failure', role: 'alert' });
  const sections = el('div', { class: 'report' });
  const query = () =>
    `from=${encodeURIComponent(first.value)}&to=${encodeURIComponent(last.value)}&zone=${encodeURIComponent(zone)}`;
  let asked = 0;

  async function run(work: () => Promise<void>): Promise<void> {
    failure.textContent = '';
    await work().catch((error) => {
      failure.textContent = error instanceof Error ? error.message : String(error);
    });
  }
  const show = () =>
    run(async () => {
      asked += 1;
      const mine = asked;
      status.textContent = 'Counting …';
      const report = await api.get<ReportAnswer>(`/reports?${query()}`).catch((error) => {
        if (mine === asked) status.textContent = '';
        throw error;
      });
      // Of two questions, the later one's answer stands.
      if (mine !== asked) return;
      status.textContent = `${report.firstDay} to ${report.lastDay}, ${report.timeZone}, as of ${dayTime(report.asOf)}.`;
      sections.replaceChildren(
        ...report.notes.map((note) => el('p', { class: 'hint' }, note)),
        ...report.sections.map(sectionView),
      );
    });
  const download = () =>
    run(async () => {
      const address = await api.file(`/reports/csv?${query()}`);
      el('a', { href: address, download: `report-${first.value}-${last.value}.csv` }).click();
      // The browser has taken the file once the click is through; the page need not hold it.
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    });

  const form = el(
    'form',
    { class: 'report-period' },
    labelled('From', first),
    labelled('To', last),
    el('button', { type: 'submit', class: 'button button-main' }, 'Show'),
    button('Download CSV', () => void download()),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show();
  });
  const dialog = showModal(
    el(
      'div',
      {},
      el('h2', { id: 'reports-title' }, 'Reports'),
      el(
        'p',
        { class: 'hint' },
        `Whole days, in the time zone of this computer (${zone}). Drills are left out.`,
      ),
      form,
      failure,
      status,
      sections,
      el(
        'div',
        { class: 'dialog-buttons' },
        button('Close', () => dialog.close()),
      ),
    ),
    'reports-title',
  );
  dialog.classList.add('dialog-wide');
  void show();
}

function sectionView(section: ReportSection): HTMLElement {
  const heading = el('h3', { id: `report-${section.id}` }, section.title);
  const about = el('p', { class: 'hint' }, section.about);
  const attributes = { class: 'report-section', 'aria-labelledby': heading.id };
  if (section.rows.every(({ values }) => values[0] === 0))
    return el('section', attributes, heading, about, el('p', { class: 'empty' }, 'Nothing in this period.'));
  const plot = plotOf(section);
  const label = { tabindex: 0, role: 'region', 'aria-label': `${section.title}: plot` };
  const frame = plot && el('div', { class: 'report-scroll', ...label }, plot);
  return el('section', attributes, heading, about, frame, tableOf(section));
}

function dayInput(id: string, value: string, max: string): HTMLInputElement {
  return el('input', { id, type: 'date', value, max, required: true });
}

function labelled(label: string, control: HTMLInputElement): HTMLElement {
  return el('div', { class: 'field' }, el('label', { for: control.id }, label), control);
}

/** The day on the wall of this computer, as `2026-11-30`. */
function localDay(ms: number): string {
  const date = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
