import type { ClientChannel } from '../../conversations/ports.ts';
import { secondsAfter } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { FetchedMedia } from './client-media.ts';

/** One after another: pictures are never urgent, memory and the client's turns are. */
const BATCH = 5;
/** What cannot be fetched is tried again after a while, and given up after a day. */
const RETRY_SECONDS = 60;
const GIVE_UP_SECONDS = 86_400;

interface NotedRow {
  readonly id: string;
  readonly client_id: string;
  readonly source: Buffer;
  readonly wrapped: Buffer;
  readonly created_at: Date;
}

/** Fetches what clients sent along with their messages on a channel. Called by the sweep; one run at a time. */
export interface MediaStore {
  /** Returns how many were stored. Never throws: what fails is logged, and tried again when it may pass. */
  fetchNotedMedia(): Promise<number>;
}

/**
 * Takes a channel's noted media from its provider into our own store, encrypted with the client's key, for staff only. A
 * medium is `stored`, `refused` (not the provider's, too large, of a kind that we do not keep) or, after a day, `failed`.
 */
export function createMediaStore(parts: {
  readonly database: Database;
  readonly channel: ClientChannel;
  /** Gets what lies at a noted address; never throws. */
  readonly fetch: (address: string) => Promise<FetchedMedia>;
  /** Called once it is stored, for what is left at the provider; never throws. */
  readonly onStored?: (address: string) => Promise<void>;
  readonly log: Log;
}): MediaStore {
  const { database, channel, log } = parts;
  const notBefore = new Map<string, Date>();
  let running: Promise<number> | null = null;

  async function run(): Promise<number> {
    let stored = 0;
    for (const row of await readNoted(database, channel, notBefore)) {
      try {
        if (await take(row)) stored += 1;
      } catch (error) {
        putOff(row.id);
        log.error('media.not_taken', { clientId: row.client_id, code: errorCodeOf(error) });
      }
    }
    return stored;
  }

  async function take(row: NotedRow): Promise<boolean> {
    const cipher = database.keyring.clientCipher(row.client_id, row.wrapped);
    const address = cipher.open<string>(`media.source/${row.id}`, row.source);
    const result = await parts.fetch(address);
    const isTooOld = database.clock.now() >= secondsAfter(row.created_at, GIVE_UP_SECONDS);
    if (result.outcome === 'failed' && !isTooOld) {
      putOff(row.id);
      log.info('media.tried', { clientId: row.client_id, code: result.errorCode });
      return false;
    }
    notBefore.delete(row.id);
    await record(database, row, result);
    log.info('media.done', {
      clientId: row.client_id,
      state: result.outcome,
      code: result.outcome === 'fetched' ? null : result.errorCode,
    });
    if (result.outcome === 'fetched') await parts.onStored?.(address);
    return result.outcome === 'fetched';
  }

  function putOff(id: string): void {
    notBefore.set(id, secondsAfter(database.clock.now(), RETRY_SECONDS));
  }

  return {
    fetchNotedMedia: () => {
      running ??= run()
        .catch((error: unknown) => {
          log.error('media.run_failed', { code: errorCodeOf(error) });
          return 0;
        })
        .finally(() => {
          running = null;
        });
      return running;
    },
  };
}

async function readNoted(
  database: Database,
  channel: ClientChannel,
  notBefore: ReadonlyMap<string, Date>,
): Promise<NotedRow[]> {
  const now = database.clock.now();
  const waiting = [...notBefore].filter(([, at]) => at > now).map(([id]) => id);
  const { rows } = await database.pool.query<NotedRow>({
    name: 'media_noted',
    text: `SELECT m.id, m.client_id, m.source, m.created_at, k.wrapped FROM media m
           JOIN message s ON s.id = m.message_id AND s.direction = 'in' AND s.channel = $3
           JOIN client_key k ON k.client_id = m.client_id AND k.wrapped IS NOT NULL
           WHERE m.state = 'noted' AND m.id <> ALL($1::uuid[]) ORDER BY m.created_at, m.position LIMIT $2`,
    values: [waiting, BATCH, channel],
  });
  return rows;
}

async function record(database: Database, row: NotedRow, result: FetchedMedia): Promise<void> {
  const { id } = row;
  await database.transact(row.client_id, async (tx) => {
    if (result.outcome !== 'fetched') {
      await tx.query(
        'media_not_stored',
        `UPDATE media SET state = $2, error_code = $3 WHERE id = $1 AND state = 'noted'`,
        [id, result.outcome, result.errorCode],
      );
      return;
    }
    await tx.query(
      'media_stored',
      `UPDATE media SET state = 'stored', body = $2, content_type = $3, size = $4, stored_at = $5, error_code = NULL
       WHERE id = $1 AND state = 'noted'`,
      [
        id,
        tx.cipher.sealBytes(`media.body/${id}`, result.body),
        result.contentType,
        result.body.length,
        tx.now,
      ],
    );
  });
}
