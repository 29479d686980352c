import type { KeyValueStore } from './session-memory.ts';

/** Rounds of PBKDF2 with SHA-256: about half a second on a phone, for every guess. */
const ROUNDS = 600_000;
/** After so many wrong tries what is kept is deleted. */
export const MAX_TRIES = 5;
export const MIN_PIN_LENGTH = 4;
export const MAX_PIN_LENGTH = 64;

/** What the browser gives for a derived key; never extractable. */
type VaultKey = Awaited<ReturnType<typeof crypto.subtle.deriveKey>>;

/** What lies in the device's storage: nothing of it can be read without the PIN but that it is there, and how many tries were made. */
interface Chest {
  readonly salt: string;
  readonly rounds: number;
  readonly owner: string;
  readonly tries: number;
  readonly iv: string;
  readonly box: string;
}

export type Opening =
  | { readonly kind: 'opened' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** That was the last try, or nothing was there (any more). */
  | { readonly kind: 'gone' };

const toText = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const toBytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** In pieces, because a long conversation's bytes are too many arguments for one call. */
function boxText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/**
 * Keeps values on the device under a key that is derived from the client's PIN (PBKDF2, AES-GCM). The PIN and the key are
 * never stored. It keeps out a person who picks up the device and guesses; a short PIN does not keep out somebody who copies
 * the storage and has time.
 */
export class Vault implements KeyValueStore {
  readonly #disk: KeyValueStore;
  readonly #place: string;
  #key: VaultKey | undefined;
  #values = new Map<string, string>();
  #saving: Promise<void> = Promise.resolve();

  constructor(disk: KeyValueStore, server: string) {
    this.#disk = disk;
    this.#place = `handrail.chat kept ${server}`;
  }

  get exists(): boolean {
    return this.#chest() !== undefined;
  }

  get isOpen(): boolean {
    return this.#key !== undefined;
  }

  /** Whether it was closed by this person; told by a salted hash. */
  async isOf(owner: string): Promise<boolean> {
    const chest = this.#chest();
    return chest !== undefined && chest.owner === (await ownerTag(chest.salt, owner));
  }

  /** Begins to keep `values` behind a PIN. An older vault is replaced. */
  async create(pin: string, owner: string, values: ReadonlyMap<string, string>): Promise<void> {
    const salt = toText(crypto.getRandomValues(new Uint8Array(16)));
    this.#key = await keyOf(pin, salt, ROUNDS);
    this.#values = new Map(values);
    const head = { salt, rounds: ROUNDS, owner: await ownerTag(salt, owner), tries: 0 };
    this.#write({ ...head, ...(await this.#closed()) });
  }

  /** Tries a PIN. The try is counted before it is known whether it is right. */
  async open(pin: string): Promise<Opening> {
    const chest = this.#chest();
    if (chest === undefined) return { kind: 'gone' };
    this.#write({ ...chest, tries: chest.tries + 1 });
    const key = await keyOf(pin, chest.salt, chest.rounds);
    try {
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: toBytes(chest.iv) },
        key,
        toBytes(chest.box),
      );
      this.#values = new Map(JSON.parse(new TextDecoder().decode(plain)) as [string, string][]);
      this.#key = key;
      this.#write({ ...chest, tries: 0 });
      return { kind: 'opened' };
    } catch {
      const triesLeft = MAX_TRIES - chest.tries - 1;
      if (triesLeft > 0) return { kind: 'wrong', triesLeft };
      this.erase();
      return { kind: 'gone' };
    }
  }

  /** Forgets the key and the values here; what is kept stays closed. Waits for what is being written. */
  async lock(): Promise<void> {
    const saved = this.#saving;
    await saved;
    this.#key = undefined;
    this.#values.clear();
  }

  erase(): void {
    this.#key = undefined;
    this.#values.clear();
    try {
      this.#disk.removeItem(this.#place);
    } catch {
      // Nothing was kept.
    }
  }

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#values.set(key, value);
    this.#save();
  }

  removeItem(key: string): void {
    this.#values.delete(key);
    this.#save();
  }

  /** One after another, and each time the newest. Another tab may have deleted the vault: then it stays deleted. */
  #save(): void {
    this.#saving = this.#saving.then(async () => {
      if (this.#key === undefined) return;
      const closed = await this.#closed();
      const chest = this.#chest();
      if (chest !== undefined) this.#write({ ...chest, ...closed });
    });
  }

  async #closed(): Promise<Pick<Chest, 'iv' | 'box'>> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify([...this.#values]));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key as VaultKey, plain);
    return { iv: toText(iv), box: boxText(new Uint8Array(box)) };
  }

  #chest(): Chest | undefined {
    try {
      const found = JSON.parse(this.#disk.getItem(this.#place) ?? 'null') as Chest | null;
      return typeof found?.box === 'string' && typeof found.tries === 'number' ? found : undefined;
    } catch {
      return undefined;
    }
  }

  #write(chest: Chest): void {
    try {
      this.#disk.setItem(this.#place, JSON.stringify(chest));
    } catch {
      // Storage is full or forbidden: what was kept before stays as it was.
    }
  }
}

async function keyOf(pin: string, salt: string, iterations: number): Promise<VaultKey> {
  const material = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(pin.normalize('NFKC')),
    'PBKDF2',
    false,
    ['deriveKey'],
  );
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: toBytes(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

async function ownerTag(salt: string, owner: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt} ${owner}`));
  return toText(new Uint8Array(hash));
}
