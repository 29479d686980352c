import type { Plan } from './own-calls.ts';
import type { KeyValueStore } from './session-memory.ts';

/** The plan as this page has it. `plan` null: the server says there is none; undefined: never seen here. */
export interface ShelvedPlan {
  readonly plan: Plan | null | undefined;
  /** When the server last said so. */
  readonly seenAt: string | undefined;
}

interface Kept {
  readonly conversation: string;
  readonly plan: Plan | null;
  readonly seenAt: string;
}

const NOTHING: ShelvedPlan = { plan: undefined, seenAt: undefined };

/**
 * The client's own plan, kept where the session is kept, so that it can be read without a connection. It belongs to one
 * conversation: another person on the same device does not see it.
 */
export class PlanShelf {
  readonly #store: KeyValueStore;
  readonly #key: string;
  #shown: ShelvedPlan = NOTHING;

  constructor(store: KeyValueStore, server: string) {
    this.#store = store;
    this.#key = `handrail.chat plan ${server}`;
  }

  get shown(): ShelvedPlan {
    return this.#shown;
  }

  /**
   * Takes the kept plan of this conversation down; any other is forgotten. Without a conversation it takes what is there: only
   * for what a PIN has just opened.
   */
  load(conversation: string | undefined): void {
    this.#shown = NOTHING;
    try {
      const kept = JSON.parse(this.#store.getItem(this.#key) ?? 'null') as Kept | null;
      if (kept === null) return;
      if (conversation === undefined || kept.conversation === conversation)
        this.#shown = { plan: kept.plan, seenAt: kept.seenAt };
      else this.#store.removeItem(this.#key);
    } catch {
      // What cannot be read is not shown.
    }
  }

  put(conversation: string, plan: Plan | null, seenAt: string): void {
    this.#shown = { plan, seenAt };
    try {
      this.#store.setItem(this.#key, JSON.stringify({ conversation, plan, seenAt } satisfies Kept));
    } catch {
      // Full or forbidden: it stays readable for as long as the page lives.
    }
  }

  clear(): void {
    this.#shown = NOTHING;
    try {
      this.#store.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
  }
}
