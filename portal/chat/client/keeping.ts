import type { KeyValueStore } from './session-memory.ts';
import { type Opening, Vault } from './vault.ts';

/** `tab`: for as long as this tab is open; `kept`: on the device, behind a PIN; `locked`: kept, and the PIN is not given yet. */
export type KeepingState = 'tab' | 'kept' | 'locked';

export interface KeepingParts {
  /** The tab's own storage. */
  readonly tab: KeyValueStore | undefined;
  /** The device's storage; only ever written behind a PIN. */
  readonly device: KeyValueStore | undefined;
  readonly server: string;
}

/**
 * Decides where the widget keeps what outlives a reload. Whatever outlives the tab is closed with the client's PIN; on
 * a shared device the client sets none, and closing the tab is the end of it.
 */
export class Keeping implements KeyValueStore {
  readonly #tab: KeyValueStore | undefined;
  readonly #vault: Vault | undefined;
  readonly #written = new Set<string>();
  #state: KeepingState = 'tab';
  /** Nothing is written any more: the page is being left, or the vault is locked. */
  #sealed = false;

  constructor(parts: KeepingParts) {
    this.#tab = parts.tab;
    // Browsers give the means only to pages that came over a safe connection.
    const able = parts.device !== undefined && globalThis.crypto?.subtle !== undefined;
    this.#vault = able && parts.device ? new Vault(parts.device, parts.server) : undefined;
  }

  get state(): KeepingState {
    return this.#state;
  }

  /** Whether this browser can keep anything behind a PIN. */
  get isAble(): boolean {
    return this.#vault !== undefined;
  }

  /** Whether something of this person's is kept here and closed. With nobody known (no connection), whoever has the PIN may open it. */
  async needsPin(owner: string | undefined): Promise<boolean> {
    const vault = this.#vault;
    if (vault === undefined || vault.isOpen || !vault.exists) return false;
    if (owner !== undefined && !(await vault.isOf(owner))) {
      // Somebody else's: it stays closed, and this person goes on in the tab.
      this.#state = 'tab';
      this.#sealed = false;
      return false;
    }
    this.#state = 'locked';
    this.#sealed = true;
    return true;
  }

  /** Whether anything is kept on the device, by whomever. */
  get isUsed(): boolean {
    return this.#vault?.exists === true;
  }

  /** Moves what the tab holds behind a PIN. Returns whether the browser let us; if not, nothing has changed. */
  async keep(pin: string, owner: string): Promise<boolean> {
    if (this.#vault === undefined) return false;
    const values = new Map<string, string>();
    for (const key of this.#written) {
      const value = this.getItem(key);
      if (value !== null) values.set(key, value);
    }
    await this.#vault.create(pin, owner, values);
    if (!this.#vault.exists) {
      this.#vault.erase();
      return false;
    }
    this.#state = 'kept';
    for (const key of this.#written) {
      // Making the key takes a moment, and the chat went on meanwhile.
      const newest = this.#tab?.getItem(key) ?? null;
      if (newest === null) this.#vault.removeItem(key);
      else if (newest !== values.get(key)) this.#vault.setItem(key, newest);
      this.#tab?.removeItem(key);
    }
    return true;
  }

  async unlock(pin: string): Promise<Opening> {
    if (this.#vault === undefined) return { kind: 'gone' };
    const opening = await this.#vault.open(pin);
    if (opening.kind === 'opened') this.#state = 'kept';
    if (opening.kind === 'gone') this.#state = 'tab';
    this.#sealed = opening.kind === 'wrong';
    return opening;
  }

  /** Closes what is kept; it needs the PIN again. */
  async lock(): Promise<void> {
    if (this.#state !== 'kept') return;
    this.#sealed = true;
    this.#state = 'locked';
    await this.#vault?.lock();
  }

  /** Deletes what is kept on the device. What the tab holds goes on. */
  discard(): void {
    if (this.#state === 'kept' && this.#vault) {
      for (const key of this.#written) {
        const value = this.#vault.getItem(key);
        if (value !== null) this.#tab?.setItem(key, value);
      }
    }
    this.erase();
  }

  /** Deletes what is kept on the device, whatever it is. */
  erase(): void {
    this.#vault?.erase();
    this.#state = 'tab';
    this.#sealed = false;
  }

  getItem(key: string): string | null {
    this.#written.add(key);
    if (this.#sealed) return null;
    return (this.#state === 'kept' ? this.#vault : this.#tab)?.getItem(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#written.add(key);
    if (!this.#sealed) (this.#state === 'kept' ? this.#vault : this.#tab)?.setItem(key, value);
  }

  removeItem(key: string): void {
    if (!this.#sealed) (this.#state === 'kept' ? this.#vault : this.#tab)?.removeItem(key);
  }
}
