import { type Block, context, LIMITS, mrkdwn } from '../block-kit.ts';
import { escapeMrkdwn, slackTime } from '../mrkdwn.ts';

/** One line of the conversation, on its way into the thread. */
export interface ThreadLine {
  readonly outboxId: string;
  readonly from: 'client' | 'bot' | 'clinician' | 'system';
  /** How a clinician at the desk is called. */
  readonly name: string | null;
  readonly text: string;
  readonly mediaCount: number;
  /** When it was written. */
  readonly at: Date;
  /** Why the client does not have it, in words. */
  readonly notSent?: string | null;
}

export interface ThreadPost {
  /** What was written, as a notification shows it: whoever follows the thread is one who may read it. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly outboxIds: readonly string[];
}

/** Slack shows longer messages folded; a line longer than this gets a post of its own. */
const POST_LENGTH = 3_500;
/** Beyond this a clinician has to know that what they read is old. */
const LAG_SECONDS = 5;

/**
 * The lines as posts, in order: as few as fit, each line whole in one of them. What was written stands as plain text:
 * nothing in it can ping, link, or look like somebody else's line.
 */
export function threadPosts(lines: readonly ThreadLine[], now: Date): ThreadPost[] {
  const posts: { lines: ThreadLine[]; blocks: Block[]; length: number }[] = [];
  for (const line of lines) {
    const blocks = lineBlocks(line, now);
    const last = posts.at(-1);
    const fits =
      last &&
      last.length + line.text.length <= POST_LENGTH &&
      last.blocks.length + blocks.length <= LIMITS.messageBlocks;
    if (fits) {
      last.lines.push(line);
      last.blocks.push(...blocks);
      last.length += line.text.length;
    } else {
      posts.push({ lines: [line], blocks, length: line.text.length });
    }
  }
  return posts.map((post) => ({
    text: wholeText(post.lines),
    blocks: post.blocks,
    outboxIds: post.lines.map(({ outboxId }) => outboxId),
  }));
}

function lineBlocks(line: ThreadLine, now: Date): Block[] {
  const lag = Math.round((now.getTime() - line.at.getTime()) / 1000);
  const late = lag > LAG_SECONDS ? ` · ⏳ written ${lag} s ago` : '';
  const media =
    line.mediaCount > 0
      ? ` · 📎 ${line.mediaCount === 1 ? 'an attachment' : `${line.mediaCount} attachments`}`
      : '';
  const time = slackTime(line.at, line.at.toISOString());
  return [
    context(`*${speaker(line)}* · ${time}${late}${media}${line.notSent ? ` · ⚠️ *${line.notSent}*` : ''}`),
    ...pieces(line.text).map(plainBlock),
  ];
}

const plainBlock = (text: string): Block => ({
  type: 'section',
  text: { type: 'plain_text', text, emoji: false },
});

/** A text in pieces that a block can hold; an empty one (a picture alone) has none. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let rest = text.trim() === '' ? '' : text;
  while (rest !== '') {
    let end = Math.min(rest.length, LIMITS.sectionText);
    // A character of two halves is not cut in the middle.
    if (end < rest.length && /[\uD800-\uDBFF]/.test(rest[end - 1] ?? '')) end -= 1;
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return found;
}

/** The same in one text, for notifications, search and screen readers; shortened, which the blocks are not. */
function wholeText(lines: readonly ThreadLine[]): string {
  const said = lines
    .map(
      (line) =>
        `${speaker(line)}${line.notSent ? ` (${line.notSent})` : ''}: ${escapeMrkdwn(line.text.trim() || '📎')}`,
    )
    .join('\n');
  return mrkdwn(said, LIMITS.sectionText).text;
}

function speaker(line: ThreadLine): string {
  if (line.from === 'client') return 'Client';
  if (line.from === 'clinician') return `${escapeMrkdwn(line.name ?? 'Clinician')} (desk)`;
  return 'Bot';
}
