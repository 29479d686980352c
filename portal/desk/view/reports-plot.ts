import { rowWord } from '../../../words/of-reports.ts';
import { figureText } from './reports-table.ts';
import type { ReportSection, ReportValue } from './reports-wire.ts';

const WIDTH = 560;
const NAME_WIDTH = 190;
const FIGURE_WIDTH = 90;
const BAR_HEIGHT = 18;
const LINE_STEP = 28;
const LINE_HEIGHT = 130;
const PAD = 16;
/** Half of a day's name stands left of the first point and right of the last one. */
const LINE_SIDE = 44;

interface Point {
  readonly name: string;
  readonly value: ReportValue;
  readonly text: string;
}

/**
 * The section's main figure, drawn. Colour says nothing: each bar carries its name and figure, and what was held back is
 * said, not drawn. Those who do not see it have the table; the drawing is only named for them.
 */
export function plotOf(section: ReportSection): SVGSVGElement | undefined {
  const place = section.columns.findIndex(({ key }) => key === section.plot?.column);
  const column = section.columns[place];
  if (!section.plot || !column) return undefined;
  const points = section.rows.map((row): Point => {
    const value = row.values[place] ?? null;
    return { name: rowWord(section, row.name), value, text: figureText(value, column) };
  });
  const title = `${column.label} by ${section.rowsAre}. The table below has every figure.`;
  return section.plot.kind === 'line' ? linePlot(points, title) : barPlot(points, title);
}

function barPlot(points: readonly Point[], title: string): SVGSVGElement {
  const room = WIDTH - NAME_WIDTH - FIGURE_WIDTH;
  const most = highest(points);
  const plot = drawing(WIDTH, points.length * (BAR_HEIGHT + 6), title);
  points.forEach(({ name, value, text }, i) => {
    const y = i * (BAR_HEIGHT + 6);
    const length = typeof value === 'number' ? Math.max(1, (Math.abs(value) / most) * room) : 0;
    plot.append(
      words(name.length > 28 ? `${name.slice(0, 27)}…` : name, NAME_WIDTH - 8, y + 13, 'end'),
      shape('rect', {
        class: 'report-bar',
        x: NAME_WIDTH,
        y,
        width: Math.round(length),
        height: BAR_HEIGHT,
        rx: 3,
      }),
      words(text, NAME_WIDTH + Math.round(length) + 6, y + 13, 'start'),
    );
  });
  return plot;
}

function linePlot(points: readonly Point[], title: string): SVGSVGElement {
  const most = highest(points);
  const width = Math.max(WIDTH, points.length * LINE_STEP + 2 * LINE_SIDE);
  const step = points.length > 1 ? (width - 2 * LINE_SIDE) / (points.length - 1) : 0;
  const plot = drawing(width, LINE_HEIGHT + 40, title);
  const x = (i: number) => Math.round(LINE_SIDE + i * step);
  const y = (value: number) => Math.round(PAD + (LINE_HEIGHT - PAD) * (1 - value / most));
  let path = '';
  let isDrawing = false;
  points.forEach(({ name, value, text }, i) => {
    // A figure that was held back is a gap, not a zero.
    if (typeof value === 'number') {
      path += `${isDrawing ? 'L' : 'M'}${x(i)} ${y(value)}`;
      plot.append(shape('circle', { class: 'report-dot', cx: x(i), cy: y(value), r: 3 }));
    }
    isDrawing = typeof value === 'number';
    const above = typeof value === 'number' ? y(value) - 7 : LINE_HEIGHT;
    plot.append(words(text, x(i), above, 'middle'));
    const every = Math.ceil(points.length / 8);
    if (i % every === 0) plot.append(words(name, x(i), LINE_HEIGHT + 28, 'middle'));
  });
  plot.prepend(shape('path', { class: 'report-line', d: path || 'M0 0' }));
  return plot;
}

function highest(points: readonly Point[]): number {
  return Math.max(1, ...points.map(({ value }) => (typeof value === 'number' ? Math.abs(value) : 0)));
}

function drawing(width: number, height: number, title: string): SVGSVGElement {
  const svg = shape('svg', { class: 'report-plot', viewBox: `0 0 ${width} ${height}`, role: 'img' });
  svg.setAttribute('aria-label', title);
  return svg as SVGSVGElement;
}

function words(text: string, x: number, y: number, anchor: string): SVGElement {
  const node = shape('text', { class: 'report-words', x, y, 'text-anchor': anchor });
  node.textContent = text;
  return node;
}

function shape(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}
