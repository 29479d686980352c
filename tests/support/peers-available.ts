import { existsSync } from 'node:fs';
import path from 'node:path';

const WHOLE = ['chromium', 'chromium-browser', 'google-chrome'] as const;
const NAMES = {
  'redis-server': ['redis-server'],
  chromium: WHOLE,
  // The same browser without what belongs to a window: a page costs it a third of the work.
  browser: ['chromium-headless-shell', ...WHOLE],
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
  const message = `${peer} is not installed (apt-get install ${peer === 'browser' ? 'chromium' : peer})`;
  if (process.env.CI === 'true') throw new Error(`${message}: under CI=true its tests must run`);
  console.warn(`${message}: its tests are skipped`);
  return undefined;
}

/** The path of redis-server, as requireOrSkip. */
export function hasRedis(): string | undefined {
  return requireOrSkip('redis-server');
}

/** The path of Chromium, the quick one where there is one, as requireOrSkip. */
export function hasBrowser(): string | undefined {
  return requireOrSkip('browser');
}

/** The path of the whole Chromium, as requireOrSkip: service workers are not to be relied on in the quick one. */
export function hasChromium(): string | undefined {
  return requireOrSkip('chromium');
}

function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).concat('/usr/bin');
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));
}
