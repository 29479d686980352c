import { requirePermission } from '../../../program/staff/may.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { failureText } from '../whisper.ts';
import { clientCommand } from './client.ts';
import type { Command, CommandParts } from './command.ts';
import { drillCommand } from './drill.ts';
import { handoffCommand } from './handoff.ts';
import { onCallCommand } from './oncall.ts';
import { queueCommand } from './queue.ts';
import { taskCommand } from './task.ts';

const COMMANDS: readonly Command[] = [
  queueCommand,
  onCallCommand,
  clientCommand,
  taskCommand,
  handoffCommand,
  drillCommand,
];

export const HELP_TEXT = [
  '*Handrail in Slack*',
  '• An alert in this channel is a client who needs a person. *Accept* it: the first one has it.',
  '• In the thread of a handoff that you have, what you write goes to the client. A reaction shows whether it arrived.',
  '• Begin with `//` for an internal note. What anybody else writes there stays internal.',
  '• *Resolve* when you are done: how it ended, the level of risk now, the next contact.',
  ...COMMANDS.map(({ help }) => `• ${help}`),
  '• `/crisis help` shows this. The same is on the app’s home page and under the shortcuts (⚡).',
].join('\n');

/** What `/crisis …` answers, visible to whoever asked only. Never throws. */
export async function answerCommand(
  parts: CommandParts,
  asked: { readonly text: string; readonly user: string; readonly userName: string | null },
): Promise<string> {
  const [first = 'help', ...words] = asked.text.trim().split(/\s+/).filter(Boolean);
  const word = first.toLowerCase();
  if (word === 'help') return HELP_TEXT;
  const command = COMMANDS.find((one) => one.word === word);
  if (!command) return `\`${escapeMrkdwn(word.slice(0, 40))}\` is not known here.\n${HELP_TEXT}`;
  try {
    const staff = await parts.members.acting(asked.user, asked.userName, null);
    await requirePermission(parts.database, staff, command.action);
    return await command.answer(parts, { words, staff });
  } catch (error) {
    return failureText(error);
  }
}
