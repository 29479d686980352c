import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { publicRandomBytes } from './crypto/public-random.ts';

/** Makes ids; passed in like the clock, so that a replay gives the same ones. */
export interface Ids {
  /** A UUID that sorts by creation time (version 7). */
  next(): string;
  /** A secret of 256 bits for links and sessions, URL-safe. */
  secret(): string;
}

/** Random ids from the operating system's source. */
export function systemIds(clock: Clock): Ids {
  return {
    next: () => uuidV7(clock.now().getTime(), publicRandomBytes(10)),
    secret: () => randomBytes(32).toString('base64url'),
  };
}

/** The same ids in the same order for the same seed; for rehearsals and tests. */
export function seededIds(clock: Clock, seed: string): Ids {
  let count = 0;
  const bytes = () => createHash('sha256').update(`${seed}:${count++}`).digest();
  return {
    next: () => uuidV7(clock.now().getTime(), bytes()),
    secret: () => bytes().toString('base64url'),
  };
}

/** Whether it is written as a UUID, of any version. Ids come from outside too: what is none must not reach a uuid column. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function uuidV7(milliseconds: number, random: Buffer): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const tail = random.subarray(0, 10).toString('hex');
  const variant = ((Number.parseInt(tail[3] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}

/** A UUID made from a name: the same for the same name (version 8, over SHA-256). */
export function uuidFromName(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
