import type { Database } from '../../platform/database/database.ts';
import type { HandoffState } from './chat-namespace.ts';

interface StateRow {
  readonly state: string;
  readonly ahead: number;
}

/** The state of the client's latest handoff as the widget shows it, with the place in the queue while it waits. */
export async function readHandoffState(database: Database, clientId: string): Promise<HandoffState> {
  const { rows } = await database.pool.query<StateRow>({
    name: 'chat_handoff_state',
    text: `SELECT h.state, CASE WHEN h.state = 'waiting' THEN (SELECT count(*)::int FROM handoff o WHERE o.state = 'waiting'
             AND o.id <> h.id AND (o.priority > h.priority OR (o.priority = h.priority AND o.opened_at < h.opened_at)))
             ELSE 0 END AS ahead
           FROM handoff h WHERE h.client_id = $1 ORDER BY h.opened_at DESC LIMIT 1`,
    values: [clientId],
  });
  const row = rows[0];
  if (!row) return { state: 'none' };
  return row.state === 'waiting' ? { state: row.state, position: row.ahead + 1 } : { state: row.state };
}
