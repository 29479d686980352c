import type { RiskCategory, RiskLevel, RiskSubject } from '../../platform/risk.ts';

/** Reasons why a phrase does not mean what its words say; see suppressors.ts. */
export type SuppressorId = 'negated' | 'past' | 'quoted' | 'joking' | 'dream' | 'conditional' | 'leaving';

/** What the bot's last turn asked about; see context/questions.ts. */
export type QuestionKind =
  | 'suicide'
  | 'self_harm'
  | 'harm_others'
  | 'method'
  | 'means'
  | 'time'
  | 'rating'
  | 'safe'
  | 'alone'
  | 'person'
  | 'use'
  | 'abuse'
  | 'acted'
  | 'promise'
  | 'vital'
  | 'where';

/** One rule: data, with the examples that prove it. */
export interface RiskRule {
  readonly id: string;
  readonly category: RiskCategory;
  readonly level: RiskLevel;
  readonly language: 'en' | 'es';
  /** Why these words carry this level. */
  readonly why: string;
  /**
   * On normalised text (normalise.ts), whole words. `~` is a gap of up to three words, `~~` of up to seven, neither
   * crosses a clause end nor a "not"; `{NAME}` is a word list of vocabulary.ts; a leading `^` means the whole message.
   */
  readonly pattern: string;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
  readonly unless: readonly SuppressorId[];
  readonly subject: RiskSubject;
  /** Holds only when an earlier turn of the client carried one of these. */
  readonly after?: readonly RiskCategory[];
  /** Holds only when the bot's last turn asked one of these. */
  readonly question?: readonly QuestionKind[];
}

/** What a rule file writes for each rule; the rest has defaults. */
export interface RuleDraft {
  readonly id: string;
  readonly level: RiskLevel;
  readonly why: string;
  readonly pattern: string;
  readonly hits: readonly string[];
  readonly misses?: readonly string[];
  readonly category?: RiskCategory;
  readonly unless?: readonly SuppressorId[];
  readonly subject?: RiskSubject;
  readonly after?: readonly RiskCategory[];
  readonly question?: readonly QuestionKind[];
}

/** Completes the drafts of one category and language. */
export function rulesOf(
  category: RiskCategory,
  language: 'en' | 'es',
  unless: readonly SuppressorId[],
  drafts: readonly RuleDraft[],
): RiskRule[] {
  return drafts.map((draft) => ({
    misses: [],
    unless,
    subject: 'self',
    ...draft,
    id: `${language}.${draft.id}`,
    category: draft.category ?? category,
    language,
  }));
}
