import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a process that does nothing takes from start to end where nothing else runs, at most. */
const NOTHING_MS = 150;

/** How many times slower than it could this machine runs a program just now; 1 at least. For promises that name seconds. */
export async function timesSlower(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return Math.max(1, (performance.now() - started) / NOTHING_MS);
}
