import { queueDelivery } from '../../conversations/outbox/queue.ts';
import type { Delivery } from '../../conversations/ports.ts';
import { Announcer } from '../../platform/announce.ts';
import { type ChannelHarness, describeChannelSender } from '../conversations/channel-conformance.ts';
import { TwilioStandIn } from '../peers/twilio-stand-in.ts';
import { VoiceWorld } from './voice-world.ts';

describeChannelSender('Twilio’s telephone', async (): Promise<ChannelHarness> => {
  const twilio = await new TwilioStandIn().start();
  const voice = await VoiceWorld.start({ apiUrl: twilio.url });
  const { world } = voice;
  twilio.now = () => world.clock.now();
  const clientId = await world.client();
  const staffId = await world.staff('Ana Ruiz');
  const recipient = `staff-voice:${staffId}`;
  /** A call carries its page's id; what it says is asked for when somebody picks up. */
  const texts = new Map<string, string>();
  const bodyOf = (text: string) => {
    const escalationId = world.database.ids.next();
    texts.set(escalationId, text);
    return { text, data: { escalationId } };
  };
  return {
    sender: voice.sender(),
    database: world.database,
    clock: world.clock,
    kinds: ['page_voice'],
    deduplicates: false,
    delivery: async (kind, text, attempts = 1): Promise<Delivery> => {
      const id = world.database.ids.next();
      return {
        outboxId: id,
        channel: 'voice',
        recipient,
        kind,
        clientId,
        handoffId: null,
        messageId: null,
        staffId,
        uniqueKey: `test:${id}`,
        attempts,
        createdAt: world.clock.now(),
        drill: false,
        body: bodyOf(text),
      };
    },
    enqueue: (...lines) =>
      world.database.transact(clientId, async (tx) => {
        for (const line of lines) {
          queueDelivery(tx, new Announcer(), {
            channel: 'voice',
            recipient,
            kind: 'page_voice',
            priority: 0,
            ownerRule: 'any',
            staffId,
            uniqueKey: `test:${tx.ids.next()}`,
            body: bodyOf(line),
            drill: false,
          });
        }
      }),
    nextRequest: (mood) => {
      if (mood === 'busy') twilio.answerNext({ status: 429, code: 20429 });
      if (mood === 'refuse') twilio.answerNext({ status: 400, code: 21211 });
      if (mood === 'take_silently') twilio.answerNext('take_and_hang');
    },
    taken: () =>
      twilio.taken.map(
        (call) => texts.get(new URL(call.fields.Url ?? '').searchParams.get('page') ?? '') ?? '',
      ),
    reset: async () => twilio.forget(),
    stop: async () => {
      await voice.stop();
      await twilio.stop();
    },
  };
});
