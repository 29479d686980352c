import type { Sender } from './protocol.ts';

/** How long somebody counts as typing without a further sign of it. */
const FADES_MS = 10_000;

/** Who is typing on the other side, as long as there are signs of it. */
export class TypingSign {
  readonly #onFaded: () => void;
  #from: Sender | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onFaded: () => void) {
    this.#onFaded = onFaded;
  }

  get from(): Sender | undefined {
    return this.#from;
  }

  set(from: Sender | undefined): void {
    clearTimeout(this.#timer);
    this.#from = from;
    if (from === undefined) return;
    this.#timer = setTimeout(() => {
      this.#from = undefined;
      this.#onFaded();
    }, FADES_MS);
  }
}
