import levenshtein from 'natural/lib/natural/distance/levenshtein_distance.js';
import type { NormaliseFlag } from './flags.ts';
import type { TextLanguage } from './language.ts';
import { DOUBLED, FUZZY_EXCEPTIONS, FUZZY_TARGETS, JOINABLE, SPELLABLE } from './lexicon.ts';
import { shortForm } from './sms.ts';
import type { RawToken } from './tokens.ts';
import { scanTokens } from './tokens.ts';
import { isKnownWord } from './vocabulary.ts';

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '+': 't',
};
/** Words after which a lone "2" means "to". */
const TO_BEFORE = new Set([
  'want',
  'going',
  'have',
  'need',
  'got',
  'used',
  'like',
  'how',
  'what',
  'trying',
  'ready',
  'about',
  'nothing',
]);
/** Longest run of single letters that is read as one spelled-out phrase. */
const MAX_SPELLED = 40;
/** Words before "ill" that leave it a sickness; elsewhere it is "I'll" without its apostrophe. */
const SICK_BEFORE = new Set(
  'feel feeling felt am is was are be been so really very mentally get getting got fell too terminally seriously chronically an the'.split(
    ' ',
  ),
);
/** Words after "id" that make it "I'd". */
const WOULD_AFTER = new Set(
  'rather be do like love never just have go kill die want say hate still prefer probably'.split(' '),
);
/** Short forms of the text's language. */
interface Dictionary {
  get(word: string): string | undefined;
  /** Words of plain letters that were looked at before. */
  readonly known: Map<string, string>;
}

const MAX_CACHE = 20_000;
/** What plain letters become, in English and in Spanish. */
const mended = [new Map<string, string>(), new Map<string, string>()] as const;

/** Mends tokens one by one and in runs; see `normalise`. Adds to `flags` what looks like evasion. */
export function expandTokens(
  tokens: readonly RawToken[],
  language: TextLanguage,
  original: string,
  flags: Set<NormaliseFlag>,
): RawToken[] {
  const spanish = language === 'es';
  const dictionary: Dictionary = {
    get: (word) => shortForm(word, spanish),
    known: mended[spanish ? 1 : 0],
  };
  const result: RawToken[] = [];
  const push = (words: string, start: number, end: number): void => {
    for (const text of words.split(' ')) if (text !== '') result.push({ text, start, end });
  };
  // After single letters that spell nothing the next attempt waits, or a page of them would cost a try each.
  let plainUntil = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as RawToken;
    const run = index < plainUntil ? undefined : readSpelledOut(tokens, index);
    if (run === undefined && index >= plainUntil) plainUntil = index + singleLetters(tokens, index);
    if (run !== undefined) {
      flags.add('spelled-out');
      for (const word of run.words) push(dictionary.get(word) ?? word, token.start, run.end);
      index = run.last;
      continue;
    }
    const joined = joinSplit(token, tokens[index + 1]);
    if (joined !== undefined) {
      if (joined !== 'myself') flags.add('split-word');
      push(joined, token.start, (tokens[index + 1] as RawToken).end);
      index += 1;
      continue;
    }
    if (token.text.length >= 16) {
      const hidden = decode(original.slice(token.start, token.end));
      if (hidden !== undefined) {
        flags.add('encoded');
        for (const word of hidden) push(dictionary.get(word) ?? word, token.start, token.end);
        continue;
      }
    }
    if (token.text === '2' && TO_BEFORE.has(result.at(-1)?.text ?? '')) push('to', token.start, token.end);
    else if (token.text === 'ill' && language !== 'es' && !SICK_BEFORE.has(result.at(-1)?.text ?? '')) {
      push('i will', token.start, token.end);
    } else if (token.text === 'id' && WOULD_AFTER.has(tokens[index + 1]?.text ?? '')) {
      push('i would', token.start, token.end);
    } else push(mendWord(token.text, dictionary, flags), token.start, token.end);
  }
  return joinMarks(result);
}

function mendWord(word: string, dictionary: Dictionary, flags: Set<NormaliseFlag>): string {
  const known = dictionary.known.get(word);
  if (known !== undefined) return known;
  const direct = dictionary.get(word);
  if (direct !== undefined) return direct;
  if (word === '.' || /^[0-9]+$/.test(word)) return word;
  if (/^[a-z]+$/.test(word)) {
    const letters = mendLetters(word, dictionary);
    if (dictionary.known.size < MAX_CACHE) dictionary.known.set(word, letters);
    return letters;
  }
  const plain = word.replaceAll("'", '');
  const contracted = dictionary.get(plain);
  if (contracted !== undefined) return contracted;
  if (/[0-9@$!|+]/.test(word) && /[a-z]/.test(word)) {
    const spelled = unleet(plain);
    if (spelled !== undefined) {
      flags.add('leet');
      return dictionary.get(spelled) ?? spelled;
    }
  }
  if (word.includes('*')) {
    const unmasked = unmask(word);
    if (unmasked !== undefined) {
      flags.add('leet');
      return unmasked;
    }
  }
  if (/^[a-z]+'s$/.test(word)) return `${word.slice(0, -2)} s`;
  if (/^[a-z](?:\.[a-z])+$/.test(word)) return word.replaceAll('.', '');
  // What is left of joined words ("step-dad", "and/or", "10mg") is read as separate words.
  return word
    .split(/[^\p{L}\p{N}]+/u)
    .map((part) =>
      part === ''
        ? ''
        : (dictionary.get(part) ?? (/^[a-z]+$/.test(part) ? mendLetters(part, dictionary) : part)),
    )
    .join(' ');
}

function mendLetters(word: string, dictionary: Dictionary): string {
  let candidate = word;
  if (/(.)\1\1/.test(word)) {
    const double = word.replace(/(.)\1{2,}/g, '$1$1');
    const single = word.replace(/(.)\1{2,}/g, '$1');
    candidate = DOUBLED.has(double) ? double : isKnownWord(single) || !isKnownWord(double) ? single : double;
    const direct = dictionary.get(candidate);
    if (direct !== undefined) return direct;
  }
  // A stretched double ("killl", "kiill", "diie").
  if (!isKnownWord(candidate) && /(.)\1/.test(candidate)) {
    const single = candidate.replace(/(.)\1/g, '$1');
    if (SPELLABLE.has(single)) return single;
  }
  return fuzzy(candidate);
}

/** Mends one typo (insertion, deletion, substitution, swap) in a word that carries risk. */
function fuzzy(word: string): string {
  if (word.length < 5 || word.length > 12 || isKnownWord(word) || FUZZY_EXCEPTIONS.has(word)) return word;
  let found = word;
  for (const target of FUZZY_TARGETS) {
    if (target === word) break;
    if (target[0] !== word[0] || Math.abs(target.length - word.length) > 1) continue;
    if (levenshtein.DamerauLevenshteinDistance(word, target, { restricted: true }) <= 1) {
      found = target;
      break;
    }
  }
  return found;
}

function unleet(word: string): string | undefined {
  for (const one of ['i', 'l']) {
    let letters = '';
    for (const sign of word) {
      if (/[a-z]/.test(sign)) letters += sign;
      else if (sign === '1' || sign === '|' || sign === '!') letters += one;
      else letters += LEET[sign] ?? '';
    }
    if (SPELLABLE.has(letters)) return letters;
    const single = letters.replace(/(.)\1{2,}/g, '$1');
    if (SPELLABLE.has(single)) return single;
  }
  return undefined;
}

const MASKABLE = [
  'suicide',
  'suicidal',
  'kill',
  'killing',
  'die',
  'dead',
  'death',
  'myself',
  'rape',
  'raped',
  'overdose',
  'suicidio',
  'cut',
  'gun',
  'drugs',
];

function unmask(word: string): string | undefined {
  return MASKABLE.find(
    (target) =>
      target.length === word.length && [...word].every((sign, at) => sign === '*' || sign === target[at]),
  );
}

/** Letters one by one, with or without signs between: "s.u.i.c.i.d.e", "k i l l  m y s e l f", "d-i-e". */
function readSpelledOut(
  tokens: readonly RawToken[],
  from: number,
): { words: string[]; last: number; end: number } | undefined {
  const first = tokens[from] as RawToken;
  if (/^[a-z0-9@$](?:[.\-_*/][a-z0-9@$]){2,30}$/.test(first.text)) {
    const words = segment(first.text.replace(/[.\-_*/]/g, ''));
    return words === undefined ? undefined : { words, last: from, end: first.end };
  }
  if (first.text.length !== 1 || first.text === '.') return undefined;
  let letters = '';
  let last = from;
  while (last < tokens.length && letters.length < MAX_SPELLED) {
    const token = tokens[last] as RawToken;
    if (token.text.length !== 1 || token.text === '.') break;
    letters += token.text;
    last += 1;
  }
  if (letters.length < 3) return undefined;
  // "i want 2 d i e": the run may begin with real one-letter words; drop from the front until it spells.
  for (const drop of [0, 1]) {
    const words = segment(letters.slice(drop));
    if (words === undefined || words.every((word) => word.length < 3)) continue;
    const lead = drop === 1 ? [letters.slice(0, 1)] : [];
    return { words: [...lead, ...words], last: last - 1, end: (tokens[last - 1] as RawToken).end };
  }
  return undefined;
}

/** How many tokens in a row from `from` are single letters; 0 where too few for a spelled-out word. */
function singleLetters(tokens: readonly RawToken[], from: number): number {
  let count = 0;
  while (count < MAX_SPELLED && tokens[from + count]?.text.length === 1) count += 1;
  return count < 3 ? 0 : count;
}

/** Cuts letters into known words, longest first, without backtracking more than the text is long. */
function segment(letters: string): string[] | undefined {
  const plain = SPELLABLE.has(letters) ? letters : unleetAll(letters);
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= plain.length; end += 1) {
    for (let start = Math.max(0, end - 12); start < end; start += 1) {
      const head = best[start];
      const word = plain.slice(start, end);
      if (head !== undefined && SPELLABLE.has(word)) {
        best[end] = [...head, word];
        break;
      }
    }
  }
  const words = best[plain.length];
  return words?.some((word) => word.length >= 3) ? words : undefined;
}

function unleetAll(letters: string): string {
  return [...letters].map((sign) => LEET[sign] ?? sign).join('');
}

function joinSplit(token: RawToken, next: RawToken | undefined): string | undefined {
  if (next === undefined || token.text.length > 6 || next.text.length > 6) return undefined;
  const joined = token.text + next.text;
  return JOINABLE.has(joined) ? joined : undefined;
}

/** Base64 that hides words: decoded only when it reads as plain words. */
function decode(written: string): string[] | undefined {
  if (!/^[A-Za-z0-9+/]{16,400}={0,2}$/.test(written) || !/[A-Z]/.test(written) || !/[a-z]/.test(written))
    return undefined;
  const plain = Buffer.from(written, 'base64').toString('latin1');
  if (!/^[\x20-\x7e]+$/.test(plain) || !/^[a-z' .,!?0-9]+$/i.test(plain)) return undefined;
  const characters = [...plain.toLowerCase()].map((value) => ({ value, start: 0, end: 0 }));
  return scanTokens(characters).map((token) => token.text);
}

/** Drops repeated clause ends that repair left behind. */
function joinMarks(tokens: readonly RawToken[]): RawToken[] {
  return tokens.filter((token, index) => token.text !== '.' || tokens[index - 1]?.text !== '.');
}
