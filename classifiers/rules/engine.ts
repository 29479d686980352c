import { levelRank, type RiskCategory, type RiskLevel, type RiskSubject } from '../../platform/risk.ts';
import { ALL_RULES } from './all.ts';
import type { QuestionKind, RiskRule } from './rule.ts';
import { SUPPRESSORS } from './suppressors.ts';
import { compilePattern } from './vocabulary.ts';

/** A rule that fired, where, and what it counts for once suppressors had their say. */
export interface RuleHit {
  readonly rule: RiskRule;
  /** Offsets in the normalised text. */
  readonly from: number;
  readonly to: number;
  readonly level: RiskLevel;
  readonly suppressed: boolean;
  readonly subject: RiskSubject;
}

/** What the conversation adds to a text. */
export interface RuleContext {
  readonly question: QuestionKind | null;
  readonly earlier: ReadonlySet<RiskCategory>;
}

const NO_CONTEXT: RuleContext = { question: null, earlier: new Set() };
const COMPILED = ALL_RULES.map((rule) => ({ rule, regex: compilePattern(rule.pattern) }));
/** A phrase may be suppressed in one place and meant in another; a few places are looked at. */
const MAX_PLACES = 4;

/** Runs every rule over normalised text (normalise.ts). Pure; bounded by the rule count and the text's length. */
export function applyRules(text: string, context: RuleContext = NO_CONTEXT): RuleHit[] {
  const hits: RuleHit[] = [];
  for (const { rule, regex } of COMPILED) {
    if (rule.after !== undefined && !rule.after.some((category) => context.earlier.has(category))) continue;
    if (
      rule.question !== undefined &&
      (context.question === null || !rule.question.includes(context.question))
    )
      continue;
    regex.lastIndex = 0;
    let best: RuleHit | undefined;
    for (let place = 0; place < MAX_PLACES; place += 1) {
      const match = regex.exec(text);
      if (match === null) break;
      const from = match.index + 1;
      const to = match.index + match[0].length;
      const hit = weigh(rule, text, from, to);
      if (best === undefined || levelRank(hit.level) > levelRank(best.level)) best = hit;
      if (!hit.suppressed) break;
    }
    if (best !== undefined) hits.push(best);
  }
  return hits;
}

function weigh(rule: RiskRule, text: string, from: number, to: number): RuleHit {
  let level = rule.level;
  let subject = rule.subject;
  let suppressed = false;
  if (rule.unless.length > 0) {
    const clauseStart = text.lastIndexOf(' . ', from);
    const clauseEnd = text.indexOf(' . ', to);
    const clause = text.slice(
      clauseStart < 0 ? 0 : clauseStart + 2,
      clauseEnd < 0 ? text.length : clauseEnd + 1,
    );
    const before = text.slice(clauseStart < 0 ? 0 : clauseStart + 2, from);
    for (const suppressor of SUPPRESSORS) {
      if (!rule.unless.includes(suppressor.id)) continue;
      const subjectText =
        suppressor.scope === 'before' ? before : suppressor.scope === 'clause' ? clause : text;
      if (!suppressor.pattern.test(subjectText)) continue;
      suppressed = true;
      if (levelRank(suppressor.cap) < levelRank(level)) level = suppressor.cap;
      subject = suppressor.subject ?? subject;
    }
  }
  return { rule, from, to, level, suppressed, subject };
}
