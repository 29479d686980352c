import type { ChannelSender, Delivery, SendResult } from '../../../conversations/ports.ts';
import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf } from '../../../platform/errors.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { type Posts, sendResult } from '../posts.ts';
import { outcomeOf } from '../send-outcome.ts';
import type { SlackApi } from '../web-api.ts';

export const CHOICE_ACTION = 'choice_';
const MESSAGE_EVENT = 'handrail_message';
const SECTION_LENGTH = 3_000;
const BUTTON_TEXT = 75;
const BUTTONS = 25;

/** Messages to clients in Slack: a direct message, choices as buttons. Refuses everything where client DMs are off. */
export class SlackClientSender implements ChannelSender {
  readonly channel = 'slack';
  readonly concurrency = 4;
  private readonly database: Database;
  private readonly api: SlackApi;
  private readonly posts: Posts;
  private readonly isOn: boolean;
  private readonly dms = new Map<string, string>();

  constructor(parts: { database: Database; api: SlackApi; posts: Posts; isOn: boolean }) {
    this.database = parts.database;
    this.api = parts.api;
    this.posts = parts.posts;
    this.isOn = parts.isOn;
  }

  async send([delivery]: readonly [Delivery, ...Delivery[]]): Promise<SendResult> {
    if (!this.isOn) return { outcome: 'refused', errorCode: 'slack_client_dms_off' };
    if (!delivery.body.text) return { outcome: 'refused', errorCode: 'nothing_to_send' };
    try {
      const user = await this.userOf(delivery);
      if (!user) return { outcome: 'refused', errorCode: 'no_address' };
      const channel = await this.dmWith(user);
      if (typeof channel !== 'string') return channel;
      return await this.post(delivery, channel);
    } catch (error) {
      const errorCode = errorCodeOf(error);
      return { outcome: errorCode === 'client_erased' ? 'refused' : 'retry', errorCode };
    }
  }

  private async post(delivery: Delivery, channel: string): Promise<SendResult> {
    const wasTried = delivery.attempts > 1;
    const own = wasTried ? await this.posts.own(channel, null, MESSAGE_EVENT) : [];
    const earlier = own.find((post) => post.payload.row === delivery.outboxId);
    if (earlier) return { outcome: 'sent', providerId: earlier.ts };
    const text = escapeMrkdwn(delivery.body.text ?? '');
    const metadata = { event_type: MESSAGE_EVENT, event_payload: { row: delivery.outboxId } };
    const blocks = choiceBlocks(text, delivery.body.choices ?? []);
    const result = await this.posts.post({ channel, text, metadata, ...(blocks ? { blocks } : {}) }, true);
    // After a lost answer, a later refusal must not hide that it may have arrived.
    const sent = sendResult(result);
    return wasTried && sent.outcome === 'retry' ? { outcome: 'unknown', errorCode: sent.errorCode } : sent;
  }

  private async userOf(delivery: Delivery): Promise<string | null> {
    const identityId = delivery.recipient.replace(/^slack:/, '');
    const identity = await this.database.prisma.identity.findUnique({
      where: { id: identityId },
      include: { client: { include: { clientKey: true } } },
    });
    if (!identity) return null;
    const cipher = this.database.keyring.clientCipher(
      identity.clientId,
      identity.client.clientKey?.wrapped ?? null,
    );
    return cipher.open<string>(`identity.address/${identity.id}`, identity.address);
  }

  private async dmWith(user: string): Promise<string | SendResult> {
    const known = this.dms.get(user);
    if (known) return known;
    const result = await this.api.call('conversations.open', { users: user });
    if (!result.ok) return outcomeOf(result.failure);
    const id = (result.data.channel as { id?: string } | undefined)?.id ?? '';
    this.dms.set(user, id);
    return id;
  }
}

function choiceBlocks(
  text: string,
  choices: readonly { readonly label: string; readonly value: string }[],
): Record<string, unknown>[] | null {
  if (choices.length === 0 || text.length > SECTION_LENGTH) return null;
  const buttons = choices.slice(0, BUTTONS).map((choice, index) => ({
    type: 'button',
    action_id: `${CHOICE_ACTION}${index}`,
    text: { type: 'plain_text', text: choice.label.slice(0, BUTTON_TEXT), emoji: true },
    value: choice.value,
  }));
  return [
    { type: 'section', text: { type: 'mrkdwn', text } },
    { type: 'actions', elements: buttons },
  ];
}
