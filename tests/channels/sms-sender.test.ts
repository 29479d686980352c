import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TWILIO_ERROR_CODES } from '../../channels/sms/error-codes.ts';
import { queueDelivery } from '../../conversations/outbox/queue.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
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
});

function taken(index: number) {
  const found = twilio.taken[index];
  if (!found) throw new Error('Twilio took nothing');
  return found;
}

interface Row {
  readonly state: string;
  readonly error_code: string | null;
  readonly provider_id: string | null;
  readonly next_attempt_at: Date;
}
const outboxOf = async (messageId: string) => {
  const [row] = await world.rows<Row>(
    'SELECT state, error_code, provider_id, next_attempt_at FROM outbox WHERE message_id = $1',
    [messageId],
  );
  return row;
};
const statusOf = async (messageId: string) =>
  (await world.rows<{ status: string }>('SELECT status FROM message WHERE id = $1', [messageId]))[0]?.status;

async function sayAndSend(...texts: string[]): Promise<string[]> {
  const ids = await world.say(await world.client(), ...texts);
  await world.outbox().send('sms');
  return ids;
}

describe('a text to a client', () => {
  it('goes to their number from ours, is not kept in a queue for hours, and is reported on', async () => {
    const [id = ''] = await sayAndSend('You are not alone.');
    const { fields, sid } = taken(0);
    expect(fields).toMatchObject({ To: CLIENT_PHONE, From: world.config.from, Body: 'You are not alone.' });
    expect(Number(fields.ValidityPeriod)).toBeLessThanOrEqual(900);
    expect(fields.StatusCallback).toMatch(
      new RegExp(`^${world.publicUrl}/twilio/status\\?row=[0-9a-f-]{36}#rc=5&rp=all$`),
    );
    expect(await outboxOf(id)).toMatchObject({ state: 'sent', provider_id: sid });
    expect(await statusOf(id)).toBe('sent');
  });

  it('of a drill ends here: the client is made up', async () => {
    const client = await world.client('drill:made up');
    await world.rows('UPDATE client SET drill = true WHERE id = $1', [client.clientId]);
    const [id = ''] = await world.say(client, 'made up');
    await world.rows('UPDATE outbox SET drill = true WHERE message_id = $1', [id]);
    await world.outbox().send('sms');
    expect(twilio.taken).toEqual([]);
    expect(await statusOf(id)).toBe('sent');
  });

  it('that is wrongly marked as a drill’s does not vanish: a real client gets it', async () => {
    const [id = ''] = await world.say(await world.client(), 'You are not alone.');
    await world.rows('UPDATE outbox SET drill = true WHERE message_id = $1', [id]);
    await world.outbox().send('sms');
    expect(taken(0).fields).toMatchObject({ To: CLIENT_PHONE, Body: 'You are not alone.' });
    expect(await outboxOf(id)).toMatchObject({ state: 'sent', provider_id: taken(0).sid });
  });

  it('waits as long as Twilio asks, and those behind it wait too', async () => {
    twilio.answerNext({ status: 429, code: 20429, headers: { 'retry-after': '7' } });
    const [first = ''] = await sayAndSend('one', 'two');
    expect(twilio.taken).toEqual([]);
    const row = await outboxOf(first);
    expect(row).toMatchObject({ state: 'pending', error_code: '20429' });
    expect((row?.next_attempt_at.getTime() ?? 0) - world.clock.now().getTime()).toBe(7_000);
    world.clock.advanceSeconds(7);
    await world.outbox().send('sms');
    expect(twilio.taken.map((taken) => taken.fields.Body)).toEqual(['one', 'two']);
  });

  it.each(Object.entries(TWILIO_ERROR_CODES))('refused with %s: %s', async (code, verdict) => {
    twilio.answerNext({ status: code === '20429' ? 429 : 400, code: Number(code) });
    const client = await world.client(`+15550102${code.slice(-3)}`);
    const [id = ''] = await world.say(client, 'hello');
    await world.outbox().send('sms');
    expect(await outboxOf(id)).toMatchObject({
      state: verdict === 'retry' ? 'pending' : 'failed',
      error_code: code,
    });
    expect(world.undelivered).toEqual(verdict === 'retry' ? [] : [{ id, errorCode: code }]);
    await world.rows(`UPDATE outbox SET state = 'cancelled' WHERE state = 'pending'`);
  });

  it.each([
    [{ status: 503 }, 'pending', 'http_503'],
    [{ status: 504 }, 'pending', 'unknown_outcome'],
    [{ status: 400 }, 'failed', 'http_400'],
  ] as const)('without a code of Twilio’s goes by the status: %j', async (answer, state, error_code) => {
    twilio.answerNext(answer);
    const [id = ''] = await sayAndSend('hello');
    expect(await outboxOf(id)).toMatchObject({ state, error_code });
    await world.rows(`UPDATE outbox SET state = 'cancelled' WHERE state = 'pending'`);
  });

  it('is tried again when nobody listens at Twilio’s address: it surely was not taken', async () => {
    const nowhere = await SmsWorld.start({ apiUrl: 'http://127.0.0.1:9' });
    const [id = ''] = await nowhere.say(await nowhere.client(), 'hello');
    await nowhere.outbox().send('sms');
    const rows = await nowhere.rows('SELECT state, error_code FROM outbox WHERE message_id = $1', [id]);
    expect(rows).toEqual([{ state: 'pending', error_code: 'network_econnrefused' }]);
    await nowhere.stop();
  });

  it('whose connection broke after it was taken is found at Twilio and not sent again', async () => {
    twilio.answerNext('take_and_cut');
    const [id = ''] = await sayAndSend('only once, please');
    expect(await outboxOf(id)).toMatchObject({ state: 'pending', error_code: 'unknown_outcome' });
    world.clock.advanceSeconds(5);
    await world.outbox().send('sms');
    expect(twilio.taken).toHaveLength(1);
    expect(await outboxOf(id)).toMatchObject({ state: 'sent', provider_id: twilio.taken[0]?.sid });
  });

  it('that was lost is not mistaken for an equal one that was taken for another row', async () => {
    await sayAndSend('How are you now?');
    twilio.answerNext('hang');
    const [id = ''] = await sayAndSend('How are you now?');
    world.clock.advanceSeconds(5);
    await world.outbox().send('sms');
    expect(twilio.taken).toHaveLength(2);
    expect(await outboxOf(id)).toMatchObject({ state: 'sent', provider_id: twilio.taken[1]?.sid });
  });

  it('refused because the person has opted out at Twilio stops everything further, and at risk brings a caller', async () => {
    const client = await world.client('+15550103333');
    const session = world.database.ids.next();
    await world.database.transact(client.clientId, async (tx) => {
      tx.insert('Session', {
        id: session,
        clientId: client.clientId,
        openedAt: tx.now,
        lastMessageAt: tx.now,
        level: 'moderate',
        latched: false,
        categories: [],
        protocolVersion: '1',
        drill: false,
      });
    });
    twilio.answerNext({ status: 400, code: 21610 });
    const [id = '', next = ''] = await world.say(client, 'are you there?', 'still here');
    await world.outbox().send('sms');
    expect(await outboxOf(id)).toMatchObject({ state: 'failed', error_code: '21610' });
    expect(await outboxOf(next)).toMatchObject({ state: 'cancelled', error_code: 'opted_out' });
    const [identity] = await world.rows<{ opted_out_at: Date | null }>(
      'SELECT opted_out_at FROM identity WHERE id = $1',
      [client.identityId],
    );
    expect(identity?.opted_out_at).toEqual(world.clock.now());
    const kinds = await world.rows<{ kind: string }>(
      `SELECT kind FROM alert WHERE client_id = $1 UNION ALL SELECT kind FROM task WHERE client_id = $1`,
      [client.clientId],
    );
    expect(kinds.map(({ kind }) => kind).sort()).toEqual([
      'follow_up_call',
      'optout_during_risk',
      'voice_outreach',
    ]);
  });
});

describe('a page by text', () => {
  const staff = (phone: string | null) =>
    world.database.transactSystem((tx) =>
      saveStaff(
        tx,
        {
          externalId: 's1',
          slackUserId: null,
          name: 'Ana Ruiz',
          phone,
          email: null,
          languages: [],
          roles: ['clinician'],
        },
        'test',
      ),
    );

  async function page(staffId: string): Promise<void> {
    const { clientId } = await world.client();
    await world.database.transact(clientId, async (tx) => {
      const escalationId = tx.ids.next();
      queueDelivery(tx, world.announcer, {
        channel: 'sms',
        recipient: `staff:${staffId}`,
        kind: 'page_sms',
        priority: 0,
        ownerRule: 'any',
        staffId,
        uniqueKey: `page:${escalationId}`,
        body: { to: '+15550100000', text: 'Handrail H-1. Risk HIGH, new.', data: { escalationId } },
        drill: false,
      });
    });
    await world.outbox().send('sms');
  }

  it('goes to the number on the roster now, expires soon, and is reported on as a page', async () => {
    await page(await staff('+15550107777'));
    const { fields } = taken(0);
    expect(fields).toMatchObject({ To: '+15550107777', Body: 'Handrail H-1. Risk HIGH, new.' });
    expect(Number(fields.ValidityPeriod)).toBeLessThanOrEqual(300);
    expect(fields.StatusCallback).toContain('/twilio/status?page=');
  });

  it('to somebody who has left is refused, so that another is paged', async () => {
    const staffId = await staff('+15550107777');
    await world.rows('UPDATE staff SET active = false WHERE id = $1', [staffId]);
    await page(staffId);
    expect(twilio.taken).toEqual([]);
    expect(world.pageOutcomes.at(-1)).toBe('refused');
  });
});
