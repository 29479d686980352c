import { secondsAfter } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';

/** Attempts over all that a text gets when carriers drop it; then its fallback is better than another try. */
const MOST_ATTEMPTS = 3;
/** A reply older than this answers something else by now. */
const TOO_OLD_SECONDS = 600;
const WAIT_SECONDS = 10;

/**
 * Puts a text that was taken and then dropped for a passing reason (a carrier's congestion) back into the outbox, in
 * front of what waits for the same person. `queued`: it goes out again. `under_way`: it already does, this report came
 * twice. `no`: it is too late, tried often enough, or no text to a client.
 */
export async function sendOnceMore(
  database: Database,
  providerId: string,
  errorCode: string,
): Promise<'queued' | 'under_way' | 'no'> {
  const now = database.clock.now();
  const { rows } = await database.pool.query<{ was: string; changed: boolean }>({
    name: 'sms_send_once_more',
    text: `
WITH found AS (
  SELECT id, state FROM outbox WHERE provider_id = $1 AND channel = 'sms' AND kind = 'message' FOR UPDATE
), again AS (
  UPDATE outbox o SET state = 'pending', next_attempt_at = $2, error_code = $3 FROM found
  WHERE o.id = found.id AND found.state = 'sent' AND o.attempts < $4 AND o.created_at > $5
  RETURNING o.id
)
SELECT found.state AS was, EXISTS (SELECT 1 FROM again) AS changed FROM found`,
    values: [
      providerId,
      secondsAfter(now, WAIT_SECONDS),
      errorCode,
      MOST_ATTEMPTS,
      secondsAfter(now, -TOO_OLD_SECONDS),
    ],
  });
  const row = rows[0];
  if (!row) return 'no';
  if (row.changed) return 'queued';
  return row.was === 'pending' || row.was === 'sending' ? 'under_way' : 'no';
}
