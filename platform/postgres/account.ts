import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseError } from './database-error.ts';

/** As whom PostgreSQL's programs run. */
export interface Account {
  /** Who owns what the server writes; undefined: ourselves. */
  readonly owner: UserIds | undefined;
  /** A command to put before the program that steps down to the owner in its stead. Mostly empty. */
  readonly prefix: readonly string[];
}

export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

const SYSTEM_USER = 'postgres';

/**
 * PostgreSQL refuses to run as root. So root steps down: to the owner of an existing data folder, else to the
 * system user `postgres`, which is made where it is missing. Anybody else runs it as themselves.
 * @param dataFolder PostgreSQL's own folder; need not exist yet
 * @param program the server's program, which the account must be able to reach too
 * @throws DatabaseError no_unprivileged_user, folder_not_ours, folder_not_reachable
 */
export function chooseAccount(dataFolder: string, program: string): Account {
  const ownerId = statSync(dataFolder, { throwIfNoEntry: false })?.uid;
  const ourselves = process.getuid?.();
  if (ourselves !== 0) {
    if (ownerId !== undefined && ourselves !== undefined && ownerId !== ourselves) {
      throw new DatabaseError(
        'folder_not_ours',
        `${dataFolder} belongs to another user. Run the command as that user, or set DATA_DIR to a folder of your own.`,
      );
    }
    return { owner: undefined, prefix: [] };
  }
  const owner = ownerId ? userOf(ownerId) : systemUser();
  const blocked = blockedOnTheWay(dataFolder, owner) ?? blockedOnTheWay(program, owner);
  return { owner, prefix: blocked === undefined ? [] : passThroughCommand(owner, blocked, program) };
}

function userOf(uid: number): UserIds {
  return findUser((user) => user.uid === uid) ?? { uid, gid: uid };
}

function systemUser(): UserEntry {
  const existing = findUser((user) => user.name === SYSTEM_USER);
  if (existing) return existing;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    SYSTEM_USER,
  ]);
  const made = findUser((user) => user.name === SYSTEM_USER);
  if (made) return made;
  throw new DatabaseError(
    'no_unprivileged_user',
    `PostgreSQL does not run as root, and the system user "${SYSTEM_USER}" could not be made. Run the command as another user, or set DATABASE_URL.`,
  );
}

interface UserEntry extends UserIds {
  readonly name: string;
}

function findUser(matches: (user: UserEntry) => boolean): UserEntry | undefined {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }))
    .find((user) => user.name !== '' && matches(user));
}

/** The first folder above `place` that the user may not pass through. */
function blockedOnTheWay(place: string, user: UserIds): string | undefined {
  const above: string[] = [];
  for (let folder = path.dirname(path.resolve(place)); ; folder = path.dirname(folder)) {
    above.unshift(folder);
    if (folder === path.dirname(folder)) break;
  }
  return above.find((folder) => {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (!stat) return false;
    const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
    return (stat.mode & bit) === 0;
  });
}

/**
 * Steps down and keeps the one right to pass through folders. It lets the server read what root can, which
 * is no more than the program that starts it can; still, it is used only where nothing else works.
 */
function passThroughCommand(user: UserIds, blocked: string, program: string): string[] {
  for (const right of ['dac_read_search', 'dac_override']) {
    // Without the bit, access(2) would leave the right out of its answer, and initdb asks it about itself.
    const args = [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      '--securebits=+no_setuid_fixup',
    ];
    const command = ['setpriv', ...args, `--inh-caps=+${right}`, `--ambient-caps=+${right}`, '--'];
    if (spawnSync('setpriv', [...command.slice(1), program, '--version']).status === 0) return command;
  }
  const asRoot = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (asRoot.status !== 0) {
    throw new DatabaseError('binaries_missing', 'the bundled PostgreSQL does not run here.', asRoot.stderr);
  }
  throw new DatabaseError(
    'folder_not_reachable',
    `PostgreSQL does not run as root, and its user may not pass through ${blocked}. Allow it (chmod o+x ${blocked}), set DATA_DIR to a folder that others may reach, run the command as another user, or set DATABASE_URL.`,
  );
}
