import type { Clock } from '../../platform/clock.ts';

/** Wall time for pacing; tests pass their own. */
export interface PaceTime {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Slack takes about one message a second in a channel, with short bursts. Ordinary posts keep that pace; an alert goes at
 * once and only moves the next ordinary post.
 */
export class Pace {
  private readonly time: PaceTime;
  private readonly intervalMs: number;
  private nextPostAt = 0;

  constructor(time: PaceTime, intervalMs: number) {
    this.time = time;
    this.intervalMs = intervalMs;
  }

  /** Waits for an ordinary post's turn, and takes it. */
  async post(): Promise<void> {
    const wait = this.nextPostAt - this.time.now();
    if (wait > 0) await this.time.sleep(wait);
    this.posted();
  }

  /** Something was posted out of turn. */
  posted(): void {
    this.nextPostAt = Math.max(this.time.now(), this.nextPostAt) + this.intervalMs;
  }
}

/** Methods that Slack asked us not to call for a while. Keeps the outbox's time, so that rows put off fit it. */
export class RateGate {
  private readonly clock: Clock;
  private readonly closedUntil = new Map<string, number>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Seconds until the method may be called again; 0 when it may. */
  closedSeconds(method: string): number {
    const until = this.closedUntil.get(method) ?? 0;
    return Math.max(0, (until - this.clock.now().getTime()) / 1000);
  }

  close(method: string, seconds: number): void {
    const until = this.clock.now().getTime() + seconds * 1000;
    this.closedUntil.set(method, Math.max(until, this.closedUntil.get(method) ?? 0));
  }
}
