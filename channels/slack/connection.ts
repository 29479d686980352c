import type { Log } from '../../platform/log.ts';
import type { SlackApi } from './web-api.ts';

/** Seconds until Slack is tried again; the last one repeats. */
const TRY_AGAIN_SECONDS = [1, 2, 5, 10, 15];

/** What is known once Slack has answered. */
export interface Found {
  /** Our own user in Slack. */
  readonly userId: string | null;
  /** The workspace's own address, for links to messages. */
  readonly url: string | null;
  /** It was not there before: at the start, or at least one call to it failed since. */
  readonly wasAway: boolean;
}

/**
 * Whether Slack can be reached. Starts in doubt, is in doubt again after a call that failed on the way, and asks until
 * Slack answers; `onBack` runs each time it is there (again).
 */
export class SlackConnection {
  private readonly api: SlackApi;
  private readonly log: Log;
  private readonly onBack: (found: Found) => Promise<void>;
  private readonly seconds: readonly number[];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private asking: Promise<void> | null = null;
  private tries = 0;
  private isStopped = false;
  private wasAway = true;

  constructor(parts: {
    api: SlackApi;
    log: Log;
    onBack: (found: Found) => Promise<void>;
    seconds?: readonly number[];
  }) {
    this.api = parts.api;
    this.log = parts.log;
    this.onBack = parts.onBack;
    this.seconds = parts.seconds ?? TRY_AGAIN_SECONDS;
  }

  /** Slack may be away: finds out, unless that is under way. */
  doubt(): void {
    if (this.isStopped || this.timer || this.asking) return;
    this.later();
  }

  /** Asks at once. */
  begin(): void {
    if (this.isStopped || this.asking) return;
    this.asking = this.ask();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.asking;
  }

  private later(): void {
    const seconds = this.seconds[Math.min(this.tries, this.seconds.length - 1)] ?? 15;
    this.tries += 1;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.begin();
    }, seconds * 1000);
    this.timer.unref();
  }

  private async ask(): Promise<void> {
    const result = await this.api.call('auth.test', {});
    let isBack = result.ok;
    if (result.ok) {
      const { user_id: userId, url } = result.data;
      const text = (value: unknown) => (typeof value === 'string' ? value : null);
      const found = { userId: text(userId), url: text(url), wasAway: this.wasAway };
      await this.onBack(found).catch(() => {
        isBack = false;
      });
    } else {
      this.wasAway = true;
      this.log.warn('slack.unavailable', { code: result.failure.code });
    }
    this.asking = null;
    if (this.isStopped) return;
    if (isBack) {
      this.tries = 0;
      this.wasAway = false;
      this.log.info('slack.connected');
    } else {
      this.later();
    }
  }
}
