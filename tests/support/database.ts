import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { applyMigrations } from '../../platform/migrate/apply-migrations.ts';
import { openDatabase } from '../../platform/postgres/open-database.ts';
import './global-setup.ts';

const TEMPLATE = 'handrail_template';
const UNFINISHED = 'handrail_template_unfinished';
const TEMPLATE_LOCK = 1;

export interface TestDatabase {
  readonly url: string;
  /** Drops the database, whoever is still connected to it. */
  stop(): Promise<void>;
}

/**
 * A fresh, migrated, empty database of the caller's own. One server serves the whole run; it starts with the first call
 * (about a second) and every further database is a copy of a template (a quarter of one).
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { url: adminUrl } = await testServer();
  await createTemplateOnce(adminUrl);
  return createScratchDatabase(adminUrl, `test_${randomUUID()}`, TEMPLATE);
}

/** A fresh database without any table, for tests of the migrations themselves. */
export async function emptyTestDatabase(): Promise<TestDatabase> {
  const { url: adminUrl } = await testServer();
  return createScratchDatabase(adminUrl, `test_${randomUUID()}`);
}

let server: ReturnType<typeof openDatabase> | undefined;

/** Never stopped here: the run's own clean-up does it, when the last worker has left. */
function testServer(): ReturnType<typeof openDatabase> {
  server ??= openDatabase({ dataDir: inject('runFolder'), durable: false });
  return server;
}

async function createScratchDatabase(
  adminUrl: string,
  name: string,
  template = 'template1',
): Promise<TestDatabase> {
  await withClient(adminUrl, (client) =>
    client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`),
  );
  return {
    url: urlOf(adminUrl, name),
    stop: () =>
      withClient(adminUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      }),
  };
}

/** Made by the first worker that needs it, under a lock; it appears under its name only when complete. */
async function createTemplateOnce(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount === 1) return;
    await client.query(`DROP DATABASE IF EXISTS ${UNFINISHED} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${UNFINISHED}`);
    await applyMigrations(urlOf(adminUrl, UNFINISHED));
    await client.query(`ALTER DATABASE ${UNFINISHED} RENAME TO ${TEMPLATE}`);
  });
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}
