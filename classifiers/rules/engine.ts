import { levelRank, type RiskCategory, type RiskLevel, type RiskSubject } from '../../platform/risk.ts';
import { type Layout, PLAIN } from '../normalise/layout.ts';
import { ALL_RULES } from './all.ts';
import { needsOfRules } from './prefilter.ts';
import type { QuestionKind, RiskRule } from './rule.ts';
import { StringSearch } from './string-search.ts';
import { SUPPRESSORS, type Suppressor } from './suppressors.ts';
import { compilePattern } from './vocabulary.ts';

/** A rule that fired, where, and what it counts for once suppressors had their say. */
export interface RuleHit {
  readonly rule: RiskRule;
  /** Offsets in the normalised text. */
  readonly from: number;
  readonly to: number;
  readonly level: RiskLevel;
  readonly suppressed: boolean;
  /** Suppressed by a "not": the writer says the opposite. */
  readonly denied: boolean;
  readonly subject: RiskSubject;
}

/** What the conversation adds to a text. */
export interface RuleContext {
  readonly question: QuestionKind | null;
  readonly earlier: ReadonlySet<RiskCategory>;
}

const NO_CONTEXT: RuleContext = { question: null, earlier: new Set() };
/** What each rule's match must hold; rules without such words are always tried. */
const NEEDS = needsOfRules(ALL_RULES);
const ALWAYS = Uint8Array.from(NEEDS, (needs) => (needs === null ? 1 : 0));
const SEARCH = new StringSearch(
  NEEDS.flatMap((needs, owner) => (needs ?? []).map((text) => ({ text, owner }))),
);
/** Built when a text first asks for them: most are never needed in a short life, and building all takes a while. */
const compiled: (RegExp | undefined)[] = [];
const candidates = new Uint8Array(ALL_RULES.length);
/** A phrase may be suppressed in one place and meant in another; a few places are looked at. */
const MAX_PLACES = 4;

/** Runs every rule over normalised text (normalise.ts). Pure; bounded by the rule count and the text's length. */
export function applyRules(
  text: string,
  context: RuleContext = NO_CONTEXT,
  layout: Layout = PLAIN,
): RuleHit[] {
  const hits: RuleHit[] = [];
  candidates.set(ALWAYS);
  SEARCH.mark(text, candidates);
  for (let at = 0; at < candidates.length; at += 1) {
    if (candidates[at] === 0) continue;
    const rule = ALL_RULES[at] as RiskRule;
    if (rule.after !== undefined && !rule.after.some((category) => context.earlier.has(category))) continue;
    if (
      rule.question !== undefined &&
      (context.question === null || !rule.question.includes(context.question))
    )
      continue;
    compiled[at] ??= compilePattern(rule.pattern);
    const regex = compiled[at] as RegExp;
    regex.lastIndex = 0;
    let best: RuleHit | undefined;
    for (let place = 0; place < MAX_PLACES; place += 1) {
      const match = regex.exec(text);
      if (match === null) break;
      const from = match.index + 1;
      const to = match.index + match[0].length;
      const hit = weigh(rule, text, from, to, layout);
      if (best === undefined || levelRank(hit.level) > levelRank(best.level)) best = hit;
      if (!hit.suppressed) break;
    }
    if (best !== undefined) hits.push(best);
  }
  return hits;
}

/** Words that put a phrase into the present or near future: history near it does not take it back. */
const PRESENT =
  / (?:i am|i will|going to|about to|want to|need to|have to|right now|now|tonight|today|voy a|quiero|ahora|hoy|esta noche) /;
const PAST_TENSE =
  / (?:was|were|had|used to|tried|wanted|planned|almost|estaba|estuve|intente|queria|iba) (?:[a-z]+ ){0,2}$/;
/** A sentence of one's own begins: a "no" before it answers something else. */
const OWN_SENTENCE = /^(?:i|i am) /;
const FIRST_PERSON = / (?:i|me|my|myself|mine|yo|mi|mis|matarme|morirme) /;
const DOUBTS_SENTENCE =
  / (?:(?:not|never) (?:think|thinking|say|saying|said|mean|that|because|like|want|feel|claim|sure)|deny|no (?:pienso|digo|creo|es)(?: que)?)(?: [a-z]+){0,3} $/;

/** Words farther from a phrase than this do not take it back, whatever they say; normalised characters. */
const REACH = 240;

function weigh(rule: RiskRule, text: string, from: number, to: number, layout: Layout): RuleHit {
  const hit = { rule, from, to, level: rule.level, suppressed: false, denied: false, subject: rule.subject };
  if (rule.unless.length === 0) return hit;
  const near = Math.max(0, text.lastIndexOf(' ', from - REACH));
  const far = to + REACH < text.length ? text.indexOf(' ', to + REACH) + 1 : text.length;
  const clauseStart = text.lastIndexOf(' . ', from);
  const clauseEnd = text.indexOf(' . ', to);
  const start = clauseStart < 0 ? near : Math.max(near, clauseStart + 2);
  const clause = text.slice(start, clauseEnd < 0 ? far : Math.min(far, clauseEnd + 1));
  const before = text.slice(start, from);
  const acute = levelRank(rule.level) >= 3;
  for (const suppressor of SUPPRESSORS) {
    if (!rule.unless.includes(suppressor.id)) continue;
    const subjectText =
      suppressor.scope === 'before' ? before : suppressor.scope === 'clause' ? clause : text.slice(near, far);
    const found = suppressor.pattern.test(subjectText);
    const led = suppressor.id === 'quoted' && isQuoted(suppressor, hit, text, layout);
    if (!found && !led) continue;
    let cap = suppressor.cap;
    if (acute) {
      if (suppressor.id === 'negated' && standsApart(suppressor, text, from, to, before, layout)) continue;
      const limit = acuteCap(suppressor, hit, text, before, layout);
      if (levelRank(limit) > levelRank(cap)) cap = limit;
    }
    hit.suppressed = true;
    hit.denied ||= suppressor.id === 'negated';
    if (levelRank(cap) < levelRank(hit.level)) hit.level = cap;
    hit.subject = suppressor.subject ?? hit.subject;
  }
  return hit;
}

/** "no, i am going to …", "do not worry – going to …": the "not" before belongs to other words. */
function standsApart(
  suppressor: Suppressor,
  text: string,
  from: number,
  to: number,
  before: string,
  layout: Layout,
): boolean {
  const near = text.slice(Math.max(from - before.length, lastPause(from, layout)), from);
  if (near.length < before.length && !suppressor.pattern.test(` ${near}`)) return true;
  return OWN_SENTENCE.test(`${text.slice(from, to)} `) && !DOUBTS_SENTENCE.test(before);
}

/** Where the words that lead up to an offset without a pause begin. */
function lastPause(offset: number, layout: Layout): number {
  let last = 0;
  for (const pause of layout.pauses) if (pause <= offset) last = Math.max(last, pause);
  return last;
}

/** Whether a phrase stands inside a quotation that a song, film or book leads in: `the song "…"`. */
function isQuoted(suppressor: Suppressor, hit: Span, text: string, layout: Layout): boolean {
  const inside = layout.quotations.find(([start, end]) => start <= hit.from && end >= hit.to);
  if (inside === undefined) return false;
  return suppressor.pattern.test(` ${text.slice(Math.max(0, inside[0] - LEAD_IN), inside[0])}`);
}

/** A lead-in to a quotation is this long at most; normalised characters. */
const LEAD_IN = 40;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly rule: RiskRule;
}

/** The least that a high or imminent phrase keeps where the evidence against it is weak. */
function acuteCap(
  suppressor: Suppressor,
  hit: Span,
  text: string,
  before: string,
  layout: Layout,
): RiskLevel {
  const { from, to, rule } = hit;
  if (suppressor.acute !== undefined) {
    if (suppressor.id === 'quoted') {
      if (isQuoted(suppressor, hit, text, layout)) return suppressor.cap;
      // A tale of others, told in one breath with the film or book that it is from.
      const led = text.slice(Math.max(from - before.length, lastPause(from, layout)), from);
      const tale = ` ${led}${text.slice(from, to)} `;
      if (
        rule.language === 'en' &&
        !FIRST_PERSON.test(` ${text.slice(from, to)} `) &&
        suppressor.pattern.test(tale)
      )
        return suppressor.cap;
    }
    return suppressor.id === 'past' && rule.level === 'imminent' ? 'imminent' : suppressor.acute;
  }
  if (suppressor.id === 'past' && PRESENT.test(` ${text.slice(from, to)} `) && !PAST_TENSE.test(before))
    return 'moderate';
  return suppressor.cap;
}
