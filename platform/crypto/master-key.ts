import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { Clock } from '../clock.ts';
import { HandrailError } from '../errors.ts';
import { keyId } from './cipher.ts';

const KEY_BYTES = 32;
const KEY_FILE = 'encryption.key';
/** Row of `system_state` that says which key this database was encrypted with. */
const KEY_STATE = 'master_key';

/**
 * The master key: the configured one, else the one in the data folder, which is made (with a warning) for a database
 * that has none yet. The first key that a database sees is noted in it, by its public id, and every other is refused.
 * @throws {HandrailError} key_missing
 */
export async function loadMasterKey(
  config: { readonly dataDir: string; readonly encryptionKey: string | null },
  databaseUrl: string,
  clock: Clock,
  warn: (line: string) => void,
): Promise<Buffer> {
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
    if ((await notedKey(client)) !== id) {
      throw new HandrailError(
        'key_missing',
        'this database was encrypted with another key: set ENCRYPTION_KEY to it (or put its file back into the data folder)',
      );
    }
    return key;
  } finally {
    await client.end();
  }
}

async function notedKey(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ value: { id: string } }>(
    'SELECT value FROM system_state WHERE key = $1',
    [KEY_STATE],
  );
  return rows[0]?.value.id ?? null;
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
