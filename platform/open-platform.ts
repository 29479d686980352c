import { systemClock } from './clock.ts';
import { loadKeyring } from './crypto/master-key.ts';
import { Database } from './database/database.ts';
import { errorCodeOf, HandrailError } from './errors.ts';
import { systemIds } from './ids.ts';
import { applyMigrations } from './migrate/apply-migrations.ts';
import { type OpenDatabase, openDatabase } from './postgres/open-database.ts';

/** The part of the configuration that the platform stands on. */
export interface PlatformConfig {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly encryptionKey: string | null;
  /** Reads what was encrypted before the key was changed. */
  readonly oldEncryptionKey?: string | null;
}

export interface Platform {
  readonly database: Database;
  readonly url: string;
  /** Gives everything back, the embedded PostgreSQL last; it goes on where another process uses it. */
  close(): Promise<void>;
}

/**
 * Opens the database (`opening`: it is being opened already; the operator's, or the embedded one), brings its schema up to date and gets the master key ready.
 * What every command and the server start with; safe beside a running server. `warn` gets lines for the operator.
 * @throws {HandrailError} key_missing when this database was encrypted with another key; DatabaseError
 */
export async function openPlatform(
  config: PlatformConfig,
  warn: (line: string) => void,
  opening?: Promise<OpenDatabase>,
): Promise<Platform> {
  const opened = await (opening ??
    openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl ?? undefined }));
  try {
    await applyMigrations(opened.url);
    const keyring = await loadKeyring(config, opened.url, systemClock, warn);
    const database = new Database({
      url: opened.url,
      clock: systemClock,
      ids: systemIds(systemClock),
      keyring,
    });
    return {
      database,
      url: opened.url,
      close: async () => {
        await database.close();
        await opened.stop();
      },
    };
  } catch (error) {
    await opened.stop();
    throw config.databaseUrl ? explained(error) : error;
  }
}

/** What PostgreSQL's and the system's codes mean to whoever set DATABASE_URL; without its text, which may name a user. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address; start PostgreSQL there or correct it',
  ECONNRESET: 'the connection was cut; look at the server there',
  ETIMEDOUT: 'no answer from its address; correct it or open the way there',
  EHOSTUNREACH: 'no way to its address; correct it or open the way there',
  ENOTFOUND: 'its host is unknown; correct it',
  EAI_AGAIN: 'its host cannot be looked up now; correct it or try again',
  '28P01': 'the user or the password is wrong; correct it',
  '28000': 'this user may not connect from here; allow it in PostgreSQL',
  '3D000': 'there is no such database; create it',
  '42501': 'this user may not create tables there; grant it',
  '53300': 'all its connections are taken; raise max_connections or free some',
};

function explained(error: unknown): unknown {
  const why = UNREACHABLE[errorCodeOf(error)];
  return why ? new HandrailError('config_invalid', `DATABASE_URL: ${why}`, { cause: error }) : error;
}
