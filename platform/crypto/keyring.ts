import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { HandrailError } from '../errors.ts';
import { Cipher, keyId } from './cipher.ts';

/** Clients' unwrapped keys kept in memory; more would be fetched and unwrapped again. */
const CACHE_SIZE = 5_000;

/**
 * All keys of the deployment, derived from the one master key. Each client has a data key of their own that is stored
 * only wrapped, so destroying the stored copy makes everything of that client unreadable for good.
 */
export class Keyring {
  /** Short public name of the master key, stored beside what it wrapped. */
  readonly masterKeyId: string;
  /** For what belongs to no client: staff, pages. */
  readonly system: Cipher;
  private readonly wrapper: Cipher;
  private readonly indexKey: Buffer;
  private readonly auditKey: Buffer;
  private readonly clients = new Map<string, Cipher>();

  constructor(master: Buffer) {
    if (master.length !== 32)
      throw new HandrailError('config_invalid', 'ENCRYPTION_KEY must be 32 bytes, base64');
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, 'handrail', use, 32));
    this.masterKeyId = keyId(master).toString('hex');
    this.wrapper = new Cipher(derive('wrap'));
    this.system = new Cipher(derive('system'));
    this.indexKey = derive('blind-index');
    this.auditKey = derive('audit');
  }

  /** A new client's key: its cipher, and the wrapped form to store. */
  createClientKey(clientId: string): { cipher: Cipher; wrapped: Buffer } {
    const key = randomBytes(32);
    const cipher = new Cipher(key);
    this.remember(clientId, cipher);
    return { cipher, wrapped: this.wrapper.sealBytes(`client-key/${clientId}`, key) };
  }

  /** @throws {HandrailError} client_erased when the stored key was destroyed. */
  clientCipher(clientId: string, wrapped: Uint8Array | null): Cipher {
    if (!wrapped) {
      this.clients.delete(clientId);
      throw new HandrailError('client_erased', 'the key of this client was destroyed');
    }
    const known = this.clients.get(clientId);
    if (known) return known;
    const cipher = new Cipher(this.wrapper.openBytes(`client-key/${clientId}`, wrapped));
    this.remember(clientId, cipher);
    return cipher;
  }

  /** The client's cipher when it is in memory; null says nothing about whether the client exists. */
  cachedCipher(clientId: string): Cipher | null {
    return this.clients.get(clientId) ?? null;
  }

  /** Drops a client's key from memory (after erasure). */
  forget(clientId: string): void {
    this.clients.delete(clientId);
  }

  /** Keyed hash by which an address is found without being stored readable. `kind` keeps phone and e-mail apart. */
  blindIndex(kind: string, value: string): string {
    return createHmac('sha256', this.indexKey).update(`${kind}\n${value}`).digest('hex').slice(0, 40);
  }

  /** Keyed hash for the audit chain: whoever can write to the database but lacks the key cannot forge an entry. */
  auditHash(previous: Uint8Array | null, entry: string): Buffer {
    const hmac = createHmac('sha256', this.auditKey);
    if (previous) hmac.update(previous);
    return hmac.update(entry).digest();
  }

  private remember(clientId: string, cipher: Cipher): void {
    if (this.clients.size >= CACHE_SIZE) {
      const oldest = this.clients.keys().next().value;
      if (oldest) this.clients.delete(oldest);
    }
    this.clients.set(clientId, cipher);
  }
}
