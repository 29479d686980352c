import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below what systems give away by themselves (from 32768 or 49152 on): there any connection of any program may take a port
 * while its server is down for a moment.
 */
const LOWEST = 12_000;
const HIGHEST = 32_000;
/** Each worker has ports of its own. */
const SHARE = 2_000;

const from = LOWEST + ((Number(process.env.VITEST_POOL_ID ?? 0) * SHARE) % (HIGHEST - LOWEST));
let next = Math.floor(Math.random() * SHARE);

/** A port that nobody has and that nobody else is given; for programs that cannot be asked to choose one, or that come back. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < SHARE; tries += 1) {
    const port = from + next;
    next = (next + 1) % SHARE;
    if (await isFree(port)) return port;
  }
  throw new Error('no port');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
