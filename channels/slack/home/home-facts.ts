import type { DrillEntry } from '../../../handoff/drills/drills.ts';
import { HANDOFF_COLUMNS, type HandoffRow } from '../../../handoff/rows.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { mayAct, requirePermission } from '../../../program/staff/may.ts';
import type { CommandParts } from '../commands/command.ts';
import { presenceText } from '../commands/oncall.ts';
import { readTasks, type TaskLine } from '../commands/task.ts';

/** A contact owed to a client soon. */
export interface FollowUpLine {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: Date;
  readonly channel: string;
  readonly ref: string;
}

/** Everything that somebody's home page shows, read afresh. */
export interface HomeFacts {
  readonly now: Date;
  readonly presence: string;
  readonly isOn: boolean;
  readonly mine: readonly HandoffRow[];
  readonly waiting: readonly HandoffRow[];
  readonly tasks: readonly TaskLine[];
  readonly followUps: readonly FollowUpLine[];
  readonly drills: readonly Pick<DrillEntry, 'id' | 'scenario' | 'state' | 'startedAt'>[];
  /** What this person may start; empty where they may not. */
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
}

export const HOME_LISTED = 10;
const AHEAD_MS = 24 * 3_600_000;
const DRILLS = 5;

/** @throws {HandrailError} forbidden for whoever is not on the staff */
export async function readHome(parts: CommandParts, slackUserId: string): Promise<HomeFacts> {
  const { database, handoffs, members, onCall } = parts;
  const staff = await members.known(slackUserId);
  if (!staff) throw new HandrailError('forbidden', 'you are not on the staff roster');
  await requirePermission(database, staff, 'view_queue');
  const now = database.clock.now();
  const soon = new Date(now.getTime() + AHEAD_MS);
  return {
    now,
    presence: await presenceText(parts, staff.id),
    isOn: (await onCall.presenceOf(staff.id)).state === 'on',
    mine: await rows<HandoffRow>(
      database,
      'slack_home_mine',
      `SELECT ${HANDOFF_COLUMNS} FROM handoff WHERE (clinician_id = $1 OR second_clinician_id = $1)
         AND state IN ('claimed', 'contacted') ORDER BY priority DESC, opened_at LIMIT ${HOME_LISTED + 1}`,
      [staff.id],
    ),
    waiting: await rows<HandoffRow>(
      database,
      'slack_home_waiting',
      `SELECT ${HANDOFF_COLUMNS} FROM handoff WHERE state = 'waiting' ORDER BY priority DESC, opened_at
       LIMIT ${HOME_LISTED + 1}`,
      [],
    ),
    tasks: (await readTasks(database, HOME_LISTED + 1)).filter(({ dueAt }) => dueAt < soon),
    followUps: await rows<FollowUpLine>(
      database,
      'slack_home_follow_ups',
      `SELECT f.id, f.kind, f.due_at AS "dueAt", f.channel,
         COALESCE(c.external_id, 'C-' || upper(right(replace(c.id::text, '-', ''), 6))) AS ref
       FROM follow_up f JOIN client c ON c.id = f.client_id WHERE f.state = 'due' AND f.due_at < $1
       ORDER BY f.due_at LIMIT ${HOME_LISTED + 1}`,
      [soon],
    ),
    drills: await handoffs.drills.list(DRILLS),
    scenarios: (await mayAct(database, staff, 'run_drill')).allowed ? await handoffs.drills.scenarios() : [],
  };
}

async function rows<R extends object>(
  database: Database,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<R[]> {
  return (await database.pool.query<R & Record<string, unknown>>({ name, text, values: [...values] })).rows;
}
