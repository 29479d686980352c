import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueHandoffEvent } from '../../bot/turn/handoff-events.ts';
import { BotFrameworkChannel } from '../../channels/botframework/bot-framework-channel.ts';
import { isLoopbackHost, isLoopbackUrl } from '../../channels/shared/loopback.ts';
import type { BotFrameworkConfig } from '../../config.ts';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import { errorResponses } from '../../operations/http/error-responses.ts';
import { Announcer } from '../../platform/announce.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { addIdentity, findOrCreateIdentity } from '../../program/clients/identities.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };
const clock = new SimulatedClock(new Date('2026-03-10T22:40:00Z'));

let scratch: TestDatabase;
let database: Database;
let connector: Awaited<ReturnType<typeof startConnector>>;
beforeAll(async () => {
  scratch = await testDatabase();
  database = new Database({
    url: scratch.url,
    clock,
    ids: systemIds(clock),
    keyring: new Keyring(randomBytes(32)),
  });
  connector = await startConnector();
});
afterAll(async () => {
  await connector.stop();
  await database.close();
  await scratch.stop();
});

describe('without credentials', () => {
  it('takes a message from this machine, once, and answers where it came from', async () => {
    const endpoint = await open({ host: '127.0.0.1' });
    try {
      const message = activity('a1', 'hello');
      const statuses = await Promise.all([
        endpoint.post(message),
        endpoint.post(message),
        endpoint.post(message),
      ]);
      for (const status of statuses) expect(status).toBeLessThan(300);
      const { rows } = await database.pool.query<{ client_id: string; identity_id: string; kind: string }>(
        `SELECT m.client_id, m.identity_id, c.kind FROM message m JOIN client c ON c.id = m.client_id WHERE m.channel = 'botframework'`,
      );
      expect(rows).toHaveLength(1);
      expect(rows[0]?.kind).toBe('unregistered');
      expect(endpoint.turns).toEqual([rows[0]?.client_id]);

      await say(rows[0]?.client_id ?? '', rows[0]?.identity_id ?? '', 'hello back');
      const outbox = endpoint.outbox();
      await outbox.send('botframework');
      await outbox.close();
      expect(connector.received).toMatchObject([
        {
          path: expect.stringContaining('/v3/conversations/conversation-1/activities'),
          body: { text: 'hello back' },
        },
      ]);

      const { client_id: clientId = '', identity_id: identityId = '' } = rows[0] ?? {};
      const handoffId = database.ids.next();
      await database.transact(clientId, async (tx) => {
        for (const state of [null, 'accepted'] as const)
          queueHandoffEvent(tx, new Announcer(), { identityId, handoffId, state, drill: false });
      });
      const events = endpoint.outbox();
      await events.send('botframework');
      await events.close();
      const conversation = { id: 'conversation-1' };
      expect(connector.received.slice(1).map(({ body }) => body)).toMatchObject([
        { type: 'event', name: 'handoff.initiate', value: { handoffId }, conversation },
        { type: 'event', name: 'handoff.status', value: { state: 'accepted' }, conversation },
      ]);
    } finally {
      await endpoint.stop();
    }
  });

  it.each([
    ['bound to every address', { host: '0.0.0.0' }, undefined],
    ['bound to a public address', { host: '203.0.113.5' }, undefined],
    ['an answer to somewhere else', { host: '127.0.0.1' }, 'https://smba.example/teams/'],
    [
      'an answer to a name that only looks local',
      { host: '127.0.0.1' },
      'http://localhost.attacker.example/',
    ],
    ['no address for the answer', { host: '127.0.0.1' }, null],
  ])('is closed: %s', async (_what, { host }, serviceUrl) => {
    const endpoint = await open({ host });
    try {
      const message = { ...activity('b1', 'let me in'), ...(serviceUrl === undefined ? {} : { serviceUrl }) };
      expect(await endpoint.post(message)).toBe(401);
      expect(endpoint.turns).toEqual([]);
    } finally {
      await endpoint.stop();
    }
  });

  it('never takes a claimed sender for somebody whom the program knows', async () => {
    const known = await findOrCreateIdentity(database, 'sms', '+15550100001', 'unregistered', DEFAULTS);
    await database.transact(known.clientId, async (tx) => {
      tx.update('Client', known.clientId, { externalId: 'client-7', kind: 'enrolled' });
      addIdentity(tx, tx.ids.next(), 'web', `client:${known.clientId}`);
    });
    const endpoint = await open({ host: '127.0.0.1' });
    try {
      for (const [i, id] of [
        'client-7',
        known.clientId,
        `client:${known.clientId}`,
        '+15550100001',
        known.identityId,
      ].entries()) {
        for (const channelId of ['emulator', 'sms', 'web', 'directline']) {
          const forged = { ...activity(`f${i}-${channelId}`, 'it is me'), channelId, from: { id } };
          expect(await endpoint.post(forged)).toBeLessThan(300);
        }
      }
      expect(endpoint.turns).toHaveLength(20);
      expect(endpoint.turns).not.toContain(known.clientId);
      const { rows } = await database.pool.query('SELECT 1 FROM message WHERE client_id = $1', [
        known.clientId,
      ]);
      expect(rows).toEqual([]);
    } finally {
      await endpoint.stop();
    }
  });

  it('stores nothing of what is no message', async () => {
    const endpoint = await open({ host: '127.0.0.1' });
    try {
      expect(
        await endpoint.post({
          ...activity('c1', ''),
          type: 'conversationUpdate',
          membersAdded: [{ id: 'u1' }],
        }),
      ).toBeLessThan(300);
      expect(await endpoint.post({ ...activity('c2', 'x'.repeat(9_000)) })).toBeGreaterThanOrEqual(400);
      expect(endpoint.turns).toEqual([]);
    } finally {
      await endpoint.stop();
    }
  });
});

describe('with credentials', () => {
  it('refuses who cannot prove to be the Bot Framework, also from this machine', async () => {
    const config: BotFrameworkConfig = {
      appId: 'app',
      appPassword: 'secret',
      tenantId: null,
      appType: 'MultiTenant',
    };
    const endpoint = await open({ host: '127.0.0.1', config });
    try {
      expect(await endpoint.post(activity('d1', 'hello'))).toBe(401);
      expect(endpoint.turns).toEqual([]);
    } finally {
      await endpoint.stop();
    }
  });
});

describe('what means this machine', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', 'LOCALHOST'])('%s does', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });
  it.each([
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '127.0.0.1.example',
    'localhost.example',
    '128.0.0.1',
    '',
    '127.1.example',
  ])('%s does not', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
  it.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1',
    'http://user@example/127.0.0.1',
    'http://example#127.0.0.1',
    5,
    undefined,
  ])('the address %s does not', (url) => {
    expect(isLoopbackUrl(url)).toBe(false);
  });
});

function activity(id: string, text: string) {
  return {
    type: 'message',
    id,
    channelId: 'emulator',
    serviceUrl: connector.url,
    conversation: { id: 'conversation-1' },
    from: { id: 'user-1' },
    recipient: { id: 'bot' },
    text,
  };
}

async function open(parts: { host: string; config?: BotFrameworkConfig }) {
  const turns: string[] = [];
  const channel = new BotFrameworkChannel({
    config: parts.config ?? null,
    host: parts.host,
    publicUrl: 'http://127.0.0.1:3978',
    database,
    defaults: DEFAULTS,
    takeTurns: (clientId) => void turns.push(clientId),
  });
  const app = express().use(channel.routes()).use(errorResponses(silentLog));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    turns,
    post: async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      await response.text();
      return response.status;
    },
    outbox: () =>
      new OutboxSender({
        database,
        announcer: new Announcer(),
        log: silentLog,
        events: { undelivered: async () => undefined, pageResult: async () => undefined },
        senders: [channel],
      }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function say(clientId: string, identityId: string, text: string): Promise<void> {
  await database.transact(clientId, (tx) =>
    sayToClient(tx, new Announcer(), [
      {
        channel: 'botframework',
        identityId,
        conversationId: null,
        sender: 'bot',
        text,
        language: 'en',
        templates: ['test'],
        ownerRule: 'bot',
        sessionId: null,
        drill: false,
        uniqueKey: tx.ids.next(),
      },
    ]),
  );
}

/** The other side's connector service: takes what the bot sends. */
async function startConnector() {
  const received: { path: string; body: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      received.push({ path: request.url ?? '', body: JSON.parse(text) });
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ id: `r${received.length}` }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
