/** Wall time for pacing; tests pass their own. */
export interface PaceTime {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Slack takes about one message a second in a channel, with short bursts. Ordinary posts keep that pace; an alert goes at
 * once and only moves the next ordinary post. When Slack asks us to wait, nothing of that method goes before it may.
 */
export class Pace {
  private readonly time: PaceTime;
  private readonly intervalMs: number;
  private nextPostAt = 0;
  private readonly closedUntil = new Map<string, number>();

  constructor(time: PaceTime, intervalMs: number) {
    this.time = time;
    this.intervalMs = intervalMs;
  }

  /** Seconds until calls of this method may go again; 0 when they may. */
  closedSeconds(method: string): number {
    const until = this.closedUntil.get(method) ?? 0;
    return Math.max(0, (until - this.time.now()) / 1000);
  }

  /** Slack asked for a wait. */
  close(method: string, seconds: number): void {
    const until = this.time.now() + seconds * 1000;
    this.closedUntil.set(method, Math.max(until, this.closedUntil.get(method) ?? 0));
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
