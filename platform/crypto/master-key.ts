import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { Clock } from '../clock.ts';
import { HandrailError } from '../errors.ts';
import { keyId } from './cipher.ts';
import { Keyring } from './keyring.ts';

const KEY_BYTES = 32;
const KEY_FILE = 'encryption.key';
/** Row of `system_state` that says which key this database was encrypted with. */
export const KEY_STATE = 'master_key';

export interface MasterKeyConfig {
  readonly dataDir: string;
  readonly encryptionKey: string | null;
  /** The key from before, while it is being changed: it reads, and nothing is written with it. Base64. */
  readonly oldEncryptionKey?: string | null;
}

/** What the database notes of its master key. */
export interface NotedKey {
  readonly id: string;
  /** Keys that outlive a rotation, sealed under this key; base64. */
  readonly inherited?: string;
  /** Only while clients' keys are wrapped anew: the key from before. */
  readonly rotatingFrom?: string;
}

/**
 * The master key: the configured one, else the one in the data folder, which is made (with a warning) for a database
 * that has none yet. The first key that a database sees is noted in it, by its public id, and every other is refused.
 * @throws {HandrailError} key_missing
 */
export async function loadMasterKey(
  config: MasterKeyConfig,
  databaseUrl: string,
  clock: Clock,
  warn: (line: string) => void,
): Promise<Buffer> {
  return (await loadKeys(config, databaseUrl, clock, warn)).master;
}

/** The master key with what a rotation left beside it, as a keyring. @throws {HandrailError} key_missing */
export async function loadKeyring(
  config: MasterKeyConfig,
  databaseUrl: string,
  clock: Clock,
  warn: (line: string) => void,
): Promise<Keyring> {
  const { master, others, noted } = await loadKeys(config, databaseUrl, clock, warn);
  const inherited = noted.inherited ? Buffer.from(noted.inherited, 'base64') : null;
  return new Keyring(master, { others, notedId: noted.id, inherited });
}

interface LoadedKeys {
  readonly master: Buffer;
  readonly others: readonly Buffer[];
  readonly noted: NotedKey;
}

async function loadKeys(
  config: MasterKeyConfig,
  databaseUrl: string,
  clock: Clock,
  warn: (line: string) => void,
): Promise<LoadedKeys> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const expected = await notedKey(client);
    const key = config.encryptionKey
      ? Buffer.from(config.encryptionKey, 'base64')
      : keyFromFolder(config.dataDir, expected === null, warn);
    const id = keyId(key).toString('hex');
    if (expected === null) {
      await client.query(
        `INSERT INTO system_state (key, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING`,
        [KEY_STATE, JSON.stringify({ id }), clock.now()],
      );
    }
    const noted = (await notedKey(client)) ?? { id };
    const others = config.oldEncryptionKey ? [Buffer.from(config.oldEncryptionKey, 'base64')] : [];
    const ids = [id, ...others.map((other) => keyId(other).toString('hex'))];
    if (!ids.includes(noted.id)) {
      throw new HandrailError(
        'key_missing',
        'this database was encrypted with another key: set ENCRYPTION_KEY to it (or put its file back into the data folder)',
      );
    }
    if (noted.rotatingFrom && !ids.includes(noted.rotatingFrom)) {
      throw new HandrailError(
        'key_missing',
        'a change of the key is not finished: set ENCRYPTION_KEY_OLD to the key from before, and run rotate-key again',
      );
    }
    return { master: key, others, noted };
  } finally {
    await client.end();
  }
}

async function notedKey(client: Client): Promise<NotedKey | null> {
  const { rows } = await client.query<{ value: NotedKey }>('SELECT value FROM system_state WHERE key = $1', [
    KEY_STATE,
  ]);
  return rows[0]?.value ?? null;
}

function keyFromFolder(dataDir: string, mayMake: boolean, warn: (line: string) => void): Buffer {
  const file = path.join(dataDir, KEY_FILE);
  const known = readKey(file);
  if (known) return known;
  if (!mayMake) {
    throw new HandrailError(
      'key_missing',
      `this database is encrypted, but ENCRYPTION_KEY is not set and ${file} is missing: set the key or put the file back`,
    );
  }
  mkdirSync(dataDir, { recursive: true });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    // A link fails where the file exists: of two processes that start at once, the second takes the first one's key.
    linkSync(aside, file);
    warn(
      `ENCRYPTION_KEY is not set: a key was made in ${file}. Keep a copy elsewhere; without it nothing can be read.`,
    );
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  const made = readKey(file);
  if (!made) throw new HandrailError('key_missing', `${file} cannot be read`);
  return made;
}

function readKey(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES)
    throw new HandrailError('key_missing', `${file} does not hold 32 bytes in base64`);
  return key;
}
