import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { MigratingPg } from './migrating-pg.ts';
import type { Migration } from './migration-files.ts';

/** The little of WebAssembly's interface that is used here; TypeScript keeps it among the browser's types. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>;
};

/** No table or enum of ours is managed by anybody else. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

let loading: Promise<typeof import('@prisma/schema-engine-wasm')> | undefined;

/**
 * Runs `work` with Prisma's schema engine on a database, and frees it afterwards. The engine takes 5 MB of
 * WebAssembly and some 200 ms to load, so ask first whether there is anything to do.
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine();
  const { SchemaEngine } = await loading;
  const adapter = new MigratingPg({ connectionString: url, max: 1 });
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await adapter.close();
  }
}

/**
 * The package's own entry imports its .wasm as a module, which Node 20 does not do; so the module is compiled
 * and bound here in the same way.
 */
async function loadEngine(): Promise<typeof import('@prisma/schema-engine-wasm')> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.compile(
    readFileSync(path.join(path.dirname(glueFile), 'schema_engine_bg.wasm')),
  );
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  // Where the engine leaves a panic's words before it traps.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) },
  });
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/** The migrations in the form that the engine takes. */
export function asMigrationList(migrations: readonly Migration[], baseDir: string): MigrationList {
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: LOCK_FILE_CONTENT },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/** prisma/migrations/migration_lock.toml, which keeps the history to one kind of database. */
export const LOCK_FILE_CONTENT = 'provider = "postgresql"\n';
