/** Trains the risk model; see `--help`. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { encodeWeights, type RiskWeights } from '../model/weights.ts';
import { loadCorpus } from '../training/corpus.ts';
import { areaUnderCurve, sensitivityAt } from '../training/metrics.ts';
import { readPack } from '../training/packs.ts';
import { type PreparedRow, prepareRow } from '../training/rows.ts';
import { crossValidate, heldOutMargins, trainModel } from '../training/train-model.ts';

const HELP = `Trains the risk model from classifiers/corpus/*.txt and writes classifiers/model/weights.bin.
usage: npm run -s train -- [--packs FILE.tsv]... [--dry]
  --packs FILE   trains on this labelled pack too (columns id, source, text, label, level); its rows are not kept
  --dry          measures only, writes nothing
The same input gives the same weights. Prints cross-validated figures by source, language, theme and voice.`;

const { values } = parseArgs({
  options: {
    packs: { type: 'string', multiple: true },
    dry: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help === true) {
  process.stdout.write(`${HELP}\n`);
} else {
  train(values.packs ?? [], values.dry === true);
}

function train(packs: readonly string[], dry: boolean): void {
  const corpus = loadCorpus();
  const extra = packs.flatMap((file) => readPack(file));
  const rows = [...corpus, ...extra].map((row) => prepareRow(row));
  const heldOut = crossValidate(rows);
  const scores = heldOutMargins(rows, heldOut);
  const figures = [
    group('all', rows, scores, () => 'all'),
    group('source', rows, scores, (row) => row.label.source),
    group('language', rows, scores, (row) => row.label.language),
    group('theme', rows, scores, (row) => (row.label.source === 'corpus' ? row.label.theme : null)),
    group('voice', rows, scores, (row) => (row.label.source === 'corpus' ? row.label.voice : null)),
  ].flat();
  for (const figure of figures) {
    if (figure.by === 'voice' && figure.rows < 60) continue;
    process.stdout.write(
      `${figure.by.padEnd(9)}${figure.name.padEnd(34)}rows ${String(figure.rows).padStart(5)}  crisis ${String(figure.crisis).padStart(5)}  AUC ${shown(figure.auc)}  sens@.95 ${shown(figure.sensitivity)}\n`,
    );
  }
  const trained = trainModel(rows, heldOut);
  const version = `handrail-${packs.length > 0 ? 'mixed' : 'corpus'}-${fingerprint(trained)}`;
  const model = { ...trained, version };
  if (dry) return;
  const file = encodeWeights(model);
  writeFileSync(new URL('../model/weights.bin', import.meta.url), file);
  writeFileSync(
    new URL('../model/training.json', import.meta.url),
    `${JSON.stringify(
      {
        version,
        rows: rows.length,
        corpusRows: corpus.length,
        packs: packs.map((name) => ({
          name: name.split('/').at(-1),
          rows: readPack(name).length,
          sha256: createHash('sha256').update(readFileSync(name)).digest('hex'),
        })),
        bytes: file.length,
        calibration: model.calibration,
        thresholds: model.thresholds,
        crossValidated: figures.filter((figure) => figure.by !== 'voice' && figure.by !== 'theme'),
      },
      null,
      1,
    )}\n`,
  );
  process.stdout.write(`wrote weights.bin ${file.length} bytes, version ${version}\n`);
}

/** Names a model by what it learned, so that two different models never share a version. */
function fingerprint(model: Omit<RiskWeights, 'version'>): string {
  const digest = createHash('sha256');
  for (const table of [model.level, model.topic])
    digest.update(table.weights).update(Buffer.from(table.dense.buffer));
  return digest.update(JSON.stringify(model.thresholds)).digest('hex').slice(0, 8);
}

interface Figure {
  readonly by: string;
  readonly name: string;
  readonly rows: number;
  readonly crisis: number;
  readonly auc: number | null;
  readonly sensitivity: number | null;
}

function group(
  by: string,
  rows: readonly PreparedRow[],
  scores: readonly number[],
  key: (row: PreparedRow) => string | null,
): Figure[] {
  const groups = new Map<string, number[]>();
  rows.forEach((row, at) => {
    const name = key(row);
    if (name === null) return;
    groups.set(name, [...(groups.get(name) ?? []), at]);
  });
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, list]) => {
      const labels = list.map((at) => (rows[at] as PreparedRow).crisis);
      const values = list.map((at) => scores[at] as number);
      const crisis = labels.filter(Boolean).length;
      const both = crisis > 0 && crisis < list.length;
      return {
        by,
        name,
        rows: list.length,
        crisis,
        auc: both ? round(areaUnderCurve(values, labels)) : null,
        sensitivity: both ? round(sensitivityAt(values, labels, 0.95)) : null,
      };
    });
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function shown(value: number | null): string {
  return value === null ? '  -   ' : value.toFixed(4);
}
