import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../platform/log.ts';
import { signedHeaders } from '../peers/slack-signature.ts';
import { CHANNEL, SlackWorld } from './slack-world.ts';

let world: SlackWorld;
beforeAll(async () => {
  world = await SlackWorld.start({ log: createLog('silent') });
});
afterAll(() => world.stop());

const body = JSON.stringify({
  type: 'event_callback',
  team_id: 'T0TEAM',
  event_id: 'E1',
  event: { type: 'message' },
});
const json = { 'content-type': 'application/json' };

describe('Slack’s endpoint', () => {
  it('answers the check of its address', async () => {
    expect(JSON.parse((await world.driver.urlVerification('a challenge')).body)).toEqual({
      challenge: 'a challenge',
    });
  });

  it('refuses a wrong signature, one made over other words, and one that is too old', async () => {
    const now = Math.floor(Date.now() / 1000);
    const wrong = await world.driver.raw(body, { ...json, ...signedHeaders('another secret', body, now) });
    const other = await world.driver.raw(`${body} `, { ...json, ...world.driver.sign(body) });
    const old = await world.driver.raw(body, { ...json, ...world.driver.sign(body, 301) });
    const none = await world.driver.raw(body, json);
    expect([wrong.status, other.status, old.status, none.status]).toEqual([401, 401, 401, 401]);
  });

  // Timed by the clock on the wall: again where the machine was busy with something else.
  it('answers every kind of request within three seconds, even when Slack’s own API is slow', {
    retry: 3,
  }, async () => {
    world.workspace.fail('*', { kind: 'slow', milliseconds: 150 }, 3);
    const handoffId = await world.open(await world.client());
    await world.settled();
    world.workspace.fail('*', { kind: 'slow', milliseconds: 150 }, 10);
    const answers = [
      await world.press('handoff_claim', handoffId, 'U0ANY'),
      await world.press('handoff_desk', handoffId, 'U0ANY'),
      await world.reply(handoffId, 'U0ANY', 'hello'),
      await world.driver.event({
        type: 'reaction_added',
        user: 'U0ANY',
        reaction: 'eyes',
        item: { type: 'message' },
      }),
      await world.driver.event({
        type: 'app_mention',
        user: 'U0ANY',
        channel: CHANNEL,
        text: '<@U0BOT>',
        ts: '1.2',
      }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.milliseconds).toBeLessThan(1_500);
    }
  });

  it('leaves an event that could not be stored unacknowledged, so that Slack sends it again', async () => {
    const clientId = await world.client();
    const ana = await world.staff('Ana Ruiz', 'U0ANA');
    const handoffId = await world.open(clientId);
    await world.handoffs.claim(handoffId, ana, 'slack');
    await world.settled();
    const root = world.alertOf(handoffId)?.ts;
    const event = { channel: CHANNEL, user: 'U0ANA', text: 'are you safe?', thread_ts: root };
    await world.rows('ALTER TABLE message RENAME TO message_away');
    const answers = await world.driver.messageUntilAcknowledged(event, async (seconds) => {
      world.clock.advanceSeconds(seconds);
      if (seconds === 60) await world.rows('ALTER TABLE message_away RENAME TO message');
    });
    expect(answers.map((answer) => answer.status)).toEqual([500, 500, 200]);
    expect(await world.sentToClient(clientId)).toEqual(['are you safe?']);
  });
});
