import { type Inbound, receive } from '../../../conversations/receive.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import { type ClientDefaults, findOrCreateIdentity } from '../../../program/clients/identities.ts';
import type { Press } from '../actions/press.ts';
import type { Background } from '../background.ts';
import { notReadHereText } from '../client-dm-warning.ts';
import type { SlackMembers } from '../members.ts';
import { plainText } from '../mrkdwn.ts';
import type { SlackMessage } from '../slack-message.ts';
import type { SlackApi } from '../web-api.ts';

const ANSWERED_REMEMBERED = 1_000;
const STAFF_TEXT =
  'You are on the staff roster. Handoffs are in the handoff channel; `/crisis help` says how they work.';

/** Direct messages to the bot. Where they are on, what a client writes is received like a text message; else it is refused honestly. */
export class ClientDms {
  private readonly database: Database;
  private readonly announcer: Announcer;
  private readonly isOn: boolean;
  private readonly programPhone: string | null;
  private readonly defaults: ClientDefaults;
  private readonly takeTurns: (clientId: string) => void;
  private readonly members: SlackMembers;
  private readonly api: SlackApi;
  private readonly background: Background;
  private readonly answered = new Set<string>();

  constructor(parts: {
    database: Database;
    announcer: Announcer;
    isOn: boolean;
    programPhone: string | null;
    defaults: ClientDefaults;
    takeTurns: (clientId: string) => void;
    members: SlackMembers;
    api: SlackApi;
    background: Background;
  }) {
    this.database = parts.database;
    this.announcer = parts.announcer;
    this.isOn = parts.isOn;
    this.programPhone = parts.programPhone;
    this.defaults = parts.defaults;
    this.takeTurns = parts.takeTurns;
    this.members = parts.members;
    this.api = parts.api;
    this.background = parts.background;
  }

  /** Somebody wrote to the bot. When this returns, it is stored. */
  async said(message: SlackMessage, team: string): Promise<void> {
    if (!message.user) return;
    const key = `${team}:${message.channel}:${message.ts}`;
    if (!this.isOn) return this.answer(key, message.channel, notReadHereText(this.programPhone));
    const staff = await this.members.known(message.user);
    if (staff && !staff.provisional) return this.answer(key, message.channel, STAFF_TEXT);
    const media = (message.files ?? []).map((file) => ({
      url: file.url_private ?? '',
      contentType: file.mimetype ?? 'application/octet-stream',
    }));
    await this.take(message.user, key, plainText(message.text ?? ''), media);
  }

  /** An edited message is heard again: the new words may say something else. What was deleted stays stored. */
  async edited(event: SlackMessage, team: string): Promise<void> {
    const { message, previous_message: before } = event;
    if (!this.isOn || !message?.user || message.bot_id || message.text === before?.text) return;
    const staff = await this.members.known(message.user);
    if (staff && !staff.provisional) return;
    const key = `${team}:${event.channel}:${message.ts}:edit:${message.edited?.ts ?? event.ts}`;
    await this.take(message.user, key, plainText(message.text ?? ''), []);
  }

  /** A choice that the bot offered was pressed: as if its value had been written. */
  async chose(press: Press): Promise<void> {
    if (!this.isOn) return;
    await this.take(
      press.user,
      `${press.team}:${press.channel}:${press.messageTs}:choice:${press.actionTs}`,
      press.value,
      [],
    );
  }

  private async take(
    user: string,
    providerKey: string,
    text: string,
    media: Inbound['media'],
  ): Promise<void> {
    if (text === '' && media.length === 0) return;
    const identity = await findOrCreateIdentity(this.database, 'slack', user, 'unregistered', this.defaults);
    const received = await receive(this.database, {
      channel: 'slack',
      providerKey,
      clientId: identity.clientId,
      identityId: identity.identityId,
      conversationId: null,
      text,
      media,
      event: 'message',
    });
    if (!received.duplicate) this.takeTurns(identity.clientId);
  }

  private answer(key: string, channel: string, text: string): void {
    if (this.answered.has(key)) return;
    this.answered.add(key);
    if (this.answered.size > ANSWERED_REMEMBERED)
      this.answered.delete(this.answered.values().next().value ?? '');
    this.background.run(async () => {
      await this.api.call('chat.postMessage', { channel, text });
    });
  }
}
