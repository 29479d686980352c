import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeWeights, type RiskWeights } from '../model/weights.ts';
import type { GateResult } from './gate.ts';

/** One model that the program trained; its weights never leave DATA_DIR. */
export interface ModelEntry {
  readonly version: string;
  /** ISO time. */
  readonly at: string;
  readonly labels: number;
  readonly gate: GateResult;
}

/** Who allowed learning from clients' messages; without it nothing is learned. */
export interface LearningConsent {
  readonly by: string;
  readonly at: string;
}

export interface ModelRegistry {
  readonly consent: LearningConsent | null;
  /** Null: the shipped model answers. */
  readonly live: string | null;
  /** Runs beside the live one and decides nothing. */
  readonly shadow: string | null;
  readonly models: readonly ModelEntry[];
  /** Versions that were live before, latest last; null is the shipped one. */
  readonly before: readonly (string | null)[];
}

const EMPTY: ModelRegistry = { consent: null, live: null, shadow: null, models: [], before: [] };

function folder(dataDir: string): string {
  return join(dataDir, 'models');
}

/** The program's own models; an empty registry where it has none. Throws where the file is damaged. */
export function readRegistry(dataDir: string): ModelRegistry {
  const file = join(folder(dataDir), 'registry.json');
  if (!existsSync(file)) return EMPTY;
  return { ...EMPTY, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<ModelRegistry>) };
}

/** Replaces the registry at once: a reader sees the old or the new one, never half. */
export function writeRegistry(dataDir: string, registry: ModelRegistry): void {
  mkdirSync(folder(dataDir), { recursive: true });
  const file = join(folder(dataDir), 'registry.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(registry, null, 1)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Path of a model's weights. Throws for a version that the registry does not know. */
export function weightsFile(dataDir: string, version: string): string {
  if (!readRegistry(dataDir).models.some((model) => model.version === version))
    throw new Error(`unknown model ${version}`);
  return join(folder(dataDir), `${version}.bin`);
}

/** Stores a candidate. It decides nothing until it is made live. */
export function addModel(dataDir: string, weights: RiskWeights, entry: Omit<ModelEntry, 'version'>): void {
  const registry = readRegistry(dataDir);
  mkdirSync(folder(dataDir), { recursive: true });
  writeFileSync(join(folder(dataDir), `${weights.version}.bin`), encodeWeights(weights), { mode: 0o600 });
  const others = registry.models.filter((model) => model.version !== weights.version);
  writeRegistry(dataDir, { ...registry, models: [...others, { version: weights.version, ...entry }] });
}

/** Makes a model live. Throws where the gate held it back. */
export function makeLive(registry: ModelRegistry, version: string): ModelRegistry {
  const model = registry.models.find((known) => known.version === version);
  if (model === undefined) throw new Error(`unknown model ${version}`);
  if (!model.gate.passes) throw new Error(`model ${version} did not pass its gate`);
  if (registry.live === version) return registry;
  const shadow = registry.shadow === version ? null : registry.shadow;
  return { ...registry, live: version, shadow, before: [...registry.before, registry.live] };
}

/** Runs a model in the shadow, null ends it. Needs no gate: it decides nothing. */
export function setShadow(registry: ModelRegistry, version: string | null): ModelRegistry {
  if (version !== null && !registry.models.some((known) => known.version === version))
    throw new Error(`unknown model ${version}`);
  return { ...registry, shadow: version };
}

/** Goes back to the model that was live before; to the shipped one where there is none. */
export function rollBack(registry: ModelRegistry): ModelRegistry {
  return { ...registry, live: registry.before.at(-1) ?? null, before: registry.before.slice(0, -1) };
}
