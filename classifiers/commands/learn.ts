import { readFileSync } from 'node:fs';
import { gate, gateReport } from '../learning/gate.ts';
import { readLabels } from '../learning/labels.ts';
import {
  addModel,
  type ModelRegistry,
  makeLive,
  readRegistry,
  rollBack,
  setShadow,
  writeRegistry,
} from '../learning/registry.ts';
import { readShadowCounts } from '../learning/shadow-counts.ts';
import { loadCorpus } from '../training/corpus.ts';
import { type GroupFigure, promisedFigures } from '../training/figures.ts';
import { prepareRow } from '../training/rows.ts';
import { crossValidate, fingerprint, heldOutMargins, trainModel } from '../training/train-model.ts';

type Say = (line: string) => void;

/**
 * Trains a candidate on our corpus and clinicians' labels, prints the gate, stores the weights in DATA_DIR. Never makes
 * it live. Throws without the program's recorded consent. Returns whether the gate was passed.
 */
export function learn(
  dataDir: string,
  labelFile: string,
  erasedFile: string | undefined,
  at: string,
  say: Say,
): boolean {
  if (readRegistry(dataDir).consent === null)
    throw new Error(
      'learning from clients is off: the program has not consented (npm run -s train -- --consent NAME)',
    );
  const erased = erasedFile === undefined ? [] : readFileSync(erasedFile, 'utf8').split(/\s+/);
  const labels = readLabels(readFileSync(labelFile, 'utf8'), new Set(erased));
  say(`${labels.rows.length} labels, ${labels.erased} of erased clients left out, ${labels.broken} broken`);
  if (labels.rows.length === 0) throw new Error('no label to learn from');
  const rows = [...loadCorpus(), ...labels.rows].map((row) => prepareRow(row));
  const heldOut = crossValidate(rows);
  const trained = trainModel(rows, heldOut);
  const version = `handrail-program-${fingerprint(trained)}`;
  const shipped = JSON.parse(readFileSync(new URL('../model/training.json', import.meta.url), 'utf8')) as {
    promised: GroupFigure[];
  };
  const result = gate(shipped.promised, promisedFigures(rows, heldOutMargins(rows, heldOut)));
  addModel(dataDir, { ...trained, version }, { at, labels: labels.rows.length, gate: result });
  say(gateReport(result));
  say(`stored ${version}; measure it with evaluate --model ${version}`);
  return result.passes;
}

interface ModelOptions {
  readonly models?: boolean | undefined;
  readonly live?: string | undefined;
  readonly shadow?: string | undefined;
  readonly rollback?: boolean | undefined;
  readonly consent?: string | undefined;
  readonly revoke?: boolean | undefined;
}

/** Carries out the options that only change the registry; false where there was none. */
export function manageModels(dataDir: string, options: ModelOptions, at: string, say: Say): boolean {
  const asked = [
    options.live,
    options.shadow,
    options.consent,
    options.models,
    options.rollback,
    options.revoke,
  ];
  if (asked.every((option) => option === undefined)) return false;
  const change = (next: (registry: ModelRegistry) => ModelRegistry): void =>
    writeRegistry(dataDir, next(readRegistry(dataDir)));
  const { live, shadow, consent } = options;
  if (consent !== undefined) change((registry) => ({ ...registry, consent: { by: consent, at } }));
  if (options.revoke === true) change((registry) => ({ ...registry, consent: null }));
  if (live !== undefined) change((registry) => makeLive(registry, live));
  if (shadow !== undefined) change((registry) => setShadow(registry, shadow === 'none' ? null : shadow));
  if (options.rollback === true) change(rollBack);
  const registry = readRegistry(dataDir);
  say(
    registry.consent === null
      ? 'learning from clients: off'
      : `learning from clients: allowed by ${registry.consent.by}, ${registry.consent.at}`,
  );
  say(`live: ${registry.live ?? 'the shipped model'}   shadow: ${registry.shadow ?? 'none'}`);
  const counts = readShadowCounts(dataDir);
  if (counts !== undefined && counts.version === registry.shadow)
    say(
      `  shadow since the server started: ${counts.messages} messages, ${counts.higher} higher, ${counts.lower} lower, ${counts.handoffsGained} handoffs gained, ${counts.handoffsLost} lost, ${counts.failed} failed`,
    );
  for (const model of registry.models)
    say(
      `  ${model.version}  ${model.at}  ${model.labels} labels  gate ${model.gate.passes ? 'passed' : 'NOT passed'}`,
    );
  return true;
}
