import { readdirSync, readFileSync } from 'node:fs';
import { RISK_CATEGORIES, RISK_LEVELS, type RiskCategory, type RiskLevel } from '../../platform/risk.ts';
import type { Turn } from '../context/turns.ts';

/** One labelled utterance of the project's own corpus or of a labelled pack. */
export interface LabelledText {
  readonly text: string;
  readonly context: readonly Turn[];
  readonly level: RiskLevel;
  /** Null where the source labels no categories. */
  readonly categories: readonly RiskCategory[] | null;
  readonly who: 'self' | 'other' | 'past' | 'quoted' | null;
  readonly language: string;
  readonly theme: string;
  readonly voice: string;
  readonly source: string;
  /** Low, but graver than everyday distress (hopelessness, collapse): not paged, ranked above it. */
  readonly severe: boolean;
  /** Lines of one minimal pair share a group, so that they never stand on both sides of a split. */
  readonly group: string;
}

const FOLDER = new URL('../corpus/', import.meta.url);

/** All corpus files as one text; a vocabulary for the tools. */
export function corpusText(): string {
  return corpusFiles()
    .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
    .join('\n');
}

function corpusFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort();
}

/** Reads classifiers/corpus/*.txt. Throws with file and line where a line breaks the format. */
export function loadCorpus(): LabelledText[] {
  return corpusFiles().flatMap((name) => parseCorpus(readFileSync(new URL(name, FOLDER), 'utf8'), name));
}

/** Parses one corpus file; the format is described in classifiers/corpus/FORMAT.md. */
export function parseCorpus(content: string, name: string): LabelledText[] {
  const rows: LabelledText[] = [];
  let meta: Record<string, string> = {};
  let group = 0;
  let inGroup = false;
  content.split(/\r?\n/).forEach((raw, at) => {
    const line = raw.trim();
    const where = `${name}:${at + 1}`;
    if (line === '' || line.startsWith('## ') || line === '##') {
      inGroup = false;
      return;
    }
    if (line.startsWith('@ ')) {
      inGroup = false;
      const found = parseMeta(line.slice(2), where);
      meta = { ...meta, ...('theme' in found ? { strain: '-' } : {}), ...found };
      return;
    }
    const pair = /^\+ +(none|low|moderate|high|imminent) +(\S+) +(self|other|past|quoted): *(.+)$/.exec(line);
    if (line.startsWith('+ ') && pair === null) throw new Error(`${where}: bad minimal pair`);
    if (pair === null) {
      group += 1;
      inGroup = false;
    } else if (!inGroup) {
      group += 1;
      inGroup = true;
    }
    const [, level, cats, who, body] = pair ?? ['', meta.level, meta.cat, meta.who ?? 'self', line];
    rows.push({
      ...splitContext(body as string),
      level: readLevel(level, where),
      categories: readCategories(cats, where),
      who: (who ?? 'self') as LabelledText['who'],
      language: meta.lang ?? 'en',
      theme: meta.theme ?? 'unnamed',
      voice: meta.voice ?? 'unnamed',
      source: 'corpus',
      severe: meta.strain === 'severe' && level === 'low',
      group: `${name}#${group}`,
    });
  });
  return rows;
}

function parseMeta(text: string, where: string): Record<string, string> {
  const meta: Record<string, string> = {};
  for (const item of text.trim().split(/\s+/)) {
    const [key, value] = item.split('=');
    if (key === undefined || value === undefined) throw new Error(`${where}: bad metadata "${item}"`);
    meta[key] = value;
  }
  return meta;
}

function readLevel(level: string | undefined, where: string): RiskLevel {
  const found = RISK_LEVELS.find((known) => known === level);
  if (found === undefined) throw new Error(`${where}: unknown level "${level ?? ''}"`);
  return found;
}

function readCategories(list: string | undefined, where: string): RiskCategory[] {
  if (list === undefined || list === '-') return [];
  return list.split(',').map((name) => {
    const found = RISK_CATEGORIES.find((known) => known === name);
    if (found === undefined) throw new Error(`${where}: unknown category "${name}"`);
    return found;
  });
}

/** Splits `previous || current`. The turn before is the bot's where it is a question or a statement in the bot's voice, else the client's. */
export function splitContext(body: string): { text: string; context: Turn[] } {
  const at = body.indexOf(' || ');
  if (at < 0) return { text: body, context: [] };
  const before = body.slice(0, at).trim();
  const text = body.slice(at + 4).trim();
  return { text, context: [{ from: soundsLikeBot(before) ? 'bot' : 'client', text: before }] };
}

/** Whether a turn before reads as the bot's: it asks, or it closes ("see you Monday"). */
export function soundsLikeBot(text: string): boolean {
  return (
    /[?？]\s*$/.test(text) ||
    /\b0 (to|a) 10\b|^(great|good|nice|thank|thanks for|i'm here|i am here|gracias por|estoy aqu)/i.test(text)
  );
}
