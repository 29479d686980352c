/**
 * At most so many turns at once in a process; the others wait in the order in which they came. Turns that wait hold
 * neither a connection nor a lock, so that messages can still be received, and providers answered, while many are due.
 */
export class TurnSlots {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(count: number) {
    this.free = count;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // A slot is handed on, never put back while somebody waits: nobody who comes later can take it first.
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
