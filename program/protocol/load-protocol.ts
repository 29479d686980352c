import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { errorCodeOf, HandrailError } from '../../platform/errors.ts';
import { BUILT_IN_PROTOCOL } from './built-in.ts';
import { isObject, protocolHash, protocolLabel } from './hash-protocol.ts';
import { type Protocol, protocolSchema } from './schema.ts';

/** The protocol in force, with the hash of its whole content (the built-in part included). */
export interface ActiveProtocol {
  readonly rules: Protocol;
  readonly hash: string;
  /** What rows carry to say by which rules they were made: the version and the start of the hash. */
  readonly label: string;
  readonly source: 'built_in' | 'file';
}

/** The protocol that fills in for every program without a file. */
export function builtInProtocol(): ActiveProtocol {
  return activate(BUILT_IN_PROTOCOL, 'built_in');
}

/**
 * Reads PROTOCOL_FILE over the built-in protocol; null means the built-in one.
 * @throws {HandrailError} protocol_invalid, naming the path of the first error.
 */
export async function loadProtocol(file: string | null): Promise<ActiveProtocol> {
  if (!file) return builtInProtocol();
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new HandrailError('protocol_invalid', `PROTOCOL_FILE cannot be read (${errorCodeOf(cause)})`, {
      cause,
    });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new HandrailError('protocol_invalid', 'PROTOCOL_FILE is not JSON', { cause });
  }
  return parseProtocol(parsed);
}

/**
 * A protocol given as a value, merged over the built-in one: objects key by key, lists as a whole.
 * @throws {HandrailError} protocol_invalid, naming the path of the first error.
 */
export function parseProtocol(value: unknown): ActiveProtocol {
  if (!isObject(value)) throw new HandrailError('protocol_invalid', 'the protocol must be a JSON object');
  const result = protocolSchema.safeParse(merge(BUILT_IN_PROTOCOL, value));
  if (!result.success) throw new HandrailError('protocol_invalid', describeIssue(result.error));
  return activate(result.data, 'file');
}

function activate(rules: Protocol, source: ActiveProtocol['source']): ActiveProtocol {
  const hash = protocolHash(rules);
  return { rules, hash, label: protocolLabel(rules.version, hash), source };
}

/**
 * A protocol as it was stored. Rules that came with a later release are filled in from the built-in one; the hash stays
 * that of what was stored.
 * @throws {HandrailError} protocol_invalid when its content is no longer what the hash was made of
 */
export function storedProtocol(body: unknown, hash: string): ActiveProtocol {
  if (protocolHash(body) !== hash)
    throw new HandrailError('protocol_invalid', 'the stored protocol was changed after it was stored');
  const { rules } = parseProtocol(body);
  return { rules, hash, label: protocolLabel(rules.version, hash), source: 'file' };
}

function merge(base: object, over: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const under = Object.hasOwn(merged, key) ? merged[key] : undefined;
    // A plain assignment of "__proto__" would change the object instead of adding the unknown key that it is.
    Object.defineProperty(merged, key, {
      value: isObject(under) && isObject(value) ? merge(under, value) : value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return merged;
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'the protocol is not valid';
  if (issue.code === 'unrecognized_keys')
    return `${pathText([...issue.path, issue.keys[0] ?? ''])}: unknown key`;
  return `${pathText(issue.path)}: ${issue.message}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('');
}
