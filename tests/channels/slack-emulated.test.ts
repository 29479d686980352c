import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SlackEmulator, startSlackEmulator } from '../peers/slack-emulator.ts';
import { SlackWorld, until } from './slack-world.ts';

interface Found {
  readonly text: string;
  readonly ts: string;
  readonly blocks?: unknown[];
}

let emulator: SlackEmulator;
let world: SlackWorld;
beforeAll(async () => {
  emulator = await startSlackEmulator();
  world = await SlackWorld.start({ elsewhere: { apiUrl: emulator.apiUrl, channel: emulator.channel } });
});
afterAll(async () => {
  await world.stop();
  await emulator.stop();
});

const read = async (method: string, more: Record<string, string> = {}) =>
  (await emulator.call(method, { channel: emulator.channel, ...more })).messages as Found[];

it('is understood by an emulator of Slack that is not ours: the alert, its updates and its thread', async () => {
  const ana = await world.staff('Ana Ruiz', 'U0ANA');
  const clientId = await world.client();
  const handoffId = await world.open(clientId, 'imminent');
  await world.settled();
  await world.handoffs.claim(handoffId, ana, 'desk');
  await world.write(clientId, 'are you there?', handoffId);
  await world.settled();

  const alerts = (await read('conversations.history')).filter((one) => one.text.includes('Imminent risk'));
  expect(alerts).toHaveLength(1);
  expect(alerts[0]?.text).toContain('Handoff claimed');
  expect(JSON.stringify(alerts[0]?.blocks)).toContain('handoff_resolve');
  const thread = await read('conversations.replies', { ts: alerts[0]?.ts ?? '' });
  expect(JSON.stringify(thread.map((one) => one.blocks))).toContain('are you there?');
  expect(thread.map((one) => one.text).join()).toContain('are you there?');
});

it('gives it reactions on replies', async () => {
  const ana = await world.staff('Ben Okoro', 'U0BEN');
  const handoffId = await world.open(await world.client());
  await world.settled();
  await world.handoffs.claim(handoffId, ana, 'slack');
  const [row] = await world.rows<{ slack_ts: string }>('SELECT slack_ts FROM handoff WHERE id = $1', [
    handoffId,
  ]);
  const posted = await emulator.call('chat.postMessage', {
    channel: emulator.channel,
    text: 'hello',
    thread_ts: row?.slack_ts ?? '',
  });
  const event = { channel: emulator.channel, user: 'U0BEN', text: 'hello', thread_ts: row?.slack_ts };
  await world.driver.message({ ...event, ts: String(posted.ts) });
  await until(async () => {
    const answer = await emulator.call('reactions.get', {
      channel: emulator.channel,
      timestamp: String(posted.ts),
    });
    return JSON.stringify(answer).includes('hourglass_flowing_sand');
  });
});
