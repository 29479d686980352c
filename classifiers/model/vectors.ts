import { readFileSync } from 'node:fs';

/**
 * Word vectors: GloVe (public domain), reduced by principal components and quantised to bytes; see docs/model-card.md.
 * File: magic `HRV1`, uint32 word count, uint32 dimensions, float32 scale per dimension, words joined by newlines
 * (uint32 byte length before), int8 values word by word. Little-endian.
 */
export interface WordVectors {
  readonly dimensions: number;
  readonly index: ReadonlyMap<string, number>;
  readonly scales: Float32Array;
  readonly values: Int8Array;
}

const FILE = new URL('./vectors.bin', import.meta.url);
let loaded: WordVectors | undefined;

/** The vectors shipped with the classifier, read once. */
export function wordVectors(): WordVectors {
  loaded ??= decodeVectors(readFileSync(FILE));
  return loaded;
}

/** The words that have a vector. */
export function knownWords(): ReadonlyMap<string, number> {
  return wordVectors().index;
}

export function encodeVectors(
  words: readonly string[],
  rows: readonly Float32Array[],
  dimensions: number,
): Buffer {
  const scales = new Float32Array(dimensions);
  for (const row of rows) {
    for (let at = 0; at < dimensions; at += 1) {
      scales[at] = Math.max(scales[at] as number, Math.abs(row[at] as number) / 127);
    }
  }
  const names = Buffer.from(words.join('\n'), 'utf8');
  const head = Buffer.alloc(16);
  head.write('HRV1', 0, 'latin1');
  head.writeUInt32LE(words.length, 4);
  head.writeUInt32LE(dimensions, 8);
  head.writeUInt32LE(names.length, 12);
  const values = new Int8Array(words.length * dimensions);
  rows.forEach((row, word) => {
    for (let at = 0; at < dimensions; at += 1) {
      values[word * dimensions + at] = Math.round((row[at] as number) / (scales[at] as number));
    }
  });
  return Buffer.concat([head, Buffer.from(scales.buffer), names, Buffer.from(values.buffer)]);
}

export function decodeVectors(file: Buffer): WordVectors {
  if (file.toString('latin1', 0, 4) !== 'HRV1') throw new Error('not a vector file');
  const count = file.readUInt32LE(4);
  const dimensions = file.readUInt32LE(8);
  const nameBytes = file.readUInt32LE(12);
  const scales = new Float32Array(dimensions);
  for (let at = 0; at < dimensions; at += 1) scales[at] = file.readFloatLE(16 + at * 4);
  const namesAt = 16 + dimensions * 4;
  const index = new Map<string, number>();
  const names = file.toString('utf8', namesAt, namesAt + nameBytes).split('\n');
  names.forEach((word, at) => {
    index.set(word, at);
  });
  const valuesAt = namesAt + nameBytes;
  const values = new Int8Array(file.buffer, file.byteOffset + valuesAt, count * dimensions);
  return { dimensions, index, scales, values };
}
