import type { Database } from '../../../platform/database/database.ts';
import { spaced } from '../card/card-words.ts';
import { escapeMrkdwn, slackTime } from '../mrkdwn.ts';
import type { Command } from './command.ts';

const LISTED = 10;

export interface DrillLine {
  readonly id: string;
  readonly scenario: string;
  readonly state: string;
  readonly startedAt: Date;
}

export const drillCommand: Command = {
  word: 'drill',
  help: '`/crisis drill`: drills that run, and the last ones',
  action: 'view_queue',
  answer: async ({ database, publicUrl }) => {
    const drills = await readDrills(database, LISTED);
    const desk = `<${publicUrl.replace(/\/+$/, '')}/desk|the desk>`;
    if (drills.length === 0) return `No drill yet. Drills are started and read at ${desk}.`;
    return [...drills.map((drill) => `• ${drillLine(drill)}`), `Reports are at ${desk}.`].join('\n');
  },
};

/** The latest drills, the last one first. */
export async function readDrills(database: Database, limit: number): Promise<DrillLine[]> {
  const { rows } = await database.pool.query<DrillLine>({
    name: 'slack_drills',
    text: 'SELECT id, scenario, state, started_at AS "startedAt" FROM drill ORDER BY started_at DESC LIMIT $1',
    values: [limit],
  });
  return rows;
}

export function drillLine({ scenario, state, startedAt }: DrillLine): string {
  const time = slackTime(startedAt, startedAt.toISOString());
  return `DRILL · ${escapeMrkdwn(spaced(scenario))} · ${escapeMrkdwn(state)} · ${time}`;
}
