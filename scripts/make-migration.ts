// Writes the next migration: the difference between prisma/migrations and prisma/schema.prisma, as SQL.
//
//   npm run make-migration -- add_something
//
// It needs no database: an embedded one is started in a temporary folder and thrown away.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS_FOLDER, readMigrations } from '../platform/migrate/migration-files.ts';
import {
  asMigrationList,
  LOCK_FILE_CONTENT,
  NO_FILTER,
  withSchemaEngine,
} from '../platform/migrate/schema-engine.ts';
import { openDatabase } from '../platform/postgres/open-database.ts';

const SCHEMA_FILE = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url));

async function makeMigration(name: string): Promise<string | undefined> {
  const sql = await difference();
  if (sql.trim() === '' || sql.includes('-- This is an empty migration.')) return undefined;
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(MIGRATIONS_FOLDER, `${time}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  writeFileSync(path.join(MIGRATIONS_FOLDER, 'migration_lock.toml'), LOCK_FILE_CONTENT);
  return path.join(folder, 'migration.sql');
}

/** Prisma plays the migrations into a shadow database beside the one it is connected to, and compares. */
async function difference(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'handrail-migration-'));
  const database = await openDatabase({ dataDir, durable: false });
  try {
    const schema = { path: SCHEMA_FILE, content: readFileSync(SCHEMA_FILE, 'utf8') };
    const migrations = readMigrations();
    const { stdout } = await withSchemaEngine(database.url, (engine) =>
      engine.diff({
        from:
          migrations.length === 0
            ? { tag: 'empty' }
            : { tag: 'migrations', ...asMigrationList(migrations, MIGRATIONS_FOLDER) },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: null,
        filters: NO_FILTER,
      }),
    );
    return stdout ?? '';
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('usage: npm run make-migration -- name_in_lower_case');
  process.exitCode = 1;
} else {
  const file = await makeMigration(name);
  console.log(
    file ? `wrote ${path.relative(process.cwd(), file)}` : 'the migrations already say what the schema says',
  );
}
