import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTwilioPeer, type TwilioPeer } from '../peers/twilio-peer.ts';
import { SmsWorld } from './sms-world.ts';
import { VoiceWorld } from './voice-world.ts';

let twilio: TwilioPeer;
let sms: SmsWorld;
let voice: VoiceWorld;
beforeAll(async () => {
  twilio = await startTwilioPeer();
  const account = { ...twilio, from: twilio.number };
  [sms, voice] = await Promise.all([SmsWorld.start(account), VoiceWorld.start(account)]);
  await twilio.setWebhooks({ sms: `${sms.publicUrl}/twilio/sms`, voice: `${voice.publicUrl}/twilio/voice` });
});
afterAll(async () => {
  await sms.stop();
  await voice.stop();
  await twilio.stop();
});

/** The official client and signatures against a Twilio that is not ours. */
describe('with an emulated Twilio', () => {
  it('a text comes in signed, is answered by text, and its delivery is reported back', async () => {
    const { sid } = await twilio.text('+15550104444', 'I need to talk');
    const [inbox] = await sms.rows<{ client_id: string }>(
      'SELECT client_id FROM inbox WHERE provider_key = $1',
      [sid],
    );
    expect(sms.turnsTaken).toEqual([inbox?.client_id]);

    const client = await sms.client('+15550104444');
    expect(client.clientId).toBe(inbox?.client_id);
    const [id] = await sms.say(client, 'I am here. ¿Sigue ahí?');
    await sms.outbox().send('sms');
    const sent = (await twilio.messages()).find((message) => message.direction === 'outbound-api');
    expect(sent).toMatchObject({ to: '+15550104444', from: twilio.number, body: 'I am here. ¿Sigue ahí?' });

    const statusOf = async () =>
      (await sms.rows<{ status: string }>('SELECT status FROM message WHERE id = $1', [id]))[0]?.status;
    expect(await statusOf()).toBe('sent');
    await twilio.textStatus(sent?.sid ?? '', 'delivered');
    expect(await statusOf()).toBe('delivered');
    await twilio.textStatus(sent?.sid ?? '', 'sent');
    expect(await statusOf()).toBe('delivered');
  });

  it('a page rings through, and its end is reported back', async () => {
    await voice.world.roster();
    const handoffId = await voice.world.open(await voice.world.client(), 'imminent');
    await voice.ring();
    const [call] = await twilio.calls();
    expect(call).toMatchObject({ from: twilio.number, direction: 'outbound-api' });
    await twilio.callStatus(call?.sid ?? '', 'no-answer');
    const pages = await voice.world.pages(handoffId);
    expect(pages.find((page) => page.route === 'voice')).toMatchObject({ who: 'Ana Ruiz', result: 'failed' });
  });

  it('a client’s call comes in signed and opens a handoff', async () => {
    await twilio.call('+15550105555');
    const handoffs = await voice.rows(`SELECT 1 FROM handoff WHERE trigger = 'phone_call'`);
    expect(handoffs).toHaveLength(1);
  });
});
