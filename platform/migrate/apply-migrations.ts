import { Client } from 'pg';
import { DatabaseError } from '../postgres/database-error.ts';
import { MIGRATIONS_FOLDER, type Migration, readMigrations } from './migration-files.ts';

/** Any number, the same in every process: who holds it migrates, the others wait. */
const MIGRATION_LOCK = 4_726_901_447;

interface HistoryEntry {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/**
 * Brings a database's schema up to date, as `prisma migrate deploy` would (same table, same checksums), and
 * returns the names of what it applied. One query and nothing else where all is applied already. Several processes may
 * call it at once.
 * @throws DatabaseError migration_failed, migration_edited, migration_unknown: what to do stands in the message
 */
export async function applyMigrations(url: string, folder: string = MIGRATIONS_FOLDER): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    if (isUpToDate(migrations, await readHistory(client))) return [];
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // Asked again under the lock: another process may have been quicker.
    const history = await readHistory(client);
    if (isUpToDate(migrations, history)) return [];
    return await applyPending(url, migrations, history, folder);
  } finally {
    // Closing the connection gives the lock back.
    await client.end();
  }
}

/** Whether every migration has been applied. Throws where the histories do not fit. */
function isUpToDate(migrations: readonly Migration[], history: readonly HistoryEntry[]): boolean {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const finished = history.filter((entry) => entry.finished);
  for (const { migration_name: name, checksum } of finished) {
    const file = known.get(name);
    if (!file) {
      throw new DatabaseError(
        'migration_unknown',
        `this database has the migration ${name}, which this release does not know: a newer release used it. Start that release, or use another database.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new DatabaseError(
        'migration_edited',
        `the migration ${name} was changed after it had been applied to this database. Restore prisma/migrations/${name}/migration.sql, or start with a new database.`,
      );
    }
  }
  const done = new Set(finished.map((entry) => entry.migration_name));
  return migrations.every((migration) => done.has(migration.name));
}

async function readHistory(client: Client): Promise<HistoryEntry[]> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`);
  if (tables[0].name === null) return [];
  const { rows } = await client.query<HistoryEntry>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/**
 * A migration is one transaction, so one that failed or was killed left nothing behind but its unfinished entry:
 * that is closed as rolled back, and the migration tried again.
 */
async function applyPending(
  url: string,
  migrations: readonly Migration[],
  history: readonly HistoryEntry[],
  folder: string,
): Promise<string[]> {
  const { asMigrationList, NO_FILTER, withSchemaEngine } = await import('./schema-engine.ts');
  try {
    return await withSchemaEngine(url, async (engine) => {
      for (const { migration_name: migrationName } of history.filter((entry) => !entry.finished)) {
        await engine.markMigrationRolledBack({ migrationName });
      }
      const migrationsList = asMigrationList(migrations, folder);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return appliedMigrationNames;
    });
  } catch (error) {
    throw new DatabaseError(
      'migration_failed',
      'the database schema could not be brought up to date. What was there before is unchanged.',
      error instanceof Error ? error.message : String(error),
    );
  }
}
