import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { parseMessageKey } from '../slack-message.ts';
import type { SlackApi } from '../web-api.ts';

export const MARKS = {
  pending: 'hourglass_flowing_sand',
  delivered: 'white_check_mark',
  failed: 'warning',
} as const;
type Mark = keyof typeof MARKS;

/** A reply whose delivery is not known yet is looked at again this often, for what no announcement told. */
const LOOK_AGAIN_MS = 10_000;
/** After a restart, replies this young are followed again. */
const FOLLOW_MS = 60 * 60_000;
const FAILED = new Set(['failed', 'undelivered', 'withheld']);
const DELIVERED = new Set(['delivered', 'read']);

interface Watched {
  readonly messageId: string;
  readonly channel: string;
  readonly ts: string;
  shown: Mark | null;
  busy: Promise<void> | null;
  again: boolean;
}

/** Shows with a reaction on a clinician's reply whether it has reached the client: on its way, there, or not. */
export class DeliveryMarks {
  private readonly database: Database;
  private readonly api: SlackApi;
  private readonly log: Log;
  private readonly watched = new Map<string, Watched>();
  private readonly onFailed: (messageId: string, channel: string) => void;
  private readonly stopListening: () => void;
  private timer: ReturnType<typeof setInterval> | null = null;

  /** `onFailed` is told once of a reply that did not arrive. */
  constructor(parts: {
    database: Database;
    api: SlackApi;
    announcer: Announcer;
    log: Log;
    onFailed: (messageId: string, channel: string) => void;
  }) {
    this.onFailed = parts.onFailed;
    this.database = parts.database;
    this.api = parts.api;
    this.log = parts.log;
    this.stopListening = parts.announcer.on('message', ({ messageId }) => {
      const watched = this.watched.get(messageId);
      if (watched) void this.look(watched);
    });
  }

  /** Follows a reply until its outcome is known. */
  follow(messageId: string, channel: string, ts: string): Promise<void> {
    const watched: Watched = { messageId, channel, ts, shown: null, busy: null, again: false };
    this.watched.set(messageId, watched);
    return this.look(watched);
  }

  /** Takes up what an earlier process followed. */
  async start(): Promise<void> {
    this.timer = setInterval(() => {
      for (const watched of this.watched.values()) void this.look(watched);
    }, LOOK_AGAIN_MS);
    this.timer.unref();
    const since = new Date(this.database.clock.now().getTime() - FOLLOW_MS);
    const rows = await this.database.prisma.inbox.findMany({
      where: { channel: 'clinician', receivedAt: { gte: since }, providerKey: { startsWith: 'slack:' } },
      select: { messageId: true, providerKey: true },
    });
    for (const row of rows) {
      const key = parseMessageKey(row.providerKey);
      if (key && !this.watched.has(row.messageId)) await this.follow(row.messageId, key.channel, key.ts);
    }
  }

  async stop(): Promise<void> {
    this.stopListening();
    if (this.timer) clearInterval(this.timer);
    await Promise.allSettled([...this.watched.values()].map((watched) => watched.busy));
  }

  private look(watched: Watched): Promise<void> {
    if (watched.busy) {
      watched.again = true;
      return watched.busy;
    }
    watched.busy = (async () => {
      do {
        watched.again = false;
        await this.show(watched);
      } while (watched.again);
    })()
      .catch((error) =>
        this.log.warn('slack.mark_failed', { messageId: watched.messageId, code: errorCodeOf(error) }),
      )
      .finally(() => {
        watched.busy = null;
      });
    return watched.busy;
  }

  private async show(watched: Watched): Promise<void> {
    const message = await this.database.prisma.message.findUnique({
      where: { id: watched.messageId },
      select: { status: true, channel: true },
    });
    if (!message) return void this.watched.delete(watched.messageId);
    const mark = markOf(message.status, message.channel);
    if (mark !== watched.shown) {
      const where = { channel: watched.channel, timestamp: watched.ts };
      const added = await this.api.call('reactions.add', { ...where, name: MARKS[mark] });
      const isThere = added.ok || added.failure.code === 'already_reacted';
      if (!isThere && added.failure.kind !== 'refused') return;
      for (const other of Object.keys(MARKS) as Mark[]) {
        const isStale =
          other !== mark && (other === watched.shown || (watched.shown === null && other === 'pending'));
        if (isStale && mark !== 'pending')
          await this.api.call('reactions.remove', { ...where, name: MARKS[other] });
      }
      watched.shown = mark;
      // The mark was there already: an earlier process has told it.
      if (mark === 'failed' && added.ok) this.onFailed(watched.messageId, watched.channel);
    }
    if (mark !== 'pending') this.watched.delete(watched.messageId);
  }
}

/** A text is there when the carrier says so; other channels report nothing after taking a message. */
export function markOf(status: string, channel: string): Mark {
  if (FAILED.has(status)) return 'failed';
  if (DELIVERED.has(status)) return 'delivered';
  return status === 'sent' && channel !== 'sms' ? 'delivered' : 'pending';
}
