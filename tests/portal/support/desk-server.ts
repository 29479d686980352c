import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import express from 'express';
import { Server } from 'socket.io';
import { bootstrapDesk } from '../../../channels/desk/bootstrap.ts';
import { createDesk, type Desk } from '../../../channels/desk/desk.ts';
import { createSignInLink, signInAddress } from '../../../channels/desk/sign-in/sign-in-links.ts';
import { ChatNamespace } from '../../../channels/web/chat-namespace.ts';
import { chatRoutes } from '../../../channels/web/chat-routes.ts';
import { assessSafely } from '../../../classifiers/assess.ts';
import type { Config } from '../../../config.ts';
import { receive } from '../../../conversations/receive.ts';
import { errorResponses, notFound } from '../../../operations/http/error-responses.ts';
import { pageRoutes } from '../../../operations/http/page-routes.ts';
import { securityHeaders } from '../../../operations/http/security-headers.ts';
import { reportSource } from '../../../operations/reports/report-source.ts';
import { type Core, createCore } from '../../../operations/running/core.ts';
import { Announcer } from '../../../platform/announce.ts';
import type { Clock } from '../../../platform/clock.ts';
import { Keyring } from '../../../platform/crypto/keyring.ts';
import { Database } from '../../../platform/database/database.ts';
import { systemIds } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import type { RiskLevel } from '../../../platform/risk.ts';
import { addIdentity } from '../../../program/clients/identities.ts';
import { type ClientProfile, EMPTY_PROFILE, sealProfile } from '../../../program/clients/profile.ts';
import { parseProtocol } from '../../../program/protocol/load-protocol.ts';
import { saveStaff } from '../../../program/staff/save-staff.ts';
import { testDatabase } from '../../support/database.ts';
import { scratchRoot } from '../../support/run-folder.ts';

/** Wall time that a test can move on. */
class MovableClock implements Clock {
  #ahead = 0;
  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }
  advanceMinutes(minutes: number): void {
    this.#ahead += minutes * 60_000;
  }
}

/** The server's own pieces around a real database: desk, web chat, bot, handoffs. No Slack, no Twilio. */
export class DeskServer {
  readonly clock: MovableClock;
  readonly database: Database;
  readonly announcer: Announcer;
  readonly core: Core;
  readonly desk: Desk;
  readonly url: string;
  readonly #stop: () => Promise<void>;

  private constructor(parts: {
    clock: MovableClock;
    database: Database;
    announcer: Announcer;
    core: Core;
    desk: Desk;
    url: string;
    stop: () => Promise<void>;
  }) {
    this.clock = parts.clock;
    this.database = parts.database;
    this.announcer = parts.announcer;
    this.core = parts.core;
    this.desk = parts.desk;
    this.url = parts.url;
    this.#stop = parts.stop;
  }

  /** `pages`: also builds and serves the page. */
  static async start(
    options: {
      pages?: boolean;
      oidc?: Config['oidc'];
      host?: string;
      protocol?: object;
      /** The program has consented to learn from how handoffs end. */
      learns?: boolean;
    } = {},
  ): Promise<DeskServer> {
    const scratch = await testDatabase();
    const clock = new MovableClock();
    const keyring = new Keyring(randomBytes(32));
    const database = new Database({ url: scratch.url, clock, ids: systemIds(clock), keyring });
    const announcer = new Announcer();
    const server = createServer();
    // On a busy machine a connection that the server closes as idle may be taken for a request at the same moment.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://${options.host ?? '127.0.0.1'}:${(server.address() as AddressInfo).port}`;
    const core = createCore({
      database,
      announcer,
      log: silentLog,
      protocol: parseProtocol(options.protocol ?? {}),
      programName: 'your care program',
      crisisPhone: null,
      publicUrl: url,
      consoleEnabled: false,
      pagesEnabled: false,
      ...(options.learns ? { learning: { assess: assessSafely, allowed: () => true } } : {}),
    });
    const io = new Server(server, { serveClient: false });
    const desk = createDesk({
      database,
      announcer,
      handoffs: core.handoffs,
      config: { publicUrl: url, oidc: options.oidc ?? null },
      log: silentLog,
      io,
      defaultTimeZone: 'UTC',
      reports: reportSource(database),
    });
    new ChatNamespace({
      io,
      database,
      announcer,
      log: silentLog,
      receive: (inbound) => core.turns.receive(inbound),
      handoffState: async () => ({ state: 'none' }),
    });
    const app = express();
    app.use(securityHeaders(url));
    const portal = { jwtSecret: null, jwksUrl: null, anonymous: true };
    app.use(
      chatRoutes({ database, portal, verifyToken: null, defaults: { language: 'en', timeZone: 'UTC' } }),
    );
    app.use(desk.routes);
    const folder = options.pages ? await builtPages() : null;
    if (folder) app.use(pageRoutes(folder));
    app.use(notFound);
    app.use(errorResponses(silentLog));
    server.on('request', app);
    const stop = async () => {
      await io.close();
      server.closeAllConnections();
      await core.turns.close();
      await database.close();
      await scratch.stop();
      if (folder) await rm(folder, { recursive: true });
    };
    return new DeskServer({ clock, database, announcer, core, desk, url, stop });
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  /** The built-in operator's link, as the server prints it. */
  operatorLink(): Promise<string> {
    return bootstrapDesk(this.database, this.url);
  }

  staff(name: string, roles: readonly string[]): Promise<string> {
    const person = {
      externalId: name,
      slackUserId: null,
      name,
      phone: null,
      email: null,
      languages: ['en'],
      roles,
    };
    return this.database.transactSystem((tx) => saveStaff(tx, person, 'import'));
  }

  async linkFor(staffId: string): Promise<string> {
    return signInAddress(this.url, (await createSignInLink(this.database, staffId)).secret);
  }

  async client(profile: Partial<ClientProfile> = {}): Promise<{ id: string; identityId: string }> {
    const { database } = this;
    const id = database.ids.next();
    const identityId = database.ids.next();
    await database.transactNewClient(id, async (tx) => {
      tx.insert('Client', {
        id,
        externalId: `C-${id.slice(-4)}`,
        kind: 'enrolled',
        language: 'en',
        timeZone: 'America/New_York',
        jurisdictionMode: 'full',
        flags: [],
        quietHours: ['21:30', '08:00'],
        profile: sealProfile(tx.cipher, id, { ...EMPTY_PROFILE, ...profile }),
        lastSeq: 0,
        createdAt: tx.now,
        updatedAt: tx.now,
        drill: false,
      });
      addIdentity(tx, identityId, 'web', `client:${id}`);
    });
    return { id, identityId };
  }

  /** The client writes on the web; returns when the turn is taken. */
  async says(client: { id: string; identityId: string }, text: string): Promise<void> {
    await receive(this.database, {
      channel: 'web',
      providerKey: this.database.ids.next(),
      clientId: client.id,
      identityId: client.identityId,
      conversationId: client.identityId,
      text,
      media: [],
      event: 'message',
    });
    await this.core.turns.take(client.id);
  }

  /** Opens a handoff without going through the bot; returns its id. */
  handoff(clientId: string, level: RiskLevel = 'high', drill = false): Promise<string> {
    return this.database.transact(clientId, (tx) =>
      this.core.handoffs.open(tx, { level, trigger: 'risk', channel: 'web', sessionId: null, drill }),
    );
  }

  /** Signs in and asks as the page does, without a browser. */
  async caller(link: string): Promise<Caller> {
    const secret = link.split('#sign-in=')[1] ?? '';
    const caller = new Caller(this.url);
    await caller.post('/sign-in', { secret });
    return caller;
  }
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
  readonly body: any;
}

/** One browser's requests. */
export class Caller {
  readonly #url: string;
  cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask(path, { headers: { 'x-handrail-desk': 'active', ...headers } });
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'x-handrail-desk': 'active',
        origin: this.#url,
        ...headers,
      },
    });
  }

  async #ask(
    path: string,
    request: { method?: string; body?: string; headers: Record<string, string> },
  ): Promise<Answer> {
    const kept = Object.fromEntries(Object.entries(request.headers).filter(([, value]) => value !== ''));
    const response = await fetch(`${this.#url}/desk/api${path}`, {
      ...request,
      headers: { ...kept, cookie: this.cookie },
    });
    const given = response.headers.get('set-cookie');
    if (given) this.cookie = given.split(';')[0] ?? '';
    return { status: response.status, body: await response.json() };
  }
}

async function builtPages(): Promise<string> {
  const folder = await mkdtemp(path.join(scratchRoot(), 'handrail-pages-'));
  const portal = path.resolve(import.meta.dirname, '../../../portal');
  await build({
    entryPoints: [{ in: path.join(portal, 'desk/main.ts'), out: 'desk' }],
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
  });
  for (const name of await readdir(path.join(portal, 'desk'))) {
    if (/[.](html|css)$/.test(name)) await copyFile(path.join(portal, 'desk', name), path.join(folder, name));
  }
  return folder;
}
