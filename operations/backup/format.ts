/** First line of a backup. */
export interface BackupHeader {
  readonly format: 'handrail-backup';
  readonly version: 1;
  readonly at: string;
  /** Every migration that its schema has; it comes back into exactly that schema. */
  readonly migrations: readonly string[];
  /** Public id of the master key; the key itself is not in the backup. */
  readonly keyId: string | null;
  /** In an order in which every row finds what it refers to. */
  readonly tables: readonly string[];
}

/** Last line: without it the file was cut off. */
export interface BackupEnd {
  readonly end: true;
  readonly counts: Readonly<Record<string, number>>;
}

/** A row's line: the table's name, a tab, the row as PostgreSQL writes it as JSON. Never parsed here, so nothing is rounded. */
export function rowLine(table: string, row: string): string {
  return `${table}\t${row}\n`;
}

export type Counts = Record<string, number>;
