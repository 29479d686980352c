import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { type BackupEnd, type BackupHeader, type Counts, rowLine } from './format.ts';
import { orderedTables } from './tables.ts';

const ROWS_AT_ONCE = 500;

/**
 * Writes everything that the database holds at one instant into a file, beside a running server, and returns the rows of each
 * table. What is encrypted stays encrypted; the key is not in it. The file appears under its name only when it is complete and on
 * the disk, readable by its owner alone.
 */
export async function backUp(databaseUrl: string, file: string, clock: Clock): Promise<Counts> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  const aside = `${file}.unfinished`;
  const counts: Counts = {};
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await pipeline(
      Readable.from(lines(client, counts, clock)),
      createGzip(),
      createWriteStream(aside, { mode: 0o600 }),
    );
    const handle = await open(aside, 'r+');
    await handle.sync();
    await handle.close();
    await rename(aside, file);
    return counts;
  } finally {
    await client.end();
    await rm(aside, { force: true });
  }
}

async function* lines(client: pg.Client, counts: Counts, clock: Clock): AsyncGenerator<string> {
  const tables = await orderedTables(client);
  const header: BackupHeader = {
    format: 'handrail-backup',
    version: 1,
    at: clock.now().toISOString(),
    migrations: await migrationsOf(client),
    keyId: await keyIdOf(client),
    tables,
  };
  yield `${JSON.stringify(header)}\n`;
  for (const table of tables) {
    counts[table] = 0;
    await client.query(`DECLARE backup_rows CURSOR FOR SELECT to_jsonb(t)::text AS row FROM "${table}" t`);
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`FETCH ${ROWS_AT_ONCE} FROM backup_rows`);
      if (rows.length === 0) break;
      counts[table] += rows.length;
      yield rows.map(({ row }) => rowLine(table, row)).join('');
    }
    await client.query('CLOSE backup_rows');
  }
  yield `${JSON.stringify({ end: true, counts } satisfies BackupEnd)}\n`;
}

/** Names of the migrations that a database has, in their order. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function keyIdOf(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT value->>'id' AS id FROM system_state WHERE key = 'master_key'`,
  );
  return rows[0]?.id ?? null;
}
