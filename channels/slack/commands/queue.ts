import { readQueue } from '../../../handoff/read-queue.ts';
import { staffByIds } from '../../../program/staff/find-staff.ts';
import type { Command } from './command.ts';
import { handoffLine } from './lines.ts';

const LISTED = 30;

export const queueCommand: Command = {
  word: 'queue',
  help: '`/crisis queue`: who waits, and who has whom',
  action: 'view_queue',
  answer: async ({ database, permalink }) => {
    const rows = await readQueue(database);
    if (rows.length === 0) return 'Nobody is waiting, and no handoff is open.';
    const holders = await staffByIds(database, [...new Set(rows.flatMap((row) => row.clinicianId ?? []))]);
    const names = new Map(holders.map(({ id, name }) => [id, name]));
    const now = database.clock.now();
    const lines = rows.slice(0, LISTED).map((row) => {
      const holder = row.clinicianId ? (names.get(row.clinicianId) ?? 'somebody') : null;
      return `• ${handoffLine(row, { now, holder, link: permalink(row.slackChannel, row.slackTs) })}`;
    });
    if (rows.length > LISTED) lines.push(`… and ${rows.length - LISTED} more: see the desk.`);
    return lines.join('\n');
  },
};
