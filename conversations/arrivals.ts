/**
 * What providers and clinicians are waiting for right now: requests that came in and are not answered yet. Turns give
 * way to them (see `turn-slots.ts`): a provider gives up after seconds, while a turn whose message is stored is safe.
 */
export class Arrivals {
  private open = 0;
  private readonly listeners = new Set<() => void>();

  /** Whether somebody waits for an answer. */
  get areWaiting(): boolean {
    return this.open > 0;
  }

  /** One came in; the function it gives is called when that one is answered or gone, and counts once. */
  enter(): () => void {
    this.open += 1;
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.open -= 1;
      if (this.open === 0) for (const listener of this.listeners) listener();
    };
  }

  /** Calls back each time nobody waits any more. */
  onQuiet(listener: () => void): void {
    this.listeners.add(listener);
  }
}
