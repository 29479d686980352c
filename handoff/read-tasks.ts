import type { Database } from '../platform/database/database.ts';

export interface TaskFilter {
  readonly ownerId?: string;
  readonly dueBefore?: Date;
  readonly limit?: number;
}

/** An open task as a list shows it. What it says is sealed with its client. */
export interface OpenTask {
  readonly id: string;
  readonly clientId: string | null;
  readonly handoffId: string | null;
  readonly kind: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly ownerId: string | null;
  readonly remindedAt: Date | null;
  /** Since when somebody further up knows that it was missed. */
  readonly escalatedAt: Date | null;
  readonly drill: boolean;
}

const LIMIT = 200;

/** Open tasks of all clients, what is due first. */
export async function readOpenTasks(database: Database, filter: TaskFilter): Promise<OpenTask[]> {
  const { rows } = await database.pool.query<OpenTask>({
    name: 'tasks_open',
    text: `SELECT id, client_id AS "clientId", handoff_id AS "handoffId", kind, created_at AS "createdAt",
             due_at AS "dueAt", owner_id AS "ownerId", reminded_at AS "remindedAt", escalated_at AS "escalatedAt", drill
           FROM task WHERE state = 'open' AND ($1::uuid IS NULL OR owner_id = $1) AND ($2::timestamptz IS NULL OR due_at < $2)
           ORDER BY due_at, id LIMIT $3`,
    values: [filter.ownerId ?? null, filter.dueBefore ?? null, Math.min(filter.limit ?? LIMIT, LIMIT)],
  });
  return rows;
}
