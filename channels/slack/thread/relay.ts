import type { SlackConfig } from '../../../config.ts';
import { sendFiles } from '../../../handoff/care/send-file.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import type { StaffMember } from '../../../program/staff/staff-member.ts';
import type { Background } from '../background.ts';
import { download } from '../files/download.ts';
import type { SlackMembers } from '../members.ts';
import { addressesColleagues, mentionedUsers, plainText, withMentionsNamed } from '../mrkdwn.ts';
import { messageKey, type SlackMessage } from '../slack-message.ts';
import { failureText, type Whisper } from '../whisper.ts';
import { type DeliveryMarks, markOf } from './delivery-marks.ts';
import { handoffOfThread, relayedMessage, type ThreadHandoff } from './find-handoff.ts';
import { keepNote } from './keep-note.ts';

export const TOLD = {
  internal:
    'This stays internal: the client does not see it. Only the clinician who has this handoff writes to the client.',
  unclaimed:
    'This stays internal: nobody has this handoff yet. Accept it first, then what you write here goes to the client.',
  closed: 'This stays internal: the handoff is closed, and the client does not get it.',
  colleagues:
    'Not sent to the client, because it begins with a mention of somebody in Slack. Put other words first to send it.',
  notKept: 'It is not kept in the record either, because you are not on the staff roster.',
  filesSent: 'The client gets a link to the file. It is good for seven days.',
  edited:
    'The client has the first version: an edit does not reach them. Send another message to correct it.',
  moved: 'This alert was replaced: the client does not get this. Write in the thread of the new one.',
  deleted: 'Deleting it here does not take it back: the client has this message.',
  deletedUnderway: 'Deleting it here does not take it back: it is on its way to the client.',
  deletedFailed: 'The client never got this message; it stays in the record.',
} as const;

/** Slack's name for the author of a message that was deleted under its replies. */
const DELETED_AUTHOR = 'USLACKBOT';

/**
 * What people write in a handoff's thread. The holder's words go to the client, mentions as plain names; what begins with
 * `//` or with a mention of a colleague, and everybody else's, stays internal. When these functions return, what was said is stored; only then does Slack get its answer.
 */
export class ThreadRelay {
  private readonly database: Database;
  private readonly announcer: Announcer;
  private readonly handoffs: Handoffs;
  private readonly members: SlackMembers;
  private readonly marks: DeliveryMarks;
  private readonly whisper: Whisper;
  private readonly background: Background;
  private readonly config: Pick<SlackConfig, 'botToken' | 'apiUrl'>;
  private readonly ownUserId: () => string | null;

  constructor(parts: {
    database: Database;
    announcer: Announcer;
    handoffs: Handoffs;
    members: SlackMembers;
    marks: DeliveryMarks;
    whisper: Whisper;
    background: Background;
    config: Pick<SlackConfig, 'botToken' | 'apiUrl'>;
    /** Our own user in Slack; null until Slack has told. */
    ownUserId: () => string | null;
  }) {
    this.database = parts.database;
    this.announcer = parts.announcer;
    this.handoffs = parts.handoffs;
    this.members = parts.members;
    this.marks = parts.marks;
    this.whisper = parts.whisper;
    this.background = parts.background;
    this.config = parts.config;
    this.ownUserId = parts.ownUserId;
  }

  /** Somebody wrote in a thread. Not ours: nothing happens. */
  async said(message: SlackMessage, team: string): Promise<void> {
    const { user, thread_ts: threadTs } = message;
    if (!user || !threadTs || threadTs === message.ts || user === this.ownUserId()) return;
    const handoff = await handoffOfThread(this.database, message.channel, threadTs);
    const key = messageKey(team, message.channel, message.ts);
    if (!handoff) return this.tellMoved(message, key);
    const raw = message.text?.trim() ?? '';
    const staff = await this.members.known(user);
    const isHolder = staff !== null && staff.id === handoff.clinicianId;
    if (!isHolder || raw.startsWith('//')) {
      const why = isHolder || raw.startsWith('//') ? null : reasonInternal(handoff);
      return this.keep(message, handoff, staff, { key, text: raw.replace(/^\/\/\s*/, ''), told: why });
    }
    if (addressesColleagues(raw))
      return this.keep(message, handoff, staff, { key, text: raw, told: TOLD.colleagues });
    if (raw !== '') await this.send(message, handoff, staff, key, raw);
    if (message.files?.length) await this.sendFiles(message, handoff, staff, key);
  }

  /** Somebody changed what they had written: the client keeps what they got. */
  async edited(event: SlackMessage, team: string): Promise<void> {
    const { message, previous_message: before } = event;
    if (!message?.user || !message.thread_ts || message.text === before?.text) return;
    const handoff = await handoffOfThread(this.database, event.channel, message.thread_ts);
    const staff = handoff ? await this.members.known(message.user) : null;
    if (!handoff || !staff) return;
    const key = messageKey(team, event.channel, message.ts);
    const wasSent = (await relayedMessage(this.database, key)) !== null;
    const place = { ...event, user: message.user, thread_ts: message.thread_ts };
    await this.keep(place, handoff, staff, {
      key: `${key}:edit:${message.edited?.ts ?? event.ts}`,
      text: plainText(message.text ?? ''),
      reason: 'slack_edit',
      told: wasSent ? TOLD.edited : null,
    });
  }

  /** Somebody deleted a reply in a thread: what the client got cannot be taken back, and the record keeps it. */
  async deleted(event: SlackMessage, team: string): Promise<void> {
    const { previous_message: before } = event;
    if (!before?.user || !before.thread_ts) return;
    const key = messageKey(team, event.channel, before.ts);
    const messageId = await relayedMessage(this.database, key);
    if (messageId === null) return;
    const sent = await this.database.prisma.message.findUnique({
      where: { id: messageId },
      select: { status: true, channel: true },
    });
    const mark = sent ? markOf(sent.status, sent.channel) : 'delivered';
    const told = { delivered: TOLD.deleted, pending: TOLD.deletedUnderway, failed: TOLD.deletedFailed }[mark];
    const place = { channel: event.channel, user: before.user, threadTs: before.thread_ts };
    this.background.run(() => this.whisper.say(place, told, `${key}:deleted`));
  }

  /** A thread under a post of ours that leads to no handoff: its alert was deleted and posted anew. */
  private tellMoved(message: SlackMessage, key: string): void {
    const { user, parent_user_id: parent } = message;
    if (!user || !parent || (parent !== this.ownUserId() && parent !== DELETED_AUTHOR)) return;
    const place = { channel: message.channel, user, threadTs: message.thread_ts };
    this.background.run(() => this.whisper.say(place, TOLD.moved, key));
  }

  private async send(
    message: SlackMessage,
    handoff: ThreadHandoff,
    staff: StaffMember,
    key: string,
    raw: string,
  ): Promise<void> {
    const place = { channel: message.channel, user: message.user ?? '', threadTs: message.thread_ts };
    const names = await this.members.namesOf(mentionedUsers(raw));
    try {
      const reply = {
        handoffId: handoff.id,
        staffId: staff.id,
        via: 'slack',
        text: plainText(withMentionsNamed(raw, names)),
        key,
      } as const;
      const { messageId, isNew } = await this.handoffs.reply(reply);
      if (isNew) this.background.run(() => this.marks.follow(messageId, message.channel, message.ts));
    } catch (error) {
      // What may work later is left unacknowledged: Slack sends it again.
      if (!(error instanceof HandrailError) || error.retryable) throw error;
      if (error.code === 'not_claimed_by_you' || error.code === 'handoff_closed') {
        const told = error.code === 'handoff_closed' ? TOLD.closed : TOLD.internal;
        return this.keep(message, handoff, staff, { key, text: plainText(raw), told });
      }
      this.background.run(() => this.whisper.say(place, failureText(error), key));
    }
  }

  /** Fetched, stored and sent before Slack has its answer: whatever fails in between, Slack sends the event again. */
  private async sendFiles(
    message: SlackMessage,
    handoff: ThreadHandoff,
    staff: StaffMember,
    messageKeyed: string,
  ): Promise<void> {
    const place = { channel: message.channel, user: message.user ?? '', threadTs: message.thread_ts };
    const key = `${messageKeyed}:files`;
    if (await relayedMessage(this.database, key)) return;
    const found = await Promise.all((message.files ?? []).map((file) => download(file, this.config)));
    const files = found.flatMap((one) =>
      one.outcome === 'fetched'
        ? [{ contentType: one.contentType, body: one.body, source: `slack:${key}` }]
        : [],
    );
    const missing = found.flatMap((one) => (one.outcome === 'fetched' ? [] : [one.why]));
    const told = missing.map((why) => `A file was not sent to the client: ${why}.`);
    try {
      if (files.length > 0) {
        const reply = { handoffId: handoff.id, staffId: staff.id, via: 'slack', key } as const;
        const { messageId, isNew } = await this.handoffs.care(handoff.id, (tx, deps) =>
          sendFiles(tx, deps, reply, files),
        );
        if (isNew) this.background.run(() => this.marks.follow(messageId, message.channel, message.ts));
        told.push(TOLD.filesSent);
      }
    } catch (error) {
      if (!(error instanceof HandrailError) || error.retryable) throw error;
      told.push(failureText(error));
    }
    if (files.length === 0)
      await this.keep(message, handoff, staff, { key, text: fileNote(message), told: told.join(' ') });
    else this.background.run(() => this.whisper.say(place, told.join(' '), key));
  }

  private async keep(
    message: SlackMessage,
    handoff: ThreadHandoff,
    staff: StaffMember | null,
    note: { key: string; text: string; told: string | null; reason?: 'slack_edit' },
  ): Promise<void> {
    const place = { channel: message.channel, user: message.user ?? '', threadTs: message.thread_ts };
    const text = note.text.trim() || fileNote(message);
    let isKept = false;
    if (staff && text) {
      try {
        const kept = {
          key: note.key,
          staffId: staff.id,
          text: plainText(text),
          reason: note.reason ?? 'slack',
        } as const;
        if (!(await keepNote({ database: this.database, announcer: this.announcer }, handoff, kept))) return;
        isKept = true;
      } catch (error) {
        if (!(error instanceof HandrailError) || error.retryable) throw error;
      }
    }
    const told = isKept
      ? note.told
      : note.reason
        ? null
        : [note.told ?? TOLD.internal, TOLD.notKept].join(' ');
    if (told) this.background.run(() => this.whisper.say(place, told, note.key));
  }
}

function reasonInternal(handoff: ThreadHandoff): string {
  if (handoff.state === 'waiting') return TOLD.unclaimed;
  return handoff.state === 'claimed' || handoff.state === 'contacted' ? TOLD.internal : TOLD.closed;
}

function fileNote(message: SlackMessage): string {
  const count = message.files?.length ?? 0;
  return count > 0 ? `[${count === 1 ? 'a file' : `${count} files`} in Slack, not sent]` : '';
}
