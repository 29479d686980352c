import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { Config } from '../../config.ts';
import { keyId } from '../../platform/crypto/cipher.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Whether the key here is the one that the database was encrypted with, and where it lies. */
export async function keyFinding(client: pg.Client, config: Config): Promise<Finding> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT value->>'id' AS id FROM system_state WHERE key = 'master_key'`,
  );
  const noted = rows[0]?.id;
  const file = path.join(config.dataDir, 'encryption.key');
  const text = config.encryptionKey ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
  if (text === null) {
    return noted
      ? fail(
          'key.fits',
          'The database is encrypted, and there is no key here.',
          'Set ENCRYPTION_KEY, or put DATA_DIR/encryption.key back.',
        )
      : ok('key.fits', 'No key yet, and nothing encrypted yet.');
  }
  const idOf = (key: string) => keyId(Buffer.from(key, 'base64')).toString('hex');
  if (noted && config.oldEncryptionKey && noted === idOf(config.oldEncryptionKey)) {
    return warn(
      'key.fits',
      'The key is being changed: ENCRYPTION_KEY_OLD still reads what was there before.',
      'npm run -s rotate-key, then take ENCRYPTION_KEY_OLD away.',
    );
  }
  if (noted && noted !== idOf(text)) {
    return fail(
      'key.fits',
      'The database was encrypted with another key.',
      'Set ENCRYPTION_KEY to that key; while it is being changed, set ENCRYPTION_KEY_OLD to the one from before.',
    );
  }
  if (config.encryptionKey) return ok('key.fits', 'The key is the one that the database was encrypted with.');
  if ((statSync(file).mode & 0o077) !== 0) {
    return fail(
      'key.fits',
      'DATA_DIR/encryption.key can be read by other users.',
      'chmod 600 it, and think of who has read it.',
    );
  }
  return warn(
    'key.fits',
    'The key fits; it was made here and lies in DATA_DIR beside the data.',
    'Put it into a secret manager, keep a copy offline, set ENCRYPTION_KEY.',
  );
}
