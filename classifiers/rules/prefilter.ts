import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { RiskRule } from './rule.ts';
import { WORD_LISTS } from './vocabulary.ts';

/**
 * What every match of a pattern has in it: at least one of these strings. Null where nothing is sure. It lets most
 * rules be passed over without running, or even building, their regular expressions.
 */
export type Needs = readonly string[] | null;

/** What a part of a pattern matches: exactly one of `exact`, or at least something that holds one of `needs`. */
interface Part {
  readonly exact: readonly string[] | null;
  readonly needs: Needs;
}

const NOTHING: Part = { exact: [''], needs: null };
const ANYTHING: Part = { exact: null, needs: null };
/** More combinations than this are not written out. */
const MOST_EXACT = 16;
const MOST_NEEDS = 2500;
/** Shorter strings stand in every text. */
const SHORTEST = 3;
/** Of longer strings the end is looked for. */
const LONGEST = 7;
/** Classes of so few letters are written out. */
const SMALL_CLASS = 4;
const COMMON =
  /^ ?(?:i|the|a|my|to|and|is|am|it|of|in|me|not|do|that|have|so|for|on|was|he|she|they|you|we|this|with|be|are|just|i am|i have|do not|he is|she is|no|me|de|que|la|el|en|mi|se|un|una|por|con|lo|to |want|want to|going to|feel|if|all|will|i will|up|out|what|get|can|can not|about|when|from|or|ing|day|time|now|know|like|one) ?$/;

/** Reads a rule's pattern as written (vocabulary.ts) and finds what its matches must hold. */
export function needsOf(pattern: string): Needs {
  const body = pattern.startsWith('^') ? pattern.slice(1) : pattern;
  const reader = new Reader(body);
  const found = joined([exactly(' '), reader.alternatives(), exactly(' ')]);
  if (!reader.done) throw new Error(`pattern not understood at ${reader.at}: ${pattern}`);
  const needs = best([found.exact, found.needs]);
  return needs === null ? null : shortened(needs);
}

function exactly(text: string): Part {
  return { exact: [text], needs: null };
}

/** Any of the strings will do, so one that holds another adds nothing. */
function shortened(needs: readonly string[]): string[] {
  return [...new Set(needs.map((text) => text.slice(-LONGEST)))];
}

function usable(strings: Needs): strings is readonly string[] {
  return strings !== null && strings.length <= MOST_NEEDS && strings.every((text) => text.length >= SHORTEST);
}

/** The candidate that the fewest texts hold. */
function best(candidates: readonly Needs[]): Needs {
  let found: Needs = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (!usable(candidate)) continue;
    let cost = 0;
    for (const text of candidate)
      cost += text.length < 13 && COMMON.test(text) ? 1 : 0.02 + 0.6 ** text.length;
    if (cost < least) {
      least = cost;
      found = candidate;
    }
  }
  return found;
}

function joined(parts: readonly Part[]): Part {
  let run: readonly string[] = [''];
  let whole = true;
  const candidates: Needs[] = [];
  for (const part of parts) {
    if (part.exact !== null && run.length * part.exact.length <= MOST_EXACT) {
      const { exact } = part;
      run = run.flatMap((head) => exact.map((tail) => head + tail));
      continue;
    }
    whole = false;
    candidates.push(run, part.needs, part.exact);
    // What follows still stands right behind the last characters of a long list.
    run = part.exact !== null && part.exact.length <= MOST_EXACT ? part.exact : [''];
  }
  if (whole) return { exact: run, needs: null };
  candidates.push(run);
  return { exact: null, needs: best(candidates) };
}

function either(parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0] as Part;
  if (parts.every((part) => part.exact !== null)) {
    const exact = [...new Set(parts.flatMap((part) => part.exact as readonly string[]))];
    if (exact.length <= MOST_NEEDS) return { exact, needs: null };
    return ANYTHING;
  }
  const needs: string[] = [];
  for (const part of parts) {
    const own = best([part.exact, part.needs]);
    if (own === null) return ANYTHING;
    needs.push(...own);
  }
  return needs.length <= MOST_NEEDS ? { exact: null, needs } : ANYTHING;
}

const lists = new Map<string, Part>();

function listOf(name: string): Part {
  const known = lists.get(name);
  if (known !== undefined) return known;
  const words = WORD_LISTS[name];
  if (words === undefined) throw new Error(`unknown word list ${name}`);
  const reader = new Reader(words);
  const part = reader.alternatives();
  if (!reader.done) throw new Error(`word list ${name} not understood at ${reader.at}`);
  lists.set(name, part);
  return part;
}

const LETTERS = /[a-z0-9 ]+/y;
const PLAIN_CHOICES = /(?:[a-z0-9 ]+\|)+/y;
const BAR = /\|/y;
const REPEATS = '?*+';
const COUNT = /^\{(\d+)(?:,\d*)?\}/;

/** Reads the part of regular expressions that rules are written in. Throws for anything else. */
class Reader {
  at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }

  alternatives(): Part {
    const parts: Part[] = [];
    do {
      const plain = this.match(PLAIN_CHOICES);
      if (plain !== undefined) parts.push({ exact: plain.slice(0, -1).split('|'), needs: null });
      parts.push(this.sequence());
    } while (this.match(BAR) !== undefined);
    return either(parts);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (!this.done && this.source[this.at] !== '|' && this.source[this.at] !== ')')
      parts.push(this.item());
    return joined(parts);
  }

  private item(): Part {
    const atom = this.plain() ?? this.atom();
    const sign = this.source[this.at];
    if (sign === '?') {
      this.at += 1;
      return atom.exact === null ? ANYTHING : { exact: [...new Set(['', ...atom.exact])], needs: null };
    }
    const counted = sign === '{' ? COUNT.exec(this.source.slice(this.at, this.at + 8)) : null;
    if (sign !== '*' && sign !== '+' && counted === null) return atom;
    this.at += counted?.[0].length ?? 1;
    if (this.source[this.at] === '?') this.at += 1;
    if (sign === '*' || counted?.[1] === '0') return ANYTHING;
    return { exact: null, needs: best([atom.exact, atom.needs]) };
  }

  /** Letters up to the next sign; the last one is left where a repetition of it follows. */
  private plain(): Part | undefined {
    const text = this.match(LETTERS);
    if (text === undefined) return undefined;
    const repeated = text.length > 1 && REPEATS.includes(this.source[this.at] ?? '.');
    if (repeated) this.at -= 1;
    return exactly(repeated ? text.slice(0, -1) : text);
  }

  private atom(): Part {
    const sign = this.source[this.at] as string;
    if (sign === '(') return this.group();
    if (sign === '[') return this.letters();
    if (sign === '{') {
      const name = /^\{([A-Z_]+)\}/.exec(this.source.slice(this.at, this.at + 24));
      if (name === null) throw new Error(`brace at ${this.at}: ${this.source}`);
      this.at += name[0].length;
      return listOf(name[1] as string);
    }
    this.at += 1;
    if (sign === '^' || sign === '$') return NOTHING;
    if (sign === '.' || sign === '~') return ANYTHING;
    if (sign === '\\') {
      this.at += 1;
      return ANYTHING;
    }
    return exactly(sign);
  }

  private group(): Part {
    const kind = /^\((?:\?(?::|=|!|<=|<!))?/.exec(this.source.slice(this.at, this.at + 4))?.[0] as string;
    this.at += kind.length;
    const inside = this.alternatives();
    if (this.source[this.at] !== ')') throw new Error(`group at ${this.at}: ${this.source}`);
    this.at += 1;
    // What is looked at takes no room.
    return kind === '(?:' || kind === '(' ? inside : NOTHING;
  }

  private letters(): Part {
    const end = this.source.indexOf(']', this.at);
    const inside = this.source.slice(this.at + 1, end);
    this.at = end + 1;
    const small = inside.length <= SMALL_CLASS && !/[\^\\-]/.test(inside);
    return small ? { exact: [...inside], needs: null } : ANYTHING;
  }
}

const FILE = new URL('./needs.json', import.meta.url);

interface StoredNeeds {
  /** Of the patterns and word lists that it was made from. */
  readonly digest: string;
  readonly needs: readonly Needs[];
}

/**
 * What the matches of each rule must hold. Read from needs.json, since finding it takes a tenth of a second; found anew
 * where that file was made from other rules.
 */
export function needsOfRules(rules: readonly RiskRule[]): readonly Needs[] {
  const stored = readStored();
  return stored?.digest === digestOf(rules) ? stored.needs : rules.map((rule) => needsOf(rule.pattern));
}

/** Whether needs.json is made from these rules. */
export function needsAreCurrent(rules: readonly RiskRule[]): boolean {
  return readStored()?.digest === digestOf(rules);
}

/** Makes needs.json anew. */
export function storeNeeds(rules: readonly RiskRule[]): void {
  const stored: StoredNeeds = {
    digest: digestOf(rules),
    needs: rules.map((rule) => needsOf(rule.pattern)),
  };
  writeFileSync(FILE, `${JSON.stringify(stored)}\n`);
}

function readStored(): StoredNeeds | undefined {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as StoredNeeds;
  } catch {
    return undefined;
  }
}

function digestOf(rules: readonly RiskRule[]): string {
  const sources = [...rules.map((rule) => rule.pattern), ...Object.values(WORD_LISTS)];
  return createHash('sha256').update(sources.join('\n')).digest('hex').slice(0, 16);
}
