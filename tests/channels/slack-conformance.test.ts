import { queueDelivery } from '../../conversations/outbox/queue.ts';
import type { Delivery } from '../../conversations/ports.ts';
import { Announcer } from '../../platform/announce.ts';
import { findOrCreateIdentity } from '../../program/clients/identities.ts';
import {
  type ChannelHarness,
  describeChannelSender,
  type ProviderMood,
} from '../conversations/channel-conformance.ts';
import { SlackWorld } from './slack-world.ts';

/** Rows are sent by the suite's own outbox only. */
const unheard = new Announcer();

function mood(world: SlackWorld, next: ProviderMood): void {
  if (next === 'busy')
    world.workspace.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 3 });
  if (next === 'refuse') world.workspace.fail('chat.postMessage', { kind: 'error', error: 'msg_too_long' });
  if (next === 'take_silently') world.workspace.fail('chat.postMessage', { kind: 'answer_lost' });
}

describeChannelSender('The console in Slack', async (): Promise<ChannelHarness> => {
  const world = await SlackWorld.start();
  const clientId = await world.client();
  const handoffId = await world.open(clientId);
  await world.settled();
  await world.outbox.close();
  const row = {
    channel: 'console',
    recipient: `console:${handoffId}`,
    kind: 'thread_note',
    handoffId,
    drill: false,
  };
  return {
    sender: world.slack.consoleSender,
    database: world.database,
    clock: world.clock,
    kinds: ['thread_note'],
    deduplicates: true,
    delivery: async (kind, text, attempts = 1): Promise<Delivery> => {
      const id = world.database.ids.next();
      const rest = { messageId: null, staffId: null, createdAt: world.clock.now(), body: { text } };
      return { ...row, ...rest, outboxId: id, kind, clientId, uniqueKey: id, attempts };
    },
    enqueue: async (...texts) => {
      await world.database.transact(clientId, async (tx) => {
        for (const text of texts) {
          queueDelivery(tx, unheard, {
            ...row,
            priority: 3,
            ownerRule: 'any',
            uniqueKey: `test:${tx.ids.next()}`,
            body: { text },
          });
        }
      });
    },
    nextRequest: (next) => mood(world, next),
    taken: () => world.threadTexts(handoffId),
    reset: async () => {
      world.clock.advanceSeconds(60);
      for (const message of world.workspace.thread(world.alertOf(handoffId)?.ts ?? ''))
        world.workspace.delete(message.ts);
    },
    stop: () => world.stop(),
  };
});

describeChannelSender('Slack for clients', async (): Promise<ChannelHarness> => {
  const world = await SlackWorld.start({ clientDms: true });
  await world.outbox.close();
  const defaults = { language: 'en', timeZone: 'America/New_York' };
  const client = await findOrCreateIdentity(world.database, 'slack', 'U0CLIENT', 'unregistered', defaults);
  return {
    sender: world.slack.clientSender,
    database: world.database,
    clock: world.clock,
    kinds: ['message', 'opt_out_confirmation'],
    deduplicates: true,
    delivery: async (kind, text, attempts = 1): Promise<Delivery> => {
      const id = world.database.ids.next();
      return {
        outboxId: id,
        channel: 'slack',
        recipient: `slack:${client.identityId}`,
        kind,
        clientId: client.clientId,
        handoffId: null,
        messageId: null,
        staffId: null,
        uniqueKey: id,
        attempts,
        createdAt: world.clock.now(),
        drill: false,
        body: { text },
      };
    },
    enqueue: async (...texts) => {
      for (const text of texts) await world.say(client.clientId, client.identityId, text);
    },
    nextRequest: (next) => mood(world, next),
    taken: () => world.workspace.messages.map((message) => message.text),
    reset: async () => {
      world.clock.advanceSeconds(60);
      world.workspace.messages.splice(0);
    },
    stop: () => world.stop(),
  };
});
