import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopIfUnused } from '../../platform/postgres/open-database.ts';
import { identityOf, isAlive, type ProcessIdentity } from '../../platform/postgres/process-identity.ts';

/** Memory, where there is enough of it: the suite writes some hundred megabytes and keeps nothing. */
const MEMORY_FOLDER = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

const PREFIX = 'handrail-tests-';
const OWNER_FILE = 'owner.json';

/** A folder for one run of the suite: its database server, scratch files. Says which process it belongs to. */
export function makeRunFolder(): string {
  const folder = mkdtempSync(path.join(scratchRoot(), PREFIX));
  // Root's database server runs as another user, who has to pass through.
  chmodSync(folder, 0o755);
  writeFileSync(path.join(folder, OWNER_FILE), JSON.stringify(identityOf(process.pid)));
  return folder;
}

/** Stops the run's database server, where a test started one, and removes the folder. */
export async function removeRunFolder(folder: string): Promise<void> {
  await stopIfUnused(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** A run that was killed leaves its server behind: the next run removes it. */
export async function removeAbandonedRunFolders(): Promise<void> {
  const folders = readdirSync(scratchRoot()).filter((name) => name.startsWith(PREFIX));
  for (const name of folders) {
    const folder = path.join(scratchRoot(), name);
    if (isAbandoned(folder)) await removeRunFolder(folder);
  }
}

/** Where tests may make folders that do not outlive them. */
export function scratchRoot(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    accessSync(MEMORY_FOLDER, constants.W_OK);
    return bavail * bsize >= ENOUGH_BYTES ? MEMORY_FOLDER : tmpdir();
  } catch {
    return tmpdir();
  }
}

function isAbandoned(folder: string): boolean {
  try {
    return !isAlive(JSON.parse(readFileSync(path.join(folder, OWNER_FILE), 'utf8')) as ProcessIdentity);
  } catch {
    return false; // Being made, or somebody else's.
  }
}
