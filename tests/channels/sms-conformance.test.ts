import type { Delivery } from '../../conversations/ports.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { type ChannelHarness, describeChannelSender } from '../conversations/channel-conformance.ts';
import { TwilioStandIn } from '../peers/twilio-stand-in.ts';
import { SmsWorld } from './sms-world.ts';

describeChannelSender('Twilio', async (): Promise<ChannelHarness> => {
  const twilio = await new TwilioStandIn().start();
  const world = await SmsWorld.start({ apiUrl: twilio.url });
  twilio.now = () => world.clock.now();
  const client = await world.client();
  const staffId = await world.database.transactSystem((tx) =>
    saveStaff(
      tx,
      {
        externalId: 's1',
        slackUserId: null,
        name: 'Ana Ruiz',
        phone: '+15550107777',
        email: null,
        languages: ['en'],
        roles: ['clinician'],
      },
      'test',
    ),
  );
  return {
    sender: world.sender(),
    database: world.database,
    clock: world.clock,
    kinds: ['message', 'opt_out_confirmation', 'page_sms'],
    deduplicates: true,
    delivery: async (kind, text, attempts = 1): Promise<Delivery> => {
      const isPage = kind === 'page_sms';
      const id = world.database.ids.next();
      return {
        outboxId: id,
        channel: 'sms',
        recipient: isPage ? `staff:${staffId}` : `sms:${client.identityId}`,
        kind,
        clientId: client.clientId,
        handoffId: null,
        messageId: null,
        staffId: isPage ? staffId : null,
        uniqueKey: `test:${id}`,
        attempts,
        createdAt: world.clock.now(),
        drill: false,
        body: { text, ...(isPage ? { data: { escalationId: id } } : {}) },
      };
    },
    enqueue: async (...texts) => void (await world.say(client, ...texts)),
    nextRequest: (mood) => {
      if (mood === 'busy') twilio.answerNext({ status: 429, code: 20429, headers: { 'retry-after': '3' } });
      if (mood === 'refuse') twilio.answerNext({ status: 400, code: 21211 });
      if (mood === 'take_silently') twilio.answerNext('take_and_hang');
    },
    taken: () => twilio.taken.map((taken) => taken.fields.Body ?? ''),
    reset: async () => twilio.forget(),
    stop: async () => {
      await world.stop();
      await twilio.stop();
    },
  };
});
