import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createSlack, type Slack, type SlackParts } from '../../channels/slack/app.ts';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import { Handoffs } from '../../handoff/handoffs.ts';
import type { HandoffDeps } from '../../handoff/ports.ts';
import { Announcer } from '../../platform/announce.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import type { RiskLevel } from '../../platform/risk.ts';
import { addIdentity } from '../../program/clients/identities.ts';
import { EMPTY_PROFILE, sealProfile } from '../../program/clients/profile.ts';
import { parseProtocol } from '../../program/protocol/load-protocol.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { SlackDriver } from '../peers/slack-driver.ts';
import { type PostedMessage, SlackWorkspace } from '../peers/slack-workspace.ts';
import { testDatabase } from '../support/database.ts';

export const CHANNEL = 'C0CRISIS';
export const SIGNING_SECRET = 'a signing secret for tests';
const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };
const PATIENCE_MS = 120_000;

export interface SlackWorldOptions {
  readonly clientDms?: boolean;
  readonly phi?: 'minimal' | 'full';
  readonly postIntervalMs?: number;
  /** Slack is not there when the program starts. */
  readonly slackDown?: boolean;
  readonly videoLink?: string;
  readonly log?: SlackParts['log'];
  /** Another Web API than the workspace's, and a channel in it. */
  readonly elsewhere?: { readonly apiUrl: string; readonly channel: string };
  /** The program has consented to learn from how handoffs end. */
  readonly learns?: boolean;
  /** Socket Mode: where Slack's socket is. */
  readonly socketUrl?: string;
}

/** The program's Slack side with a real database and HTTP server, between a stand-in workspace and people who act in it. */
export class SlackWorld {
  readonly clock = new SimulatedClock(new Date('2026-03-10T22:40:00Z'));
  readonly announcer = new Announcer();
  readonly workspace: SlackWorkspace;
  readonly driver: SlackDriver;
  readonly database: Database;
  readonly handoffs: Handoffs;
  readonly slack: Slack;
  readonly outbox: OutboxSender;
  readonly turnsTaken: string[] = [];
  /** Where the program's server is. */
  readonly url: string;
  private readonly server: Server;
  private readonly stopDatabase: () => Promise<void>;
  private count = 0;

  static async start(options: SlackWorldOptions = {}): Promise<SlackWorld> {
    const scratch = await testDatabase();
    const workspace = new SlackWorkspace();
    await workspace.up();
    workspace.socketUrl = options.socketUrl ?? null;
    if (options.slackDown) await workspace.down();
    const app = express();
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const world = new SlackWorld(
      { databaseUrl: scratch.url, stopDatabase: scratch.stop, workspace, server, url },
      options,
    );
    world.slack.mount(app);
    app.use(express.json());
    world.slack.start();
    return world;
  }

  private constructor(
    parts: {
      databaseUrl: string;
      stopDatabase: () => Promise<void>;
      workspace: SlackWorkspace;
      server: Server;
      url: string;
    },
    options: SlackWorldOptions,
  ) {
    this.workspace = parts.workspace;
    this.server = parts.server;
    this.url = parts.url;
    this.stopDatabase = parts.stopDatabase;
    this.driver = new SlackDriver({ url: `${parts.url}/slack/events`, signingSecret: SIGNING_SECRET });
    this.driver.responseUrl = parts.workspace.responseUrl;
    this.database = new Database({
      url: parts.databaseUrl,
      clock: this.clock,
      ids: systemIds(this.clock),
      keyring: new Keyring(randomBytes(32)),
      poolSize: 6,
    });
    const deps: HandoffDeps = {
      announcer: this.announcer,
      protocol: parseProtocol(options.videoLink ? { videoLink: options.videoLink } : {}),
      voice: { tell: async () => undefined },
      consoleEnabled: true,
      pagesEnabled: false,
      publicUrl: 'https://care.example',
      learningAllowed: () => options.learns ?? false,
    };
    this.handoffs = new Handoffs(this.database, deps);
    this.slack = createSlack({
      config: {
        botToken: 'xoxb-test',
        signingSecret: options.socketUrl ? null : SIGNING_SECRET,
        handoffChannel: options.elsewhere?.channel ?? CHANNEL,
        appToken: options.socketUrl ? 'xapp-test' : null,
        apiUrl: options.elsewhere?.apiUrl ?? parts.workspace.apiUrl,
        clientDms: options.clientDms ?? false,
        phi: options.phi ?? 'minimal',
      },
      publicUrl: 'https://care.example',
      database: this.database,
      announcer: this.announcer,
      handoffs: this.handoffs,
      log: options.log ?? silentLog,
      takeTurns: (clientId) => void this.turnsTaken.push(clientId),
      clientDefaults: DEFAULTS,
      programPhone: '+15550009999',
      videoLink: options.videoLink ?? null,
      postIntervalMs: options.postIntervalMs ?? 0,
      reconnectSeconds: [0.05],
    });
    this.outbox = new OutboxSender({
      database: this.database,
      announcer: this.announcer,
      log: silentLog,
      events: { undelivered: async () => undefined, pageResult: async () => undefined },
      senders: [this.slack.consoleSender, this.slack.clientSender],
    });
  }

  async stop(): Promise<void> {
    await this.slack.stop();
    await this.outbox.close();
    this.server.closeAllConnections();
    this.server.close();
    await this.workspace.down();
    await this.database.close();
    await this.stopDatabase();
  }

  async client(options: { name?: string; externalId?: string } = {}): Promise<string> {
    const id = this.database.ids.next();
    this.count += 1;
    const number = this.count;
    await this.database.transactNewClient(id, async (tx) => {
      const phone = `+1555010${String(number).padStart(4, '0')}`;
      tx.insert('Client', {
        id,
        externalId: options.externalId ?? `mrn-${number}`,
        kind: 'enrolled',
        language: 'en',
        timeZone: 'America/New_York',
        jurisdictionMode: 'full',
        flags: [],
        quietHours: [],
        profile: sealProfile(tx.cipher, id, { ...EMPTY_PROFILE, name: options.name ?? 'Maria Ortiz', phone }),
        lastSeq: 0,
        createdAt: tx.now,
        updatedAt: tx.now,
        drill: false,
      });
      addIdentity(tx, tx.ids.next(), 'sms', phone);
    });
    return id;
  }

  /** The client writes; with an open handoff it shows in the thread. */
  async write(clientId: string, text: string, handoffId?: string): Promise<string> {
    return this.database.transact(clientId, async (tx) => {
      const [identity] = await tx.query<{ id: string }>(
        'test_identity',
        'SELECT id FROM identity WHERE client_id = $1',
        [clientId],
      );
      const [counter] = await tx.query<{ seq: number }>(
        'test_seq',
        'UPDATE client SET last_seq = last_seq + 1 WHERE id = $1 RETURNING last_seq AS seq',
        [clientId],
      );
      const id = tx.ids.next();
      tx.insert('Message', {
        id,
        clientId,
        seq: counter?.seq ?? 1,
        channel: 'sms',
        identityId: identity?.id ?? null,
        direction: 'in',
        sender: 'client',
        body: tx.cipher.seal(`message.body/${id}`, { text }),
        templates: [],
        status: 'received',
        statusRank: 0,
        mediaCount: 0,
        at: tx.now,
        drill: false,
      });
      if (handoffId) await this.handoffs.noteClientMessage(tx, handoffId, id);
      return id;
    });
  }

  async open(clientId: string, level: RiskLevel = 'high', drill = false): Promise<string> {
    return this.database.transact(clientId, (tx) =>
      this.handoffs.open(tx, { level, trigger: 'risk', channel: 'sms', sessionId: null, drill }),
    );
  }

  async staff(name: string, slackUserId: string, roles = ['clinician']): Promise<string> {
    this.workspace.users.set(slackUserId, name);
    return this.database.transactSystem((tx) =>
      saveStaff(
        tx,
        {
          externalId: `staff-${name}`,
          slackUserId,
          name,
          phone: null,
          email: null,
          languages: ['en'],
          roles,
        },
        'test',
      ),
    );
  }

  /** Says something to the client in Slack as the bot. */
  async say(
    clientId: string,
    identityId: string,
    text: string,
    choices?: { label: string; value: string }[],
  ): Promise<void> {
    this.count += 1;
    const key = `test:${this.count}`;
    await this.database.transact(clientId, async (tx) => {
      await sayToClient(tx, this.announcer, [
        {
          channel: 'slack',
          identityId,
          conversationId: null,
          sender: 'bot',
          text,
          choices,
          language: 'en',
          templates: [],
          ownerRule: 'bot',
          sessionId: null,
          drill: false,
          uniqueKey: key,
        },
      ]);
    });
  }

  press(actionId: string, handoffId: string, user: string, value = handoffId) {
    const messageTs = this.alertOf(handoffId)?.ts ?? '';
    return this.driver.blockAction({ actionId, value, user, channel: CHANNEL, messageTs });
  }

  /** Somebody writes in the thread of a handoff, as Slack reports it. */
  async reply(handoffId: string, user: string, text: string, more: Record<string, unknown> = {}) {
    const root = this.alertOf(handoffId)?.ts ?? '';
    const ts = typeof more.ts === 'string' ? more.ts : this.driver.nextTs();
    this.workspace.addHumanMessage(CHANNEL, ts, user, text, root);
    const answer = await this.driver.message({ channel: CHANNEL, user, text, thread_ts: root, ...more, ts });
    return { ...answer, ts, root };
  }

  alertOf(handoffId: string): PostedMessage | undefined {
    return this.workspace.alerts().find((one) => one.metadata?.event_payload.handoff_id === handoffId);
  }

  /** Our posts in the thread, as people read them. */
  threadTexts(handoffId: string): string[] {
    const root = this.alertOf(handoffId)?.ts ?? '';
    return this.workspace.thread(root).flatMap((message) => (message.bot_id ? [shownText(message)] : []));
  }

  whispersTo(user: string): string[] {
    return this.workspace.ephemerals.filter((one) => one.user === user).map((one) => one.text);
  }

  async rows<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.database.pool.query<R & Record<string, unknown>>(text, [...values])).rows;
  }

  /** What the client was sent, in order. */
  async sentToClient(clientId: string): Promise<string[]> {
    const rows = await this.rows<{ id: string; body: Buffer }>(
      `SELECT id, body FROM message WHERE client_id = $1 AND direction = 'out' ORDER BY seq`,
      [clientId],
    );
    const cipher = await this.database.transact(clientId, async (tx) => tx.cipher);
    return rows.map((row) => cipher.open<{ text: string }>(`message.body/${row.id}`, row.body).text);
  }

  async notes(handoffId: string): Promise<string[]> {
    const rows = await this.rows<{ id: string; note: Buffer; client_id: string }>(
      `SELECT id, note, client_id FROM handoff_event WHERE handoff_id = $1 AND kind = 'note' ORDER BY at`,
      [handoffId],
    );
    return Promise.all(
      rows.map((row) =>
        this.database.transact(row.client_id, async (tx) =>
          tx.cipher.open<string>(`handoff_event.note/${row.id}`, row.note),
        ),
      ),
    );
  }

  /** Nothing for the console waits any more. */
  async settled(): Promise<void> {
    await until(async () => {
      await this.outbox.send('console');
      const waiting = await this.rows(
        `SELECT 1 FROM outbox WHERE channel = 'console' AND state IN ('pending', 'sending')`,
      );
      return waiting.length === 0;
    });
  }
}

/** What a message shows: its blocks where it has any, one line for each. */
export function shownText({ text, blocks }: { text: string; blocks?: unknown[] }): string {
  if (!blocks) return text;
  const lines = (blocks as { text?: { text?: string }; elements?: { text?: unknown }[] }[]).flatMap(
    (block) => [
      ...(block.text?.text ? [block.text.text] : []),
      ...(block.elements ?? []).flatMap((one) => (typeof one.text === 'string' ? [one.text] : [])),
    ],
  );
  return lines.join('\n');
}

/** Resolves when the condition holds; fails after two minutes. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('the condition did not come to hold');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
