import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Announcement, Announcer } from '../../platform/announce.ts';
import { relayOverRedis } from '../../platform/announce-redis.ts';
import { type Log, silentLog } from '../../platform/log.ts';
import { hasRedis } from '../support/peers-available.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

const QUEUE = { kind: 'queue' } as const satisfies Announcement;
const MESSAGE = { kind: 'message', clientId: 'c', messageId: 'm' } as const satisfies Announcement;

describe('an announcement', () => {
  it('reaches everybody who listens for its kind, at once, until they stop', () => {
    const announcer = new Announcer();
    const heard: string[] = [];
    const stop = announcer.on('message', ({ messageId }) => heard.push(messageId));
    announcer.on('queue', () => heard.push('queue'));
    announcer.announce(MESSAGE);
    announcer.announce(QUEUE);
    stop();
    announcer.announce(MESSAGE);
    expect(heard).toEqual(['m', 'queue']);
  });
});

const program = hasRedis();
describe.skipIf(!program)('announcements over Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis(program ?? '');
  });
  afterAll(() => redis.stop());

  function process(name: string, log: Log = silentLog) {
    const announcer = new Announcer();
    const heard: Announcement['kind'][] = [];
    for (const kind of ['message', 'queue', 'timer'] as const)
      announcer.on(kind, () => void heard.push(kind));
    const relay = relayOverRedis(redis.url, announcer, name, log);
    return { announcer, heard, close: () => relay.close() };
  }

  it('reach other processes once, and do not come back to their own', async () => {
    const [one, two] = [process('one'), process('two')];
    try {
      await connected(one, two);
      one.heard.length = 0;
      two.heard.length = 0;
      one.announcer.announce(MESSAGE);
      await until('the other to hear', () => two.heard.length > 0);
      two.announcer.announce(QUEUE);
      await until('the answer', () => one.heard.includes('queue'));
      expect(one.heard).toEqual(['message', 'queue']);
      expect(two.heard).toEqual(['message', 'queue']);
    } finally {
      one.close();
      two.close();
    }
  });

  it('leave a timer’s alarm to the process that stored it', async () => {
    const [one, two] = [process('one'), process('two')];
    try {
      await connected(one, two);
      two.heard.length = 0;
      one.announcer.announce({ kind: 'timer', timerId: 't', dueAt: new Date(0).toISOString() });
      one.announcer.announce(MESSAGE);
      await until('the message', () => two.heard.includes('message'));
      expect(two.heard).toEqual(['message']);
    } finally {
      one.close();
      two.close();
    }
  });

  it('survive what is no announcement on their channel', async () => {
    const warnings: string[] = [];
    const [one, two] = [
      process('one'),
      process('two', { ...silentLog, warn: (event) => void warnings.push(event) }),
    ];
    const stranger = new Redis(redis.url);
    try {
      await connected(one, two);
      await stranger.publish('handrail:announce', 'not JSON');
      await stranger.publish('handrail:announce', '{"from":"stranger"}');
      two.heard.length = 0;
      one.announcer.announce(MESSAGE);
      await until('the message', () => two.heard.includes('message'));
      expect(warnings.length).toBeGreaterThan(0);
    } finally {
      stranger.disconnect();
      one.close();
      two.close();
    }
  });

  /** A relay drops what comes before it is connected: somebody looks again anyway. */
  async function connected(one: ReturnType<typeof process>, two: ReturnType<typeof process>): Promise<void> {
    await through(one, two);
    await through(two, one);
  }

  /** Resolves when a message from one has arrived at the other, and with it everything that was sent before. */
  async function through(from: ReturnType<typeof process>, to: ReturnType<typeof process>): Promise<void> {
    let last = '';
    const stop = to.announcer.on('message', ({ messageId }) => {
      last = messageId;
    });
    let sent = 0;
    await until('a way through', () => {
      if (sent > 0 && last !== '') return true;
      sent += 1;
      from.announcer.announce({ ...MESSAGE, messageId: `probe ${sent}` });
      return false;
    });
    from.announcer.announce({ ...MESSAGE, messageId: 'last probe' });
    await until('the last probe', () => last === 'last probe');
    stop();
  }
});
