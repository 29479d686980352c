import { readFileSync } from 'node:fs';
import { RISK_CATEGORIES } from '../../platform/risk.ts';
import type { Features } from './features.ts';

/** Heads of the first table: is the level at least low, moderate, high, imminent. */
export const LEVEL_HEADS = 4;
/** Heads of the second table: the categories, then whose risk it is (other, past, quoted). */
export const TOPIC_HEADS = RISK_CATEGORIES.length + 3;
export const LEVEL_BITS = 17;
export const TOPIC_BITS = 14;

/** A trained model. Weights are bytes with one scale per head; biases and dense weights are float32. */
export interface RiskWeights {
  readonly version: string;
  readonly level: SparseTable;
  readonly topic: SparseTable;
  readonly calibration: readonly (readonly [number, number])[];
  readonly thresholds: Thresholds;
  /** How `page` follows the alerts that a program allows (working-point.ts); empty in models trained before it was. */
  readonly alertCurve: AlertCurve;
}

export interface SparseTable {
  readonly bits: number;
  readonly heads: number;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** `dense[at * heads + head]`. */
  readonly dense: Float32Array;
  readonly weights: Int8Array;
}

/** Pairs of alerts per thousand ordinary messages and the margin from which they come, rates rising, margins falling. */
export type AlertCurve = readonly (readonly [number, number])[];

/** Working points: margins after fusion (fusion.ts) for page and ask, probabilities of the other heads. */
export interface Thresholds {
  /** From this margin on the model alone reaches moderate: a handoff. */
  readonly page: number;
  /** The same for a message that is surely distressed (`distress` on the head for low or more). */
  readonly distressPage: number;
  readonly distress: number;
  /** From this margin on a message below moderate goes to review. */
  readonly ask: number;
  readonly low: number;
  readonly high: number;
  readonly imminent: number;
  readonly topic: number;
}

const FILE = new URL('./weights.bin', import.meta.url);
let loaded: RiskWeights | undefined;

/** Lets other weights answer from now on: a model that the program trained. Throws for a file that is none; undefined goes back to the shipped ones. */
export function useWeights(file: string | undefined): void {
  loaded = decodeWeights(readFileSync(file ?? FILE));
}

/** The weights that answer, read once; the shipped ones unless `useWeights` was called. */
export function riskWeights(): RiskWeights {
  loaded ??= decodeWeights(readFileSync(FILE));
  return loaded;
}

/** Share of a sparse feature group in the margin: so that a long text does not shout. */
function groupValue(count: number): number {
  return count === 0 ? 0 : 1 / Math.sqrt(count);
}

/** How much of the margin characters may say beside words: they know spellings, not meanings. */
const CHARACTER_SHARE = 0.5;

/** The sparse groups that a table reads, each with the value of one feature in it. */
export function sparseGroups(
  features: Features,
  withCharacters: boolean,
): readonly { readonly hashes: ArrayLike<number>; readonly value: number }[] {
  const group = (hashes: ArrayLike<number>, share: number) => ({
    hashes,
    value: groupValue(hashes.length) * share,
  });
  const read = [group(features.words, 1), group(features.concepts, 1)];
  return withCharacters ? [...read, group(features.characters, CHARACTER_SHARE)] : read;
}

const part = new Int32Array(64);

/** Adds up the weights of `hashes` into `part`, one sum per head: whole numbers, so in any order the same. */
function addUp(table: SparseTable, hashes: ArrayLike<number>): void {
  const { heads, bits, weights } = table;
  const mask = 2 ** bits - 1;
  if (heads === 4) {
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let at = 0; at < hashes.length; at += 1) {
      const hash = hashes[at] as number;
      const row = ((hash ^ (hash >>> 15)) & mask) << 2;
      first += weights[row] as number;
      second += weights[row + 1] as number;
      third += weights[row + 2] as number;
      fourth += weights[row + 3] as number;
    }
    part[0] = first;
    part[1] = second;
    part[2] = third;
    part[3] = fourth;
    return;
  }
  part.fill(0, 0, heads);
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at] as number;
    const row = ((hash ^ (hash >>> 15)) & mask) * heads;
    for (let head = 0; head < heads; head += 1)
      part[head] = (part[head] as number) + (weights[row + head] as number);
  }
}

/** Margins (log odds) of every head of `table`. `withCharacters` false for the topic table, which reads words only. */
export function margins(table: SparseTable, features: Features, withCharacters: boolean): Float64Array {
  const { heads, scales, bias, dense } = table;
  const sums = new Float64Array(heads);
  for (const { hashes, value } of sparseGroups(features, withCharacters)) {
    addUp(table, hashes);
    for (let head = 0; head < heads; head += 1) {
      sums[head] = (sums[head] as number) + (part[head] as number) * value * (scales[head] as number);
    }
  }
  const vector = features.dense;
  for (let at = 0; at < vector.length; at += 1) {
    const value = vector[at] as number;
    if (value === 0) continue;
    const row = at * heads;
    for (let head = 0; head < heads; head += 1) {
      sums[head] = (sums[head] as number) + value * (dense[row + head] as number);
    }
  }
  for (let head = 0; head < heads; head += 1) sums[head] = (sums[head] as number) + (bias[head] as number);
  return sums;
}

export function encodeWeights(model: RiskWeights): Buffer {
  const meta = Buffer.from(
    JSON.stringify({
      version: model.version,
      calibration: model.calibration,
      thresholds: model.thresholds,
      alertCurve: model.alertCurve,
      tables: [model.level, model.topic].map((table) => ({
        bits: table.bits,
        heads: table.heads,
        dense: table.dense.length,
      })),
    }),
    'utf8',
  );
  const head = Buffer.alloc(8);
  head.write('HRW1', 0, 'latin1');
  head.writeUInt32LE(meta.length, 4);
  const parts: Buffer[] = [head, meta];
  for (const table of [model.level, model.topic]) {
    for (const list of [table.scales, table.bias, table.dense]) {
      const part = Buffer.alloc(list.length * 4);
      list.forEach((value, at) => {
        part.writeFloatLE(value, at * 4);
      });
      parts.push(part);
    }
    parts.push(Buffer.from(table.weights.buffer, table.weights.byteOffset, table.weights.length));
  }
  return Buffer.concat(parts);
}

interface WeightsMeta {
  readonly version: string;
  readonly calibration: [number, number][];
  readonly thresholds: Thresholds;
  readonly alertCurve?: AlertCurve;
  readonly tables: readonly { readonly bits: number; readonly heads: number; readonly dense: number }[];
}

export function decodeWeights(file: Buffer): RiskWeights {
  if (file.toString('latin1', 0, 4) !== 'HRW1') throw new Error('not a weight file');
  const size = file.readUInt32LE(4);
  const meta = JSON.parse(file.toString('utf8', 8, 8 + size)) as WeightsMeta;
  let at = 8 + size;
  const floats = (count: number): Float32Array => {
    const list = new Float32Array(count);
    for (let index = 0; index < count; index += 1) list[index] = file.readFloatLE(at + index * 4);
    at += count * 4;
    return list;
  };
  const tables = meta.tables.map(({ bits, heads, dense }): SparseTable => {
    const scales = floats(heads);
    const bias = floats(heads);
    const denseWeights = floats(dense);
    const weights = new Int8Array(file.buffer, file.byteOffset + at, 2 ** bits * heads);
    at += weights.length;
    return { bits, heads, scales, bias, dense: denseWeights, weights };
  });
  const [level, topic] = tables;
  if (level === undefined || topic === undefined) throw new Error('weight file without tables');
  const { version, calibration, thresholds, alertCurve = [] } = meta;
  return { version, calibration, thresholds, alertCurve, level, topic };
}
