import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { HandrailError } from '../errors.ts';
import { Cipher, keyId } from './cipher.ts';

/** Clients' unwrapped keys kept in memory; more would be fetched and unwrapped again. */
const CACHE_SIZE = 5_000;

/** What outlives a master key: kept sealed under the next one. Base64. */
export interface InheritedKeys {
  /** Made with the first master key: blind indexes cannot be computed again once a client's identity is gone. */
  readonly index: string;
  /** By the id of the master key under which audit entries were written: they are never written again. */
  readonly audit: Readonly<Record<string, string>>;
  /** Of what belongs to no client, from before. */
  readonly system: readonly string[];
}

/** Beside the master key that writes: others that still read, and which of them all the database notes as its own. */
export interface KeyringHistory {
  readonly others: readonly Buffer[];
  readonly notedId: string;
  /** As `sealInherited` of the noted key made it; null before the first rotation. */
  readonly inherited: Uint8Array | null;
}

/**
 * All keys of the deployment, derived from the one master key. Each client has a data key of their own that is stored
 * only wrapped, so destroying the stored copy makes everything of that client unreadable for good.
 */
export class Keyring {
  /** Short public name of the master key that writes, stored beside what it wrapped. */
  readonly masterKeyId: string;
  /** For what belongs to no client: staff, pages. */
  readonly system: Cipher;
  private readonly wrapper: Cipher;
  private readonly indexKey: Buffer;
  private readonly auditKeys: ReadonlyMap<string, Buffer>;
  private readonly systemKeys: readonly Buffer[];
  private readonly clients = new Map<string, Cipher>();

  /** @throws {HandrailError} key_missing when the noted key is none of those that are given */
  constructor(master: Buffer, history?: KeyringHistory) {
    const main = derivedKeys(master);
    const all = [main, ...(history?.others ?? []).map(derivedKeys)];
    const noted = history ? all.find(({ id }) => id === history.notedId) : main;
    if (!noted) throw new HandrailError('key_missing', 'the key of this database is not among those given');
    const inherited = history?.inherited
      ? new Cipher(noted.wrap).open<InheritedKeys>(INHERITED, history.inherited)
      : null;
    const decode = (text: string) => Buffer.from(text, 'base64');
    this.masterKeyId = main.id;
    this.wrapper = new Cipher(
      main.wrap,
      all.map(({ wrap }) => wrap),
    );
    this.systemKeys = [...(inherited?.system ?? []).map(decode), ...all.map(({ system }) => system)];
    this.system = new Cipher(main.system, this.systemKeys);
    this.indexKey = inherited ? decode(inherited.index) : noted.index;
    this.auditKeys = new Map([
      ...Object.entries(inherited?.audit ?? {}).map(([id, key]) => [id, decode(key)] as const),
      ...all.map(({ id, audit }) => [id, audit] as const),
    ]);
  }

  /** What has to be kept when the master key that writes becomes the only one. */
  sealInherited(): Buffer {
    const inherited: InheritedKeys = {
      index: this.indexKey.toString('base64'),
      audit: Object.fromEntries([...this.auditKeys].map(([id, key]) => [id, key.toString('base64')])),
      system: this.systemKeys.map((key) => key.toString('base64')),
    };
    return this.wrapper.seal(INHERITED, inherited);
  }

  /** A client's stored key, wrapped anew with the master key that writes; null where it is already. */
  rewrap(clientId: string, wrapped: Uint8Array): Buffer | null {
    if (this.wrapper.isCurrent(wrapped)) return null;
    const purpose = `client-key/${clientId}`;
    return this.wrapper.sealBytes(purpose, this.wrapper.openBytes(purpose, wrapped));
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

  /**
   * Keyed hash for the audit chain: whoever can write to the database but lacks the key cannot forge an entry. New entries are
   * hashed with the master key that writes; `keyId` checks one from before.
   * @throws {HandrailError} key_missing when that key is not known any more
   */
  auditHash(previous: Uint8Array | null, entry: string, keyId: string = this.masterKeyId): Buffer {
    const key = this.auditKeys.get(keyId);
    if (!key) throw new HandrailError('key_missing', 'the audit key of this entry is not known');
    const hmac = createHmac('sha256', key);
    if (previous) hmac.update(previous);
    return hmac.update(entry).digest();
  }

  /** Whether entries that were written under this master key can be checked. */
  knowsAuditKey(keyId: string): boolean {
    return this.auditKeys.has(keyId);
  }

  private remember(clientId: string, cipher: Cipher): void {
    if (this.clients.size >= CACHE_SIZE) {
      const oldest = this.clients.keys().next().value;
      if (oldest) this.clients.delete(oldest);
    }
    this.clients.set(clientId, cipher);
  }
}

const INHERITED = 'system_state.master_key/inherited';

interface DerivedKeys {
  readonly id: string;
  readonly wrap: Buffer;
  readonly system: Buffer;
  readonly index: Buffer;
  readonly audit: Buffer;
}

function derivedKeys(master: Buffer): DerivedKeys {
  if (master.length !== 32)
    throw new HandrailError('config_invalid', 'ENCRYPTION_KEY must be 32 bytes, base64');
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, 'handrail', use, 32));
  return {
    id: keyId(master).toString('hex'),
    wrap: derive('wrap'),
    system: derive('system'),
    index: derive('blind-index'),
    audit: derive('audit'),
  };
}
