import { afterEach, describe, expect, it } from 'vitest';
import { SlackWorld, type SlackWorldOptions, shownText, until } from './slack-world.ts';

const worlds: SlackWorld[] = [];
const start = async (options: SlackWorldOptions = {}) => {
  const world = await SlackWorld.start(options);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop();
});

describe('when Slack is away', () => {
  it('starts all the same, and the alert appears once when Slack is back', async () => {
    const world = await start({ slackDown: true });
    const clientId = await world.client();
    await world.write(clientId, 'first words');
    const handoffId = await world.open(clientId);
    await world.outbox.send('console');
    await world.write(clientId, 'more words', handoffId);
    const [row] = await world.rows<{ state: string; error_code: string }>(
      `SELECT state, error_code FROM outbox WHERE kind = 'handoff_card' ORDER BY "order" LIMIT 1`,
    );
    expect(row).toEqual({ state: 'pending', error_code: 'slack_unreachable' });
    await world.workspace.up();
    // Nobody moves the clock or sweeps: that Slack is back is noticed, and what waited goes.
    await until(() => world.threadTexts(handoffId).join().includes('more words'));
    expect(world.workspace.alerts()).toHaveLength(1);
  });

  it('brings rows that were given up in a long outage, once and in order', async () => {
    const world = await start();
    const clientId = await world.client();
    await until(() => world.workspace.called('auth.test').length > 0);
    await world.workspace.down();
    const handoffId = await world.open(clientId);
    await world.write(clientId, 'alpha', handoffId);
    await world.write(clientId, 'beta', handoffId);
    for (let attempt = 0; attempt < 60; attempt += 1) {
      await world.outbox.send('console');
      world.clock.advanceSeconds(61);
    }
    expect(
      await world.rows(`SELECT 1 FROM outbox WHERE channel = 'console' AND state = 'failed'`),
    ).not.toEqual([]);
    await world.workspace.up();
    await until(() => world.threadTexts(handoffId).join().includes('beta'));
    await world.settled();
    expect(world.workspace.alerts()).toHaveLength(1);
    const thread = world.threadTexts(handoffId).join('\n');
    expect(thread.indexOf('alpha')).toBeLessThan(thread.indexOf('beta'));
    expect(thread.match(/alpha/g)).toHaveLength(1);
  });

  it('does not post an alert or a line twice when only the answer was lost', async () => {
    const world = await start();
    const clientId = await world.client();
    world.workspace.fail('chat.postMessage', { kind: 'answer_lost' });
    const handoffId = await world.open(clientId);
    const isUnclear = async () =>
      (await world.rows(`SELECT 1 FROM outbox WHERE error_code = 'unknown_outcome' AND state = 'pending'`))
        .length > 0;
    await until(isUnclear);
    expect(world.workspace.alerts()).toHaveLength(1);
    world.clock.advanceSeconds(5);
    await world.settled();
    expect(world.workspace.alerts()).toHaveLength(1);

    world.workspace.fail('chat.postMessage', { kind: 'answer_lost' });
    await world.write(clientId, 'said once', handoffId);
    await until(isUnclear);
    expect(world.threadTexts(handoffId)).toHaveLength(1);
    await world.write(clientId, 'and this', handoffId);
    world.clock.advanceSeconds(5);
    await world.settled();
    const thread = world.threadTexts(handoffId).join('\n');
    expect(thread.match(/said once/g)).toHaveLength(1);
    expect(thread.match(/and this/g)).toHaveLength(1);
  });

  it('keeps trying while an administrator has something to put right', async () => {
    const world = await start();
    world.workspace.fail('chat.postMessage', { kind: 'error', error: 'not_in_channel' });
    const handoffId = await world.open(await world.client());
    await world.outbox.send('console');
    expect(world.alertOf(handoffId)).toBeUndefined();
    world.clock.advanceSeconds(31);
    await world.settled();
    expect(world.alertOf(handoffId)).toBeDefined();
  });
});

describe('when Slack asks to slow down', () => {
  it('waits as long as it was asked, loses nothing, and lets alerts go first', async () => {
    const world = await start();
    const clients = await Promise.all([world.client(), world.client()]);
    const quiet = await world.open(clients[0], 'moderate');
    await world.settled();
    await world.write(clients[0], 'one', quiet);
    await world.settled();

    world.workspace.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 30 });
    await world.write(clients[0], 'two', quiet);
    await world.outbox.send('console');
    const urgent = await world.open(clients[1], 'imminent');
    await world.outbox.send('console');
    const calls = world.workspace.called('chat.postMessage').length;
    world.clock.advanceSeconds(15);
    await world.outbox.send('console');
    expect(world.workspace.called('chat.postMessage')).toHaveLength(calls);
    expect(world.alertOf(urgent)).toBeUndefined();

    world.clock.advanceSeconds(16);
    await world.settled();
    const order = world.workspace.messages.map(
      (message) => message.metadata?.event_payload.handoff_id ?? shownText(message),
    );
    expect(order.indexOf(urgent)).toBeLessThan(order.findIndex((one) => String(one).includes('two')));
    expect(world.threadTexts(quiet).join('\n')).toContain('two');
  });

  it('keeps ordinary posts a pause apart', async () => {
    const pause = 150;
    const world = await start({ postIntervalMs: pause });
    const clients = await Promise.all(Array.from({ length: 3 }, () => world.client()));
    const open = await Promise.all(clients.map((id) => world.open(id, 'moderate')));
    await world.settled();
    const started = performance.now();
    await Promise.all(clients.map((id, i) => world.write(id, `line of ${i}`, open[i])));
    await world.settled();
    const posts = world.workspace.called('chat.postMessage').filter((call) => call.args.thread_ts);
    expect(posts).toHaveLength(3);
    expect((posts.at(-1)?.at ?? 0) - started).toBeGreaterThanOrEqual(pause * 2 - 2);
  });
});
