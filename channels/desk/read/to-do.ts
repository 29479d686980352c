import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf } from '../../../platform/errors.ts';
import { staffByIds } from '../../../program/staff/find-staff.ts';
import { type ClientLabel, type LabelRow, labelOf } from './client-name.ts';

const LIMIT = 200;

/** Something a person has to do, for whichever client. */
export interface TaskItem {
  readonly id: string;
  readonly clientId: string | null;
  readonly client: ClientLabel | null;
  readonly handoffId: string | null;
  readonly kind: string;
  readonly dueAt: Date;
  readonly detail: string;
  /** Who took it on; null while it is anybody's. */
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly drill: boolean;
}

/** Something staff must notice. */
export interface AlertItem {
  readonly id: string;
  readonly clientId: string | null;
  readonly client: ClientLabel | null;
  readonly handoffId: string | null;
  readonly kind: string;
  readonly at: Date;
  readonly drill: boolean;
}

type Joined = LabelRow & { readonly id: string; readonly handoffId: string | null; readonly drill: boolean };
type TaskRow = Joined & {
  readonly kind: string;
  readonly dueAt: Date;
  readonly detail: Buffer;
  readonly ownerId: string | null;
};
type AlertRow = Joined & { readonly kind: string; readonly at: Date };

const CLIENT = `t.client_id AS "clientId", c.external_id AS "externalId", c.kind AS "clientKind", c.profile, k.wrapped,
  t.id, t.handoff_id AS "handoffId", t.kind, t.drill`;
const JOIN = 'LEFT JOIN client c ON c.id = t.client_id LEFT JOIN client_key k ON k.client_id = t.client_id';

/** All open tasks, the most urgent first, and all alerts that nobody has acknowledged, the newest first. */
export async function readToDo(database: Database): Promise<{ tasks: TaskItem[]; alerts: AlertItem[] }> {
  const tasks = await database.pool.query<TaskRow>({
    name: 'desk_tasks',
    text: `SELECT ${CLIENT}, t.due_at AS "dueAt", t.detail, t.owner_id AS "ownerId" FROM task t ${JOIN} WHERE t.state = 'open'
           ORDER BY t.due_at, t.id LIMIT ${LIMIT}`,
  });
  const alerts = await database.pool.query<AlertRow>({
    name: 'desk_alerts',
    text: `SELECT ${CLIENT}, t.at FROM alert t ${JOIN} WHERE t.acknowledged_at IS NULL ORDER BY t.at DESC, t.id LIMIT ${LIMIT}`,
  });
  const owners = [...new Set(tasks.rows.flatMap(({ ownerId }) => ownerId ?? []))];
  const names = new Map((await staffByIds(database, owners)).map((one) => [one.id, one.name]));
  const common = (row: Joined) => ({
    id: row.id,
    clientId: row.clientId,
    client: row.clientId ? labelOf(database.keyring, row) : null,
    handoffId: row.handoffId,
    drill: row.drill,
  });
  return {
    tasks: tasks.rows.map((row) => ({
      ...common(row),
      kind: row.kind,
      dueAt: row.dueAt,
      detail: openDetail(database, row),
      owner: row.ownerId ? { id: row.ownerId, name: names.get(row.ownerId) ?? 'Somebody' } : null,
    })),
    alerts: alerts.rows.map((row) => ({ ...common(row), kind: row.kind, at: row.at })),
  };
}

function openDetail(database: Database, row: TaskRow): string {
  try {
    const { keyring } = database;
    const cipher = row.clientId ? keyring.clientCipher(row.clientId, row.wrapped) : keyring.system;
    return cipher.open<string>(`task.detail/${row.id}`, row.detail);
  } catch (error) {
    if (errorCodeOf(error) !== 'client_erased') throw error;
    return 'The client’s content was erased.';
  }
}
