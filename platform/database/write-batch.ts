import { createHash } from 'node:crypto';
import { isJsonColumn, type NewRow, type RowPatch, snakeCase, type TableName } from './tables.ts';

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

/** One statement with its parameters; the same text has the same name, so that PostgreSQL keeps its plan. */
export interface Statement {
  /** Absent for statements so long that their like will not come again. */
  readonly name?: string;
  readonly text: string;
  readonly values: readonly Parameter[];
}

/** A value as the driver sends it; PostgreSQL takes its type from the column it is for. */
type Parameter = string | number | boolean | null | Uint8Array | readonly string[];
type Cells = Map<string, Parameter>;

/** PostgreSQL takes 65,535 parameters in a statement; far fewer are kept together. */
const MAX_PARAMETERS = 5_000;
const MAX_PARAMETERS_NAMED = 400;
const MAX_NAMES = 2_000;

/**
 * Collects row changes and turns them into one statement. Changes of the same row are merged, because PostgreSQL applies
 * only one change a row in a statement.
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
    this.numbered.rows.push(toCells(row));
  }

  /** Ids of the messages that wait for a number, in order. */
  numberedIds(): string[] {
    return (this.numbered?.rows ?? []).map((cells) => String(cells.get('id')));
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

  /**
   * The statements for everything collected, to be run in order: one, unless there is very much. The last one returns
   * the client's last number as `last_seq` where messages were numbered. The batch is empty afterwards.
   */
  take(): Statement[] {
    const builder = new StatementBuilder();
    const counted = this.takeCounted();
    for (const [name, pending] of this.tables) {
      const table = snakeCase(name);
      for (const rows of chunks([...pending.inserts.values()])) builder.add(insertSql(table, rows, builder));
      for (const { id, cells } of pending.updates.values()) builder.add(updateSql(table, id, cells, builder));
      for (const { conflict, cells } of pending.upserts.values())
        builder.add(upsertSql(table, conflict, cells, builder));
    }
    if (this.numbered) {
      const { clientId, rows } = this.numbered;
      const counter = builder.addCounter(counterSql(clientId, counted, rows.length, builder));
      builder.add(numberedSql(rows, counter, builder));
    }
    this.tables.clear();
    this.numbered = null;
    return builder.statements();
  }

  /** What else changes in the row that holds the counter: one statement changes a row only once. */
  private takeCounted(): Cells {
    if (!this.numbered) return new Map();
    const { clientId } = this.numbered;
    const updates = this.tables.get('Client')?.updates;
    const cells = updates?.get(clientId)?.cells ?? new Map();
    updates?.delete(clientId);
    return cells;
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

/** Puts changes together into statements of common table expressions, since a round trip costs more than a row. */
class StatementBuilder {
  private readonly done: Statement[] = [];
  private parts: string[] = [];
  private values: Parameter[] = [];
  private result = 'SELECT 1';

  /** The placeholder of a value. */
  readonly place = (value: Parameter): string => `$${this.values.push(value)}`;

  add(sql: string): void {
    this.put(sql);
    if (this.values.length > MAX_PARAMETERS) this.close();
  }

  /** A counter belongs to the statement of what it counts: whatever its length, that follows in the same one. */
  addCounter(sql: string): string {
    const name = this.put(sql);
    this.result = `SELECT last_seq FROM ${name}`;
    return name;
  }

  private put(sql: string): string {
    const name = `w${this.parts.length}`;
    this.parts.push(`${name} AS (${sql})`);
    return name;
  }

  statements(): Statement[] {
    this.close();
    return this.done;
  }

  private close(): void {
    if (this.parts.length === 0) return;
    const text = `WITH ${this.parts.join(', ')} ${this.result}`;
    const isLong = this.values.length > MAX_PARAMETERS_NAMED;
    this.done.push({ ...(isLong ? {} : { name: nameOf(text) }), text, values: this.values });
    this.parts = [];
    this.values = [];
    this.result = 'SELECT 1';
  }
}

const names = new Map<string, string>();

/** Hashing a text costs more than looking it up, and there are few different ones. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MAX_NAMES) names.clear();
  const name = `w_${createHash('sha1').update(text).digest('hex')}`;
  names.set(text, name);
  return name;
}

function chunks(rows: readonly Cells[]): Cells[][] {
  const size = 100;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );
}

const columnsOf = (rows: readonly Cells[]) => [...new Set(rows.flatMap((cells) => [...cells.keys()]))].sort();
const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

function insertSql(table: string, rows: readonly Cells[], { place }: StatementBuilder): string {
  const columns = columnsOf(rows);
  const values = rows.map((cells) => `(${columns.map((c) => place(cells.get(c) ?? null)).join(', ')})`);
  return `INSERT INTO "${table}" (${quoted(columns)}) VALUES ${values.join(', ')}`;
}

/** Each row by its own key: joined to a list of rows, PostgreSQL may choose to read the whole table. */
function updateSql(table: string, id: string, cells: Cells, { place }: StatementBuilder): string {
  const columns = [...cells.keys()].sort();
  const sets = columns.map((column) => `"${column}" = ${place(cells.get(column) ?? null)}`);
  return `UPDATE "${table}" SET ${sets.join(', ')} WHERE "id" = ${place(id)}`;
}

function upsertSql(table: string, conflict: string, cells: Cells, builder: StatementBuilder): string {
  const sets = [...cells.keys()]
    .sort()
    .filter((column) => column !== 'id' && column !== conflict)
    .map((column) => `"${column}" = EXCLUDED."${column}"`);
  return `${insertSql(table, [cells], builder)} ON CONFLICT ("${conflict}") DO UPDATE SET ${sets.join(', ')}`;
}

function counterSql(clientId: string, cells: Cells, count: number, { place }: StatementBuilder): string {
  const sets = [...cells.keys()]
    .sort()
    .map((column) => `, "${column}" = ${place(cells.get(column) ?? null)}`);
  return `UPDATE "client" SET last_seq = last_seq + ${count}${sets.join('')} WHERE "id" = ${place(clientId)} RETURNING last_seq`;
}

function numberedSql(rows: readonly Cells[], counter: string, { place }: StatementBuilder): string {
  const columns = columnsOf(rows);
  const values = rows.map((cells, i) => {
    const seq = `(SELECT last_seq FROM ${counter}) - ${rows.length - 1 - i}`;
    return `(${seq}, ${columns.map((c) => place(cells.get(c) ?? null)).join(', ')})`;
  });
  return `INSERT INTO "message" ("seq", ${quoted(columns)}) VALUES ${values.join(', ')}`;
}

function toCells(row: object): Cells {
  const cells: Cells = new Map();
  for (const [name, value] of Object.entries(row)) {
    if (value !== undefined) cells.set(snakeCase(name), toParameter(name, value));
  }
  return cells;
}

/** Lists of texts are PostgreSQL arrays, except in columns that hold JSON. */
function toParameter(column: string, value: unknown): Parameter {
  if (value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (isJsonColumn(column)) return JSON.stringify(value);
  return value as Parameter;
}
