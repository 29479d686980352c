import { answerKind } from '../context/questions.ts';
import type { NormalisedText } from '../normalise/normalise.ts';
import type { RuleHit } from '../rules/engine.ts';
import type { QuestionKind } from '../rules/rule.ts';
import { hash, hashUnit } from './hash.ts';
import { type WordVectors, wordVectors } from './vectors.ts';
import { CONCEPT_HASHES, conceptPair, factsOf, NO_WORD, type WordFacts } from './word-facts.ts';

/** What the model reads of one message: hashed sparse features and a dense summary of its word vectors. */
export interface Features {
  /** Hashes of words, word pairs and triples, stems, rules, context. */
  readonly words: ArrayLike<number>;
  /** Hashes of what the words are about (concepts.ts), singly and in ordered pairs near each other. */
  readonly concepts: ArrayLike<number>;
  /** Hashes of character 3- to 5-grams. */
  readonly characters: ArrayLike<number>;
  /** Pooled word vectors. */
  readonly dense: Float32Array;
  /** A word touches a grave concept (concepts.ts). */
  readonly grave: boolean;
}

/** What the features are made of. */
export interface FeatureInput {
  readonly normalised: Pick<NormalisedText, 'text' | 'tokens' | 'language'>;
  readonly hits: readonly RuleHit[];
  readonly question: QuestionKind | null;
}

const MAX_WORDS = 260;
/** So much of a text is read by its letters. */
const MAX_LETTERS = 1200;

const RULE = hash('r|');
const META = hash('m|');
const ANSWER = hash('a|');
const CHARACTER = hash('c|');
/** So many words with a concept before this one still go with it. */
const NEAR = 3;
const SPACE = 32;
const END = ' $';

/** Room for the hashes of one message; what is found is copied out of it. */
let room = new Int32Array(4096);
let used = 0;

function put(value: number): void {
  if (used === room.length) {
    const larger = new Int32Array(room.length * 2);
    larger.set(room);
    room = larger;
  }
  room[used] = value;
  used += 1;
}

function takeOut(): Int32Array {
  const found = room.slice(0, used);
  used = 0;
  return found;
}

/** Reads the features of one message. Pure but for caches; bounded by MAX_WORDS. */
export function extractFeatures(input: FeatureInput): Features {
  const { normalised, hits, question } = input;
  const tokens =
    normalised.tokens.length > MAX_WORDS ? normalised.tokens.slice(0, MAX_WORDS) : normalised.tokens;
  const spanish = normalised.language === 'es';
  const words = tokens.map(({ text }) => factsOf(text));
  used = 0;
  readWords(words, spanish);
  // Spanish words stand beside their English ones: same stems, same weights.
  const english = spanish ? words.map((word) => factsOf(word.english ?? word.text)) : undefined;
  if (english !== undefined) readStems(english, false);
  for (const hit of hits) {
    const sign = hit.suppressed ? '-' : '+';
    put(hash(`${hit.rule.id}${sign}`, RULE));
    put(hash(`${hit.rule.category}.${hit.level}${sign}`, RULE));
  }
  put(hash(`n${Math.min(6, Math.ceil(Math.log2(tokens.length + 1)))}`, META));
  put(hash(normalised.language, META));
  if (question !== null) {
    const answer = answerKind(normalised.text);
    put(hash(`${question}=${answer}`, ANSWER));
    put(hash(question, ANSWER));
    for (const { text } of tokens.slice(0, 8)) put(hash(`${question}:${text}`, ANSWER));
  }
  const sparse = takeOut();
  readConcepts(words);
  const concepts = takeOut();
  readLetters(normalised.text);
  return {
    words: sparse,
    concepts,
    characters: takeOut(),
    dense: pool(english ?? words, wordVectors()),
    grave: words.some((word) => word.grave),
  };
}

function readWords(words: readonly WordFacts[], spanish: boolean): void {
  let before = NO_WORD;
  let beforeThat = NO_WORD;
  let stemBefore = NO_WORD;
  for (const word of words) {
    const { text } = word;
    put(word.word);
    put(hash(text, before.pair));
    if (beforeThat !== NO_WORD || before !== NO_WORD) {
      put(hash(text, extended(before.text, beforeThat.triple)));
      if (beforeThat !== NO_WORD) put(hash(text, beforeThat.skip));
    }
    readStem(word, stemBefore, spanish);
    beforeThat = before;
    before = word;
    stemBefore = word;
  }
  put(hash(END, before.pair));
}

function readStems(words: readonly WordFacts[], spanish: boolean): void {
  let before = NO_WORD;
  for (const word of words) {
    readStem(word, before, spanish);
    before = word;
  }
}

function readStem(word: WordFacts, before: WordFacts, spanish: boolean): void {
  const own = spanish ? word.spanishStem : word.englishStem;
  const earlier = spanish ? before.spanishStem : before.englishStem;
  put(own.stem);
  put(hash(own.text, earlier.pair));
}

/** Goes on with a hash over a word and a space. */
function extended(text: string, seed: number): number {
  return hashUnit(SPACE, hash(text, seed));
}

/** Concepts of the words, and pairs of concepts within a clause: next to each other or near. */
function readConcepts(words: readonly WordFacts[]): void {
  const window: WordFacts[] = [];
  for (const word of words) {
    if (word.text === '.') {
      window.length = 0;
      continue;
    }
    const { concepts } = word;
    for (let at = 0; at < concepts.length; at += 1) {
      const concept = concepts[at] as number;
      put(CONCEPT_HASHES[concept] as number);
      for (let place = 0; place < window.length; place += 1) {
        const earlier = (window[place] as WordFacts).concepts;
        const next = place === window.length - 1;
        for (let other = 0; other < earlier.length; other += 1)
          put(conceptPair(earlier[other] as number, concept, next));
      }
    }
    if (concepts.length === 0) continue;
    if (window.length === NEAR) window.shift();
    window.push(word);
  }
}

function readLetters(text: string): void {
  const length = Math.min(text.length, MAX_LETTERS);
  for (let at = 0; at < length; at += 1) {
    let value = CHARACTER;
    for (let size = 1; size <= 5 && at + size <= length; size += 1) {
      const unit = text.charCodeAt(at + size - 1);
      value ^= unit;
      value = Math.imul(value, 0x01000193);
      if (size >= 3) put(value);
      // A gram may begin with a space or end with one, never run across it.
      if (unit === SPACE && size > 1) break;
    }
  }
}

/** Mean, highest and lowest value per dimension over the words that have a vector. */
function pool(words: readonly WordFacts[], vectors: WordVectors): Float32Array {
  const { dimensions, scales, values } = vectors;
  const dense = new Float32Array(dimensions * 3);
  let count = 0;
  for (const { vector: row } of words) {
    if (row < 0) continue;
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
