import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import type { ChatMessage } from '../../channels/web/chat-messages.ts';
import { ChatNamespace, type HandoffState } from '../../channels/web/chat-namespace.ts';
import { chatRoutes } from '../../channels/web/chat-routes.ts';
import { portalTokenVerifier } from '../../channels/web/portal-token.ts';
import type { PortalConfig } from '../../config.ts';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import type { TurnInput } from '../../conversations/ports.ts';
import { Turns } from '../../conversations/turns.ts';
import { errorResponses } from '../../operations/http/error-responses.ts';
import { Announcer } from '../../platform/announce.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { EMPTY_PROFILE, sealProfile } from '../../program/clients/profile.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };

/** The web chat's server side with a real database, real HTTP and real sockets; the bot repeats what it hears. */
export class WebWorld {
  readonly clock = new SimulatedClock(new Date('2026-03-10T22:40:10Z'));
  readonly announcer = new Announcer();
  readonly database: Database;
  readonly turns: Turns;
  /** What sockets are told about the handoff. */
  handoff: HandoffState = { state: 'none' };
  /** Runs in every turn, before the answer. */
  meanwhile: (tx: Transaction, input: TurnInput) => Promise<void> = async () => undefined;
  readonly chat: ChatNamespace;
  url = '';
  private readonly server: HttpServer;
  private readonly io: Server;
  private readonly stopDatabase: () => Promise<void>;
  private readonly tabs: Tab[] = [];

  static async start(portal: Partial<PortalConfig> = {}): Promise<WebWorld> {
    const scratch = await testDatabase();
    const world = new WebWorld(scratch.url, scratch.stop, {
      jwtSecret: null,
      jwksUrl: null,
      anonymous: true,
      ...portal,
    });
    await once(world.server, 'listening');
    world.url = `http://127.0.0.1:${(world.server.address() as AddressInfo).port}`;
    return world;
  }

  private constructor(databaseUrl: string, stopDatabase: () => Promise<void>, portal: PortalConfig) {
    this.stopDatabase = stopDatabase;
    this.database = new Database({
      url: databaseUrl,
      clock: this.clock,
      ids: systemIds(this.clock),
      keyring: new Keyring(randomBytes(32)),
      poolSize: 6,
    });
    this.turns = new Turns({
      database: this.database,
      announcer: this.announcer,
      log: silentLog,
      port: {
        takeTurn: async (tx, input) => {
          await this.meanwhile(tx, input);
          await this.answer(tx, input);
        },
        failSafe: async () => undefined,
      },
    });
    const app = express();
    this.server = createServer(app).listen(0, '127.0.0.1');
    this.io = new Server(this.server, { serveClient: false, maxHttpBufferSize: 64_000 });
    const verifyToken = portalTokenVerifier(portal, () => this.clock.now());
    app.use(chatRoutes({ database: this.database, portal, verifyToken, defaults: DEFAULTS }));
    app.use(errorResponses(silentLog));
    this.chat = new ChatNamespace({
      io: this.io,
      database: this.database,
      announcer: this.announcer,
      log: silentLog,
      receive: (inbound) => this.turns.receive(inbound),
      handoffState: async () => this.handoff,
    });
  }

  async stop(): Promise<void> {
    for (const tab of this.tabs) tab.close();
    await this.turns.close();
    await new Promise<void>((resolve) => void this.io.close(() => resolve()));
    await this.database.close();
    await this.stopDatabase();
  }

  /** Somebody on the roster under the program's own id. */
  async onRoster(externalId: string): Promise<string> {
    const id = this.database.ids.next();
    await this.database.transactNewClient(id, async (tx) =>
      tx.insert('Client', {
        id,
        externalId,
        kind: 'enrolled',
        ...DEFAULTS,
        jurisdictionMode: 'full',
        flags: [],
        quietHours: [],
        profile: sealProfile(tx.cipher, id, EMPTY_PROFILE),
        lastSeq: 0,
        createdAt: tx.now,
        updatedAt: tx.now,
        drill: false,
      }),
    );
    return id;
  }

  async openSession(body: unknown = {}): Promise<{ status: number; session: string; conversation: string }> {
    const response = await fetch(`${this.url}/chat/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer = (await response.json()) as { session: string; conversation: string };
    return { status: response.status, ...answer };
  }

  /** A browser tab on this session; resolves when it is connected. */
  async tab(session: string, after = 0): Promise<Tab> {
    const tab = new Tab(this.url, { session, after });
    this.tabs.push(tab);
    await until('a connection', () => tab.socket.connected);
    return tab;
  }

  /** The error with which a connection is refused. */
  async refusal(auth: object): Promise<string> {
    const tab = new Tab(this.url, auth);
    this.tabs.push(tab);
    return until('a refusal', () => tab.refused);
  }

  private async answer(tx: Transaction, input: TurnInput): Promise<void> {
    await sayToClient(tx, this.announcer, [
      {
        channel: input.channel,
        identityId: input.identityId,
        conversationId: input.conversationId,
        sender: 'bot',
        text: `heard ${input.text}`,
        language: 'en',
        templates: ['test'],
        ownerRule: 'bot',
        sessionId: null,
        drill: false,
        uniqueKey: tx.ids.next(),
      },
    ]);
  }
}

export type Ack = { ok: true; seq: number } | { error: string };

/** One socket of a client, as a browser would hold it. */
export class Tab {
  readonly socket: Socket;
  readonly lines: ChatMessage[] = [];
  readonly typing: unknown[] = [];
  readonly handoffs: HandoffState[] = [];
  refused: string | undefined;

  constructor(url: string, auth: object) {
    this.socket = connect(`${url}/chat`, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.socket.on('message', (line: ChatMessage) => this.lines.push(line));
    this.socket.on('typing', (event) => this.typing.push(event));
    this.socket.on('handoff', (state: HandoffState) => this.handoffs.push(state));
    this.socket.on('connect_error', (error) => {
      this.refused = error.message;
    });
  }

  send(id: string, text: string): Promise<Ack> {
    return this.raw({ id, text });
  }

  raw(payload: unknown): Promise<Ack> {
    return this.socket.timeout(10_000).emitWithAck('message', payload);
  }

  close(): void {
    this.socket.disconnect();
  }

  seqs(): number[] {
    return this.lines.map(({ seq }) => seq);
  }

  async reads(text: string): Promise<void> {
    await until(`“${text}”`, () => this.lines.some((line) => line.text === text));
  }
}
