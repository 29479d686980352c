/** A message event as Slack sends it, as far as we read it. */
export interface SlackMessage {
  readonly channel: string;
  readonly channel_type?: string;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly ts: string;
  readonly thread_ts?: string;
  /** Who wrote the thread's first message. */
  readonly parent_user_id?: string;
  readonly hidden?: boolean;
  readonly files?: readonly SlackFile[];
  /** With `message_changed`: the message as it is now. */
  readonly message?: Omit<SlackMessage, 'channel'> & { readonly edited?: { readonly ts?: string } };
  /** With `message_changed` and `message_deleted`: as it was. */
  readonly previous_message?: Omit<SlackMessage, 'channel'>;
  /** With `message_deleted`. */
  readonly deleted_ts?: string;
}

export interface SlackFile {
  readonly id?: string;
  readonly mimetype?: string;
  readonly url_private?: string;
}

/** Names a Slack message for ever: event ids differ from delivery to delivery, this does not. */
export function messageKey(team: string, channel: string, ts: string): string {
  return `slack:${team}:${channel}:${ts}`;
}

/** What `messageKey` was made of; null for any other key. */
export function parseMessageKey(key: string): { team: string; channel: string; ts: string } | null {
  const [prefix, team, channel, ts] = key.split(':');
  return prefix === 'slack' && team && channel && ts ? { team, channel, ts } : null;
}
