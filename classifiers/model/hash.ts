const PRIME = 0x01000193;

/** FNV-1a over UTF-16 units, 32 bits; goes on from `seed`. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, PRIME);
  }
  return value >>> 0;
}

/** Goes on with a hash over one unit. */
export function hashUnit(unit: number, seed: number): number {
  return Math.imul(seed ^ unit, PRIME) >>> 0;
}
