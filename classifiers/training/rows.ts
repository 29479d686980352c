import { levelRank, RISK_CATEGORIES } from '../../platform/risk.ts';
import { readContext } from '../context/context.ts';
import { extractFeatures, type Features } from '../model/features.ts';
import { type ReadPassage, readFindings, readPassages } from '../model/passages.ts';
import { LEVEL_HEADS, TOPIC_HEADS } from '../model/weights.ts';
import { normalise } from '../normalise/normalise.ts';
import { applyRules, type RuleHit } from '../rules/engine.ts';
import type { LabelledText } from './corpus.ts';
import type { PackRow } from './packs.ts';

/** A labelled text with its features and targets. */
export interface PreparedRow {
  readonly label: LabelledText | PackRow;
  readonly crisis: boolean;
  readonly features: Features;
  readonly hits: readonly RuleHit[];
  /** The passages of a long text, with the findings inside each. */
  readonly passages: readonly ReadPassage[];
  /** What the rules found in a long text, by itself. */
  readonly findings: readonly ReadPassage[];
  /** 1, 0, a share between them, or -1. */
  readonly levelTargets: Float32Array;
  readonly topicTargets: Int8Array;
  /** False for short lines whose label hangs on an earlier line that only the context rules read. */
  readonly teaches: boolean;
}

/** From so many words on a line with an earlier line of the client can teach by itself. */
const OWN_WORDS = 6;

/** What severe distress teaches the head for moderate or more: between everyday distress and a crisis. */
const SEVERE = 0.8;

const SUBJECTS = ['other', 'past', 'quoted'] as const;

/** Runs the pipeline up to the features and sets the targets; -1 where the source does not say. */
export function prepareRow(label: LabelledText | PackRow): PreparedRow {
  const normalised = normalise(label.text);
  const context = readContext(label.context);
  const hits = applyRules(normalised.text, context, normalised.layout);
  const features = extractFeatures({
    normalised,
    hits,
    question: context.question,
  });
  const passages = readPassages(normalised, hits);
  const findings = readFindings(normalised, hits);
  const rank = label.level === null ? -1 : levelRank(label.level);
  const crisis = 'crisis' in label ? label.crisis : rank >= 2;
  const levelTargets = new Float32Array(LEVEL_HEADS).fill(-1);
  if (rank >= 0) for (let head = 0; head < LEVEL_HEADS; head += 1) levelTargets[head] = rank > head ? 1 : 0;
  levelTargets[1] = crisis ? 1 : label.severe ? SEVERE : 0;
  // A pack without the level "imminent" says nothing about it.
  if ('crisis' in label && rank === 3) levelTargets[3] = -1;
  const topicTargets = new Int8Array(TOPIC_HEADS).fill(-1);
  if (label.categories !== null) {
    RISK_CATEGORIES.forEach((category, at) => {
      topicTargets[at] = label.categories?.includes(category) ? 1 : 0;
    });
  }
  if (label.who !== null) {
    SUBJECTS.forEach((subject, at) => {
      topicTargets[RISK_CATEGORIES.length + at] = label.who === subject ? 1 : 0;
    });
  }
  const teaches =
    label.context.length === 0 || context.question !== null || normalised.tokens.length >= OWN_WORDS;
  return { label, crisis, features, hits, passages, findings, levelTargets, topicTargets, teaches };
}
