import type { Announcer } from '../../platform/announce.ts';
import { secondsAfter } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { ChannelSender, Delivery, DeliveryEvents, SendResult } from '../ports.ts';
import { type Claimed, claimFollowers, claimRows, releaseExpired } from './claim-rows.ts';
import { STATUS_RANK } from './message-status.ts';

/** Seconds until the next attempt, by attempts made; the last one repeats. */
const BACKOFF_SECONDS = [1, 2, 5, 10, 30, 60];
/** After so many attempts (about 20 minutes) a row counts as refused and its fallback is offered. */
const MAX_ATTEMPTS = 25;
const MERGE_LIMIT = 20;

/**
 * Sends what waits in the outbox, each channel in its own loop. Promises: rows of one recipient in order; nothing of the
 * bot's after a clinician has the client; each outcome recorded. A crash between sending and recording sends again.
 */
export class OutboxSender {
  private readonly database: Database;
  private readonly announcer: Announcer;
  private readonly log: Log;
  private readonly events: DeliveryEvents;
  private readonly senders = new Map<string, ChannelSender>();
  private readonly loops = new Map<string, Promise<void>>();
  /** Rings when new rows were announced while a channel's loop waits for its provider. */
  private readonly bells = new Map<string, () => void>();
  private readonly wanted = new Set<string>();
  private isClosed = false;
  private readonly stopListening: () => void;

  constructor(parts: {
    database: Database;
    announcer: Announcer;
    log: Log;
    events: DeliveryEvents;
    senders: readonly ChannelSender[];
  }) {
    this.database = parts.database;
    this.announcer = parts.announcer;
    this.log = parts.log;
    this.events = parts.events;
    for (const sender of parts.senders) this.senders.set(sender.channel, sender);
    this.stopListening = parts.announcer.on('outbox', ({ channel }) => void this.send(channel));
  }

  /** Sends everything of a channel that is due; resolves when nothing is left that may go now. */
  send(channel: string): Promise<void> {
    const sender = this.senders.get(channel);
    if (!sender || this.isClosed) return Promise.resolve();
    const running = this.loops.get(channel);
    if (running) {
      this.wanted.add(channel);
      this.bells.get(channel)?.();
      return running;
    }
    const loop = this.drain(sender).then(() => {
      this.loops.delete(channel);
      // Announced after the loop had looked for the last time: it would lie there until the next sweep.
      return this.wanted.has(channel) ? this.send(channel) : undefined;
    });
    this.loops.set(channel, loop);
    return loop;
  }

  /** Frees rows of dead senders and starts every channel that is not at it already. */
  async sweep(): Promise<void> {
    await releaseExpired(this.database);
    // Not waited for: a channel that is slow or down must not keep the others from being looked at again.
    for (const channel of this.senders.keys()) void this.send(channel);
  }

  /** As `sweep`, and resolves when nothing is left that may go now; for rehearsals and tests. */
  async drainAll(): Promise<void> {
    await releaseExpired(this.database);
    await Promise.all([...this.senders.keys()].map((channel) => this.send(channel)));
  }

  /** Takes no more rows; resolves when those under way have their outcome. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.stopListening();
    await Promise.allSettled([...this.loops.values()]);
  }

  private async drain(sender: ChannelSender): Promise<void> {
    try {
      const busy = new Set<Promise<void>>();
      while (!this.isClosed) {
        this.wanted.delete(sender.channel);
        const free = sender.concurrency - busy.size;
        const claimed = free > 0 ? await claimRows(this.database, sender, free) : [];
        for (const row of claimed) {
          const work = this.deliver(sender, row).finally(() => {
            busy.delete(work);
            // The recipient's next row may go now, and a claim under way could not see that yet.
            this.wanted.add(sender.channel);
          });
          busy.add(work);
        }
        if (busy.size > 0) await Promise.race([...busy, this.rung(sender, busy.size)]);
        else if (claimed.length === 0 && !this.wanted.has(sender.channel)) return;
      }
      await Promise.allSettled([...busy]);
    } catch (error) {
      // The database is away or a claim failed: the sweep comes back to it.
      this.log.error('outbox.loop_failed', { channel: sender.channel, code: errorCodeOf(error) });
    }
  }

  /** Resolves at the next announcement, when the channel could carry more. */
  private rung(sender: ChannelSender, busy: number): Promise<void> {
    return new Promise((resolve) => {
      if (busy >= sender.concurrency) return;
      if (this.wanted.has(sender.channel)) resolve();
      else this.bells.set(sender.channel, resolve);
    });
  }

  private async deliver(sender: ChannelSender, row: Claimed): Promise<void> {
    try {
      if (row.withhold) {
        await this.withhold(row.delivery, row.withhold);
        return;
      }
      const deliveries: [Delivery, ...Delivery[]] = [row.delivery];
      if (sender.mergesKind && sender.mergesKind === row.delivery.kind) {
        const followers = await claimFollowers(this.database, row.delivery, MERGE_LIMIT);
        deliveries.push(...followers.map((follower) => follower.delivery));
      }
      const result = await attempt(sender, deliveries);
      for (const delivery of deliveries) await this.record(delivery, result);
    } catch (error) {
      this.log.error('outbox.record_failed', { outboxId: row.delivery.outboxId, code: errorCodeOf(error) });
    }
  }

  private async withhold(delivery: Delivery, reason: string): Promise<void> {
    const now = this.database.clock.now();
    const text = `WITH o AS (UPDATE outbox SET state = 'cancelled', error_code = $2, lease_until = NULL WHERE id = $1)
             UPDATE message SET status = 'withheld', status_rank = $3, error_code = $2 WHERE id = $4`;
    const { clientId, messageId } = delivery;
    const values = [delivery.outboxId, reason, STATUS_RANK.withheld, messageId];
    if (clientId && messageId) {
      await this.database.transact(clientId, async (tx) => {
        await tx.query('outbox_withhold', text, values);
        await this.events.withheld?.(tx, messageId);
      });
      this.announcer.announce({ kind: 'message', clientId, messageId });
    } else await this.database.pool.query({ name: 'outbox_withhold', text, values });
    this.log.info('outbox.withheld', {
      outboxId: delivery.outboxId,
      code: reason,
      ms: now.getTime() - delivery.createdAt.getTime(),
    });
  }

  private async record(delivery: Delivery, result: SendResult): Promise<void> {
    const isLast = delivery.attempts >= MAX_ATTEMPTS;
    const final: SendResult =
      isLast && (result.outcome === 'retry' || result.outcome === 'unknown')
        ? { outcome: 'refused', errorCode: result.errorCode }
        : result;
    if (final.outcome === 'refused') await this.recordRefused(delivery, final);
    else if (final.outcome === 'sent' && isPage(delivery)) await this.recordPageSent(delivery, final);
    else if (final.outcome === 'sent') await this.recordSent(delivery, final.providerId);
    else await this.putOff(delivery, final);
    if (delivery.clientId && delivery.messageId) {
      this.announcer.announce({
        kind: 'message',
        clientId: delivery.clientId,
        messageId: delivery.messageId,
      });
    }
  }

  private async recordSent(delivery: Delivery, providerId: string | null): Promise<void> {
    await this.database.pool.query({
      name: 'outbox_sent',
      text: `WITH o AS (UPDATE outbox SET state = 'sent', sent_at = $2, provider_id = $3, lease_until = NULL WHERE id = $1)
             UPDATE message SET status = CASE WHEN status_rank < $5 THEN 'sent' ELSE status END,
                                status_rank = GREATEST(status_rank, $5), sent_at = $2, provider_id = $3 WHERE id = $4`,
      values: [
        delivery.outboxId,
        this.database.clock.now(),
        providerId,
        isWords(delivery) ? delivery.messageId : null,
        STATUS_RANK.sent,
      ],
    });
  }

  /** The page and what the escalation makes of it are one change: no crash leaves a page that nobody follows up. */
  private async recordPageSent(
    delivery: Delivery,
    result: Extract<SendResult, { outcome: 'sent' }>,
  ): Promise<void> {
    const { clientId } = delivery;
    if (!clientId) return this.recordSent(delivery, result.providerId);
    return this.database.transact(clientId, async (tx) => {
      const { providerId } = result;
      tx.update('Outbox', delivery.outboxId, { state: 'sent', sentAt: tx.now, providerId, leaseUntil: null });
      await this.events.pageResult(tx, delivery, result);
    });
  }

  private async recordRefused(
    delivery: Delivery,
    result: Extract<SendResult, { outcome: 'refused' }>,
  ): Promise<void> {
    const { errorCode } = result;
    this.log.warn('outbox.refused', {
      outboxId: delivery.outboxId,
      channel: delivery.channel,
      code: errorCode,
    });
    const { clientId } = delivery;
    if (!clientId) {
      await this.database.pool.query({
        name: 'outbox_refused',
        text: `UPDATE outbox SET state = 'failed', error_code = $2, lease_until = NULL WHERE id = $1`,
        values: [delivery.outboxId, errorCode],
      });
      return;
    }
    await this.database.transact(clientId, async (tx) => {
      tx.update('Outbox', delivery.outboxId, { state: 'failed', errorCode, leaseUntil: null });
      if (isPage(delivery)) await this.events.pageResult(tx, delivery, result);
      if (!delivery.messageId || !isWords(delivery)) return;
      const risen = await tx.query(
        'message_failed',
        `UPDATE message SET status = 'failed', status_rank = $2, error_code = $3
         WHERE id = $1 AND status_rank < $2 RETURNING id`,
        [delivery.messageId, STATUS_RANK.failed, errorCode],
      );
      // A report that it was delivered may be in already: then it was.
      if (risen.length > 0) {
        const message = { id: delivery.messageId, channel: delivery.channel, handoffId: delivery.handoffId };
        await this.events.undelivered(tx, message, errorCode);
      }
    });
  }

  private async putOff(
    delivery: Delivery,
    result: Extract<SendResult, { outcome: 'retry' | 'unknown' }>,
  ): Promise<void> {
    const after = result.outcome === 'retry' ? result.afterSeconds : undefined;
    const seconds = after ?? BACKOFF_SECONDS[Math.min(delivery.attempts, BACKOFF_SECONDS.length) - 1] ?? 60;
    await this.database.pool.query({
      name: 'outbox_put_off',
      text: `UPDATE outbox SET state = 'pending', next_attempt_at = $2, error_code = $3, lease_until = NULL WHERE id = $1`,
      values: [
        delivery.outboxId,
        secondsAfter(this.database.clock.now(), seconds),
        result.outcome === 'unknown' ? 'unknown_outcome' : result.errorCode,
      ],
    });
  }
}

const isPage = (delivery: Delivery) => delivery.kind.startsWith('page_');

/** Rows that carry words to the client, as opposed to pages and console posts about a message. */
const isWords = (delivery: Delivery) =>
  delivery.kind === 'message' || delivery.kind === 'opt_out_confirmation';

async function attempt(sender: ChannelSender, deliveries: [Delivery, ...Delivery[]]): Promise<SendResult> {
  try {
    return await sender.send(deliveries);
  } catch (error) {
    return { outcome: 'unknown', errorCode: errorCodeOf(error) };
  }
}
