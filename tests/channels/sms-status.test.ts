import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TwilioStandIn } from '../peers/twilio-stand-in.ts';
import { CLIENT_PHONE, SmsWorld } from './sms-world.ts';

let twilio: TwilioStandIn;
let world: SmsWorld;
beforeAll(async () => {
  twilio = await new TwilioStandIn().start();
  world = await SmsWorld.start({ apiUrl: twilio.url });
  twilio.now = () => world.clock.now();
});
afterAll(async () => {
  await world.stop();
  await twilio.stop();
});
afterEach(() => {
  twilio.forget();
  world.undelivered.length = 0;
  world.pageReports.length = 0;
});

async function sendText(): Promise<{ id: string; sid: string }> {
  const [id = ''] = await world.say(await world.client(), 'hello');
  await world.outbox().send('sms');
  return { id, sid: twilio.taken.at(-1)?.sid ?? '' };
}

function report(sid: string, MessageStatus: string, fields: Record<string, string> = {}, query = '') {
  const taken = twilio.taken.find((text) => text.sid === sid);
  if (taken) taken.status = MessageStatus;
  return world.post(`/twilio/status${query}`, {
    MessageSid: sid,
    MessageStatus,
    To: CLIENT_PHONE,
    ...fields,
  });
}

const statusOf = async (id: string) =>
  (await world.rows<{ status: string }>('SELECT status FROM message WHERE id = $1', [id]))[0]?.status;

describe('delivery reports', () => {
  it('only raise a message’s status, in whatever order and however often they come', async () => {
    const { id, sid } = await sendText();
    for (const status of ['queued', 'delivered', 'sent', 'delivered', 'sending', 'undelivered']) {
      expect((await report(sid, status)).status).toBe(200);
    }
    expect(await statusOf(id)).toBe('delivered');
    expect(world.undelivered).toEqual([]);
  });

  it('of a failure for good bring the fallback, once', async () => {
    const { id, sid } = await sendText();
    await report(sid, 'undelivered', { ErrorCode: '30005' });
    await report(sid, 'undelivered', { ErrorCode: '30005' });
    expect(await statusOf(id)).toBe('undelivered');
    expect(world.undelivered).toEqual([{ id, errorCode: '30005' }]);
  });

  it('of a failure that passes send the text once more, and then bring the fallback', async () => {
    const { id, sid } = await sendText();
    for (let i = 0; i < 2; i += 1) await report(sid, 'undelivered', { ErrorCode: '30008' });
    expect(world.undelivered).toEqual([]);
    world.clock.advanceSeconds(10);
    await world.outbox().send('sms');
    expect(twilio.taken).toHaveLength(2);
    const second = twilio.taken.at(-1)?.sid ?? '';
    await report(sid, 'undelivered', { ErrorCode: '30008' });
    await report(second, 'undelivered', { ErrorCode: '30008' });
    world.clock.advanceSeconds(10);
    await world.outbox().send('sms');
    await report(twilio.taken.at(-1)?.sid ?? '', 'undelivered', { ErrorCode: '30008' });
    expect(twilio.taken).toHaveLength(3);
    expect(world.undelivered).toEqual([{ id, errorCode: '30008' }]);
  });

  it('that overtake the answer to our own request find their message by the address we gave', async () => {
    const [id = ''] = await world.say(await world.client(), 'hello');
    const [row] = await world.rows<{ id: string }>(
      `UPDATE outbox SET state = 'sending' WHERE message_id = $1 RETURNING id`,
      [id],
    );
    await report('SMearly', 'delivered', {}, `?row=${row?.id}`);
    expect(await statusOf(id)).toBe('delivered');
    await world.rows(`UPDATE outbox SET state = 'sent' WHERE id = $1`, [row?.id]);
  });

  it('about a text whose answer was lost settle that it was taken: it is not sent again', async () => {
    twilio.answerNext('take_and_hang');
    const { id, sid } = await sendText();
    const about = new URL(twilio.taken.at(-1)?.fields.StatusCallback ?? '').search;
    await report(sid, 'delivered', {}, about);
    expect(await statusOf(id)).toBe('delivered');
    world.clock.advanceSeconds(60);
    await world.outbox().send('sms');
    expect(twilio.taken).toHaveLength(1);
    const rows = await world.rows('SELECT state, provider_id FROM outbox WHERE message_id = $1', [id]);
    expect(rows).toEqual([{ state: 'sent', provider_id: sid }]);
    expect(twilio.seen).toEqual([]);
  });

  it('of what is no message go to the escalation’s pages', async () => {
    const page = world.database.ids.next();
    await report('SMpage', 'delivered', {}, `?page=${page}`);
    await report('SMpage', 'undelivered', { ErrorCode: '30003' }, `?page=${page}`);
    await report('SMunknown', 'failed');
    await report('SMunknown', 'queued');
    expect(world.pageReports).toEqual([
      { escalationId: page, providerId: 'SMpage', result: 'delivered' },
      { escalationId: page, providerId: 'SMpage', result: 'failed' },
      { escalationId: null, providerId: 'SMunknown', result: 'failed' },
    ]);
  });

  it('with 21610 record the opt-out', async () => {
    const { sid } = await sendText();
    await report(sid, 'failed', { ErrorCode: '21610' });
    const { identityId } = await world.client();
    const [identity] = await world.rows<{ opted_out_at: Date | null }>(
      'UPDATE identity i SET opted_out_at = NULL FROM identity o WHERE i.id = $1 AND o.id = i.id RETURNING o.opted_out_at',
      [identityId],
    );
    expect(identity?.opted_out_at).toBeInstanceOf(Date);
  });

  it('without Twilio’s signature change nothing', async () => {
    const { id, sid } = await sendText();
    const forged = await world.post(
      '/twilio/status',
      { MessageSid: sid, MessageStatus: 'failed' },
      { token: 'no' },
    );
    expect(forged.status).toBe(403);
    expect(await statusOf(id)).toBe('sent');
  });
});
