import type { ChannelSender, Delivery, SendResult } from '../../conversations/ports.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import { section } from './block-kit.ts';
import { renderCard } from './card/card.ts';
import { type CardFacts, readCardFacts } from './card/card-facts.ts';
import type { CardOptions } from './card/card-options.ts';
import { uploadMedia } from './files/upload.ts';
import { type Posted, type PostResult, type Posts, sendResult } from './posts.ts';
import { noteBlocks } from './thread/note-blocks.ts';
import { readThreadLines } from './thread/thread-lines.ts';
import { type ThreadPost, threadPosts } from './thread/thread-text.ts';
import type { SlackApi } from './web-api.ts';

/** Metadata of what we post into a thread: the ids of the outgoing rows it carries, joined by spaces. */
const THREAD_EVENT = 'handoff_thread';
/** Metadata of a line about no handoff: the id of its outgoing row. */
const SUMMARY_EVENT = 'handrail_summary';
/** The alert or its thread is gone from Slack: it has to be posted anew. */
const GONE = new Set(['message_not_found', 'thread_not_found', 'cant_update_message']);

type Deliveries = readonly [Delivery, ...Delivery[]];

/**
 * The clinicians' console in Slack: one alert for each handoff, kept true, its thread being the conversation. An alert is
 * rendered from the database when it is sent, so rows that waited show what is true then.
 */
export class ConsoleSender implements ChannelSender {
  readonly channel = 'console';
  /** One at a time: Slack limits the pace, and the most urgent row must always be next. */
  readonly concurrency = 1;
  readonly mergesKind = 'thread_message';
  private readonly database: Database;
  private readonly posts: Posts;
  private readonly api: SlackApi;
  private readonly apiUrl: string | null;
  private readonly handoffChannel: string;
  private readonly card: CardOptions;
  private readonly onPutOff: (seconds: number) => void;
  private readonly mention: (facts: CardFacts) => Promise<string>;

  /**
   * `onPutOff` is told after how many seconds rows that Slack put off may go; `mention` gives the Slack mentions of those
   * whom a line for the whole channel has to reach.
   */
  constructor(parts: {
    database: Database;
    posts: Posts;
    api: SlackApi;
    /** Another base address of the Web API, whose host takes files too. */
    apiUrl: string | null;
    handoffChannel: string;
    card: CardOptions;
    onPutOff: (seconds: number) => void;
    mention: (facts: CardFacts) => Promise<string>;
  }) {
    this.database = parts.database;
    this.posts = parts.posts;
    this.api = parts.api;
    this.apiUrl = parts.apiUrl;
    this.handoffChannel = parts.handoffChannel;
    this.card = parts.card;
    this.onPutOff = parts.onPutOff;
    this.mention = parts.mention;
  }

  async send(deliveries: Deliveries): Promise<SendResult> {
    try {
      const unclear = await this.unclearRows(deliveries);
      const result = await this.attempt(deliveries, unclear);
      if (result.outcome === 'retry' && result.afterSeconds) this.onPutOff(result.afterSeconds);
      // Still unclear whether an earlier attempt arrived: the next one has to look for it too.
      if (result.outcome === 'retry' && unclear.size > 0)
        return { outcome: 'unknown', errorCode: result.errorCode };
      return result;
    } catch (error) {
      const errorCode = errorCodeOf(error);
      return { outcome: errorCode === 'client_erased' ? 'refused' : 'retry', errorCode };
    }
  }

  private async attempt(deliveries: Deliveries, unclear: ReadonlySet<string>): Promise<SendResult> {
    const [first] = deliveries;
    if (first.kind === 'summary') return this.postSummary(first, unclear.size > 0);
    const facts = first.handoffId ? await readCardFacts(this.database, first.handoffId) : null;
    if (!facts) return { outcome: 'refused', errorCode: 'no_such_handoff' };
    if (first.kind === 'handoff_card') return sendResult(await this.showCard(facts, unclear.size > 0));
    if (first.kind === 'thread_file') return this.showFile(facts, first);
    if ((await this.render(deliveries, facts)).length === 0)
      return { outcome: 'refused', errorCode: 'nothing_to_show' };
    const root =
      facts.slackTs && facts.slackChannel ? { channel: facts.slackChannel, ts: facts.slackTs } : null;
    if (root) {
      const shown = await this.showThread(root, deliveries, unclear, facts);
      if (!isGone(shown)) return sendResult(shown);
    }
    const fresh = await this.postCard(facts, true);
    return sendResult(fresh.ok ? await this.showThread(fresh.posted, deliveries, new Set(), facts) : fresh);
  }

  /** A line for the whole channel that is about no handoff. */
  private async postSummary({ outboxId, body }: Delivery, mayBeThere: boolean): Promise<SendResult> {
    const own = mayBeThere ? await this.posts.own(this.handoffChannel, null, SUMMARY_EVENT) : [];
    const earlier = own.find(({ payload }) => payload.row === outboxId);
    if (earlier) return { outcome: 'sent', providerId: earlier.ts };
    const metadata = { event_type: SUMMARY_EVENT, event_payload: { row: outboxId } };
    const text = body.text ?? '';
    return sendResult(
      await this.posts.post({ channel: this.handoffChannel, text, blocks: [section(text)], metadata }, false),
    );
  }

  private async showFile(facts: CardFacts, delivery: Delivery): Promise<SendResult> {
    const { slackChannel: channel, slackTs: ts } = facts;
    const card = channel && ts ? null : await this.postCard(facts, true);
    if (card && !card.ok) return sendResult(card);
    const root = card ? card.posted : { channel: channel ?? '', ts: ts ?? '' };
    return sendResult(
      await uploadMedia({ database: this.database, api: this.api, apiUrl: this.apiUrl }, delivery, root),
    );
  }

  private async showCard(facts: CardFacts, isUnclear: boolean): Promise<PostResult> {
    if (!facts.slackTs || !facts.slackChannel) return this.postCard(facts, isUnclear);
    const card = renderCard(facts, this.card);
    const result = await this.posts.update({ channel: facts.slackChannel, ts: facts.slackTs, ...card });
    return isGone(result) ? this.postCard(facts, false) : result;
  }

  private async postCard(facts: CardFacts, mayBeThere: boolean): Promise<PostResult> {
    const own = mayBeThere ? await this.posts.own(this.handoffChannel, null, 'handoff') : [];
    const earlier = own.find((post) => post.payload.handoff_id === facts.id);
    const card = renderCard(facts, this.card);
    const result = earlier
      ? await this.posts.update({ channel: earlier.channel, ts: earlier.ts, ...card })
      : await this.posts.post({ channel: this.handoffChannel, ...card }, true);
    if (result.ok) {
      const { channel, ts } = result.posted;
      await this.database.prisma.handoff.update({
        where: { id: facts.id },
        data: { slackChannel: channel, slackTs: ts },
      });
    }
    return result;
  }

  private async showThread(
    root: Posted,
    deliveries: Deliveries,
    unclear: ReadonlySet<string>,
    facts: CardFacts,
  ): Promise<PostResult> {
    const since = deliveries[0].createdAt;
    const own =
      unclear.size > 0 ? await this.posts.own(root.channel, { ts: root.ts, since }, THREAD_EVENT) : [];
    const shown = new Set(own.flatMap((post) => String(post.payload.rows ?? '').split(' ')));
    const missing = deliveries.filter((delivery) => !shown.has(delivery.outboxId));
    let result: PostResult = { ok: true, posted: root };
    for (const [index, post] of (await this.render(missing, facts)).entries()) {
      result = await this.posts.post(
        {
          channel: root.channel,
          thread_ts: root.ts,
          text: post.text,
          blocks: post.blocks,
          ...(post.isForAll ? { reply_broadcast: true } : {}),
          metadata: { event_type: THREAD_EVENT, event_payload: { rows: post.outboxIds.join(' ') } },
        },
        false,
      );
      if (result.ok) continue;
      // A part of these rows is in the thread: the next attempt has to look which.
      return index > 0 ? { ok: false, failure: { kind: 'unknown', code: result.failure.code } } : result;
    }
    return result;
  }

  private async render(
    deliveries: readonly Delivery[],
    facts: CardFacts,
  ): Promise<(ThreadPost & { readonly isForAll?: boolean })[]> {
    if (deliveries[0]?.kind === 'thread_message') {
      const lines = await readThreadLines(this.database, deliveries);
      return threadPosts(lines, this.database.clock.now());
    }
    const posts: (ThreadPost & { readonly isForAll: boolean })[] = [];
    for (const { body, outboxId } of deliveries) {
      if (!body.text) continue;
      const isForAll = body.data?.broadcast === true;
      const mentions = isForAll ? await this.mention(facts) : '';
      posts.push({ ...noteBlocks(facts, body.text, mentions, isForAll), outboxIds: [outboxId], isForAll });
    }
    return posts;
  }

  /** Rows of which an earlier attempt may have reached Slack: its answer was lost, or its sender died. */
  private async unclearRows(deliveries: Deliveries): Promise<Set<string>> {
    const tried = deliveries.filter((delivery) => delivery.attempts > 1).map((delivery) => delivery.outboxId);
    if (tried.length === 0) return new Set();
    const rows = await this.database.prisma.outbox.findMany({
      where: { id: { in: tried } },
      select: { id: true, errorCode: true },
    });
    const clear = new Set(rows.flatMap((row) => (isClear(row.errorCode) ? [row.id] : [])));
    return new Set(tried.filter((id) => !clear.has(id)));
  }
}

function isClear(errorCode: string | null): boolean {
  return errorCode !== null && errorCode !== 'unknown_outcome';
}

function isGone(result: PostResult): boolean {
  return !result.ok && result.failure.kind === 'refused' && GONE.has(result.failure.code);
}
