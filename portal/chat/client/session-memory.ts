/** A message that the server has not confirmed. */
export interface Unsent {
  readonly id: string;
  readonly text: string;
  readonly at: string;
}

/** What outlives a reload of the page. It holds no message that the server has. */
export interface Remembered {
  /** Whose session this is, so that another person on the same device never continues it. */
  readonly who: string;
  readonly session?: string;
  readonly conversation?: string;
  readonly unsent: readonly Unsent[];
}

/** The part of the browser's `Storage` that is used. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Keeps the session and the unsent messages for this browser tab. Where the browser refuses storage
 * (private mode, a sandboxed frame), it goes on in memory only and reloads start afresh.
 */
export class SessionMemory {
  readonly #store: KeyValueStore | undefined;
  readonly #key: string;

  constructor(store: KeyValueStore | undefined, server: string) {
    this.#store = store;
    this.#key = `handrail.chat ${server}`;
  }

  read(who: string): Remembered {
    const empty: Remembered = { who, unsent: [] };
    try {
      const found = JSON.parse(this.#store?.getItem(this.#key) ?? 'null') as Remembered | null;
      return found?.who === who && Array.isArray(found.unsent) ? found : empty;
    } catch {
      return empty;
    }
  }

  /** Whether anybody's session was kept in this tab. */
  exists(): boolean {
    try {
      return typeof this.#store?.getItem(this.#key) === 'string';
    } catch {
      return false;
    }
  }

  write(remembered: Remembered): void {
    try {
      this.#store?.setItem(this.#key, JSON.stringify(remembered));
    } catch {
      // Full or forbidden: the page goes on from memory.
    }
  }

  forget(): void {
    try {
      this.#store?.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
  }
}

/**
 * Names the holder of a portal token by its `sub`, or by the token itself where it cannot be read. This
 * only tells two people on one device apart; whether a token is genuine is the server's to say.
 */
export function holderOf(token: string | undefined): string {
  if (token === undefined) return 'anonymous';
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { sub } = JSON.parse(atob(part)) as { sub?: unknown };
    return typeof sub === 'string' ? `sub ${sub}` : `token ${token}`;
  } catch {
    return `token ${token}`;
  }
}
