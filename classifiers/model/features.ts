import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import porterEs from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import { answerKind } from '../context/questions.ts';
import type { NormalisedText } from '../normalise/normalise.ts';
import type { RuleHit } from '../rules/engine.ts';
import type { QuestionKind } from '../rules/rule.ts';
import { conceptsOf, touchesGrave } from './concepts.ts';
import { inEnglish } from './glossary.ts';
import { type WordVectors, wordVectors } from './vectors.ts';

/** What the model reads of one message: hashed sparse features and a dense summary of its word vectors. */
export interface Features {
  /** Hashes of words, word pairs and triples, stems, rules, context. */
  readonly words: readonly number[];
  /** Hashes of what the words are about (concepts.ts), singly and in ordered pairs near each other. */
  readonly concepts: readonly number[];
  /** Hashes of character 3- to 5-grams. */
  readonly characters: readonly number[];
  /** Pooled word vectors. */
  readonly dense: Float32Array;
  /** A word touches a grave concept (concepts.ts). */
  readonly grave: boolean;
}

/** What the features are made of. */
export interface FeatureInput {
  readonly normalised: NormalisedText;
  readonly hits: readonly RuleHit[];
  readonly question: QuestionKind | null;
}

const MAX_WORDS = 260;
const STEM_CACHE = new Map<string, string>();
const MAX_STEMS = 30_000;

/** FNV-1a over UTF-16 units, 32 bits. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

const WORD = hash('w1|');
const PAIR = hash('w2|');
const TRIPLE = hash('w3|');
const SKIP = hash('sk|');
const STEM = hash('s1|');
const STEM_PAIR = hash('s2|');
const RULE = hash('r|');
const META = hash('m|');
const ANSWER = hash('a|');
const CHARACTER = hash('c|');
const CONCEPT = hash('k|');
const NEXT_CONCEPT = hash('kn|');
const NEAR_CONCEPT = hash('kw|');
/** So many words with a concept before this one still go with it. */
const NEAR = 3;

function stem(word: string, spanish: boolean): string {
  const key = spanish ? `_${word}` : word;
  const known = STEM_CACHE.get(key);
  if (known !== undefined) return known;
  let result = word;
  if (word.length > 3 && word.length < 24 && /^[a-z]+$/.test(word)) {
    result = spanish ? porterEs.stem(word) : porter.stem(word);
  }
  if (STEM_CACHE.size < MAX_STEMS) STEM_CACHE.set(key, result);
  return result;
}

/** Reads the features of one message. Pure; bounded by MAX_WORDS. */
export function extractFeatures(input: FeatureInput): Features {
  const { normalised, hits, question } = input;
  const tokens =
    normalised.tokens.length > MAX_WORDS ? normalised.tokens.slice(0, MAX_WORDS) : normalised.tokens;
  const spanish = normalised.language === 'es';
  const words: number[] = [];
  let before = '';
  let beforeThat = '';
  let stemBefore = '';
  for (const { text } of tokens) {
    words.push(hash(text, WORD));
    words.push(hash(text, hash(`${before} `, PAIR)));
    if (beforeThat !== '' || before !== '') {
      words.push(hash(text, hash(`${beforeThat} ${before} `, TRIPLE)));
      if (beforeThat !== '') words.push(hash(text, hash(`${beforeThat} `, SKIP)));
    }
    const root = stem(text, spanish);
    words.push(hash(root, STEM));
    words.push(hash(root, hash(`${stemBefore} `, STEM_PAIR)));
    beforeThat = before;
    before = text;
    stemBefore = root;
  }
  words.push(hash(' $', hash(`${before} `, PAIR)));
  // Spanish words stand beside their English ones: same stems, same weights.
  const english = spanish ? tokens.map(({ text }) => inEnglish(text) ?? text) : undefined;
  stemBefore = '';
  for (const text of english ?? []) {
    const root = stem(text, false);
    words.push(hash(root, STEM));
    words.push(hash(root, hash(`${stemBefore} `, STEM_PAIR)));
    stemBefore = root;
  }
  for (const hit of hits) {
    words.push(hash(`${hit.rule.id}${hit.suppressed ? '-' : '+'}`, RULE));
    words.push(hash(`${hit.rule.category}.${hit.level}${hit.suppressed ? '-' : '+'}`, RULE));
  }
  words.push(hash(`n${Math.min(6, Math.ceil(Math.log2(tokens.length + 1)))}`, META));
  words.push(hash(normalised.language, META));
  if (question !== null) {
    const answer = answerKind(normalised.text);
    words.push(hash(`${question}=${answer}`, ANSWER));
    words.push(hash(question, ANSWER));
    for (const { text } of tokens.slice(0, 8)) words.push(hash(`${question}:${text}`, ANSWER));
  }
  const plain = tokens.map(({ text }) => text);
  return {
    words,
    concepts: conceptGrams(plain),
    characters: characterGrams(normalised.text),
    dense: pool(english ?? plain, wordVectors()),
    grave: touchesGrave(plain),
  };
}

/** Concepts of the words, and pairs of concepts within a clause: next to each other or near. */
function conceptGrams(words: readonly string[]): number[] {
  const grams: number[] = [];
  let window: (readonly string[])[] = [];
  for (const word of words) {
    if (word === '.') {
      window = [];
      continue;
    }
    const found = conceptsOf(word);
    for (const concept of found) {
      grams.push(hash(concept, CONCEPT));
      window.forEach((earlier, at) => {
        const seed = at === window.length - 1 ? NEXT_CONCEPT : NEAR_CONCEPT;
        for (const name of earlier) grams.push(hash(concept, hash(`${name}>`, seed)));
      });
    }
    if (found.length > 0) window = [...window.slice(-(NEAR - 1)), found];
  }
  return grams;
}

function characterGrams(text: string): number[] {
  const grams: number[] = [];
  const length = Math.min(text.length, 1200);
  for (let at = 0; at < length; at += 1) {
    let value = CHARACTER;
    for (let size = 1; size <= 5 && at + size <= length; size += 1) {
      const unit = text.charCodeAt(at + size - 1);
      value ^= unit;
      value = Math.imul(value, 0x01000193);
      if (size >= 3) grams.push(value >>> 0);
      // A gram may begin with a space or end with one, never run across it.
      if (unit === 32 && size > 1) break;
    }
  }
  return grams;
}

/** Mean, highest and lowest value per dimension over the words that have a vector. */
function pool(words: readonly string[], vectors: WordVectors): Float32Array {
  const { dimensions, index, scales, values } = vectors;
  const dense = new Float32Array(dimensions * 3);
  let count = 0;
  for (const text of words) {
    const row = index.get(text);
    if (row === undefined) continue;
    count += 1;
    const offset = row * dimensions;
    for (let at = 0; at < dimensions; at += 1) {
      const value = (values[offset + at] as number) * (scales[at] as number);
      dense[at] = (dense[at] as number) + value;
      const high = dimensions + at;
      const low = dimensions * 2 + at;
      if (count === 1 || value > (dense[high] as number)) dense[high] = value;
      if (count === 1 || value < (dense[low] as number)) dense[low] = value;
    }
  }
  if (count > 0)
    for (let at = 0; at < dimensions; at += 1) dense[at] = (dense[at] as number) / Math.sqrt(count);
  return dense;
}
