import type { Turns } from '../../conversations/turns.ts';
import { type Core, createCore } from '../../operations/running/core.ts';
import { silentLog } from '../../platform/log.ts';
import type { KnownIdentity } from '../../program/clients/identities.ts';
import { parseProtocol } from '../../program/protocol/load-protocol.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { ConversationWorld } from '../conversations/world.ts';

/** The core as the server puts it together, over a real database: real bot, classifier and handoffs; nothing leaves. */
export class CoreWorld {
  readonly conversations: ConversationWorld;
  readonly core: Core;
  readonly turns: Turns;

  static async start(protocol: object = {}): Promise<CoreWorld> {
    return new CoreWorld(await ConversationWorld.start(), protocol);
  }

  private constructor(conversations: ConversationWorld, protocol: object) {
    this.conversations = conversations;
    this.core = createCore({
      database: conversations.database,
      announcer: conversations.announcer,
      log: silentLog,
      protocol: parseProtocol(protocol),
      programName: 'your care program',
      crisisPhone: null,
      publicUrl: 'https://care.example',
      consoleEnabled: true,
      pagesEnabled: true,
    });
    this.turns = this.core.turns;
  }

  stop(): Promise<void> {
    return this.conversations.stop();
  }

  async write(
    client: KnownIdentity,
    text: string,
    more: Parameters<ConversationWorld['receive']>[2] = {},
  ): Promise<void> {
    await this.conversations.receive(client, text, more);
    await this.turns.take(client.clientId);
  }

  /** A clinician has the client's open handoff and has written to them. */
  async takeOver(clientId: string): Promise<string> {
    const staffId = await this.conversations.database.transactSystem((tx) =>
      saveStaff(
        tx,
        {
          externalId: 'staff-ana',
          slackUserId: null,
          name: 'Ana Ruiz',
          phone: '+15550200001',
          email: 'ana@care.example',
          languages: ['en'],
          roles: ['clinician'],
        },
        'test',
      ),
    );
    const [handoff] = await this.rows<{ id: string }>('SELECT id FROM handoff WHERE client_id = $1', [
      clientId,
    ]);
    const handoffId = handoff?.id ?? '';
    await this.core.handoffs.claim(handoffId, staffId, 'desk');
    await this.core.handoffs.reply({ handoffId, staffId, via: 'desk', text: 'Ana here.', key: clientId });
    return handoffId;
  }

  rows<R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.conversations.rows<R>(text, values);
  }

  /** How many lines the bot has said to a client. */
  async botLines(clientId: string): Promise<number> {
    const rows = await this.rows(`SELECT 1 FROM message WHERE client_id = $1 AND sender = 'bot'`, [clientId]);
    return rows.length;
  }
}
