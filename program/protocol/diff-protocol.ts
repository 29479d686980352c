import { isObject } from './hash-protocol.ts';
import type { Protocol } from './schema.ts';

/** One value that two protocols do not share; null where the one has nothing there. */
export interface ProtocolChange {
  /** For example `escalation.high[1].afterSeconds`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What `after` changes, value by value, in the order of the rules. Pure. */
export function diffProtocol(before: Protocol, after: Protocol): ProtocolChange[] {
  const old = new Map(leaves(before, ''));
  const now = new Map(leaves(after, ''));
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Lists of plain words are one value: a word more is one change, not a shift of all that follow. */
function leaves(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value) && value.some(isObject))
    return value.flatMap((item, i) => leaves(item, `${path}[${i}]`));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, item]) => leaves(item, path ? `${path}.${key}` : key));
  return value === undefined ? [] : [[path, JSON.stringify(value)]];
}
