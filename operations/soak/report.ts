import { FAULTS, type Fault } from './faults.ts';
import type { SoakReport } from './soak.ts';

/** The value below which so many of a hundred lie; 0 of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

const ms = (values: readonly number[]) =>
  `p50 ${Math.round(percentile(values, 50))} ms, p99 ${Math.round(percentile(values, 99))} ms, max ${Math.round(Math.max(0, ...values))} ms (n ${values.length})`;

/** Whether nothing was lost, nothing doubled that need not be, nothing in the wrong order, nobody forgotten. */
export function hasHeld(report: SoakReport): boolean {
  return (
    report.lost.length === 0 &&
    report.turnsTwice === 0 &&
    report.doubled.length === 0 &&
    report.inverted === 0 &&
    report.shownWrongly === 0 &&
    report.orphans === 0 &&
    report.unpaged === 0 &&
    report.ownEnds.length === 0
  );
}

const NAMES: Readonly<Record<Fault, string>> = {
  kill: 'killed',
  cut: 'every connection ended',
  tear: 'network torn',
  slow: 'network slow',
  pause: 'paused',
  crash: 'PostgreSQL crashed',
  flush: 'Redis flushed',
};

const happened = (report: SoakReport) =>
  FAULTS.map((fault) => `${NAMES[fault]} ${report.happened[fault]}`).join(', ');

/** The reliability figures that a run can measure; what it cannot, the promise tests do. */
export function soakTable(report: SoakReport): string {
  const { twilio: faults } = report;
  const rows: [string, string, string][] = [
    ['R1', 'accepted messages lost', `${report.lost.length} of ${report.accepted}`],
    [
      'R2',
      'shown or sent twice',
      `${report.turnsTwice} turns, ${report.doubled.length} sends; after unknown outcomes ${report.doubledUnknown}`,
    ],
    ['R3', 'webhook accepted, tries through kills included', ms(report.webhookMs)],
    [
      'R5',
      'words of high risk to the first page at Twilio',
      `${ms(report.pageMs)}; never paged ${report.unpaged}`,
    ],
    ['R8', 'neighbours in the wrong order', `${report.inverted} of ${report.pairs}`],
    ['R9', 'browser back to its whole conversation', `${ms(report.catchUpMs)}; wrong ${report.shownWrongly}`],
    ['R11', 'open handoffs with neither claim nor timer', String(report.orphans)],
    [
      'R13',
      'from calm until nothing is left to do',
      `${Math.round(report.settledMs)} ms; unsent ${report.unsent}; starts ${ms(report.startsMs)}`,
    ],
  ];
  return [
    `seed ${report.seed}: ${happened(report)}; ${report.repeated} repeated deliveries,`,
    `Twilio: ${faults.none} well, ${faults.too_many} times 429, ${faults.broken} times 500, ${faults.late} late, ${faults.taken_silently} taken without a word, ${faults.never} never`,
    ...rows.map(([id, what, figure]) => `${id.padEnd(4)} ${what.padEnd(48)} ${figure}`),
    ...report.ownEnds.map((end) => `THE SERVER ENDED BY ITSELF: ${end}`),
    ...report.lost.slice(0, 10).map((id) => `LOST ${id}`),
    ...report.doubled.slice(0, 10).map((id) => `DOUBLED ${id}`),
    hasHeld(report) ? 'Every promise held.' : 'A promise was broken.',
  ].join('\n');
}
