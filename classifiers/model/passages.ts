import { atLeast, levelRank } from '../../platform/risk.ts';
import type { NormalisedText } from '../normalise/normalise.ts';
import type { RuleHit } from '../rules/engine.ts';
import { extractFeatures, type Features } from './features.ts';

/** What the features and the rules' findings need of a stretch of a message. */
export type Passage = Pick<NormalisedText, 'text' | 'tokens' | 'language'> & {
  /** Where it stands in the whole normalised text; end exclusive. */
  readonly from: number;
  readonly to: number;
};

/** A message of fewer words is read as a whole only. */
const LONG = 25;
/** A passage ends with the first clause end after so many words, and without one after so many. */
const ENOUGH = 14;
const TOO_MANY = 35;
/** Most passages of one message; bounds the time. Of more words the passages are longer, so that they reach its end. */
const MOST = 40;
/** Most findings that are read by themselves. */
const MOST_FINDINGS = 4;
/** Of a clause that does not end, so many words on either side of a finding go with it. */
const AROUND = 12;

/**
 * The passages of a long message: whole clauses, joined until they say something. A sentence of danger in a long post
 * would be thinned by everything around it; read by itself it is not. Empty for a short message or one passage.
 */
export function passagesOf(normalised: NormalisedText): readonly Passage[] {
  const { tokens } = normalised;
  if (tokens.length < LONG) return [];
  const stretch = Math.max(1, tokens.length / MOST / ENOUGH);
  const enough = Math.ceil(ENOUGH * stretch);
  const tooMany = Math.ceil(TOO_MANY * stretch);
  const ends: number[] = [];
  let begin = 0;
  let words = 0;
  tokens.forEach((token, at) => {
    const ending = token.text === '.';
    if (!ending) words += 1;
    if ((ending && words >= enough) || words >= tooMany) {
      ends.push(at + 1);
      begin = at + 1;
      words = 0;
    }
  });
  // A short rest goes with the passage before it.
  if (begin < tokens.length) {
    if (words >= enough / 2 || ends.length === 0) ends.push(tokens.length);
    else ends[ends.length - 1] = tokens.length;
  }
  if (ends.length < 2) return [];
  return ends.map((end, at) => stretchOf(normalised, at === 0 ? 0 : (ends[at - 1] as number), end));
}

function stretchOf({ text, tokens, offsets, language }: NormalisedText, first: number, end: number): Passage {
  const from = (offsets[first] as number) - 1;
  const to = (offsets[end - 1] as number) + (tokens[end - 1]?.text.length ?? 0) + 1;
  return { text: text.slice(from, to), tokens: tokens.slice(first, end), language, from, to };
}

/**
 * The clauses of a long message in which a rule of moderate or more stands, gravest first: what the rule found is
 * judged as if it had been sent alone, wherever it stands and whatever stands around it.
 */
function clausesOfFindings(normalised: NormalisedText, hits: readonly RuleHit[]): readonly Passage[] {
  const { tokens, offsets } = normalised;
  if (tokens.length < LONG) return [];
  const found: Passage[] = [];
  const standing = hits.filter((hit) => atLeast(hit.level, 'moderate'));
  for (const hit of standing.sort((a, b) => levelRank(b.level) - levelRank(a.level))) {
    if (found.length === MOST_FINDINGS) break;
    if (found.some((clause) => clause.from <= hit.from && clause.to >= hit.to)) continue;
    let first = offsets.findIndex((offset, at) => offset + (tokens[at]?.text.length ?? 0) > hit.from);
    let end = offsets.findIndex((offset) => offset >= hit.to);
    if (first < 0) continue;
    if (end < 0) end = tokens.length;
    const [least, most] = [Math.max(0, first - AROUND), Math.min(tokens.length, end + AROUND)];
    while (first > least && tokens[first - 1]?.text !== '.') first -= 1;
    while (end < most && tokens[end]?.text !== '.') end += 1;
    found.push(stretchOf(normalised, first, end));
  }
  return found;
}

/** A passage as the model reads it, with the rules' findings that lie within it. */
export interface ReadPassage {
  readonly features: Features;
  readonly hits: readonly RuleHit[];
}

/** Reads the passages of a long message; empty for a short one. */
export function readPassages(normalised: NormalisedText, hits: readonly RuleHit[]): readonly ReadPassage[] {
  return passagesOf(normalised).map((passage) => readPassage(passage, hits));
}

/** Reads what the rules found in a long message by itself, gravest first; empty for a short one. */
export function readFindings(normalised: NormalisedText, hits: readonly RuleHit[]): readonly ReadPassage[] {
  return clausesOfFindings(normalised, hits).map((passage) => readPassage(passage, hits));
}

function readPassage(passage: Passage, hits: readonly RuleHit[]): ReadPassage {
  const inside = hits.filter((hit) => hit.from >= passage.from && hit.to <= passage.to);
  return { features: extractFeatures({ normalised: passage, hits: inside, question: null }), hits: inside };
}

/** The gravest passage counts as much as the whole. */
const PASSAGE_SHARE = 0.5;
/** Of many passages one is grave by chance. */
const CHANCE = 0.3;
/** What a rule found in a long message counts for so much less than the same sent alone. */
const LESS_THAN_ALONE = 0.5;

/**
 * Joins the margin of the whole message with those of its passages, all after fusion with the rules. It is never less
 * than that of a finding of the rules' read by itself, but for a little.
 */
export function pooledMargin(
  whole: number,
  passages: readonly number[],
  findings: readonly number[] = [],
): number {
  const floor = Math.max(...findings) - LESS_THAN_ALONE;
  if (passages.length < 2) return Math.max(whole, floor);
  const gravest = Math.max(...passages);
  const pooled = whole + PASSAGE_SHARE * (gravest - whole) - CHANCE * Math.log(passages.length);
  return Math.max(pooled, floor);
}
