import { z } from 'zod';
import type { Cipher } from '../../../platform/crypto/cipher.ts';

/** What a browser keeps for us between two requests of one sign-in, sealed, for a few minutes. */
export class SealedCookie<T> {
  readonly #name: string;
  readonly #purpose: string;
  readonly #shape: z.ZodType<{ at: number; kept: T }>;
  readonly #cipher: Cipher;
  readonly #seconds: number;
  readonly #attributes: string;

  /**
   * `sameSite`: `Lax` where the browser comes back from another site, else `Strict`. `purpose` binds the seal, so that
   * one cookie's content never passes for another's.
   */
  constructor(parts: {
    name: string;
    purpose: string;
    shape: z.ZodType<T>;
    cipher: Cipher;
    seconds: number;
    isSecure: boolean;
    sameSite: 'Lax' | 'Strict';
  }) {
    this.#name = parts.isSecure ? `__Host-${parts.name}` : parts.name;
    this.#purpose = parts.purpose;
    this.#shape = z.object({ at: z.number(), kept: parts.shape }) as z.ZodType<{ at: number; kept: T }>;
    this.#cipher = parts.cipher;
    this.#seconds = parts.seconds;
    this.#attributes = `Path=/; HttpOnly; SameSite=${parts.sameSite}${parts.isSecure ? '; Secure' : ''}`;
  }

  /** The `Set-Cookie` line that keeps a value. */
  keep(kept: T, now: Date): string {
    const sealed = this.#cipher.seal(this.#purpose, { at: now.getTime(), kept });
    return `${this.#name}=${Buffer.from(sealed).toString('base64url')}; ${this.#attributes}; Max-Age=${this.#seconds}`;
  }

  /** The `Set-Cookie` line that takes it away. */
  forget(): string {
    return `${this.#name}=; ${this.#attributes}; Max-Age=0`;
  }

  /** What a `Cookie` header holds of it, with when it was kept; null where it is missing, too old or not ours. */
  read(header: string | undefined, now: Date): { readonly kept: T; readonly at: Date } | null {
    const start = `${this.#name}=`;
    const value = header
      ?.split(';')
      .map((part) => part.trim())
      .find((part) => part.startsWith(start))
      ?.slice(start.length);
    if (!value) return null;
    const opened = this.#shape.safeParse(this.#open(value));
    if (!opened.success) return null;
    const { at, kept } = opened.data;
    const age = now.getTime() - at;
    return age >= 0 && age <= this.#seconds * 1000 ? { kept, at: new Date(at) } : null;
  }

  #open(value: string): unknown {
    try {
      return this.#cipher.open<unknown>(this.#purpose, Buffer.from(value, 'base64url'));
    } catch {
      return null;
    }
  }
}
