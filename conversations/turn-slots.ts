import type { Arrivals } from './arrivals.ts';

/**
 * At most so many turns at once in a process; the others wait in the order in which they came. Turns that wait hold
 * neither a connection nor a lock, so that messages can still be received, and providers answered, while many are due.
 * While somebody waits for such an answer, only `whileArriving` turns begin: the processor is theirs first.
 */
export class TurnSlots {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly limits: { readonly atOnce: number; readonly whileArriving: number };
  private readonly arrivals: Arrivals | null;

  constructor(
    limits: { readonly atOnce: number; readonly whileArriving: number },
    arrivals: Arrivals | null,
  ) {
    this.limits = limits;
    this.arrivals = arrivals;
    arrivals?.onQuiet(() => this.admit());
  }

  /** Whether work that comes now begins now. */
  get areFree(): boolean {
    return this.waiting.length === 0 && this.running < this.limit;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.admit();
    }
  }

  private get limit(): number {
    const { atOnce, whileArriving } = this.limits;
    return this.arrivals?.areWaiting ? whileArriving : atOnce;
  }

  private admit(): void {
    while (this.running < this.limit) {
      const next = this.waiting.shift();
      if (!next) return;
      this.running += 1;
      next();
    }
  }
}
