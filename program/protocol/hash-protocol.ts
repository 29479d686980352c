import { createHash } from 'node:crypto';

/** SHA-256 of a protocol's whole content, in hex; the order of its keys does not matter. */
export function protocolHash(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** What rows carry to say by which rules they were made: the version and the start of the hash. */
export function protocolLabel(version: string, hash: string): string {
  return `${version}+${hash.slice(0, 8)}`;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON with sorted keys, so that the order in a file does not change the hash. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
