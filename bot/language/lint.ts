import { pathToFileURL } from 'node:url';
import type { Language } from '../engine/contract.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { ALL_PHRASES } from './phrases.ts';
import { problemsOf } from './rules.ts';
import { fill } from './say.ts';
import { countSegments } from './segments.ts';
import type { Texts } from './shape.ts';

/** Sample values that stand in for what a message is filled with. */
const SAMPLE: Readonly<Record<string, string>> = {
  name: 'Dana',
  program: 'Northside',
  items: 'walk the dog, call Kay',
  item: 'walk the dog',
  lines: '1: bed. 2: walk the dog.',
  tried: 'the on-call clinician and the backup',
  minutes: '4',
  number: '2',
  step: '2',
  title: 'things I can do alone',
  version: '3',
  changes: 'take off Mark and add Nina',
  who: 'Nina',
  clinician: 'Kim',
  next: 'We talk tomorrow at 9.',
  link: 'https://example.org/v',
  place: 'garage',
  feeling: 'empty',
  wrong: 'To be lied to like that',
  them: 'her',
  their: 'her',
  skill: 'slow breathing',
  author: 'Kim',
  first: '8',
  last: '4',
  when: 'tomorrow',
  time: '8:00 am',
};

/** English needs them where Spanish does without. */
const PRONOUNS: ReadonlySet<string> = new Set(['them', 'their']);

const placeholders = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/gu)].map((m) => m[1] ?? ''));

/** A line for every fault in the language files; none where all is well. */
export function lintLanguages(languages: Readonly<Record<Language, Texts>> = { en, es }): string[] {
  const lines: string[] = [];
  for (const language of ['en', 'es'] as const) {
    const other = languages[language === 'en' ? 'es' : 'en'];
    for (const [group, keys] of Object.entries(languages[language])) {
      for (const [name, variants] of Object.entries(keys)) {
        const key = `${group}.${name}`;
        if (other[group]?.[name] === undefined)
          lines.push(`${language} ${key}: missing in the other language`);
        if (variants.length === 0) lines.push(`${language} ${key}: no variant`);
        variants.forEach((text, index) => {
          for (const problem of lintText(text, language, key, other[group]?.[name] ?? []))
            lines.push(`${language} ${key}[${index}]: ${problem}: ${text}`);
        });
      }
    }
  }
  for (const phrase of ALL_PHRASES)
    if (countSegments(phrase).segments > 2) lines.push(`phrase: over 2 segments: ${phrase}`);
  return lines;
}

function lintText(text: string, language: Language, key: string, others: readonly string[]): string[] {
  const problems: string[] = [];
  const known = new Set(others.flatMap((o) => [...placeholders(o)]));
  for (const name of placeholders(text)) {
    if (SAMPLE[name] === undefined) problems.push(`unknown {${name}}`);
    else if (others.length > 0 && !known.has(name) && !PRONOUNS.has(name))
      problems.push(`{${name}} is not in the other language`);
  }
  if (text !== text.trim() || / {2}/u.test(text)) problems.push('stray spaces');
  if (isFragment(key)) return problems;
  return [...problems, ...problemsOf(fill(text, SAMPLE), language, key)];
}

/** Words that stand inside sentences or on buttons; they are judged where they are used. */
function isFragment(key: string): boolean {
  return /^(?:button\.|skills\.name_|handoff\.(?:who|when)_|handoff\.someone|plan\.title_|edit\.change_|harm\.someone|harm\.wrong_|third\.(?:them|their)_|welcome\.intro_tiny)/u.test(
    key,
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lines = lintLanguages();
  for (const line of lines) console.log(line);
  if (lines.length > 0) {
    console.log(`${lines.length} faults in the language files`);
    process.exitCode = 1;
  }
}
