import type { Features } from '../model/features.ts';
import { type SparseTable, sparseGroups } from '../model/weights.ts';

/** One training row: features and, per head, the target (1, 0 or between) or -1 where the source does not say. */
export interface TrainingRow {
  readonly features: Features;
  readonly targets: Int8Array | Float32Array;
  readonly weight: number;
}

export interface LogisticOptions {
  readonly bits: number;
  readonly heads: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull toward zero per update, on the features that the row has. */
  readonly decay: number;
  readonly denseRate: number;
  readonly withCharacters: boolean;
  readonly seed: number;
}

/** A float model during training; `quantise` makes the shipped table. */
export interface FloatTable {
  readonly bits: number;
  readonly heads: number;
  readonly weights: Float32Array;
  readonly dense: Float32Array;
  readonly bias: Float32Array;
}

/** Small, fast, seeded pseudo-random numbers in [0, 1), so that training is repeatable. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] as number;
    order[at] = order[other] as number;
    order[other] = kept;
  }
  return order;
}

/** Start of AdaGrad's sums: small, so that rare features learn at once. */
const SQUARE_START = 0.01;

/**
 * Trains one logistic regression per head over shared hashed features (AdaGrad, decay on touched weights).
 * Deterministic for a seed. Time grows with rows x features x heads x epochs.
 */
export function trainLogistic(rows: readonly TrainingRow[], options: LogisticOptions): FloatTable {
  const { bits, heads, epochs, rate, decay, denseRate, withCharacters } = options;
  const mask = 2 ** bits - 1;
  const weights = new Float32Array(2 ** bits * heads);
  const squares = new Float32Array(2 ** bits * heads).fill(SQUARE_START);
  const denseSize = rows[0]?.features.dense.length ?? 0;
  const dense = new Float32Array(denseSize * heads);
  const denseSquares = new Float32Array(denseSize * heads).fill(1);
  const bias = new Float32Array(heads);
  const biasSquares = new Float32Array(heads).fill(1);
  const prepared = rows.map((row) => {
    const groups = sparseGroups(row.features, withCharacters);
    const size = groups.reduce((sum, group) => sum + group.hashes.length, 0);
    const at = new Int32Array(size);
    const value = new Float32Array(size);
    let fill = 0;
    for (const group of groups) {
      for (const hash of Array.from(group.hashes)) {
        at[fill] = ((hash ^ (hash >>> 15)) & mask) * heads;
        value[fill] = group.value;
        fill += 1;
      }
    }
    return { at, value };
  });
  const random = seededRandom(options.seed);
  const sums = new Float64Array(heads);
  const gradients = new Float64Array(heads);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const step = rate / (1 + epoch * 0.3);
    for (const pick of shuffled(rows.length, random)) {
      const row = rows[pick] as TrainingRow;
      const { at, value } = prepared[pick] as { at: Int32Array; value: Float32Array };
      for (let head = 0; head < heads; head += 1) sums[head] = bias[head] as number;
      for (let index = 0; index < at.length; index += 1) {
        const base = at[index] as number;
        const share = value[index] as number;
        for (let head = 0; head < heads; head += 1) {
          sums[head] = (sums[head] as number) + share * (weights[base + head] as number);
        }
      }
      const vector = row.features.dense;
      for (let index = 0; index < denseSize; index += 1) {
        const share = vector[index] as number;
        if (share === 0) continue;
        for (let head = 0; head < heads; head += 1) {
          sums[head] = (sums[head] as number) + share * (dense[index * heads + head] as number);
        }
      }
      let any = false;
      for (let head = 0; head < heads; head += 1) {
        const target = row.targets[head] as number;
        const gradient = target < 0 ? 0 : row.weight * (1 / (1 + Math.exp(-(sums[head] as number))) - target);
        gradients[head] = gradient;
        if (gradient !== 0) any = true;
      }
      if (!any) continue;
      for (let index = 0; index < at.length; index += 1) {
        const base = at[index] as number;
        const share = value[index] as number;
        for (let head = 0; head < heads; head += 1) {
          const gradient = gradients[head] as number;
          if (gradient === 0) continue;
          const place = base + head;
          const slope = gradient * share + decay * (weights[place] as number);
          const square = (squares[place] as number) + slope * slope;
          squares[place] = square;
          weights[place] = (weights[place] as number) - (step * slope) / Math.sqrt(square);
        }
      }
      for (let index = 0; index < denseSize; index += 1) {
        const share = vector[index] as number;
        if (share === 0) continue;
        for (let head = 0; head < heads; head += 1) {
          const place = index * heads + head;
          const slope = (gradients[head] as number) * share + decay * (dense[place] as number);
          const square = (denseSquares[place] as number) + slope * slope;
          denseSquares[place] = square;
          dense[place] = (dense[place] as number) - (denseRate * slope) / Math.sqrt(square);
        }
      }
      for (let head = 0; head < heads; head += 1) {
        const slope = gradients[head] as number;
        const square = (biasSquares[head] as number) + slope * slope;
        biasSquares[head] = square;
        bias[head] = (bias[head] as number) - (step * slope) / Math.sqrt(square);
      }
    }
  }
  return { bits, heads, weights, dense, bias };
}

/** Rounds a float model to bytes, one scale per head. The few largest weights are clipped so that the rest keep their detail. */
export function quantise(table: FloatTable): SparseTable {
  const { heads } = table;
  const scales = new Float32Array(heads);
  const weights = new Int8Array(table.weights.length);
  for (let head = 0; head < heads; head += 1) {
    const sizes: number[] = [];
    for (let at = head; at < table.weights.length; at += heads) {
      const size = Math.abs(table.weights[at] as number);
      if (size > 0) sizes.push(size);
    }
    sizes.sort((a, b) => a - b);
    const top = sizes[Math.floor(sizes.length * 0.9995)] ?? 1;
    scales[head] = top / 127;
    for (let at = head; at < table.weights.length; at += heads) {
      const level = Math.round((table.weights[at] as number) / (top / 127));
      weights[at] = Math.max(-127, Math.min(127, level));
    }
  }
  return { bits: table.bits, heads, scales, bias: table.bias, dense: table.dense, weights };
}
