/** The person counts as there for so long after they last touched anything. */
const RECENT_MS = 60_000;

/** Notices whether somebody is at the desk, so that its own polling does not keep an empty one open. */
export class Presence {
  #last = performance.now();

  constructor() {
    for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
      addEventListener(name, () => this.touch(), { passive: true, capture: true });
    }
  }

  touch(): void {
    this.#last = performance.now();
  }

  get isThere(): boolean {
    return performance.now() - this.#last < RECENT_MS;
  }
}
