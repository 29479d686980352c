import type { Twilio } from 'twilio';
import type { Database } from '../../platform/database/database.ts';

/** How far Twilio's clock, which counts whole seconds, may lie behind ours. */
const CLOCK_SLACK_MS = 5_000;
/** Twilio lists newest first; more than this cannot have gone to one person since the row was written. */
const LOOK_BACK = 20;
const NOT_UNDER_WAY = new Set(['failed', 'undelivered', 'canceled']);

/**
 * The id under which Twilio took this text in an earlier attempt whose answer we never saw, or null. Twilio has no
 * idempotency key for messages, so this looks for the same text to the same number since the row was written, other than
 * those that belong to another row.
 */
export async function findAlreadySent(
  client: Twilio,
  database: Database,
  text: { readonly to: string; readonly body: string; readonly since: Date },
): Promise<string | null> {
  const listed = await client.messages.list({ to: text.to, limit: LOOK_BACK, pageSize: LOOK_BACK });
  const candidates = listed.filter(
    (message) =>
      message.direction !== 'inbound' &&
      message.body === text.body &&
      !NOT_UNDER_WAY.has(message.status) &&
      message.dateCreated.getTime() >= text.since.getTime() - CLOCK_SLACK_MS,
  );
  if (candidates.length === 0) return null;
  const { rows } = await database.pool.query<{ provider_id: string }>({
    name: 'sms_known_provider_ids',
    text: 'SELECT provider_id FROM outbox WHERE provider_id = ANY($1)',
    values: [candidates.map((message) => message.sid)],
  });
  const known = new Set(rows.map((row) => row.provider_id));
  // The oldest: with two equal texts waiting, each finds its own.
  return candidates.filter((message) => !known.has(message.sid)).at(-1)?.sid ?? null;
}
