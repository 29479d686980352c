import { resendReply, type Undelivered, undelivered } from '../../../handoff/care/resend.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf, HandrailError } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { staffById } from '../../../program/staff/find-staff.ts';
import { channelWord } from '../../../words/of-handoffs.ts';
import type { Press } from '../actions/press.ts';
import { actions, button, section } from '../block-kit.ts';
import { CALL_ACTION } from '../card/card-buttons.ts';
import type { SlackMembers } from '../members.ts';
import { failureText, type Whisper } from '../whisper.ts';

export const RESEND_ACTION = 'handoff_resend_';

/** What a carrier's codes mean to whoever waits for an answer. */
const REASONS: Readonly<Record<string, string>> = {
  '21610': 'the client has opted out of texts',
  '30003': 'the telephone cannot be reached',
  '30004': 'the number blocks these texts',
  '30005': 'the number does not exist any more',
  '30006': 'the number is a landline',
  '30007': 'the carrier filtered the text',
};

/** A reply that did not arrive: whoever wrote it is told why, and offered what is left. */
export class Resend {
  private readonly database: Database;
  private readonly handoffs: Handoffs;
  private readonly members: SlackMembers;
  private readonly whisper: Whisper;
  private readonly log: Log;

  constructor(parts: {
    database: Database;
    handoffs: Handoffs;
    members: SlackMembers;
    whisper: Whisper;
    log: Log;
  }) {
    this.database = parts.database;
    this.handoffs = parts.handoffs;
    this.members = parts.members;
    this.whisper = parts.whisper;
    this.log = parts.log;
  }

  /** Offers other ways to whoever wrote the message, in its thread. Never throws. */
  async offer(messageId: string, channel: string): Promise<void> {
    try {
      const message = await this.database.prisma.message.findUnique({
        where: { id: messageId },
        select: { handoffId: true },
      });
      const handoff = message?.handoffId
        ? await this.database.prisma.handoff.findUnique({ where: { id: message.handoffId } })
        : null;
      if (!handoff) return;
      const failed = await this.handoffs.care(handoff.id, (tx, deps) => undelivered(tx, deps, messageId));
      const author = failed ? await staffById(this.database, failed.staffId) : null;
      if (!failed || !author?.slackUserId) return;
      const place = { channel, user: author.slackUserId, threadTs: handoff.slackTs ?? undefined };
      const text = offerText(failed);
      const buttons = [
        ...failed.otherWays.map(({ channel: way }) =>
          button(`${RESEND_ACTION}${way}`, `Send by ${wayWord(way)}`, `${handoff.id}:${messageId}`),
        ),
        button(CALL_ACTION, '📞 Call', handoff.id),
      ];
      await this.whisper.say(place, text, `undelivered:${messageId}`, [section(text), actions(buttons)]);
    } catch (error) {
      this.log.warn('slack.offer_failed', { messageId, code: errorCodeOf(error) });
    }
  }

  /** One of the offered ways was pressed. */
  async press(press: Press): Promise<void> {
    const [handoffId = '', messageId = ''] = press.value.split(':');
    const channel = press.actionId.slice(RESEND_ACTION.length);
    try {
      const staff = await this.members.known(press.user);
      if (!staff) throw new HandrailError('forbidden', 'you are not on the staff roster');
      const { isNew } = await this.handoffs.care(handoffId, (tx, deps) =>
        resendReply(tx, deps, { messageId, staffId: staff.id, channel }),
      );
      await this.whisper.tell(
        press.user,
        press.channel,
        isNew
          ? `Sent again by ${wayWord(channel)}; it stands in the thread.`
          : 'It was sent that way already.',
      );
    } catch (error) {
      this.log.warn('slack.action_failed', { code: errorCodeOf(error) });
      await this.whisper.tell(press.user, press.channel, failureText(error));
    }
  }
}

function offerText({ channel, errorCode, otherWays }: Undelivered): string {
  const reason = REASONS[errorCode ?? ''];
  const why = reason ? `: ${reason}` : '';
  const left =
    otherWays.length > 0
      ? 'It can go another way, or you can call.'
      : 'There is no other way on file: call them.';
  return `⚠️ *The client did not get this* (${wayWord(channel)}${why}). ${left}`;
}

function wayWord(channel: string): string {
  return channelWord(channel);
}
