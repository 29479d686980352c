import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotFrameworkChannel } from '../../channels/botframework/bot-framework-channel.ts';
import { sayToClient } from '../../conversations/outbox/queue.ts';
import type { Delivery } from '../../conversations/ports.ts';
import { Announcer } from '../../platform/announce.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { findOrCreateIdentity } from '../../program/clients/identities.ts';
import {
  type ChannelHarness,
  describeChannelSender,
  type ProviderMood,
} from '../conversations/channel-conformance.ts';
import { testDatabase } from '../support/database.ts';

const DEFAULTS = { language: 'en', timeZone: 'America/New_York' };

describeChannelSender('The Bot Framework', async (): Promise<ChannelHarness> => {
  const scratch = await testDatabase();
  const clock = new SimulatedClock(new Date('2026-03-10T22:40:00Z'));
  const keyring = new Keyring(randomBytes(32));
  const database = new Database({ url: scratch.url, clock, ids: systemIds(clock), keyring });
  let taken: string[] = [];
  let mood: ProviderMood | null = null;
  /** The other side's connector service. */
  const connector = createServer(async (request, response) => {
    const now = mood;
    if (now !== 'take_silently') mood = null;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (now === 'busy' || now === 'refuse') {
      response.writeHead(now === 'busy' ? 429 : 403, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    taken.push(JSON.parse(Buffer.concat(chunks).toString('utf8')).text);
    if (now === 'take_silently') request.socket.destroy();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(`{"id":"r${taken.length}"}`);
  }).listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
  const client = await findOrCreateIdentity(
    database,
    'botframework',
    'emulator|c|u',
    'unregistered',
    DEFAULTS,
  );
  await database.transact(client.clientId, async (tx) => {
    const reference = {
      ...{ serviceUrl, channelId: 'emulator', conversation: { id: 'c' } },
      ...{ user: { id: 'u' }, bot: { id: 'bot' } },
    };
    tx.update('Identity', client.identityId, {
      conversationReference: tx.cipher.seal(
        `identity.conversation_reference/${client.identityId}`,
        reference,
      ),
    });
  });
  const sender = new BotFrameworkChannel({
    ...{ config: null, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:3978', database },
    ...{ defaults: DEFAULTS, takeTurns: () => undefined },
  });
  // The SDK itself tries again when a connection breaks: the silence lasts until it has given up.
  const send = sender.send.bind(sender);
  sender.send = async (deliveries) => {
    const result = await send(deliveries);
    mood = null;
    return result;
  };
  return {
    sender,
    ...{ database, clock, kinds: ['message'], deduplicates: false },
    delivery: async (kind, text, attempts = 1): Promise<Delivery> => {
      const id = database.ids.next();
      return {
        ...{
          outboxId: id,
          channel: 'botframework',
          recipient: `botframework:${client.identityId}`,
          kind,
          attempts,
        },
        ...{ clientId: client.clientId, handoffId: null, messageId: null, staffId: null },
        ...{ uniqueKey: `test:${id}`, createdAt: clock.now(), drill: false, body: { text } },
      };
    },
    enqueue: (...texts) =>
      database.transact(client.clientId, async (tx) => {
        const common = {
          channel: 'botframework' as const,
          identityId: client.identityId,
          conversationId: null,
          sender: 'bot' as const,
          language: 'en',
          templates: ['test'],
          ownerRule: 'bot' as const,
          sessionId: null,
          drill: false,
        };
        const lines = texts.map((text) => ({ ...common, text, uniqueKey: tx.ids.next() }));
        await sayToClient(tx, new Announcer(), lines);
      }),
    nextRequest: (next) => {
      mood = next;
    },
    taken: () => taken,
    reset: async () => {
      taken = [];
      mood = null;
      await database.pool.query('DELETE FROM outbox');
    },
    stop: async () => {
      connector.closeAllConnections();
      connector.close();
      await database.close();
      await scratch.stop();
    },
  };
});
