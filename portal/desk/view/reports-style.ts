import { sheet } from '../../shared/dom.ts';

const CSS = `
.report { display: grid; gap: 1.5rem; }
.dialog .report-period { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
.report-section { display: grid; gap: 0.5rem; }
.report-plot { width: 100%; height: auto; min-width: 34rem; max-width: 44rem; }
.report-bar, .report-dot { fill: var(--accent); }
.report-line { fill: none; stroke: var(--accent); stroke-width: 2; }
.report-words { fill: var(--ink); font-size: 12px; font-variant-numeric: tabular-nums; }
.report-scroll { overflow-x: auto; }
.report-table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.report-table th, .report-table td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--edge); }
.report-table th { text-align: left; font-weight: 600; }
.report-table th[scope='row'] { white-space: nowrap; }
.report-table td, .report-table thead th + th { text-align: right; }
`;

let isAdopted = false;

/** The look of the reports, for this page, once. */
export function adoptReportStyle(): void {
  if (isAdopted) return;
  isAdopted = true;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet(CSS)];
}
