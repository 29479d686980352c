import { Redis } from 'ioredis';
import type { Announcement, Announcer } from './announce.ts';
import { errorCodeOf } from './errors.ts';
import type { Log } from './log.ts';

const CHANNEL = 'handrail:announce';

/** Carries announcements between processes over Redis. Ids only; a lost one is made good by the sweeps. */
export function relayOverRedis(
  url: string,
  announcer: Announcer,
  processId: string,
  log: Log,
): { close(): void } {
  const publisher = new Redis(url, { maxRetriesPerRequest: null, enableOfflineQueue: false });
  const subscriber = new Redis(url, { maxRetriesPerRequest: null });
  const onError = (error: unknown) => log.warn('announce.redis_error', { code: errorCodeOf(error) });
  publisher.on('error', onError);
  subscriber.on('error', onError);
  subscriber.subscribe(CHANNEL).catch(onError);
  subscriber.on('message', (_channel, text) => {
    const received = parse(text);
    if (!received) {
      log.warn('announce.unreadable');
      return;
    }
    const { from, announcement } = received;
    // A timer's alarm is set once, by the process that stored it.
    if (from !== processId && announcement.kind !== 'timer') announcer.receive(announcement);
  });
  announcer.setRelay((announcement) => {
    publisher.publish(CHANNEL, JSON.stringify({ from: processId, announcement })).catch(onError);
  });
  return {
    close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Null for what is none of ours: another program may use the same Redis. */
function parse(text: string): { from: string; announcement: Announcement } | null {
  try {
    const value = JSON.parse(text);
    return typeof value?.announcement?.kind === 'string' ? value : null;
  } catch {
    return null;
  }
}
