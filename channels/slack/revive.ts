import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';

/** Older rows are of no use to anybody in Slack; the desk has everything. */
const REVIVE_HOURS = 24;

/**
 * Rows for the console that were given up while Slack was away go again, as long as their handoff is open: after a long
 * outage the alert still appears, once, with its thread in order. Returns how many.
 */
export async function reviveConsoleRows(database: Database, announcer: Announcer): Promise<number> {
  const now = database.clock.now();
  const since = new Date(now.getTime() - REVIVE_HOURS * 3_600_000);
  const result = await database.pool.query({
    name: 'slack_revive',
    text: `UPDATE outbox o SET state = 'pending', attempts = 1, error_code = 'unknown_outcome',
             next_attempt_at = $1, lease_until = NULL
           FROM handoff h WHERE h.id = o.handoff_id AND o.channel = 'console' AND o.state = 'failed' AND o.created_at > $2
             AND h.state IN ('waiting', 'claimed', 'contacted')
             AND o.error_code NOT IN ('client_erased', 'no_such_handoff')`,
    values: [now, since],
  });
  return announced(result.rowCount ?? 0, announcer);
}

/** Rows for the console that wait for their next attempt go now: what they waited for has passed. Returns how many. */
export async function hurryConsoleRows(database: Database, announcer: Announcer): Promise<number> {
  const result = await database.pool.query({
    name: 'slack_hurry',
    text: `UPDATE outbox SET next_attempt_at = $1 WHERE channel = 'console' AND state = 'pending' AND next_attempt_at > $1`,
    values: [database.clock.now()],
  });
  return announced(result.rowCount ?? 0, announcer);
}

function announced(count: number, announcer: Announcer): number {
  if (count > 0) announcer.announce({ kind: 'outbox', channel: 'console' });
  return count;
}
