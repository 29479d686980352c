import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopIfUnused } from '../../platform/postgres/open-database.ts';
import { identityOf, isAlive, type ProcessIdentity } from '../../platform/postgres/process-identity.ts';

const PREFIX = 'handrail-tests-';
const OWNER_FILE = 'owner.json';

/** A folder for one run of the suite: its database server, scratch files. Says which process it belongs to. */
export function makeRunFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
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
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const name of folders) {
    const folder = path.join(tmpdir(), name);
    if (isAbandoned(folder)) await removeRunFolder(folder);
  }
}

function isAbandoned(folder: string): boolean {
  try {
    return !isAlive(JSON.parse(readFileSync(path.join(folder, OWNER_FILE), 'utf8')) as ProcessIdentity);
  } catch {
    return false; // Being made, or somebody else's.
  }
}
