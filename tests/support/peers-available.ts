import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = {
  'redis-server': ['redis-server'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
} as const;

export type Peer = keyof typeof NAMES;

/**
 * Where a program that some suites need lies. Where it is missing, says that the suite is skipped and returns
 * undefined; under CI=true it throws, for there nothing may be skipped silently.
 *
 *   const redis = requireOrSkip('redis-server');
 *   describe.skipIf(!redis)('…', …)
 */
export function requireOrSkip(peer: Peer): string | undefined {
  const found = findProgram(NAMES[peer]);
  if (found) return found;
  const message = `${peer} is not installed (apt-get install ${peer})`;
  if (process.env.CI === 'true') throw new Error(`${message}: under CI=true its tests must run`);
  console.warn(`${message}: its tests are skipped`);
  return undefined;
}

/** The path of redis-server, as requireOrSkip. */
export function hasRedis(): string | undefined {
  return requireOrSkip('redis-server');
}

/** The path of Chromium, as requireOrSkip. */
export function hasChromium(): string | undefined {
  return requireOrSkip('chromium');
}

function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).concat('/usr/bin');
  return folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
}
