import { Client } from 'pg';
import { DatabaseError } from '../postgres/database-error.ts';
import { MIGRATIONS_FOLDER, type Migration, readMigrations } from './migration-files.ts';

/** Any number, the same in every process: who holds it migrates, the others wait. */
const MIGRATION_LOCK = 4_726_901_447;

interface AppliedMigration {
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
    if (pending(migrations, await readApplied(client)).length === 0) return [];
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // Asked again under the lock: another process may have been quicker.
    if (pending(migrations, await readApplied(client)).length === 0) return [];
    return await applyPending(url, migrations, folder);
  } finally {
    // Closing the connection gives the lock back.
    await client.end();
  }
}

/** The names of what has not been applied. Throws where the histories do not fit. */
function pending(migrations: readonly Migration[], applied: readonly AppliedMigration[]): string[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished } of applied) {
    if (!finished) {
      throw new DatabaseError(
        'migration_failed',
        `the migration ${name} failed in this database and was left half-way. Restore the backup made before it, or repair the tables and mark it with "npx prisma migrate resolve".`,
      );
    }
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
  const done = new Set(applied.map((each) => each.migration_name));
  return migrations.map((migration) => migration.name).filter((name) => !done.has(name));
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`);
  if (tables[0].name === null) return [];
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

async function applyPending(
  url: string,
  migrations: readonly Migration[],
  folder: string,
): Promise<string[]> {
  const { asMigrationList, NO_FILTER, withSchemaEngine } = await import('./schema-engine.ts');
  try {
    const { appliedMigrationNames } = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList: asMigrationList(migrations, folder), filters: NO_FILTER }),
    );
    return appliedMigrationNames;
  } catch (error) {
    throw new DatabaseError(
      'migration_failed',
      'the database schema could not be brought up to date.',
      error instanceof Error ? error.message : String(error),
    );
  }
}
