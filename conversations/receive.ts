import type { Cipher } from '../platform/crypto/cipher.ts';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { errorCodeOf, HandrailError } from '../platform/errors.ts';
import type { Ids } from '../platform/ids.ts';
import type { ClientChannel, InboundEvent } from './ports.ts';

/** A deadlock with a turn under way (which holds the same rows in its own order) ends one of the two; it passes at once. */
const DEADLOCK = '40P01';
const MAX_ATTEMPTS = 3;

/** One message as a channel hands it over, sender already checked. */
export interface Inbound {
  readonly channel: ClientChannel;
  /** The provider's id, unique for ever on that channel: MessageSid; `team:channel:ts`; conversation and client-made id. */
  readonly providerKey: string;
  readonly clientId: string;
  readonly identityId: string | null;
  readonly conversationId: string | null;
  readonly text: string;
  readonly media: readonly InboundMedia[];
  readonly event: InboundEvent;
  readonly confirmedByProvider?: boolean;
  /** Blind index of the program's own number that it was written to. */
  readonly addressee?: string;
  readonly drill?: boolean;
}

export interface InboundMedia {
  /** Where the provider keeps it. */
  readonly url: string;
  readonly contentType: string;
}

export interface Received {
  readonly messageId: string;
  readonly seq: number;
  /** The same provider id was stored before: nothing was done. */
  readonly duplicate: boolean;
}

export interface ReceivedRow {
  readonly message_id: string;
  readonly seq: number;
}

/**
 * Stores a message under its provider id. When this returns, the message is durable and its turn will be taken, here or
 * in another process; the provider may be answered. The same id again returns the first one's `seq` and does nothing.
 * @throws {HandrailError} client_erased
 */
export async function receive(database: Database, inbound: Inbound): Promise<Received> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store(database, inbound);
    } catch (error) {
      if (errorCodeOf(error) !== DEADLOCK || attempt >= MAX_ATTEMPTS) throw error;
    }
  }
}

async function store(database: Database, inbound: Inbound): Promise<Received> {
  const cipher = await clientCipher(database, inbound.clientId);
  const statement = receiveStatement(inbound, cipher, database.ids, database.clock.now());
  const { rows } = await database.pool.query<ReceivedRow>(statement);
  return toReceived(database, inbound, rows);
}

/** What the statement's answer means: stored now, or known from before. */
export async function toReceived(
  database: Database,
  inbound: Inbound,
  [row]: readonly ReceivedRow[],
): Promise<Received> {
  if (row) return { messageId: row.message_id, seq: row.seq, duplicate: false };
  return earlier(database, inbound);
}

/** The one statement that stores a message; it gives back the message's id and number, or nothing for an id known before. */
export function receiveStatement(inbound: Inbound, cipher: Cipher, ids: Ids, now: Date) {
  const messageId = ids.next();
  const inboxId = ids.next();
  return {
    name: 'receive',
    text: RECEIVE_SQL,
    values: [
      inboxId,
      inbound.channel,
      inbound.providerKey,
      inbound.clientId,
      messageId,
      inbound.event,
      cipher.seal(`inbox.payload/${inboxId}`, {
        confirmedByProvider: inbound.confirmedByProvider ?? false,
        addressee: inbound.addressee,
      }),
      now,
      inbound.identityId,
      inbound.conversationId,
      cipher.seal(`message.body/${messageId}`, { text: inbound.text }),
      inbound.media.length,
      inbound.drill ?? false,
      JSON.stringify(
        inbound.media.map((media, position) => {
          const id = ids.next();
          return {
            id,
            position,
            content_type: media.contentType,
            source: `\\x${cipher.seal(`media.source/${id}`, media.url).toString('hex')}`,
          };
        }),
      ),
    ],
  };
}

/**
 * The inbox row decides: where its provider id is taken, or the client was erased, nothing else is written. The client's counter row is locked only
 * for this statement.
 */
const RECEIVE_SQL = `
WITH fresh AS (
  INSERT INTO inbox (id, channel, provider_key, client_id, message_id, event, payload, state, attempts, received_at)
  SELECT $1::uuid, $2::text, $3::text, $4::uuid, $5::uuid, $6::text, $7::bytea, 'pending', 0, $8::timestamptz
  FROM client WHERE id = $4::uuid AND erased_at IS NULL
  ON CONFLICT (channel, provider_key) DO NOTHING
  RETURNING id
), counter AS (
  UPDATE client SET last_seq = last_seq + 1 WHERE id = $4::uuid AND EXISTS (SELECT 1 FROM fresh) RETURNING last_seq
), stored AS (
  INSERT INTO message (id, client_id, seq, channel, identity_id, conversation_id, direction, sender, body, templates,
                       status, status_rank, media_count, at, drill)
  SELECT $5::uuid, $4::uuid, counter.last_seq, $2::text, $9::uuid, $10::text, 'in', 'client', $11::bytea, '{}',
         'received', 0, $12::int, $8::timestamptz, $13::boolean
  FROM counter
  RETURNING id, seq
), pictures AS (
  INSERT INTO media (id, client_id, message_id, position, content_type, size, source, state, created_at)
  SELECT m.id, $4::uuid, $5::uuid, m.position, m.content_type, 0, m.source, 'noted', $8::timestamptz
  FROM json_populate_recordset(null::media, $14::json) m, fresh
), seen AS (
  UPDATE identity SET last_inbound_at = $8::timestamptz WHERE id = $9::uuid AND EXISTS (SELECT 1 FROM fresh)
)
SELECT id AS message_id, seq FROM stored`;

async function earlier(database: Database, inbound: Inbound): Promise<Received> {
  const { rows } = await database.pool.query<ReceivedRow>({
    name: 'receive_earlier',
    text: `SELECT i.message_id, m.seq FROM inbox i JOIN message m ON m.id = i.message_id
           WHERE i.channel = $1 AND i.provider_key = $2`,
    values: [inbound.channel, inbound.providerKey],
  });
  const row = rows[0];
  if (!row) throw new HandrailError('client_erased', 'this client was erased');
  return { messageId: row.message_id, seq: row.seq, duplicate: true };
}

async function clientCipher(database: Database, clientId: string) {
  const cached = database.keyring.cachedCipher(clientId);
  if (cached) return cached;
  return database.transact(clientId, async (tx: Transaction) => tx.cipher);
}
