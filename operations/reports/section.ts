import type { Column, Row } from './cells.ts';

/** A table of the report, with how it is best drawn. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** What is counted and against which target. */
  readonly about: string;
  /** What the rows are: level, channel, hour. */
  readonly rowsAre: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The column that is drawn; null where a table says it better. */
  readonly plot: { readonly kind: 'bar' | 'line'; readonly column: string } | null;
}

export const COUNT = (label: string): Column => ({ key: 'count', label, unit: 'count' });
