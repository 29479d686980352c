import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cipher } from '../../platform/crypto/cipher.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';

const PURPOSE = 'message.body/1';

describe('a cipher', () => {
  it('opens what it sealed, whatever it was', () => {
    const cipher = new Cipher(randomBytes(32));
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(json);
        expect(cipher.open(PURPOSE, cipher.seal(PURPOSE, value))).toEqual(value);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(Uint8Array.from(cipher.openBytes(PURPOSE, cipher.sealBytes(PURPOSE, bytes)))).toEqual(bytes);
      }),
    );
  });

  it('does not open what was moved to another row or column', () => {
    const cipher = new Cipher(randomBytes(32));
    const sealed = cipher.seal(PURPOSE, 'x');
    for (const other of ['message.body/2', 'outbox.body/1', '']) {
      expect(() => cipher.open(other, sealed)).toThrow(
        expect.objectContaining({ code: 'decryption_failed' }),
      );
    }
  });

  it('does not open what another key sealed', () => {
    const sealed = new Cipher(randomBytes(32)).seal(PURPOSE, 'x');
    expect(() => new Cipher(randomBytes(32)).open(PURPOSE, sealed)).toThrow(
      expect.objectContaining({ code: 'decryption_failed' }),
    );
  });

  it('notices every changed and every missing byte, and says nothing of the content', () => {
    const cipher = new Cipher(randomBytes(32));
    const sealed = cipher.seal(PURPOSE, 'marmalade');
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      for (const broken of [changed, sealed.subarray(0, i)]) {
        expect(() => cipher.open(PURPOSE, broken)).toThrow(
          expect.objectContaining({
            code: 'decryption_failed',
            message: expect.not.stringContaining('marmalade'),
          }),
        );
      }
    }
  });

  it('never seals the same thing the same way, nor shows it', () => {
    const cipher = new Cipher(randomBytes(32));
    const sealed = Array.from({ length: 50 }, () => cipher.seal(PURPOSE, 'marmalade').toString('hex'));
    expect(new Set(sealed).size).toBe(50);
    expect(sealed.join()).not.toContain(Buffer.from('marmalade').toString('hex'));
  });
});

describe('the keyring', () => {
  const master = randomBytes(32);

  it('opens a client’s words in another process from the wrapped key', () => {
    const { cipher, wrapped } = new Keyring(master).createClientKey('a');
    const sealed = cipher.seal(PURPOSE, 'hello');
    expect(new Keyring(master).clientCipher('a', wrapped).open(PURPOSE, sealed)).toBe('hello');
  });

  it('takes a wrapped key for its own client only, and only under the master key that wrapped it', () => {
    const { wrapped } = new Keyring(master).createClientKey('a');
    expect(() => new Keyring(master).clientCipher('b', wrapped)).toThrow(
      expect.objectContaining({ code: 'decryption_failed' }),
    );
    expect(() => new Keyring(randomBytes(32)).clientCipher('a', wrapped)).toThrow(
      expect.objectContaining({ code: 'decryption_failed' }),
    );
  });

  it('knows an erased client at once, also where the key was still in memory', () => {
    const keyring = new Keyring(master);
    keyring.createClientKey('a');
    expect(keyring.cachedCipher('a')).not.toBeNull();
    expect(() => keyring.clientCipher('a', null)).toThrow(expect.objectContaining({ code: 'client_erased' }));
    expect(keyring.cachedCipher('a')).toBeNull();
  });

  it('keeps clients’ keys and the system’s apart', () => {
    const keyring = new Keyring(master);
    const a = keyring.createClientKey('a').cipher;
    const b = keyring.createClientKey('b').cipher;
    const sealed = a.seal(PURPOSE, 'x');
    for (const other of [b, keyring.system]) expect(() => other.open(PURPOSE, sealed)).toThrow();
  });

  it('finds the same address by the same index: of its kind, under this master key', () => {
    const keyring = new Keyring(master);
    const index = keyring.blindIndex('phone', '+15550100001');
    expect(new Keyring(master).blindIndex('phone', '+15550100001')).toBe(index);
    const others = [
      keyring.blindIndex('email', '+15550100001'),
      keyring.blindIndex('phone', '+15550100002'),
      new Keyring(randomBytes(32)).blindIndex('phone', '+15550100001'),
    ];
    for (const other of others) expect(other).not.toBe(index);
    expect(index).not.toContain('5550100001');
  });

  it('needs a key of 32 bytes', () => {
    expect(() => new Keyring(randomBytes(16))).toThrow(expect.objectContaining({ code: 'config_invalid' }));
  });
});
