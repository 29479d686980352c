/** Reads one thing at a time; whoever asks meanwhile gets one more reading after it, so that nothing read is ever stale. */
export class Reader {
  readonly #read: () => Promise<void>;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(read: () => Promise<void>) {
    this.#read = read;
  }

  /** Done when a reading that began after this call is done. */
  read(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#read().finally(() => {
        this.#running = null;
      });
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.read();
    });
    return this.#next;
  }
}
