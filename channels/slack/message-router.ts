import type { Database } from '../../platform/database/database.ts';
import type { ClientDms } from './dms/client-dms.ts';
import { handlingOf } from './message-subtypes.ts';
import type { SlackMessage } from './slack-message.ts';
import { handoffOfThread, type ThreadHandoff } from './thread/find-handoff.ts';
import type { ThreadRelay } from './thread/relay.ts';

/** Sends each message event where it belongs, by place and subtype. */
export class MessageRouter {
  private readonly database: Database;
  private readonly relay: ThreadRelay;
  private readonly dms: ClientDms;
  private readonly onAlertGone: (handoff: ThreadHandoff) => Promise<void>;

  /** `onAlertGone`: somebody deleted the alert of a handoff in Slack. */
  constructor(parts: {
    database: Database;
    relay: ThreadRelay;
    dms: ClientDms;
    onAlertGone: (handoff: ThreadHandoff) => Promise<void>;
  }) {
    this.database = parts.database;
    this.relay = parts.relay;
    this.dms = parts.dms;
    this.onAlertGone = parts.onAlertGone;
  }

  /** Resolves when what was said is stored; throws when it could not be, so that Slack sends it again. */
  async route(event: SlackMessage, team: string): Promise<void> {
    const isHuman = event.user !== undefined && event.bot_id === undefined;
    const handling = handlingOf(event.subtype, isHuman, Boolean(event.text));
    const isDm = event.channel_type === 'im';
    if (handling === 'words') await (isDm ? this.dms : this.relay).said(event, team);
    if (handling === 'edited') {
      const isGone = event.message?.subtype === 'tombstone';
      if (isGone) await this.alertGone(event.channel, event.message?.ts);
      else if (event.message?.bot_id === undefined) await (isDm ? this.dms : this.relay).edited(event, team);
    }
    if (handling === 'deleted' && !isDm) {
      await this.alertGone(event.channel, event.deleted_ts);
      await this.relay.deleted(event, team);
    }
  }

  private async alertGone(channel: string, ts: string | undefined): Promise<void> {
    const handoff = ts ? await handoffOfThread(this.database, channel, ts) : null;
    if (handoff) await this.onAlertGone(handoff);
  }
}
