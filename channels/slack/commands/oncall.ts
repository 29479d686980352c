import { HandrailError } from '../../../platform/errors.ts';
import type { PersonOnCall } from '../../../program/on-call/on-call-service.ts';
import { escapeMrkdwn, slackTime } from '../mrkdwn.ts';
import type { Command, CommandParts } from './command.ts';

const GAPS = 5;
const GAP_DAYS = 7;
const STATES: Readonly<Record<string, 'on' | 'away' | 'clear'>> = {
  on: 'on',
  away: 'away',
  back: 'away',
  off: 'clear',
};

export const onCallCommand: Command = {
  word: 'oncall',
  help: '`/crisis oncall`: who is on call, and gaps ahead; `oncall on 60`, `oncall away 10`, `oncall off` for yourself',
  action: 'view_queue',
  answer: async (parts, { words, staff }) => {
    const [word, minutes] = words;
    if (!word) return onCallText(parts);
    const state = STATES[word.toLowerCase()];
    if (!state) throw new HandrailError('bad_request', 'say `on`, `away` or `off`, with minutes if you like');
    const number = Number.parseInt(minutes ?? '', 10);
    await parts.onCall.setPresence(staff.id, { state, ...(number > 0 ? { minutes: number } : {}) });
    return presenceText(parts, staff.id);
  },
};

/** What somebody has said about themselves, in words. */
export async function presenceText({ onCall }: CommandParts, staffId: string): Promise<string> {
  const { state, until } = await onCall.presenceOf(staffId);
  const end = until ? ` until ${slackTime(until, until.toISOString())}` : '';
  if (state === 'on') return `You are *on*${end}: you are paged as if on call.`;
  if (state === 'away') return `You are *away*${end}: pages go past you, but for the last step.`;
  return 'You are paged as the roster says.';
}

async function onCallText({ onCall }: CommandParts): Promise<string> {
  const lines = (await onCall.now()).map(({ tier, people }) => {
    const names = people.length > 0 ? people.map(personText).join(', ') : '⚠️ *nobody*';
    return `• *${tier}*: ${names}`;
  });
  const gaps = (await onCall.gaps(GAP_DAYS)).slice(0, GAPS);
  const ahead = gaps.map(
    (gap) =>
      `• nobody *${gap.tier}* from ${slackTime(gap.from, gap.from.toISOString())} to ${slackTime(gap.to, gap.to.toISOString())}`,
  );
  return [
    ...lines,
    ahead.length > 0 ? `*Gaps in the next ${GAP_DAYS} days*` : 'No gaps ahead.',
    ...ahead,
  ].join('\n');
}

function personText({ name, presence, presenceUntil }: PersonOnCall): string {
  if (presence === 'here') return escapeMrkdwn(name);
  const until = presenceUntil ? ` until ${slackTime(presenceUntil, presenceUntil.toISOString())}` : '';
  return `${escapeMrkdwn(name)} (${presence === 'away' ? `away${until}` : `joined${until}`})`;
}
