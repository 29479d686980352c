import { KEY_STATE, type NotedKey } from '../../platform/crypto/master-key.ts';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';

/** Keys wrapped anew in one statement: few enough that nobody waits for a lock. */
const BATCH = 500;

export interface Rotation {
  /** `nothing`: the database is encrypted with ENCRYPTION_KEY already. */
  readonly outcome: 'rotated' | 'nothing';
  readonly clientKeys: number;
  readonly staffProfiles: number;
}

/**
 * Makes the key that writes (ENCRYPTION_KEY) the only one that is needed. Every client's data key is wrapped anew (what it
 * encrypted stays as it is), staff profiles are sealed anew, and the old audit, index and system keys are kept sealed under the
 * new one. May be stopped at any point and run again; servers that have both keys go on meanwhile. An erased client stays
 * erased. Blind indexes keep the first key: they find, and open nothing. `by` stands in the
 * audit trail.
 * @throws {HandrailError} key_missing when the key from before is not given
 */
export async function rotateKey(
  database: Database,
  progress: (done: number) => void,
  by = 'rotate-key',
): Promise<Rotation> {
  const { keyring, pool, clock } = database;
  const { rows } = await pool.query<{ value: NotedKey }>('SELECT value FROM system_state WHERE key = $1', [
    KEY_STATE,
  ]);
  const noted = rows[0]?.value;
  if (!noted) throw new HandrailError('key_missing', 'this database notes no key');
  const note = (value: NotedKey) =>
    pool.query('UPDATE system_state SET value = $2, updated_at = $3 WHERE key = $1', [
      KEY_STATE,
      JSON.stringify(value),
      clock.now(),
    ]);
  const inherited =
    noted.id === keyring.masterKeyId ? noted.inherited : keyring.sealInherited().toString('base64');
  if (noted.id !== keyring.masterKeyId) {
    // From here on no process starts with one of the two keys alone.
    await note({ id: keyring.masterKeyId, inherited, rotatingFrom: noted.id });
    await database.transactSystem(async (tx) =>
      tx.audit({
        who: by,
        what: 'key.rotation_started',
        why: 'requested',
        subject: keyring.masterKeyId,
      }),
    );
  } else if (!noted.rotatingFrom) {
    return { outcome: 'nothing', clientKeys: await wrapAnew(database, progress), staffProfiles: 0 };
  }
  const clientKeys = await wrapAnew(database, progress);
  const staffProfiles = await sealStaffAnew(database);
  await note({ id: keyring.masterKeyId, ...(inherited ? { inherited } : {}) });
  await database.transactSystem(async (tx) =>
    tx.audit({
      who: by,
      what: 'key.rotated',
      why: 'requested',
      subject: keyring.masterKeyId,
      data: { clientKeys, staffProfiles },
    }),
  );
  return { outcome: 'rotated', clientKeys, staffProfiles };
}

async function wrapAnew(database: Database, progress: (done: number) => void): Promise<number> {
  const { keyring, pool } = database;
  let done = 0;
  for (;;) {
    const { rows } = await pool.query<{ client_id: string; wrapped: Buffer }>(
      'SELECT client_id, wrapped FROM client_key WHERE master_key_id <> $1 AND wrapped IS NOT NULL LIMIT $2',
      [keyring.masterKeyId, BATCH],
    );
    if (rows.length === 0) return done;
    const anew = rows.map(({ client_id: id, wrapped }) => keyring.rewrap(id, wrapped) ?? wrapped);
    // Only where the key is still the one that was read: somebody erased meanwhile stays erased.
    await pool.query(
      `UPDATE client_key k SET wrapped = n.anew, master_key_id = $4
       FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS n(client_id, was, anew)
       WHERE k.client_id = n.client_id AND k.wrapped = n.was`,
      [rows.map((row) => row.client_id), rows.map((row) => row.wrapped), anew, keyring.masterKeyId],
    );
    done += rows.length;
    progress(done);
  }
}

async function sealStaffAnew(database: Database): Promise<number> {
  const { keyring, pool } = database;
  const { rows } = await pool.query<{ id: string; profile: Buffer }>('SELECT id, profile FROM staff');
  let done = 0;
  for (const { id, profile } of rows) {
    if (keyring.system.isCurrent(profile)) continue;
    const purpose = `staff.profile/${id}`;
    const anew = keyring.system.sealBytes(purpose, keyring.system.openBytes(purpose, profile));
    const { rowCount } = await pool.query('UPDATE staff SET profile = $3 WHERE id = $1 AND profile = $2', [
      id,
      profile,
      anew,
    ]);
    done += rowCount ?? 0;
  }
  return done;
}
