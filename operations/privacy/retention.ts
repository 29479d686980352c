import type { Database } from '../../platform/database/database.ts';

const DAY_MS = 86_400_000;

/** A client whose record may be erased by age. */
export interface Expired {
  readonly clientId: string;
  readonly lastAt: Date;
}

/**
 * Clients of whom nothing was heard or done for so many days: no message, no handoff, no session. Not among them are those under
 * legal hold, those with an open handoff, incident or task, and those who were erased. Oldest first.
 */
export async function expiredClients(database: Database, days: number): Promise<Expired[]> {
  const before = new Date(database.clock.now().getTime() - days * DAY_MS);
  const { rows } = await database.pool.query<{ client_id: string; last_at: Date }>(
    `SELECT c.id AS client_id, greatest(c.created_at, max(m.at), max(h.opened_at), max(h.resolved_at)) AS last_at
     FROM client c
       LEFT JOIN LATERAL (SELECT max(at) AS at FROM message WHERE client_id = c.id) m ON true
       LEFT JOIN handoff h ON h.client_id = c.id
     WHERE c.erased_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM system_state s WHERE s.key = 'legal_hold/' || c.id)
       AND NOT EXISTS (SELECT 1 FROM handoff o WHERE o.client_id = c.id AND o.state IN ('waiting', 'claimed', 'contacted'))
       AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.client_id = c.id AND i.state = 'open')
       AND NOT EXISTS (SELECT 1 FROM task t WHERE t.client_id = c.id AND t.state = 'open')
     GROUP BY c.id, c.created_at
     HAVING greatest(c.created_at, max(m.at), max(h.opened_at), max(h.resolved_at)) < $1
     ORDER BY 2, 1`,
    [before],
  );
  return rows.map(({ client_id: clientId, last_at: lastAt }) => ({ clientId, lastAt }));
}
