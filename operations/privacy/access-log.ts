import type { Database } from '../../platform/database/database.ts';

/** One act by which somebody saw, took out or changed what is held about a client. */
export interface Access {
  readonly at: Date;
  /** The program's id of a member of staff, ours where there is none, or a command's name. */
  readonly who: string;
  readonly what: string;
  readonly why: string;
}

/** Acts of nobody: what the bot and the program do by themselves is in the record, and no access. */
const OF_NOBODY = ['bot', 'system', 'client'];

/** Who has had to do with a client's record, oldest first: from the client's own chain, and the system's where it is about them. */
export async function accessLog(database: Database, clientId: string): Promise<Access[]> {
  const { rows } = await database.pool.query<Access & Record<string, unknown>>(
    `SELECT e.at, coalesce(s.external_id, s.slack_user_id, e.who) AS who, e.what, e.why
     FROM audit_event e LEFT JOIN staff s ON s.id::text = e.who
     WHERE (e.chain = $1 OR (e.chain = 'system' AND e.subject = $1)) AND NOT (e.who = ANY($2))
     ORDER BY e.at, e.chain, e.position`,
    [clientId, OF_NOBODY],
  );
  return rows.map(({ at, who, what, why }) => ({ at, who, what, why }));
}
