import type { Database } from '../../platform/database/database.ts';

export interface Volume {
  readonly clients: number;
  /** Half from clients, half from the bot. */
  readonly messages: number;
  readonly openTimers: number;
}

/** One client in so many has had a handoff. */
const CLIENTS_A_HANDOFF = 5;
const SEALED = `decode(repeat('5a', 90), 'hex')`;
/** Far enough back that nothing of it is recent, and spread like a year's work. */
const SOME_TIME_AGO = `$1::timestamptz - (n % 360 + 3) * interval '1 day'`;

/**
 * Puts the record of a program that has run for long beside what is there: ended conversations of other clients, closed
 * handoffs and timers that are due later. Its contents open with no key, since nobody looks at them. Sizes of rows are those of
 * real ones.
 */
export async function fill(database: Database, volume: Volume): Promise<void> {
  const at = database.clock.now();
  const perClient = Math.max(1, Math.round(volume.messages / 2 / volume.clients));
  const client = await database.pool.connect();
  try {
    // The rows are made to fit; checking ten million references one by one would take longer than making them.
    await client.query('SET session_replication_role = replica');
    await client.query('SET statement_timeout = 0');
    await client.query('SET enable_seqscan = on');
    await client.query(
      'CREATE TEMP TABLE one AS SELECT n, uuidv7() AS id, uuidv7() AS session, uuidv7() AS identity FROM generate_series(1, $1::int) n',
      [volume.clients],
    );
    await client.query(
      `CREATE TEMP TABLE said AS SELECT one.n, k, one.id AS client, one.session, one.identity, uuidv7() AS heard, uuidv7() AS answered
       FROM generate_series(1, $1::int) k, one ORDER BY k, n`,
      [perClient],
    );
    for (const statement of STATEMENTS) await client.query(statement, [at]);
    await client.query(
      `INSERT INTO timer (id, key, kind, client_id, due_at, state, data, attempts, created_at)
       SELECT uuidv7(), 'fill:' || n, 'bot_follow_up', id, $1::timestamptz + (n % 30 + 1) * interval '1 day', 'pending', '{}', 0, $1
       FROM one WHERE n <= $2`,
      [at, volume.openTimers],
    );
    await client.query('SET session_replication_role = origin');
    // A database that grew over months has had its statistics taken long ago.
    await client.query('VACUUM (ANALYZE)');
  } finally {
    client.release(true);
  }
}

const STATEMENTS = [
  `INSERT INTO client (id, kind, language, time_zone, jurisdiction_mode, flags, quiet_hours, profile, last_seq, created_at, updated_at, drill)
   SELECT id, 'enrolled', 'en', 'America/New_York', 'full', '{}', '{}', ${SEALED}, 1000, ${SOME_TIME_AGO}, $1, false FROM one`,
  `INSERT INTO client_key (client_id, wrapped, master_key_id, created_at)
   SELECT id, ${SEALED}, 'fill', ${SOME_TIME_AGO} FROM one`,
  `INSERT INTO identity (id, client_id, channel, address_index, address, last_inbound_at, created_at)
   SELECT identity, id, 'sms', 'fill:' || n, ${SEALED}, ${SOME_TIME_AGO}, ${SOME_TIME_AGO} FROM one`,
  `INSERT INTO session (id, client_id, opened_at, last_message_at, closed_at, closed_reason, level, latched, categories, protocol_version, drill)
   SELECT session, id, ${SOME_TIME_AGO}, ${SOME_TIME_AGO}, ${SOME_TIME_AGO}, 'quiet', 'low', false, '{}', 'fill', false FROM one`,
  `INSERT INTO message (id, client_id, session_id, seq, channel, identity_id, direction, sender, body, templates, status, status_rank, media_count, at, drill)
   SELECT heard, client, session, k * 2 - 1, 'sms', identity, 'in', 'client', ${SEALED}, '{}'::text[], 'received', 0, 0, ${SOME_TIME_AGO} + k * interval '1 minute', false FROM said
   UNION ALL
   SELECT answered, client, session, k * 2, 'sms', identity, 'out', 'bot', ${SEALED}, '{talk.heard}'::text[], 'delivered', 4, 0, ${SOME_TIME_AGO} + k * interval '1 minute', false FROM said`,
  `INSERT INTO inbox (id, channel, provider_key, client_id, message_id, event, payload, state, attempts, received_at, done_at)
   SELECT uuidv7(), 'sms', 'fill:' || n || ':' || k, client, heard, 'message', ${SEALED}, 'done', 0, ${SOME_TIME_AGO}, ${SOME_TIME_AGO} FROM said`,
  `INSERT INTO outbox (id, channel, recipient, kind, priority, owner_rule, client_id, message_id, unique_key, body, state, attempts, next_attempt_at, created_at, sent_at, drill)
   SELECT uuidv7(), 'sms', 'sms:' || identity, 'message', 5, 'bot', client, answered, 'fill:' || n || ':' || k, ${SEALED}, 'sent', 1, ${SOME_TIME_AGO}, ${SOME_TIME_AGO}, ${SOME_TIME_AGO}, false FROM said`,
  `INSERT INTO assessment (id, client_id, session_id, message_id, at, level, score, subject, categories, evidence, language, review, model, protocol_version, drill)
   SELECT uuidv7(), client, session, heard, ${SOME_TIME_AGO}, 'none', 0.01, 'self', '{}', '[]', 'en', n % 50 = 0, 'fill', 'fill', false FROM said`,
  `INSERT INTO audit_event (id, chain, position, at, who, what, why, data, key_id, previous_hash, hash)
   SELECT uuidv7(), client::text, k, ${SOME_TIME_AGO}, 'bot', 'session.level', 'fill', '{}', 'fill', sha256('a'), sha256('b') FROM said`,
  `INSERT INTO audit_head (chain, position, hash, updated_at)
   SELECT id::text, (SELECT max(k) FROM said), sha256('b'), $1 FROM one`,
  `INSERT INTO dialog_state (key, client_id, data, etag, updated_at)
   SELECT 'client/' || id || '/conversation', id, decode(repeat('5a', 900), 'hex'), 'fill', ${SOME_TIME_AGO} FROM one`,
  `INSERT INTO handoff (id, client_id, session_id, level, trigger, queue, priority, channel, state, opened_at, contacted_at, resolved_at, disposition, closing_level, escalation_round, nobody_answered, protocol_version, drill)
   SELECT uuidv7(), id, session, 'high', 'level', 'clinical', 3, 'sms', 'resolved', ${SOME_TIME_AGO}, ${SOME_TIME_AGO} + interval '4 minutes', ${SOME_TIME_AGO} + interval '1 hour', 'safety_planned', 'low', 0, false, 'fill', false
   FROM one WHERE n % ${CLIENTS_A_HANDOFF} = 0`,
  `INSERT INTO task (id, client_id, kind, created_at, due_at, state, detail, done_at, drill)
   SELECT uuidv7(), id, 'care_team_note', ${SOME_TIME_AGO}, ${SOME_TIME_AGO}, 'done', ${SEALED}, ${SOME_TIME_AGO}, false
   FROM one WHERE n % ${CLIENTS_A_HANDOFF} = 0`,
];
