import { RISK_LEVELS } from '../../platform/risk.ts';
import type { Evaluation, GroupFigures, JudgedRow } from './evaluate-pack.ts';

const percent = (value: number | null): string => (value === null ? '   -' : value.toFixed(3));

function line(group: GroupFigures): string {
  return [
    group.name.slice(0, 26).padEnd(27),
    String(group.rows).padStart(6),
    String(group.crisis).padStart(7),
    percent(group.auc).padStart(8),
    percent(group.sensitivityAt95).padStart(9),
    percent(group.sensitivity).padStart(8),
    percent(group.specificity).padStart(8),
    group.alertsPerThousand.toFixed(1).padStart(10),
  ].join('');
}

function item(judged: JudgedRow): string {
  const context = judged.row.context.map((turn) => `${turn.text} || `).join('');
  return `  ${judged.row.id}  ${judged.row.level ?? '?'} -> ${judged.found.level} ${judged.found.score.toFixed(3)}  ${context}${judged.row.text}`;
}

/** The evaluation as text for a terminal. */
export function textReport(evaluation: Evaluation, withTexts: boolean): string {
  const { overall } = evaluation;
  const interval = overall.aucInterval;
  const rows = [
    `model ${evaluation.model}`,
    '',
    'group                        rows crisis     AUC  sens@.95    sens    spec  alerts/1k',
    line(overall),
    ...(interval === null
      ? []
      : [`  AUC 95 % interval ${interval[0].toFixed(3)} to ${interval[1].toFixed(3)}`]),
    ...(overall.sensitivityInterval === null
      ? []
      : [`  sensitivity 95 % interval ${range(overall.sensitivityInterval)}`]),
    ...(overall.specificityInterval === null
      ? []
      : [`  specificity 95 % interval ${range(overall.specificityInterval)}`]),
    '',
    ...evaluation.languages.map(line),
    '',
    ...evaluation.sources.map(line),
    ...categoryLines(evaluation),
    '',
    `levels: macro-F1 ${percent(evaluation.macroF1)}   (rows: truth, columns: found)`,
    `            ${RISK_LEVELS.map((level) => level.padStart(9)).join('')}`,
    ...evaluation.confusion.map(
      (counts, at) =>
        `  ${(RISK_LEVELS[at] ?? '').padEnd(10)}${counts.map((count) => String(count).padStart(9)).join('')}`,
    ),
    ...evaluation.levels.map(
      (level) =>
        `  ${level.level.padEnd(10)} recall ${percent(level.recall)}  precision ${percent(level.precision)}  paged ${level.paged} of ${level.rows}`,
    ),
    '',
    'working curve (score alone): alerts per 1,000 messages without a crisis, score, sensitivity, specificity',
    ...evaluation.workingCurve.map(
      (point) =>
        `  ${point.alertsPerThousand.toFixed(1).padStart(7)}  from ${point.threshold.toFixed(3)}  ${point.sensitivity.toFixed(3)}  ${point.specificity.toFixed(3)}`,
    ),
    '',
    `calibration: expected error ${evaluation.calibration.error.toFixed(3)}`,
    ...evaluation.calibration.bins.map(
      (bin) => `  said ${bin.mean.toFixed(2)}  was ${bin.rate.toFixed(2)}  (${bin.count})`,
    ),
    '',
    `high or imminent rows without a handoff: ${evaluation.missedSerious.length}`,
  ];
  if (withTexts) {
    rows.push(
      ...evaluation.missedSerious.map(item),
      '',
      'lowest misses',
      ...evaluation.worstMisses.map(item),
    );
    rows.push('', 'highest false alarms', ...evaluation.worstAlarms.map(item));
  }
  return `${rows.join('\n')}\n`;
}

const range = ([low, high]: readonly [number, number]): string => `${low.toFixed(3)} to ${high.toFixed(3)}`;

function categoryLines(evaluation: Evaluation): string[] {
  if (evaluation.categories.length === 0) return [];
  return [
    '',
    'crises of each category against all rows without a crisis',
    ...evaluation.categories.map(line),
    '',
    'categories named              rows  recall  precision',
    ...evaluation.categoryFinds.map(
      (find) =>
        `${find.category.padEnd(27)}${String(find.rows).padStart(6)}${percent(find.recall).padStart(8)}${percent(find.precision).padStart(11)}`,
    ),
  ];
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A page with the tables and plots: ROC with the working point, the working curve, reliability, who is paged by true level. */
export function htmlReport(evaluation: Evaluation): string {
  const points = evaluation.calibration.bins
    .map((bin) => {
      const radius = (3 + Math.log10(bin.count)).toFixed(1);
      return `<circle cx="${(40 + bin.mean * 240).toFixed(1)}" cy="${(260 - bin.rate * 240).toFixed(1)}" r="${radius}"><title>said ${bin.mean.toFixed(2)}, was ${bin.rate.toFixed(2)}, ${bin.count} rows</title></circle>`;
    })
    .join('');
  const bars = evaluation.levels
    .map((level, at) => {
      const share = level.rows === 0 ? 0 : level.paged / level.rows;
      const y = 20 + at * 40;
      return `<text x="0" y="${y + 16}">${level.level}</text><rect x="90" y="${y}" width="${(share * 200).toFixed(1)}" height="22"></rect><text x="${96 + share * 200}" y="${y + 16}">${(share * 100).toFixed(0)} % of ${level.rows}</text>`;
    })
    .join('');
  const roc = evaluation.roc
    .map(([alarms, hits]) => `${(40 + alarms * 240).toFixed(1)} ${(260 - hits * 240).toFixed(1)}`)
    .join(' L');
  const { overall } = evaluation;
  const inForce =
    overall.sensitivity === null || overall.specificity === null
      ? ''
      : `<circle cx="${(40 + (1 - overall.specificity) * 240).toFixed(1)}" cy="${(260 - overall.sensitivity * 240).toFixed(1)}" r="5"><title>in force: sensitivity ${overall.sensitivity.toFixed(3)}, specificity ${overall.specificity.toFixed(3)}</title></circle>`;
  const working = evaluation.workingCurve
    .map(
      (point) =>
        `<tr><td>${point.alertsPerThousand.toFixed(1)}</td><td>${point.threshold.toFixed(3)}</td><td>${point.sensitivity.toFixed(3)}</td><td>${point.specificity.toFixed(3)}</td></tr>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Risk classifier evaluation</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1c2733}
pre{background:#f3f5f7;padding:1rem;overflow-x:auto;border-radius:6px}svg{max-width:100%}
circle{fill:#1f6f8b;fill-opacity:.75}rect{fill:#1f6f8b}svg text{font:13px system-ui,sans-serif;fill:#1c2733}</style></head>
<body><h1>Risk classifier evaluation</h1><p>Model ${escapeHtml(evaluation.model)}.</p>
<h2>ROC</h2><svg viewBox="0 0 320 300" width="420" role="img" aria-label="ROC curve; the dot is the working point in force"><path d="M40 260 L280 20" stroke="#9aa7b1" fill="none" stroke-dasharray="4 4"/><path d="M40 20 V260 H280" stroke="#1c2733" fill="none"/><path d="M${roc}" stroke="#1f6f8b" stroke-width="2" fill="none"/>${inForce}<text x="110" y="290">false alarms</text><text x="4" y="14">found</text></svg>
<h2>Working curve (score alone)</h2><table><tr><th>alerts per 1,000</th><th>score from</th><th>sensitivity</th><th>specificity</th></tr>${working}</table>
<h2>Reliability</h2><svg viewBox="0 0 320 300" width="420" role="img" aria-label="Reliability plot: score said against share that was a crisis"><path d="M40 260 L280 20" stroke="#9aa7b1" fill="none" stroke-dasharray="4 4"/><path d="M40 20 V260 H280" stroke="#1c2733" fill="none"/>${points}<text x="120" y="290">score said</text><text x="4" y="14">share in crisis</text></svg>
<h2>Handed off, by true level</h2><svg viewBox="0 0 420 230" width="520" role="img" aria-label="Share handed off by true level">${bars}</svg>
<h2>Figures</h2><pre>${escapeHtml(textReport(evaluation, false))}</pre></body></html>
`;
}
