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
/** Most passages of one message; bounds the time. */
const MOST = 24;

/**
 * The passages of a long message: whole clauses, joined until they say something. A sentence of danger in a long post
 * would be thinned by everything around it; read by itself it is not. Empty for a short message or one passage.
 */
export function passagesOf({ text, tokens, offsets, language }: NormalisedText): readonly Passage[] {
  if (tokens.length < LONG) return [];
  const ends: number[] = [];
  let begin = 0;
  let words = 0;
  tokens.forEach((token, at) => {
    const ending = token.text === '.';
    if (!ending) words += 1;
    if ((ending && words >= ENOUGH) || words >= TOO_MANY) {
      ends.push(at + 1);
      begin = at + 1;
      words = 0;
    }
  });
  // A short rest goes with the passage before it.
  if (begin < tokens.length) {
    if (words >= ENOUGH / 2 || ends.length === 0) ends.push(tokens.length);
    else ends[ends.length - 1] = tokens.length;
  }
  if (ends.length < 2) return [];
  return ends.slice(0, MOST).map((end, at) => {
    const first = at === 0 ? 0 : (ends[at - 1] as number);
    const from = (offsets[first] as number) - 1;
    const to = (offsets[end - 1] as number) + (tokens[end - 1]?.text.length ?? 0) + 1;
    return { text: text.slice(from, to), tokens: tokens.slice(first, end), language, from, to };
  });
}

/** A passage as the model reads it, with the rules' findings that lie within it. */
export interface ReadPassage {
  readonly features: Features;
  readonly hits: readonly RuleHit[];
}

/** Reads the passages of a long message; empty for a short one. */
export function readPassages(normalised: NormalisedText, hits: readonly RuleHit[]): readonly ReadPassage[] {
  return passagesOf(normalised).map((passage) => {
    const inside = hits.filter((hit) => hit.from >= passage.from && hit.to <= passage.to);
    return { features: extractFeatures({ normalised: passage, hits: inside, question: null }), hits: inside };
  });
}

/** The gravest passage counts as much as the whole. */
const PASSAGE_SHARE = 0.5;
/** Of many passages one is grave by chance. */
const CHANCE = 0.3;

/** Joins the margin of the whole message with those of its passages, all after fusion with the rules. */
export function pooledMargin(whole: number, passages: readonly number[]): number {
  if (passages.length < 2) return whole;
  const gravest = Math.max(...passages);
  return whole + PASSAGE_SHARE * (gravest - whole) - CHANCE * Math.log(passages.length);
}
