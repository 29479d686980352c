import { CareActs } from '../../../handoff/care-acts.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { taskWord } from '../../../words/of-work.ts';
import { midway } from '../../../words/say.ts';
import { escapeMrkdwn, slackTime } from '../mrkdwn.ts';
import type { Command } from './command.ts';
import { openTaskByCode, taskCode } from './find.ts';

const LISTED = 20;

/** An open task as a list shows it: what and when, not about whom in words. */
export interface TaskLine {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: Date;
  readonly ref: string | null;
  readonly handoffId: string | null;
  readonly drill: boolean;
}

export const taskCommand: Command = {
  word: 'task',
  help: '`/crisis task`: what is due; `task done T-3F2B9C` when it is',
  action: 'complete_task',
  answer: async ({ database }, { words, staff }) => {
    const [word, code] = words;
    if (word?.toLowerCase() === 'done') {
      const task = await openTaskByCode(database, code ?? '');
      const by = { staffId: staff.id, outcome: 'done', reason: 'done_in_slack' } as const;
      await new CareActs(database).completeTask(task.clientId, task.id, by);
      return `Done: ${midway(taskWord(task.kind))} (${taskCode(task.id)}).`;
    }
    if (word) throw new HandrailError('bad_request', 'say `task`, or `task done` with the task’s code');
    const tasks = await readTasks(database, LISTED + 1);
    if (tasks.length === 0) return 'No task is open.';
    const now = database.clock.now();
    const lines = tasks.slice(0, LISTED).map((task) => `• ${taskLine(task, now)}`);
    if (tasks.length > LISTED) lines.push('… and more: see the desk.');
    return lines.join('\n');
  },
};

/** Open tasks, the most urgent first. */
export async function readTasks(database: Database, limit: number): Promise<TaskLine[]> {
  const { rows } = await database.pool.query<TaskLine>({
    name: 'slack_tasks',
    text: `SELECT t.id, t.kind, t.due_at AS "dueAt", t.handoff_id AS "handoffId", t.drill,
             COALESCE(c.external_id, 'C-' || upper(right(replace(c.id::text, '-', ''), 6))) AS ref
           FROM task t LEFT JOIN client c ON c.id = t.client_id WHERE t.state = 'open' ORDER BY t.due_at, t.id LIMIT $1`,
    values: [limit],
  });
  return rows;
}

export function taskLine(task: TaskLine, now: Date): string {
  const late = task.dueAt < now ? '⚠️ overdue, ' : '';
  const who = task.ref ? ` · ${escapeMrkdwn(task.ref)}` : '';
  const drill = task.drill ? 'DRILL · ' : '';
  return `${drill}${taskCode(task.id)} *${escapeMrkdwn(taskWord(task.kind))}*${who} · ${late}due ${slackTime(task.dueAt, task.dueAt.toISOString())}`;
}
