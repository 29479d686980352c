/** Allows so many acts a minute per key, counted in fixed minutes. Forgets old minutes; holds no content. */
export class RateLimit {
  private readonly perMinute: number;
  private readonly now: () => Date;
  private minute = 0;
  private readonly counts = new Map<string, number>();

  constructor(parts: { perMinute: number; now: () => Date }) {
    this.perMinute = parts.perMinute;
    this.now = parts.now;
  }

  allows(key: string): boolean {
    const minute = Math.floor(this.now().getTime() / 60_000);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts.clear();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= this.perMinute;
  }
}
