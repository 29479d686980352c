import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import { HandrailError } from '../../platform/errors.ts';
import { applyMigrations } from '../../platform/migrate/apply-migrations.ts';

const PREFIX = 'handrail_rehearsal';
/** First part of the advisory lock by which a run shows that it lives; the second is the run's number. */
const LOCK_CLASS = 726_310;

/** Databases that a rehearsal makes beside the real one and drops again. Nothing of the real one is touched. */
export interface ScratchDatabases {
  /** A fresh, migrated, empty database. */
  create(): Promise<{ readonly url: string; drop(): Promise<void> }>;
  /** Drops the template and whatever is left. */
  close(): Promise<void>;
}

/**
 * Makes the template, once per run; also clears away what a killed run left behind.
 * @throws {HandrailError} not_ready where the database's user may not create databases
 */
export async function openScratchDatabases(url: string): Promise<ScratchDatabases> {
  const admin = new Client({ connectionString: url });
  admin.on('error', () => {});
  await admin.connect();
  const run = randomInt(1, 2 ** 31 - 1);
  const template = `${PREFIX}_${run}`;
  let count = 0;
  try {
    await admin.query('SELECT pg_advisory_lock($1, $2)', [LOCK_CLASS, run]);
    await dropAbandoned(admin, run);
    await admin.query(`CREATE DATABASE ${template}`).catch(explain);
    await applyMigrations(urlOf(url, template));
  } catch (error) {
    await dropAll(admin, run);
    await admin.end();
    throw error;
  }
  return {
    create: async () => {
      count += 1;
      const name = `${template}_${count}`;
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
      return {
        url: urlOf(url, name),
        drop: async () => {
          await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        },
      };
    },
    close: async () => {
      await dropAll(admin, run);
      await admin.end();
    },
  };
}

/** A run holds its lock as long as it lives: a database whose run's lock is free belongs to nobody. */
async function dropAbandoned(admin: Client, own: number): Promise<void> {
  for (const run of (await runsOf(admin)).filter((other) => other !== own)) {
    const { rows } = await admin.query('SELECT pg_try_advisory_lock($1, $2) AS free', [LOCK_CLASS, run]);
    if (!rows[0].free) continue;
    await dropAll(admin, run);
    await admin.query('SELECT pg_advisory_unlock($1, $2)', [LOCK_CLASS, run]);
  }
}

async function runsOf(admin: Client): Promise<number[]> {
  const names = await namesLike(admin, `${PREFIX}_`);
  return [...new Set(names.map((name) => Number(name.split('_')[2])))].filter((run) => Number.isInteger(run));
}

async function dropAll(admin: Client, run: number): Promise<void> {
  const names = await namesLike(admin, `${PREFIX}_${run}`);
  const own = names.filter((name) => name === `${PREFIX}_${run}` || name.startsWith(`${PREFIX}_${run}_`));
  for (const name of own) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function namesLike(admin: Client, prefix: string): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  );
  return rows.map((row) => row.datname);
}

function explain(error: unknown): never {
  if (error && typeof error === 'object' && 'code' in error && error.code === '42501') {
    throw new HandrailError(
      'not_ready',
      'a rehearsal makes databases of its own: the user of DATABASE_URL needs CREATEDB',
    );
  }
  throw error;
}

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
