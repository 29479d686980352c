import type { Database } from '../platform/database/database.ts';
import { QUEUE_ORDER } from './queue-view.ts';
import { HANDOFF_COLUMNS, type HandoffRow } from './rows.ts';

/** An open handoff with its place: 1 is next, 0 when somebody has it. */
export interface QueueEntry extends HandoffRow {
  readonly position: number;
}

/** Everything that is open, read afresh on every call: those who wait first, in the order in which they should be taken. */
export async function readQueue(database: Database): Promise<QueueEntry[]> {
  const { rows } = await database.pool.query<HandoffRow>({
    name: 'handoff_queue',
    text: `SELECT ${HANDOFF_COLUMNS} FROM handoff WHERE state IN ('waiting', 'claimed', 'contacted')
           ORDER BY (state = 'waiting') DESC, ${QUEUE_ORDER}`,
  });
  return rows.map((row, index) => ({ ...row, position: row.state === 'waiting' ? index + 1 : 0 }));
}

/** What a client's screen shows of their handoff. */
export interface ClientHandoffState {
  readonly state: HandoffRow['state'];
  /** Only while it waits. */
  readonly position?: number;
}

/** The client's open handoff as their own screen shows it; null when none is open. */
export async function clientHandoffState(
  database: Database,
  clientId: string,
): Promise<ClientHandoffState | null> {
  const { rows } = await database.pool.query<{ state: HandoffRow['state']; ahead: number }>({
    name: 'handoff_client_state',
    text: `SELECT h.state, (SELECT count(*)::int FROM handoff o WHERE o.state = 'waiting' AND o.id <> h.id
               AND (o.drill < h.drill OR (o.drill = h.drill
               AND (o.priority > h.priority OR (o.priority = h.priority AND (o.opened_at, o.id) < (h.opened_at, h.id)))))) AS ahead
           FROM handoff h WHERE h.client_id = $1 AND h.state IN ('waiting', 'claimed', 'contacted')
           ORDER BY h.opened_at DESC LIMIT 1`,
    values: [clientId],
  });
  const row = rows[0];
  if (!row) return null;
  return row.state === 'waiting' ? { state: row.state, position: row.ahead + 1 } : { state: row.state };
}
