import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMigrations } from '../../platform/migrate/apply-migrations.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../platform/migrate/migration-files.ts';
import { emptyTestDatabase, type TestDatabase } from '../support/database.ts';
import { scratchRoot } from '../support/run-folder.ts';

let database: TestDatabase;
let client: Client;
let folder: string;

beforeEach(async () => {
  database = await emptyTestDatabase();
  client = new Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  folder = mkdtempSync(path.join(scratchRoot(), 'handrail-migrations-'));
});

afterEach(async () => {
  await client.end();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

async function history(): Promise<unknown[]> {
  const { rows } = await client.query(
    `SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS finished, rolled_back_at
     FROM _prisma_migrations ORDER BY migration_name`,
  );
  return rows;
}

describe('applyMigrations', () => {
  it("applies the project's own migrations once and writes Prisma's history", async () => {
    const names = readMigrations().map((migration) => migration.name);
    expect(await applyMigrations(database.url)).toEqual(names);
    expect(await applyMigrations(database.url)).toEqual([]);
    expect(await history()).toEqual(
      readMigrations().map(({ name, checksum }) => ({
        migration_name: name,
        checksum,
        applied_steps_count: 1,
        finished: true,
        rolled_back_at: null,
      })),
    );
  });

  it('lets two processes start at once: each migration is applied by one of them', async () => {
    const applied = await Promise.all([applyMigrations(database.url), applyMigrations(database.url)]);
    expect(applied.flat()).toEqual(readMigrations().map((migration) => migration.name));
  });

  it('applies a later migration on top of the earlier ones', async () => {
    write('20260101000000_first', 'CREATE TABLE first (id int PRIMARY KEY);');
    await applyMigrations(database.url, folder);
    write('20260102000000_second', 'ALTER TABLE first ADD COLUMN word text;\nCREATE TABLE second (id int);');
    expect(await applyMigrations(database.url, folder)).toEqual(['20260102000000_second']);
    await client.query('SELECT word FROM first');
  });

  it('applies a migration with a function in it, semicolons and all', async () => {
    const body = "BEGIN\n  RAISE EXCEPTION 'no; never';\n  RETURN NULL;\nEND;";
    write(
      '20260101000000_trigger',
      `CREATE TABLE kept (id int);
       CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$;
       CREATE TRIGGER refuse BEFORE DELETE ON kept FOR EACH STATEMENT EXECUTE FUNCTION refuse();`,
    );
    await applyMigrations(database.url, folder);
    await expect(client.query('DELETE FROM kept')).rejects.toThrow('no; never');
  });

  it('refuses a database whose applied migration was edited afterwards', async () => {
    write('20260101000000_first', 'CREATE TABLE first (id int);');
    await applyMigrations(database.url, folder);
    write('20260101000000_first', 'CREATE TABLE first (id bigint);');
    await expect(applyMigrations(database.url, folder)).rejects.toMatchObject({ code: 'migration_edited' });
  });

  it('refuses a database that a newer release has migrated', async () => {
    cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
    write('29990101000000_later', 'CREATE TABLE later (id int);');
    await applyMigrations(database.url, folder);
    await expect(applyMigrations(database.url)).rejects.toMatchObject({ code: 'migration_unknown' });
  });

  it('reports a migration that fails, keeps nothing of it, and takes it once it is mended', async () => {
    const name = '20260101000000_broken';
    write(name, 'CREATE TABLE whole (id int);\nCREATE TABLE broken (id nonsense);');
    const failure = { code: 'migration_failed', message: expect.stringContaining('nonsense') };
    await expect(applyMigrations(database.url, folder)).rejects.toMatchObject(failure);
    const { rows } = await client.query(`SELECT to_regclass('whole') AS remains`);
    expect(rows).toEqual([{ remains: null }]);
    await expect(applyMigrations(database.url, folder)).rejects.toMatchObject(failure);
    write(name, 'CREATE TABLE whole (id int);\nCREATE TABLE broken (id int);');
    expect(await applyMigrations(database.url, folder)).toEqual([name]);
    expect(await applyMigrations(database.url, folder)).toEqual([]);
  });

  it('goes on after a process was killed in the middle of a migration', async () => {
    write('20260101000000_first', 'CREATE TABLE first (id int);');
    await applyMigrations(database.url, folder);
    await client.query(`UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0`);
    await client.query('DROP TABLE first');
    expect(await applyMigrations(database.url, folder)).toEqual(['20260101000000_first']);
    await client.query('SELECT id FROM first');
  });
});
