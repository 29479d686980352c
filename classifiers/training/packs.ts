import { readFileSync } from 'node:fs';
import { RISK_CATEGORIES, RISK_LEVELS, type RiskCategory } from '../../platform/risk.ts';
import { type LabelledText, splitContext } from './corpus.ts';

/** A labelled row of a pack: level may be missing, the binary label is always there. */
export interface PackRow extends Omit<LabelledText, 'level'> {
  readonly id: string;
  readonly level: LabelledText['level'] | null;
  readonly crisis: boolean;
}

/**
 * Reads a labelled TSV pack: a header with id, source or category, text, and label (crisis / not_crisis), level or
 * expected_level, must_handoff, categories (by commas). `a || b` in the text is context and text. Throws where the header lacks a column.
 */
export function readPack(file: string): PackRow[] {
  const [header, ...lines] = readFileSync(file, 'utf8').split(/\r?\n/);
  const columns = (header ?? '').split('\t');
  const column = (...names: string[]): number => columns.findIndex((name) => names.includes(name));
  const textAt = column('text');
  const labelAt = column('label');
  const levelAt = column('level', 'expected_level');
  const handoffAt = column('must_handoff');
  const sourceAt = column('source', 'category');
  if (textAt < 0 || (labelAt < 0 && levelAt < 0))
    throw new Error(`${file}: needs the columns text and label or expected_level`);
  const language = column('language', 'lang');
  const categoriesAt = column('categories');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      const cells = line.split('\t');
      const level = RISK_LEVELS.find((known) => known === cells[levelAt]) ?? null;
      const source = cells[sourceAt] ?? 'unnamed';
      const crisis =
        labelAt >= 0
          ? cells[labelAt] === 'crisis'
          : handoffAt >= 0
            ? cells[handoffAt] === 'yes'
            : level !== null && RISK_LEVELS.indexOf(level) >= 2;
      return {
        id: cells[column('id')] ?? String(at + 1),
        ...splitContext(cells[textAt] ?? ''),
        level,
        crisis,
        categories: readCategories(categoriesAt, cells),
        who: null,
        language: language >= 0 ? (cells[language] ?? 'en') : /^spanish/.test(source) ? 'es' : 'en',
        theme: source,
        voice: source,
        source,
        severe: false,
        group: cells[column('id')] ?? String(at + 1),
      };
    });
}

function readCategories(at: number, cells: readonly string[]): RiskCategory[] | null {
  if (at < 0) return null;
  const named = (cells[at] ?? '').split(',');
  return RISK_CATEGORIES.filter((category) => named.includes(category));
}

/** Our own corpus as a pack; it was learned from, so its figures show what was learned. */
export function corpusAsPack(corpus: readonly LabelledText[]): PackRow[] {
  return corpus.map((row, at) => ({
    ...row,
    id: `corpus-${at + 1}`,
    source: row.theme,
    crisis: RISK_LEVELS.indexOf(row.level) >= 2,
  }));
}
