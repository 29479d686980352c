import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { errorCodeOf } from '../../platform/errors.ts';
import { readMigrations } from '../../platform/migrate/migration-files.ts';
import { readConnectionFile } from '../../platform/postgres/connection-file.ts';
import { openDatabase } from '../../platform/postgres/open-database.ts';
import { clockFinding } from './clock-check.ts';
import { type DoctorContext, type Finding, fail, ok, warn } from './finding.ts';
import { keyFinding } from './key-check.ts';
import { programFindings } from './program-check.ts';

/** The oldest version that the statements were written for. */
const OLDEST_VERSION = 150_000;
/** What one process may open, with and without Redis. */
const CONNECTIONS = 16;

/** The database and all that is read from it. The built-in one is started for the look where it does not run. */
export async function checkDatabase(context: DoctorContext): Promise<readonly Finding[]> {
  const { config } = context;
  const isEmbedded = config.databaseUrl === null;
  if (isEmbedded && !existsSync(path.join(config.dataDir, 'postgres.json'))) {
    return [
      warn(
        'database.answers',
        'There is no database yet: DATABASE_URL is not set, and DATA_DIR holds none.',
        'Start Handrail once, or set DATABASE_URL.',
      ),
    ];
  }
  try {
    const opened = await openDatabase({
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl ?? undefined,
    });
    try {
      return await lookInto(opened.url, context, isEmbedded);
    } finally {
      await opened.stop();
    }
  } catch (error) {
    return [
      fail(
        'database.answers',
        `PostgreSQL does not answer (${errorCodeOf(error)}).`,
        isEmbedded
          ? 'Read DATA_DIR/postgres.log.'
          : 'Check DATABASE_URL: host, port, user, password, database.',
      ),
    ];
  }
}

async function lookInto(url: string, context: DoctorContext, isEmbedded: boolean): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const asked = context.clock.now();
    const { rows } = await client.query<Settings>(SETTINGS_SQL);
    const settings = rows[0];
    if (!settings) throw new Error('no settings');
    const migrations = await migrationFinding(client);
    return [
      ok('database.answers', isEmbedded ? 'The built-in PostgreSQL answers.' : 'Your PostgreSQL answers.'),
      ...settingsFindings(settings),
      ...(isEmbedded ? [embeddedFinding(context)] : []),
      clockFinding('clock.database', 'PostgreSQL', settings.now, asked),
      migrations,
      ...(migrations.verdict === 'ok'
        ? [await keyFinding(client, context.config), ...(await programFindings(client, context))]
        : []),
    ];
  } finally {
    await client.end();
  }
}

interface Settings {
  readonly version: number;
  readonly synchronous_commit: string;
  readonly fsync: string;
  readonly max_connections: number;
  readonly can_create: boolean;
  readonly now: Date;
}
const SETTINGS_SQL = `SELECT current_setting('server_version_num')::int AS version,
  current_setting('synchronous_commit') AS synchronous_commit, current_setting('fsync') AS fsync,
  current_setting('max_connections')::int AS max_connections,
  has_schema_privilege(current_user, 'public', 'CREATE') AND has_database_privilege(current_database(), 'CREATE') AS can_create,
  clock_timestamp() AS now`;

function settingsFindings(s: Settings): Finding[] {
  const found: Finding[] = [];
  if (s.version < OLDEST_VERSION) {
    found.push(
      warn(
        'database.version',
        `PostgreSQL ${Math.floor(s.version / 10_000)} is older than what was tried.`,
        'Use 15 or newer; 18 is what the tests run on.',
      ),
    );
  }
  found.push(
    s.synchronous_commit === 'off' || s.fsync === 'off'
      ? fail(
          'database.durable',
          `What PostgreSQL confirms may be lost (synchronous_commit ${s.synchronous_commit}, fsync ${s.fsync}).`,
          'Turn both on: a message is acknowledged when PostgreSQL says that it is stored.',
        )
      : ok('database.durable', 'What PostgreSQL confirms is on its disk.'),
  );
  if (!s.can_create) {
    found.push(
      fail(
        'database.rights',
        'This user may not create tables and schemas.',
        'GRANT CREATE ON the database and on schema public to this user; migrations need it.',
      ),
    );
  }
  if (s.max_connections < CONNECTIONS) {
    found.push(
      warn(
        'database.connections',
        `It allows ${s.max_connections} connections; a process opens up to ${CONNECTIONS}.`,
        `Raise max_connections to ${CONNECTIONS} for each process, and some more.`,
      ),
    );
  }
  return found;
}

function embeddedFinding({ config }: DoctorContext): Finding {
  const record = readConnectionFile(path.join(config.dataDir, 'postgres.json'));
  return warn(
    'database.embedded',
    `The built-in PostgreSQL is used${record ? ` (port ${record.port})` : ''}.`,
    'Set DATABASE_URL for production, or back up DATA_DIR as docs/backup.md says.',
  );
}

/** The same question as a start asks, without changing anything. */
async function migrationFinding(client: pg.Client): Promise<Finding> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`);
  const { rows } = tables[0].name
    ? await client.query<{ name: string; checksum: string }>(
        `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL`,
      )
    : { rows: [] };
  const files = readMigrations();
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const unknown = rows.filter(({ name }) => !files.some((file) => file.name === name));
  if (unknown.length > 0) {
    return fail(
      'database.migrations',
      `A newer release has used this database (${unknown.length} migrations that this one does not know).`,
      'Start that release, or restore the backup from before.',
    );
  }
  if (files.some(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)) {
    return fail(
      'database.migrations',
      'A migration was changed after it had been applied.',
      'Restore prisma/migrations from the release.',
    );
  }
  const waiting = files.filter(({ name }) => !applied.has(name)).length;
  return waiting > 0
    ? warn(
        'database.migrations',
        `${waiting} migrations wait; what stands on them was not looked at.`,
        'The next start applies them. Back up first.',
      )
    : ok('database.migrations', `All ${files.length} migrations are applied.`);
}
