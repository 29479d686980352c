import type { SendResult } from '../../conversations/ports.ts';
import type { Pace, RateGate } from './pace.ts';
import { outcomeOf } from './send-outcome.ts';
import type { ApiFailure, SlackApi } from './web-api.ts';

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}
export type PostResult =
  | { readonly ok: true; readonly posted: Posted }
  | { readonly ok: false; readonly failure: ApiFailure };

/** A post of ours as Slack has it, with the metadata by which it is known again. */
export interface OwnPost extends Posted {
  readonly payload: Readonly<Record<string, unknown>>;
}

/** How many messages back an earlier attempt is looked for. */
const LOOK_BACK = 100;
const SHORTEST_WAIT_SECONDS = 0.05;
/** Our clock and Slack's may differ by this much. */
const CLOCK_SKEW_SECONDS = 120;

/** Posting with regard to Slack's limits. Nothing here throws. */
export class Posts {
  private readonly api: SlackApi;
  private readonly pace: Pace;
  private readonly gate: RateGate;
  private readonly onOutcome: (failure: ApiFailure | null) => void;

  /** `onOutcome` hears how each post and update went; null: well. */
  constructor(parts: {
    api: SlackApi;
    pace: Pace;
    gate: RateGate;
    onOutcome: (failure: ApiFailure | null) => void;
  }) {
    this.api = parts.api;
    this.pace = parts.pace;
    this.gate = parts.gate;
    this.onOutcome = parts.onOutcome;
  }

  /** `urgent`: does not wait for the ordinary pace. */
  async post(args: Readonly<Record<string, unknown>>, urgent: boolean): Promise<PostResult> {
    const method = 'chat.postMessage';
    if (this.gate.closedSeconds(method) > 0) return this.closed(method);
    if (urgent) this.pace.posted();
    else await this.pace.post();
    const result = await this.api.call(method, { unfurl_links: false, unfurl_media: false, ...args });
    if (!result.ok) return this.failed(method, result.failure);
    this.onOutcome(null);
    return {
      ok: true,
      posted: { channel: String(result.data.channel ?? args.channel), ts: String(result.data.ts ?? '') },
    };
  }

  async update(args: Readonly<Record<string, unknown>>): Promise<PostResult> {
    const method = 'chat.update';
    if (this.gate.closedSeconds(method) > 0) return this.closed(method);
    const result = await this.api.call(method, args);
    if (!result.ok) return this.failed(method, result.failure);
    this.onOutcome(null);
    return { ok: true, posted: { channel: String(args.channel), ts: String(args.ts) } };
  }

  /**
   * Our posts with this kind of metadata, to see what an earlier attempt has left: in a thread since `since`, else the
   * latest of the channel. Empty when Slack does not let us look (then it is posted again: twice is better than never).
   */
  async own(
    channel: string,
    thread: { ts: string; since: Date } | null,
    eventType: string,
  ): Promise<OwnPost[]> {
    const where = thread
      ? { ts: thread.ts, oldest: String(thread.since.getTime() / 1000 - CLOCK_SKEW_SECONDS) }
      : {};
    const method = thread ? 'conversations.replies' : 'conversations.history';
    const result = await this.api.call(method, {
      channel,
      ...where,
      limit: LOOK_BACK,
      include_all_metadata: true,
    });
    if (!result.ok || !Array.isArray(result.data.messages)) return [];
    return (result.data.messages as FoundMessage[]).flatMap(({ ts, metadata }) =>
      ts && metadata?.event_type === eventType
        ? [{ channel, ts, payload: metadata.event_payload ?? {} }]
        : [],
    );
  }

  private closed(method: string): PostResult {
    const retryAfterSeconds = Math.max(SHORTEST_WAIT_SECONDS, this.gate.closedSeconds(method));
    return { ok: false, failure: { kind: 'rate_limited', code: 'rate_limited', retryAfterSeconds } };
  }

  private failed(method: string, failure: ApiFailure): PostResult {
    if (failure.kind === 'rate_limited') this.gate.close(method, failure.retryAfterSeconds);
    this.onOutcome(failure);
    return { ok: false, failure };
  }
}

interface FoundMessage {
  readonly ts?: string;
  readonly metadata?: {
    readonly event_type?: string;
    readonly event_payload?: Readonly<Record<string, unknown>>;
  };
}

/** The outcome of a row that was posted with this result. */
export function sendResult(result: PostResult): SendResult {
  return result.ok ? { outcome: 'sent', providerId: result.posted.ts } : outcomeOf(result.failure);
}
