import { minutesWaiting } from '../../../handoff/escalation/page-text.ts';
import { QUEUE_ORDER } from '../../../handoff/queue-view.ts';
import { HANDOFF_COLUMNS, type HandoffRow, shortCode } from '../../../handoff/rows.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { permits } from '../../../platform/permissions.ts';
import { rosterHasSlackStaff, staffByIds } from '../../../program/staff/find-staff.ts';
import { CHANNEL_WORDS, LEVEL_WORDS, spaced } from '../card/card-words.ts';
import type { SlackMembers } from '../members.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { failureText } from '../whisper.ts';

const LISTED = 30;

export const HELP_TEXT = [
  '*Handrail in Slack*',
  '• An alert in this channel is a client who needs a person. *Claim* it: the first one has it.',
  '• In the thread of a handoff that you have, what you write goes to the client. A reaction shows whether it arrived.',
  '• Begin with `//` for an internal note. What anybody else writes there stays internal.',
  '• *Resolve* when you are done: how it ended, the level of risk now, the next contact.',
  '• `/crisis queue` lists who waits and who has whom. `/crisis help` shows this.',
].join('\n');

/** What `/crisis …` answers, visible to whoever asked only. No client's name, number or words. */
export async function answerCommand(
  parts: { readonly database: Database; readonly members: SlackMembers },
  command: { readonly text: string; readonly user: string; readonly userName: string | null },
): Promise<string> {
  const word = command.text.trim().split(/\s+/)[0]?.toLowerCase() || 'help';
  if (word !== 'queue')
    return word === 'help' ? HELP_TEXT : `\`${escapeMrkdwn(word)}\` is not known here.\n${HELP_TEXT}`;
  try {
    const staff = await parts.members.acting(command.user, command.userName, null);
    const roster = await rosterHasSlackStaff(parts.database);
    if (!permits('view_queue', staff, { rosterHasSlackStaff: roster }).allowed) {
      throw new HandrailError('forbidden', 'only staff on the roster can see the queue');
    }
    return await queueText(parts.database);
  } catch (error) {
    return failureText(error);
  }
}

async function queueText(database: Database): Promise<string> {
  const { rows } = await database.pool.query<HandoffRow>({
    name: 'slack_queue',
    text: `SELECT ${HANDOFF_COLUMNS} FROM handoff WHERE state IN ('waiting', 'claimed', 'contacted')
           ORDER BY state <> 'waiting', ${QUEUE_ORDER} LIMIT ${LISTED + 1}`,
    values: [],
  });
  if (rows.length === 0) return 'Nobody is waiting, and no handoff is open.';
  const holders = new Map(
    (await staffByIds(database, [...new Set(rows.flatMap((row) => row.clinicianId ?? []))])).map((one) => [
      one.id,
      one.name,
    ]),
  );
  const now = database.clock.now();
  const lines = rows.slice(0, LISTED).map((row) => {
    const { icon, word } = LEVEL_WORDS[row.level];
    const drill = row.drill ? 'DRILL · ' : '';
    const minutes = minutesWaiting(row, now);
    const who =
      row.state === 'waiting'
        ? `waiting ${minutes} min${row.nobodyAnswered ? ', nobody has answered' : ''}`
        : `${row.state} by ${escapeMrkdwn(holders.get(row.clinicianId ?? '') ?? 'somebody')}`;
    return `• ${drill}${icon} *${word}* ${shortCode(row.id)} · ${who} · ${CHANNEL_WORDS[row.channel] ?? spaced(row.channel)}`;
  });
  if (rows.length > LISTED) lines.push('… and more: see the desk.');
  return lines.join('\n');
}
