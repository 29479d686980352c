import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError } from './database-error.ts';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.ts';

const POLL_MS = 25;
/** Longer than a first start with a slow disk, or a stop that waits for a checkpoint. */
const PATIENCE_MS = 90_000;

let lockCounter = 0;

/**
 * Runs `work` while no other process, and no other caller in this one, holds the same lock file. A lock whose
 * process has died is taken over. Rejects with `lock_timed_out` after 90 s.
 */
export async function withFolderLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  lockCounter += 1;
  const own = `${file}.${process.pid}.${lockCounter}`;
  // Written aside and linked, so that nobody ever reads a lock without its holder in it.
  writeFileSync(own, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
  try {
    for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
      if (tryLink(own, file)) return;
      removeIfAbandoned(file, `${own}.stale`);
      await wait(POLL_MS);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new DatabaseError(
    'lock_timed_out',
    `another process has been starting or stopping the database for too long. If none is, remove ${file} and try again.`,
  );
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeIfAbandoned(file: string, aside: string): void {
  if (holderLives(file)) return;
  try {
    renameSync(file, aside);
  } catch {
    return; // Another waiter was quicker.
  }
  // Between the look and the move somebody may have taken the lock over: theirs goes back.
  if (holderLives(aside)) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function holderLives(file: string): boolean {
  try {
    return isAlive(JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity);
  } catch (error) {
    // Gone meanwhile: nothing to take over, the next try at linking decides.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
