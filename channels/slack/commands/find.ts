import { HANDOFF_COLUMNS, type HandoffRow } from '../../../handoff/rows.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';

const CODE = /^([HCTD])-?([0-9a-f]{6})$/i;
const TAIL = `right(replace(id::text, '-', ''), 6)`;

/** The end of an id from its short code, in lower case; null when it is no code of this kind. */
export function tailOf(text: string, letter: 'H' | 'C' | 'T' | 'D'): string | null {
  const match = CODE.exec(text.trim());
  return match?.[1]?.toUpperCase() === letter ? (match[2] ?? '').toLowerCase() : null;
}

export function taskCode(taskId: string): string {
  return `T-${taskId.replaceAll('-', '').slice(-6).toUpperCase()}`;
}

/** The handoff with this short code, an open one before a closed one. @throws {HandrailError} not_found, bad_request */
export async function handoffByCode(database: Database, code: string): Promise<HandoffRow> {
  const tail = tailOf(code, 'H');
  if (!tail) throw new HandrailError('bad_request', 'name the handoff by its code, for example H-3F2B9C');
  const { rows } = await database.pool.query<HandoffRow>({
    name: 'slack_handoff_by_code',
    text: `SELECT ${HANDOFF_COLUMNS} FROM handoff WHERE ${TAIL} = $1
           ORDER BY state IN ('waiting', 'claimed', 'contacted') DESC, opened_at DESC LIMIT 1`,
    values: [tail],
  });
  if (!rows[0]) throw new HandrailError('not_found', 'no handoff has this code');
  return rows[0];
}

/** The client's id by the program's own id, by our short code, or by the code of a handoff. @throws {HandrailError} not_found */
export async function clientByRef(database: Database, ref: string): Promise<string> {
  if (tailOf(ref, 'H')) return (await handoffByCode(database, ref)).clientId;
  const { rows } = await database.pool.query<{ id: string }>({
    name: 'slack_client_by_ref',
    text: `SELECT id FROM client WHERE erased_at IS NULL AND (external_id = $1 OR ${TAIL} = $2) LIMIT 1`,
    values: [ref, tailOf(ref, 'C')],
  });
  if (!rows[0])
    throw new HandrailError('not_found', 'no client has this id; give the program’s id or a code');
  return rows[0].id;
}

/** @throws {HandrailError} not_found, bad_request */
export async function openTaskByCode(
  database: Database,
  code: string,
): Promise<{ id: string; clientId: string | null; kind: string }> {
  const tail = tailOf(code, 'T');
  if (!tail) throw new HandrailError('bad_request', 'name the task by its code, for example T-3F2B9C');
  const { rows } = await database.pool.query<{ id: string; clientId: string | null; kind: string }>({
    name: 'slack_task_by_code',
    text: `SELECT id, client_id AS "clientId", kind FROM task WHERE ${TAIL} = $1 AND state = 'open' LIMIT 1`,
    values: [tail],
  });
  if (!rows[0]) throw new HandrailError('not_found', 'no open task has this code');
  return rows[0];
}
