/** Trains the risk model, lists and switches the models that the program trained; see `--help`. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { encodeWeights } from '../model/weights.ts';
import { loadCorpus } from '../training/corpus.ts';
import { figuresBy, type GroupFigure, promisedFigures, strangerFigures } from '../training/figures.ts';
import { readPack } from '../training/packs.ts';
import { prepareRow } from '../training/rows.ts';
import {
  crossValidate,
  fingerprint,
  heldOutMargins,
  strangerMargins,
  trainModel,
} from '../training/train-model.ts';
import { learn, manageModels } from './learn.ts';

const HELP = `Trains the risk model from classifiers/corpus/*.txt and writes classifiers/model/weights.bin.
usage: npm run -s train -- [--packs FILE.tsv]... [--dry]
       npm run -s train -- --labels FILE.jsonl [--erased FILE]
       npm run -s train -- --models | --live VERSION | --shadow VERSION | --rollback | --consent NAME | --revoke
  --packs FILE    trains on this labelled pack too (columns id, source, text, label, level); its rows are not kept
  --dry           measures only, writes nothing
  --labels FILE   trains a candidate on clinicians' labels too (JSON Lines: text, context, crisis, level, language, client),
                  prints the gate and stores it in DATA_DIR/models; needs the program's recorded consent
  --erased FILE   clients (one a line) whose labels are left out
  --models        lists the program's models and how the shadow differed so far; --live makes one that passed its gate answer,
                  --shadow runs one beside it that decides nothing ("none" ends it), --rollback goes back to the model
                  before. The server takes them up at its next start. evaluate measures them (--model, --against)
  --consent NAME  records who allowed learning from clients' messages; --revoke ends it
The same input gives the same weights. Prints cross-validated figures by source, language, theme and voice.`;

const { values } = parseArgs({
  options: {
    packs: { type: 'string', multiple: true },
    dry: { type: 'boolean' },
    labels: { type: 'string' },
    erased: { type: 'string' },
    models: { type: 'boolean' },
    live: { type: 'string' },
    shadow: { type: 'string' },
    rollback: { type: 'boolean' },
    consent: { type: 'string' },
    revoke: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
const dataDir = process.env.DATA_DIR ?? './data';
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  if (values.help === true) say(HELP);
  else if (values.labels !== undefined) {
    const passed = learn(dataDir, values.labels, values.erased, new Date().toISOString(), say);
    if (!passed) process.exitCode = 1;
  } else if (!manageModels(dataDir, values, new Date().toISOString(), say)) {
    train(values.packs ?? [], values.dry === true);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function train(packs: readonly string[], dry: boolean): void {
  const corpus = loadCorpus();
  const extra = packs.flatMap((file) => readPack(file));
  const rows = [...corpus, ...extra].map((row) => prepareRow(row));
  const heldOut = crossValidate(rows);
  const scores = heldOutMargins(rows, heldOut);
  const named = (name: string | null) => (name === null ? [] : [name]);
  const figures = [
    figuresBy('all', rows, scores, () => ['all']),
    figuresBy('source', rows, scores, (row) => [row.label.source]),
    figuresBy('language', rows, scores, (row) => [row.label.language]),
  ].flat();
  const fine = [
    figuresBy('theme', rows, scores, (row) => named(row.label.source === 'corpus' ? row.label.theme : null)),
    figuresBy('voice', rows, scores, (row) => named(row.label.source === 'corpus' ? row.label.voice : null)),
  ].flat();
  const promised = promisedFigures(rows, scores);
  const own = rows.filter((row) => row.label.source === 'corpus');
  const others = rows.filter((row) => row.label.source !== 'corpus');
  const strangers = others.length === 0 ? [] : strangerFigures(others, strangerMargins(own, others));
  for (const figure of [...figures, ...strangers, ...promised, ...fine]) {
    if (figure.by !== 'voice' || figure.rows >= 60) say(figureLine(figure));
  }
  const trained = trainModel(rows, heldOut);
  const version = `handrail-${packs.length > 0 ? 'mixed' : 'corpus'}-${fingerprint(trained)}`;
  if (dry) return;
  const file = encodeWeights({ ...trained, version });
  writeFileSync(new URL('../model/weights.bin', import.meta.url), file);
  const summary = {
    version,
    rows: rows.length,
    corpusRows: corpus.length,
    packs: packs.map((name) => ({
      name: name.split('/').at(-1),
      rows: readPack(name).length,
      sha256: createHash('sha256').update(readFileSync(name)).digest('hex'),
    })),
    bytes: file.length,
    calibration: trained.calibration,
    thresholds: trained.thresholds,
    alertCurve: trained.alertCurve,
    crossValidated: figures,
    promised,
    strangers,
  };
  writeFileSync(new URL('../model/training.json', import.meta.url), `${JSON.stringify(summary, null, 1)}\n`);
  say(`wrote weights.bin ${file.length} bytes, version ${version}`);
}

function figureLine(figure: GroupFigure): string {
  const shown = (value: number | null) => (value === null ? '  -   ' : value.toFixed(4));
  return `${figure.by.padEnd(9)}${figure.name.padEnd(34)}rows ${String(figure.rows).padStart(5)}  crisis ${String(figure.crisis).padStart(5)}  AUC ${shown(figure.auc)}  sens@.95 ${shown(figure.sensitivity)}`;
}
