import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4_096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/**
 * Random bytes from the operating system for what is stored in the clear, such as ids and nonces: fetched many at a
 * time, since each fetch costs more than what it is for. Not for keys and secrets, whose bytes must not stand in a pool.
 */
export function publicRandomBytes(count: number): Buffer {
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  used += count;
  return bytes;
}
