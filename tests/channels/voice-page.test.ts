import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TwilioStandIn } from '../peers/twilio-stand-in.ts';
import { addressIn, VoiceWorld } from './voice-world.ts';

let twilio: TwilioStandIn;
let voice: VoiceWorld;
let staff: { ana: string; ben: string; sue: string };
let handoffId: string;
beforeAll(async () => {
  twilio = await new TwilioStandIn().start();
  voice = await VoiceWorld.start({ apiUrl: twilio.url });
  staff = await voice.world.roster();
});
afterAll(async () => {
  await voice.stop();
  await twilio.stop();
});
beforeEach(async () => {
  handoffId = await voice.world.open(await voice.world.client(), 'imminent');
});
afterEach(async () => {
  twilio.forget();
  await voice.rows(`UPDATE outbox SET state = 'cancelled' WHERE state = 'pending'`);
  await voice.rows('DELETE FROM timer');
});

/** Ana is rung; what Twilio got. */
async function ringAna() {
  await voice.ring();
  const call = twilio.taken.at(-1);
  if (!call) throw new Error('nobody was rung');
  return {
    sid: call.sid,
    fields: call.fields,
    url: call.fields.Url ?? '',
    report: call.fields.StatusCallback ?? '',
  };
}
const linesOf = async (route: string) =>
  (await voice.world.pages(handoffId))
    .filter((page) => page.route === route)
    .map((page) => `${page.rung} ${page.who} ${page.result}`);
const clinician = async () => (await voice.world.handoff(handoffId)).clinician_id;

describe('a page by telephone', () => {
  it('rings the person on call from our number and reads out nothing about the client but the risk', async () => {
    const call = await ringAna();
    expect(call.fields).toMatchObject({ From: voice.config.from, To: expect.stringMatching(/^\+1555/) });
    expect(Number(call.fields.Timeout)).toBeLessThanOrEqual(30);
    const { twiml } = await voice.ask(call.url, { CallStatus: 'in-progress', To: call.fields.To ?? '' });
    expect(twiml).toMatch(/<Gather numDigits="1"/);
    expect(twiml).toContain('imminent risk');
    expect(twiml).toContain('press 1');
    expect(twiml).not.toMatch(/\+?1?555\d{7}/);
    expect(await linesOf('voice')).toEqual(['primary Ana Ruiz sent']);
  });

  it('is taken with 1, by the one who was rung', async () => {
    const call = await ringAna();
    const { twiml } = await voice.ask(call.url, {});
    const answer = await voice.ask(addressIn(twiml, 'action'), { Digits: '1' });
    expect(answer.twiml).toContain('You have it');
    expect(await clinician()).toBe(staff.ana);
    await voice.ask(call.report, { CallStatus: 'completed' });
    expect(await linesOf('voice')).toEqual(['primary Ana Ruiz accepted']);
  });

  it('taken by somebody else meanwhile says so', async () => {
    const call = await ringAna();
    const { twiml } = await voice.ask(call.url, {});
    await voice.world.handoffs.claim(handoffId, staff.ben, 'desk');
    const late = await voice.ask(addressIn(twiml, 'action'), { Digits: '1' });
    expect(late.twiml).toContain('Somebody else has taken it');
    expect(await clinician()).toBe(staff.ben);
    expect((await voice.ask(call.url, {})).twiml).toContain('no longer open');
  });

  it('declined with 2 goes to the next at once', async () => {
    const call = await ringAna();
    const { twiml } = await voice.ask(call.url, {});
    expect((await voice.ask(addressIn(twiml, 'action'), { Digits: '2' })).twiml).toContain('next person');
    await voice.ask(call.report, { CallStatus: 'completed' });
    expect(await linesOf('voice')).toEqual(['primary Ana Ruiz declined', 'backup Ben Okoro queued']);
    expect(await linesOf('sms')).toEqual(['primary Ana Ruiz queued', 'backup Ben Okoro queued']);
    expect(await clinician()).toBeNull();
  });

  it('with another key is read out again', async () => {
    const call = await ringAna();
    const { twiml } = await voice.ask(call.url, {});
    expect((await voice.ask(addressIn(twiml, 'action'), { Digits: '7' })).twiml).toContain('<Gather');
  });

  it.each(['busy', 'no-answer', 'failed', 'canceled'])('that ends %s has failed', async (status) => {
    const call = await ringAna();
    await voice.ask(call.report, { CallStatus: status });
    await voice.ask(call.report, { CallStatus: status });
    expect(await linesOf('voice')).toContain('primary Ana Ruiz failed');
  });

  it('that a voicemail picks up is answered, claims nothing, and the ladder goes on', async () => {
    const call = await ringAna();
    await voice.ask(call.url, {});
    await voice.ask(call.report, { CallStatus: 'completed' });
    expect(await linesOf('voice')).toEqual(['primary Ana Ruiz answered']);
    expect(await clinician()).toBeNull();
    await voice.world.advance(46);
    expect(await linesOf('voice')).toContain('backup Ben Okoro queued');
  });

  it('that Twilio refuses has failed; with no number to call from, too', async () => {
    twilio.answerNext({ status: 400, code: 21211 });
    await voice.ring();
    expect(await linesOf('voice')).toContain('primary Ana Ruiz failed');
    const other = await voice.world.open(await voice.world.client(), 'imminent');
    await voice.ring(voice.sender({ from: null, messagingServiceSid: 'MG1' }));
    expect(twilio.taken).toEqual([]);
    const pages = await voice.world.pages(other);
    expect(pages.find((page) => page.route === 'voice')?.result).toBe('failed');
  });

  it('takes no orders from who is not Twilio', async () => {
    const call = await ringAna();
    const response = await fetch(call.url.replace(/#.*$/, '&step=answer'), {
      method: 'POST',
      body: new URLSearchParams({ AccountSid: voice.config.accountSid, Digits: '1' }),
    });
    expect(response.status).toBe(403);
    expect(await clinician()).toBeNull();
  });

  it('that asks for a second clinician says so, and 1 joins the colleague', async () => {
    await voice.rows(`UPDATE outbox SET state = 'cancelled' WHERE state = 'pending'`);
    await voice.world.handoffs.claim(handoffId, staff.ana, 'desk');
    await voice.world.handoffs.askForBackup(handoffId, staff.ana, 'a call to 911');
    const call = await ringAna();
    const { twiml } = await voice.ask(call.url, {});
    expect(twiml).toContain('A colleague who has a client at imminent risk asks you to join');
    expect(twiml).not.toContain('911');
    const answer = await voice.ask(addressIn(twiml, 'action'), { Digits: '1' });
    expect(answer.twiml).toContain('You have joined');
    const row = await voice.world.handoff(handoffId);
    expect(row).toMatchObject({ clinician_id: staff.ana });
    expect((await voice.ask(call.url, {})).twiml).toContain('no longer open');
  });
});
