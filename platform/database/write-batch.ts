import { createHash } from 'node:crypto';
import { type NewRow, type RowPatch, snakeCase, type TableName } from './tables.ts';

type Cells = Map<string, unknown>;
interface PendingUpdate {
  readonly id: string;
  readonly cells: Cells;
}
interface PendingUpsert {
  readonly key: string;
  readonly conflict: string;
  readonly cells: Cells;
}
/** Rows that take the next numbers of their client, in the order given. */
interface Numbered {
  readonly clientId: string;
  readonly rows: Cells[];
}
interface PendingTable {
  inserts: Map<string, Cells>;
  updates: Map<string, PendingUpdate>;
  upserts: Map<string, PendingUpsert>;
}

/** One statement with its parameters; `name` is the same for the same text, so that PostgreSQL keeps its plan. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: string[];
}

/**
 * Collects row changes and turns them into ONE statement (a CTE per table and shape), since a round trip costs more than
 * a row. Changes of the same row are merged, because PostgreSQL applies only one change a row in a statement.
 */
export class WriteBatch {
  private readonly tables = new Map<string, PendingTable>();
  private numbered: Numbered | null = null;

  /** Rows whose primary key is not called `id` pass its value as `key`. */
  insert<T extends TableName>(table: T, row: NewRow<T>, key?: string): void {
    const cells = toCells(row);
    this.table(table).inserts.set(key ?? String(cells.get('id')), cells);
  }

  /**
   * Inserts messages whose `seq` the client's counter gives at the moment of writing, in the order of the calls: counting
   * and storing are one statement, so that no number is lost and nobody waits for the counter in between.
   */
  insertNumbered(clientId: string, row: Omit<NewRow<'Message'>, 'seq'>): void {
    this.numbered ??= { clientId, rows: [] };
    this.numbered.rows.push(toCells({ ...row, seq: this.numbered.rows.length + 1 }));
  }

  /** Whether rows of this table wait to be changed. */
  touches(table: TableName): boolean {
    return this.tables.has(table);
  }

  /** Changes the row with this id; a row inserted in the same batch is changed before it is written. */
  update<T extends TableName>(table: T, id: string, patch: RowPatch<T>): void {
    const pending = this.table(table);
    const target = pending.inserts.get(id) ?? pending.updates.get(id)?.cells;
    if (target) {
      for (const [column, value] of toCells(patch)) target.set(column, value);
    } else {
      pending.updates.set(id, { id, cells: toCells(patch) });
    }
  }

  /** Inserts, or replaces every given column but `id` where `conflict` (a unique column) is taken. */
  upsert<T extends TableName>(table: T, conflict: keyof NewRow<T> & string, row: NewRow<T>): void {
    const cells = toCells(row);
    const column = snakeCase(conflict);
    const key = String(cells.get(column));
    this.table(table).upserts.set(key, { key, conflict: column, cells });
  }

  get isEmpty(): boolean {
    return this.tables.size === 0 && this.numbered === null;
  }

  /** The statement for everything collected; the batch is empty afterwards. Null when there was nothing. */
  take(): Statement | null {
    const parts: string[] = [];
    const values: string[] = [];
    const add = (
      rows: readonly Cells[],
      sql: (columns: string[], source: string) => string,
      table: string,
    ) => {
      const columns = [...new Set(rows.flatMap((cells) => [...cells.keys()]))].sort();
      values.push(JSON.stringify(rows.map((cells) => Object.fromEntries(cells))));
      const source = `json_populate_recordset(null::"${table}", $${values.length}::json)`;
      parts.push(sql(columns, source));
    };
    const counted = this.takeCounted();
    for (const [name, pending] of this.tables) {
      const table = snakeCase(name);
      if (pending.inserts.size > 0) {
        add([...pending.inserts.values()], (columns, source) => insertSql(table, columns, source), table);
      }
      for (const group of groupByShape([...pending.updates.values()])) {
        const rows = group.map(({ id, cells }) => new Map([['id', id], ...cells]));
        add(rows, (columns, source) => updateSql(table, columns, source), table);
      }
      for (const group of groupByShape([...pending.upserts.values()])) {
        const conflict = group[0]?.conflict ?? 'id';
        add(
          group.map((upsert) => upsert.cells),
          (columns, source) => upsertSql(table, columns, source, conflict),
          table,
        );
      }
    }
    if (this.numbered) {
      const { rows } = this.numbered;
      add([counted], (columns, source) => counterSql(columns, source, rows.length), 'client');
      const numbers = `w${parts.length - 1}.last_seq - ${rows.length} + r."seq"`;
      add(
        rows,
        (columns, source) => numberedSql(columns, source, numbers, `w${parts.length - 1}`),
        'message',
      );
    }
    this.tables.clear();
    this.numbered = null;
    if (parts.length === 0) return null;
    const text = `WITH ${parts.map((sql, i) => `w${i} AS (${sql})`).join(', ')} SELECT 1`;
    return { name: `w_${createHash('sha1').update(text).digest('hex')}`, text, values };
  }

  /** What else changes in the row that holds the counter: one statement changes a row only once. */
  private takeCounted(): Cells {
    if (!this.numbered) return new Map();
    const { clientId } = this.numbered;
    const updates = this.tables.get('Client')?.updates;
    const cells = updates?.get(clientId)?.cells ?? [];
    updates?.delete(clientId);
    return new Map([['id', clientId], ...cells]);
  }

  private table(name: string): PendingTable {
    let pending = this.tables.get(name);
    if (!pending) {
      pending = { inserts: new Map(), updates: new Map(), upserts: new Map() };
      this.tables.set(name, pending);
    }
    return pending;
  }
}

function groupByShape<T extends { readonly cells: Cells }>(rows: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const shape = [...row.cells.keys()].sort().join();
    groups.set(shape, [...(groups.get(shape) ?? []), row]);
  }
  return [...groups.values()];
}

const quoted = (columns: readonly string[], prefix = '') => columns.map((c) => `${prefix}"${c}"`).join(', ');

function insertSql(table: string, columns: string[], source: string): string {
  return `INSERT INTO "${table}" (${quoted(columns)}) SELECT ${quoted(columns)} FROM ${source}`;
}

function numberedSql(columns: string[], source: string, numbers: string, counter: string): string {
  const selected = columns.map((c) => (c === 'seq' ? numbers : `r."${c}"`)).join(', ');
  return `INSERT INTO message (${quoted(columns)}) SELECT ${selected} FROM ${source} r, ${counter}`;
}

function counterSql(columns: string[], source: string, count: number): string {
  const sets = columns.filter((c) => c !== 'id').map((c) => `, "${c}" = r."${c}"`);
  return `UPDATE client t SET last_seq = t.last_seq + ${count}${sets.join('')} FROM ${source} r WHERE t."id" = r."id" RETURNING t.last_seq`;
}

function updateSql(table: string, columns: string[], source: string): string {
  const sets = columns.filter((c) => c !== 'id').map((c) => `"${c}" = r."${c}"`);
  return `UPDATE "${table}" t SET ${sets.join(', ')} FROM ${source} r WHERE t."id" = r."id"`;
}

function upsertSql(table: string, columns: string[], source: string, conflict: string): string {
  const sets = columns.filter((c) => c !== 'id' && c !== conflict).map((c) => `"${c}" = EXCLUDED."${c}"`);
  return `${insertSql(table, columns, source)} ON CONFLICT ("${conflict}") DO UPDATE SET ${sets.join(', ')}`;
}

function toCells(row: object): Cells {
  const cells: Cells = new Map();
  for (const [name, value] of Object.entries(row)) {
    if (value !== undefined) cells.set(snakeCase(name), toJson(value));
  }
  return cells;
}

/** Bytes go as PostgreSQL's hex text, dates as ISO instants; the rest is JSON as it is. */
function toJson(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) {
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  }
  return value;
}
