import { minutesWaiting } from '../../../handoff/escalation/page-text.ts';
import { type HandoffRow, shortCode } from '../../../handoff/rows.ts';
import { channelWord } from '../../../words/of-handoffs.ts';
import { LEVEL_WORDS } from '../card/card-words.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/** One handoff as a line without a word about the person. */
export function handoffLine(
  row: Pick<HandoffRow, 'id' | 'level' | 'state' | 'channel' | 'openedAt' | 'nobodyAnswered' | 'drill'>,
  about: { readonly now: Date; readonly holder: string | null; readonly link: string | null },
): string {
  const { icon, word } = LEVEL_WORDS[row.level];
  const drill = row.drill ? 'DRILL · ' : '';
  const who =
    row.state === 'waiting'
      ? `waiting ${minutesWaiting(row, about.now)} min${row.nobodyAnswered ? ', nobody has answered' : ''}`
      : `${row.state}${about.holder ? ` by ${escapeMrkdwn(about.holder)}` : ''}`;
  const code = shortCode(row.id);
  const shown = about.link ? `<${about.link}|${code}>` : code;
  return `${drill}${icon} *${word}* ${shown} · ${who} · ${escapeMrkdwn(channelWord(row.channel))}`;
}
