/** Measures the classifier on labelled packs; see `--help`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Evaluation, evaluate, judge } from '../evaluation/evaluate-pack.ts';
import { modelCard } from '../evaluation/model-card.ts';
import { htmlReport, textReport } from '../evaluation/report.ts';
import { weightsFile } from '../learning/registry.ts';
import { type ShadowDifference, summarise, withShadow } from '../learning/shadow.ts';
import { decodeWeights, useWeights } from '../model/weights.ts';
import { loadCorpus } from '../training/corpus.ts';
import { corpusAsPack, readPack } from '../training/packs.ts';

const HELP = `Prints the classifier's metrics on labelled TSV packs.
usage: npm run -s evaluate -- FILE... [--json FILE] [--html FILE] [--card FILE] [--no-texts] [--corpus] [--model VERSION] [--against VERSION]
  FILE        columns id, source or category, text, label (crisis / not_crisis) or expected_level, categories; "a || b" = context and text
  --corpus    measures on our own corpus too, which names categories (learned from: shows what was learned)
  --json      writes all figures
  --html      writes a page with plots
  --card      writes the model card (docs/model-card.md)
  --model     measures a model of the program (npm run -s train -- --models) instead of the shipped one
  --against   runs a model of the program in the shadow and counts where it differs
  --no-texts  leaves the message texts of misses and false alarms out`;

process.stdout.on('error', () => process.exit(1));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    html: { type: 'string' },
    card: { type: 'string' },
    corpus: { type: 'boolean' },
    'no-texts': { type: 'boolean' },
    model: { type: 'string' },
    against: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help === true) process.stdout.write(`${HELP}\n`);
else if (positionals.length === 0 && values.corpus !== true) {
  process.stderr.write(`${HELP}\n`);
  process.exitCode = 1;
} else run(positionals);

function run(files: readonly string[]): void {
  const dataDir = process.env.DATA_DIR ?? './data';
  if (values.model !== undefined) useWeights(weightsFile(dataDir, values.model));
  if (values.against !== undefined) {
    const candidate = decodeWeights(readFileSync(weightsFile(dataDir, values.against)));
    const differences: ShadowDifference[] = [];
    const answer = withShadow(candidate, (item) => differences.push(item));
    for (const row of files.flatMap((file) => readPack(file)))
      answer({ text: row.text, context: row.context });
    process.stdout.write(`shadow ${values.against}: ${JSON.stringify(summarise(differences))}\n\n`);
  }
  const packs = files.map((file) => ({ name: basename(file), judged: judge(readPack(file)) }));
  if (values.corpus === true) packs.push({ name: 'corpus', judged: judge(corpusAsPack(loadCorpus())) });
  const evaluations: { name: string; evaluation: Evaluation }[] = packs.map(({ name, judged }) => ({
    name,
    evaluation: evaluate(judged),
  }));
  const all = evaluate(packs.flatMap((pack) => pack.judged));
  if (packs.length > 1) {
    for (const { name, evaluation } of evaluations) {
      process.stdout.write(`== ${name}\n${textReport(evaluation, false)}\n`);
    }
    process.stdout.write('== all packs\n');
  }
  process.stdout.write(textReport(all, values['no-texts'] !== true));
  if (values.json !== undefined) {
    const plain = (evaluation: Evaluation): unknown => ({
      ...evaluation,
      missedSerious: evaluation.missedSerious.map((judged) => judged.row.id),
      worstMisses: evaluation.worstMisses.map((judged) => judged.row.id),
      worstAlarms: evaluation.worstAlarms.map((judged) => judged.row.id),
    });
    writeFileSync(
      values.json,
      `${JSON.stringify({ all: plain(all), packs: evaluations.map(({ name, evaluation }) => ({ name, ...(plain(evaluation) as object) })) }, null, 1)}\n`,
    );
  }
  if (values.html !== undefined) writeFileSync(values.html, htmlReport(all));
  if (values.card !== undefined) writeFileSync(values.card, modelCard(evaluations));
}
