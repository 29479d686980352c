import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { errorCodeOf, HandrailError } from '../../platform/errors.ts';
import { applyMigrations } from '../../platform/migrate/apply-migrations.ts';
import { migrationsOf } from './backup.ts';
import type { BackupEnd, BackupHeader, Counts } from './format.ts';
import { orderedTables } from './tables.ts';

const ROWS_AT_ONCE = 300;

export interface Restored {
  readonly takenAt: string;
  readonly keyId: string | null;
  readonly counts: Counts;
}

/**
 * Puts a backup into an empty database, whose tables are made first: all of it or, on any doubt, nothing. Every table's rows are
 * counted and compared with the backup's own count.
 * @throws {HandrailError} import_invalid for a file that is none, is cut off, or is of another release; not for an empty database
 */
export async function restore(databaseUrl: string, file: string): Promise<Restored> {
  await applyMigrations(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await assertEmpty(client);
    const restored = await putBack(client, file);
    await continueSequences(client);
    await client.query('COMMIT');
    return restored;
  } catch (error) {
    if (error instanceof HandrailError) throw error;
    throw new HandrailError('import_invalid', `the backup does not fit together (${errorCodeOf(error)})`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}

async function assertEmpty(client: pg.Client): Promise<void> {
  for (const table of await orderedTables(client)) {
    const { rowCount } = await client.query(`SELECT 1 FROM "${table}" LIMIT 1`);
    if ((rowCount ?? 0) > 0) {
      throw new HandrailError(
        'import_invalid',
        `this database is not empty (${table} has rows): restore into a new one, and never start Handrail on it before`,
      );
    }
  }
}

async function putBack(client: pg.Client, file: string): Promise<Restored> {
  let header: BackupHeader | null = null;
  let end: BackupEnd | null = null;
  const counts: Counts = {};
  let batch: { table: string; rows: string[] } = { table: '', rows: [] };
  const flush = async () => {
    const { table, rows } = batch;
    batch = { table: '', rows: [] };
    if (rows.length === 0) return;
    const { rowCount } = await client.query(
      `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      [`[${rows.join(',')}]`],
    );
    counts[table] = (counts[table] ?? 0) + (rowCount ?? 0);
  };
  for await (const line of linesOf(file)) {
    if (!header) {
      header = await readHeader(client, line);
      for (const table of header.tables) counts[table] = 0;
      continue;
    }
    const tab = line.indexOf('\t');
    if (tab < 0) {
      end = JSON.parse(line) as BackupEnd;
      break;
    }
    const table = line.slice(0, tab);
    if (!header.tables.includes(table)) throw notABackup();
    if (table !== batch.table || batch.rows.length >= ROWS_AT_ONCE) await flush();
    batch = { table, rows: [...batch.rows, line.slice(tab + 1)] };
  }
  await flush();
  if (!header || !end) throw new HandrailError('import_invalid', 'the backup is cut off: its end is missing');
  for (const [table, count] of Object.entries(end.counts)) {
    if (counts[table] !== count) {
      throw new HandrailError('import_invalid', `${table}: ${counts[table]} of ${count} rows came back`);
    }
  }
  return { takenAt: header.at, keyId: header.keyId, counts };
}

async function readHeader(client: pg.Client, line: string): Promise<BackupHeader> {
  let header: BackupHeader;
  try {
    header = JSON.parse(line) as BackupHeader;
  } catch {
    throw notABackup();
  }
  if (header.format !== 'handrail-backup' || header.version !== 1) throw notABackup();
  const here = await migrationsOf(client);
  if (here.join() !== header.migrations.join()) {
    throw new HandrailError(
      'import_invalid',
      `the backup is of another release (its newest migration is ${header.migrations.at(-1)}, here ${here.at(-1)}): restore with that release, then upgrade`,
    );
  }
  return header;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on('error', (error) => unzipped.destroy(error));
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
  } catch (error) {
    throw new HandrailError('import_invalid', `the backup cannot be read (${errorCodeOf(error)})`, {
      cause: error,
    });
  }
}

/** What counts up by itself goes on after the rows that came back. */
async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND column_default LIKE 'nextval(%'`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), greatest(1, (SELECT max("${column}") FROM "${table}")))`,
    );
  }
}

const notABackup = () => new HandrailError('import_invalid', 'this is not a backup of Handrail');
