import { escapeMrkdwn } from '../mrkdwn.ts';

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
}

export interface ThreadPost {
  readonly text: string;
  readonly outboxIds: readonly string[];
}

/** Slack shows longer messages folded; one line longer than this gets a post of its own. */
const POST_LENGTH = 3_500;
/** Beyond this a clinician has to know that what they read is old. */
const LAG_SECONDS = 5;

/** The lines as posts, in order: as few as fit, each line whole in one of them. */
export function threadPosts(lines: readonly ThreadLine[], now: Date): ThreadPost[] {
  const posts: { text: string; outboxIds: string[] }[] = [];
  for (const line of lines) {
    const text = lineText(line, now);
    const last = posts.at(-1);
    if (last && last.text.length + text.length + 1 <= POST_LENGTH) {
      last.text = `${last.text}\n${text}`;
      last.outboxIds.push(line.outboxId);
    } else {
      posts.push({ text, outboxIds: [line.outboxId] });
    }
  }
  return posts;
}

function lineText(line: ThreadLine, now: Date): string {
  const lag = Math.round((now.getTime() - line.at.getTime()) / 1000);
  const late = lag > LAG_SECONDS ? ` _(written ${lag} s ago)_` : '';
  const media =
    line.mediaCount > 0
      ? ` _[${line.mediaCount === 1 ? 'an attachment' : `${line.mediaCount} attachments`}: see the desk]_`
      : '';
  return `*${speaker(line)}:* ${escapeMrkdwn(line.text)}${media}${late}`;
}

function speaker(line: ThreadLine): string {
  if (line.from === 'client') return 'Client';
  if (line.from === 'clinician') return `${escapeMrkdwn(line.name ?? 'Clinician')} (desk)`;
  return 'Bot';
}
