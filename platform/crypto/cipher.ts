import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { HandrailError } from '../errors.ts';
import { publicRandomBytes } from './public-random.ts';

const FORMAT = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;

/** First bytes of a key's hash, in the clear in front of what it encrypted: tells keys apart without revealing them. */
export function keyId(key: Buffer): Buffer {
  return createHash('sha256').update('handrail-key-id').update(key).digest().subarray(0, KEY_ID_BYTES);
}

/**
 * AES-256-GCM under one data key. `purpose` names where the value lives (for example `message.body/<id>`) and is
 * authenticated: a ciphertext moved to another row or column does not open. Seals with one key; opens also what `older` keys
 * sealed, told apart by the id in front.
 */
export class Cipher {
  private readonly key: Buffer;
  private readonly id: Buffer;
  private readonly byId: ReadonlyMap<string, Buffer>;

  constructor(key: Buffer, older: readonly Buffer[] = []) {
    this.key = key;
    this.id = keyId(key);
    this.byId = new Map([...older, key].map((one) => [keyId(one).toString('hex'), one]));
  }

  sealBytes(purpose: string, plain: Uint8Array): Buffer {
    const nonce = publicRandomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    cipher.setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(FORMAT), this.id, nonce, cipher.getAuthTag(), body]);
  }

  /** @throws {HandrailError} decryption_failed when the key, the purpose or a byte differs. */
  openBytes(purpose: string, sealed: Uint8Array): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const key = this.byId.get(bytes.toString('hex', 1, 1 + KEY_ID_BYTES));
    if (bytes.length < HEADER_BYTES || bytes[0] !== FORMAT || !key) {
      throw new HandrailError('decryption_failed', `not a value of this key: ${purpose.split('/')[0]}`);
    }
    const nonceAt = 1 + KEY_ID_BYTES;
    const tagAt = nonceAt + NONCE_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(nonceAt, tagAt));
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(tagAt, HEADER_BYTES));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]);
    } catch (cause) {
      throw new HandrailError('decryption_failed', `cannot open ${purpose.split('/')[0]}`, { cause });
    }
  }

  /** Whether this was sealed with the key that seals now, not with an older one. */
  isCurrent(sealed: Uint8Array): boolean {
    return Buffer.from(sealed)
      .subarray(1, 1 + KEY_ID_BYTES)
      .equals(this.id);
  }

  /** Encrypts a JSON value. */
  seal(purpose: string, value: unknown): Buffer {
    return this.sealBytes(purpose, Buffer.from(JSON.stringify(value)));
  }

  /** Decrypts what `seal` made; the caller names the shape it stored there. */
  open<T>(purpose: string, sealed: Uint8Array): T {
    return JSON.parse(this.openBytes(purpose, sealed).toString('utf8')) as T;
  }
}
