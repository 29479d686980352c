import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import porterEs from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import { CONCEPT_NAMES, conceptsOf, isAcute, isGrave } from './concepts.ts';
import { inEnglish } from './glossary.ts';
import { hash } from './hash.ts';
import { knownWords } from './vectors.ts';

/** A stem with its hash, and the seed of the pairs that it begins. */
interface StemFacts {
  readonly text: string;
  readonly stem: number;
  readonly pair: number;
}

/** What the features need of one normalised word, the same in every message. */
export interface WordFacts {
  readonly text: string;
  readonly word: number;
  /** Seeds of the pairs, triples and skipping pairs that the word begins. */
  readonly pair: number;
  readonly triple: number;
  readonly skip: number;
  readonly englishStem: StemFacts;
  readonly spanishStem: StemFacts;
  /** The English word for a Spanish one. */
  readonly english: string | undefined;
  /** Numbers of its concepts. */
  readonly concepts: Int32Array;
  readonly grave: boolean;
  readonly acute: boolean;
  /** Row of its vector, -1 where it has none. */
  readonly vector: number;
}

const WORD = hash('w1|');
const PAIR = hash('w2|');
const TRIPLE = hash('w3|');
const SKIP = hash('sk|');
const STEM = hash('s1|');
const STEM_PAIR = hash('s2|');
const CONCEPT = hash('k|');
const NEXT_CONCEPT = hash('kn|');
const NEAR_CONCEPT = hash('kw|');

const MAX_CACHE = 30_000;
const cache = new Map<string, WordFacts>();

/** Hash of each concept by its number. */
export const CONCEPT_HASHES: readonly number[] = CONCEPT_NAMES.map((name) => hash(name, CONCEPT));
const pairs = [new Map<number, number>(), new Map<number, number>()];

/** Hash of a concept with one before it, right before (`next`) or near. */
export function conceptPair(earlier: number, later: number, next: boolean): number {
  const key = earlier * CONCEPT_NAMES.length + later;
  const known = pairs[next ? 0 : 1] as Map<number, number>;
  const found = known.get(key);
  if (found !== undefined) return found;
  const seed = hash(`${CONCEPT_NAMES[earlier]}>`, next ? NEXT_CONCEPT : NEAR_CONCEPT);
  const value = hash(CONCEPT_NAMES[later] as string, seed);
  known.set(key, value);
  return value;
}

/** The facts of one normalised word. Cached, bounded. */
export function factsOf(text: string): WordFacts {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const facts = readFacts(text);
  if (cache.size < MAX_CACHE) cache.set(text, facts);
  return facts;
}

function readFacts(text: string): WordFacts {
  const names = conceptsOf(text);
  const stems = text.length > 3 && text.length < 24 && /^[a-z]+$/.test(text);
  return {
    text,
    word: hash(text, WORD),
    pair: hash(`${text} `, PAIR),
    triple: hash(`${text} `, TRIPLE),
    skip: hash(`${text} `, SKIP),
    englishStem: stemFacts(stems ? porter.stem(text) : text),
    spanishStem: stemFacts(stems ? porterEs.stem(text) : text),
    english: inEnglish(text),
    concepts: Int32Array.from(names, (name) => CONCEPT_NAMES.indexOf(name)),
    grave: names.some(isGrave),
    acute: names.some(isAcute),
    vector: knownWords().get(text) ?? -1,
  };
}

function stemFacts(text: string): StemFacts {
  return { text, stem: hash(text, STEM), pair: hash(`${text} `, STEM_PAIR) };
}

/** Stands before the first word. */
export const NO_WORD: WordFacts = readFacts('');
