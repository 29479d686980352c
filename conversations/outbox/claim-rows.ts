import { secondsAfter } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { ChannelSender, Delivery, DeliveryBody } from '../ports.ts';

/** A row whose sender died is taken again after this long; longer than any provider's time-out. */
const LEASE_SECONDS = 45;

interface ClaimedRow {
  readonly id: string;
  readonly channel: string;
  readonly recipient: string;
  readonly kind: string;
  readonly owner_rule: string;
  readonly client_id: string | null;
  readonly handoff_id: string | null;
  readonly message_id: string | null;
  readonly staff_id: string | null;
  readonly unique_key: string;
  readonly body: Buffer;
  readonly attempts: number;
  readonly created_at: Date;
  readonly drill: boolean;
  readonly wrapped: Buffer | null;
  readonly clinician_has_client: boolean;
  /** Null: not opted out; empty: from every number of the program; else the index of the one number. */
  readonly opted_out_from: string | null;
}

/** Scalar subqueries, not joins or EXISTS: those PostgreSQL may answer by reading the other table whole. */
const SELECT_CLAIMED = `
SELECT c.id, c.channel, c.recipient, c.kind, c.owner_rule, c.client_id, c.handoff_id, c.message_id, c.staff_id,
       c.unique_key, c.body, c.attempts, c.created_at, c.drill,
       (SELECT k.wrapped FROM client_key k WHERE k.client_id = c.client_id) AS wrapped,
       (SELECT count(*) > 0 FROM handoff h WHERE h.client_id = c.client_id AND h.state IN ('claimed', 'contacted'))
         AS clinician_has_client,
       (SELECT COALESCE(i.opted_out_from, '') FROM message m JOIN identity i ON i.id = m.identity_id
        WHERE m.id = c.message_id AND i.opted_out_at IS NOT NULL) AS opted_out_from
FROM c
ORDER BY c."order"`;

/** The chosen ids as a list: joined to the table, PostgreSQL may read all that was ever sent to find a few rows. */
const CLAIM_SQL = `
WITH c AS (
  UPDATE outbox SET state = 'sending', lease_until = $3, attempts = attempts + 1
  WHERE id = ANY (ARRAY(
    SELECT o.id FROM outbox o
    WHERE o.channel = $1 AND o.state = 'pending' AND o.next_attempt_at <= $2
      AND o."order" = (SELECT e."order" FROM outbox e
                       WHERE e.recipient = o.recipient AND e.state IN ('pending', 'sending')
                       ORDER BY e."order" LIMIT 1)
    ORDER BY o.priority, o."order" LIMIT $4 FOR UPDATE OF o SKIP LOCKED))
  RETURNING *
)${SELECT_CLAIMED}`;

/** A claimed row, and whether it may still be said. */
export interface Claimed {
  readonly delivery: Delivery;
  /** Why it must not go out any more; null when it may. */
  readonly withhold: 'clinician_has_client' | 'opted_out' | null;
}

/**
 * Takes up to `limit` rows of a channel for sending, most urgent first, never one whose recipient still has an earlier
 * row waiting or under way. Whether a clinician has the client is read in the same statement, at the moment of sending.
 */
export async function claimRows(
  database: Database,
  { channel, programNumber }: Pick<ChannelSender, 'channel' | 'programNumber'>,
  limit: number,
): Promise<Claimed[]> {
  const now = database.clock.now();
  const { rows } = await database.pool.query<ClaimedRow>({
    name: 'outbox_claim',
    text: CLAIM_SQL,
    values: [channel, now, secondsAfter(now, LEASE_SECONDS), limit],
  });
  return rows.map((row) => open(database, row, programNumber));
}

/** Takes the rows of the same kind that wait right behind `first` for the same recipient, to be sent with it. */
export async function claimFollowers(database: Database, first: Delivery, limit: number): Promise<Claimed[]> {
  const now = database.clock.now();
  const { rows } = await database.pool.query<ClaimedRow>({
    name: 'outbox_claim_followers',
    text: `
WITH waiting AS (
  SELECT o.id, o.kind, o."order" FROM outbox o
  WHERE o.recipient = $1 AND o.state = 'pending' ORDER BY o."order" LIMIT $5 FOR UPDATE OF o SKIP LOCKED
), c AS (
  UPDATE outbox SET state = 'sending', lease_until = $3, attempts = attempts + 1
  WHERE id = ANY (ARRAY(SELECT w.id FROM waiting w WHERE w.kind = $2
                        AND NOT EXISTS (SELECT 1 FROM waiting b WHERE b."order" < w."order" AND b.kind <> $2)))
    AND created_at <= $4
  RETURNING *
)${SELECT_CLAIMED}`,
    values: [first.recipient, first.kind, secondsAfter(now, LEASE_SECONDS), now, limit],
  });
  return rows.map((row) => open(database, row));
}

/** Frees rows whose sender died in the middle: sent or not, nobody knows, so they are sent again and flagged. */
export async function releaseExpired(database: Database): Promise<number> {
  const result = await database.pool.query({
    name: 'outbox_release_expired',
    text: `UPDATE outbox SET state = 'pending', lease_until = NULL, error_code = 'unknown_outcome', next_attempt_at = $1
           WHERE state = 'sending' AND lease_until < $1`,
    values: [database.clock.now()],
  });
  return result.rowCount ?? 0;
}

function open(database: Database, row: ClaimedRow, programNumber?: string): Claimed {
  const { keyring } = database;
  const { opted_out_from: from } = row;
  const isOptedOut = from !== null && (from === '' || programNumber === undefined || from === programNumber);
  const cipher = row.client_id ? keyring.clientCipher(row.client_id, row.wrapped) : keyring.system;
  const withhold =
    row.owner_rule === 'bot' && row.clinician_has_client
      ? 'clinician_has_client'
      : isOptedOut && row.kind === 'message'
        ? 'opted_out'
        : null;
  return {
    withhold,
    delivery: {
      outboxId: row.id,
      channel: row.channel,
      recipient: row.recipient,
      kind: row.kind,
      clientId: row.client_id,
      handoffId: row.handoff_id,
      messageId: row.message_id,
      staffId: row.staff_id,
      uniqueKey: row.unique_key,
      attempts: row.attempts,
      createdAt: row.created_at,
      drill: row.drill,
      body: cipher.open<DeliveryBody>(`outbox.body/${row.id}`, row.body),
    },
  };
}
