import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account, chooseAccount } from './account.ts';
import { findBinaries, POSTGRES_MAJOR, type PostgresBinaries } from './binaries.ts';
import { DatabaseError } from './database-error.ts';
import { commandLineOf, identityOf, isAlive, type ProcessIdentity } from './process-identity.ts';

/** The superuser and owner of the embedded cluster. */
export const CLUSTER_USER = 'handrail';

const POLL_MS = 10;
/** Recovery after a crash replays the log first; on a slow disk that takes a while. */
const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 30_000;
const LARGEST_LOG_BYTES = 10_000_000;

/** PostgreSQL's data folder and the programs that work on it. */
export interface Cluster {
  readonly folder: string;
  readonly logFile: string;
  readonly binaries: PostgresBinaries;
  readonly account: Account;
}

export interface RunningServer {
  readonly port: number;
  readonly postmaster: ProcessIdentity;
}

/** The cluster in `dataDir`/postgres. Finds programs and account, starts nothing. */
export function clusterIn(dataDir: string): Cluster {
  const folder = path.join(dataDir, 'postgres');
  const binaries = findBinaries();
  return {
    folder,
    logFile: path.join(dataDir, 'postgres.log'),
    binaries,
    account: chooseAccount(folder, binaries.postgres),
  };
}

/** Whether the cluster has been made. Throws `other_major_version` where another PostgreSQL made it. */
export function isInitialized(cluster: Cluster): boolean {
  const file = path.join(cluster.folder, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const version = readFileSync(file, 'utf8').trim();
  if (version === POSTGRES_MAJOR) return true;
  throw new DatabaseError(
    'other_major_version',
    `${cluster.folder} was made by PostgreSQL ${version}; this release brings ${POSTGRES_MAJOR}. Move the data with pg_dump, or set DATABASE_URL to a PostgreSQL ${version} server.`,
  );
}

/** Makes the cluster. It appears under its name only when complete: a crash half-way leaves nothing behind. */
export async function initialize(cluster: Cluster, password: string, durable: boolean): Promise<void> {
  const unfinished = `${cluster.folder}.unfinished`;
  const passwordFile = `${cluster.folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(cluster, passwordFile);
  makeFolderFor(cluster, unfinished);
  const args = ['-D', unfinished, '-U', CLUSTER_USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  args.push('--no-instructions', ...(durable ? [] : ['--no-sync']));
  try {
    const { code, output } = await finish(launch(cluster, cluster.binaries.initdb, args, 'pipe'));
    if (code !== 0) {
      throw new DatabaseError(
        'initialization_failed',
        `the database could not be made in ${cluster.folder}.`,
        output,
      );
    }
    renameSync(unfinished, cluster.folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Sets a new password in a stopped cluster whose connection file was lost. */
export async function resetPassword(cluster: Cluster, password: string): Promise<void> {
  const child = launch(
    cluster,
    cluster.binaries.postgres,
    ['--single', '-D', cluster.folder, 'postgres'],
    'pipe',
  );
  child.stdin?.end(`ALTER USER ${CLUSTER_USER} PASSWORD '${password}';\n`);
  const { code, output } = await finish(child);
  if (code !== 0) throw new DatabaseError('start_failed', 'the database could not be opened.', output);
}

/**
 * Starts the server on a free port of 127.0.0.1, in a process group of its own: Ctrl-C and a killed parent
 * do not take it down before the last turn has been drained. Resolves once it takes connections.
 */
export async function start(cluster: Cluster, durable: boolean): Promise<RunningServer> {
  removeStrangersPidFile(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const failure = await startOn(cluster, port, durable);
    if (!(failure instanceof DatabaseError)) return { port, postmaster: failure };
    // Between our look for a free port and the server's own, somebody may have taken it; backends of a
    // killed server may still be leaving.
    const passing = /address already in use|shared memory block/i.test(failure.details ?? '');
    if (!passing || attempt === 5) throw failure;
    await wait(200 * attempt);
  }
}

async function startOn(
  cluster: Cluster,
  port: number,
  durable: boolean,
): Promise<ProcessIdentity | DatabaseError> {
  const logSize = statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const keepLog = logSize < LARGEST_LOG_BYTES;
  const log = openSync(cluster.logFile, keepLog ? 'a' : 'w', 0o600);
  const settings = serverSettings(port, durable).flatMap((setting) => ['-c', setting]);
  const child = launch(cluster, cluster.binaries.postgres, ['-D', cluster.folder, ...settings], log);
  closeSync(log);
  let exited = false;
  let launchError: Error | undefined;
  child.on('exit', () => {
    exited = true;
  });
  child.on('error', (error) => {
    exited = true;
    launchError = error;
  });
  for (let waited = 0; waited < START_PATIENCE_MS && !exited; waited += POLL_MS) {
    const postmaster = child.pid === undefined ? undefined : identityOf(child.pid);
    if (postmaster && readPidFile(cluster)?.ready === child.pid) {
      child.unref();
      return postmaster;
    }
    await wait(POLL_MS);
  }
  const said =
    launchError?.message ??
    readFileSync(cluster.logFile, 'utf8')
      .slice(keepLog ? logSize : 0)
      .trim();
  if (exited) return new DatabaseError('start_failed', 'the database did not start.', said);
  child.kill('SIGQUIT');
  return new DatabaseError('start_timed_out', 'the database did not become ready in time.', said);
}

function serverSettings(port: number, durable: boolean): string[] {
  const onOff = durable ? 'on' : 'off';
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
    `fsync=${onOff}`,
    `synchronous_commit=${onOff}`,
    `full_page_writes=${onOff}`,
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    // A log line of the server's must not carry what a row holds.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    // Nothing is ever replayed from a throwaway server's log, so it may stay small.
    ...(durable ? [] : ['wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=64MB']),
  ];
}

/** Stops the server in an orderly way (open transactions are rolled back) and waits until it is gone. */
export async function stop(postmaster: ProcessIdentity): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(postmaster)) return;
    process.kill(postmaster.pid, signal);
    for (let waited = 0; waited < STOP_PATIENCE_MS && isAlive(postmaster); waited += POLL_MS)
      await wait(POLL_MS);
  }
}

/** The server that works on this cluster though no connection file tells of it; undefined: none does. */
export function findStrayServer(cluster: Cluster): ProcessIdentity | undefined {
  const pid = readPidFile(cluster)?.pid;
  return pid !== undefined && isServerOf(cluster, pid) ? identityOf(pid) : undefined;
}

/**
 * A killed server leaves its pid file. When another process of ours has got that number since (after a
 * container's restart, say), PostgreSQL would take it for a living server and refuse to start.
 */
function removeStrangersPidFile(cluster: Cluster): void {
  const pid = readPidFile(cluster)?.pid;
  if (pid === undefined || isServerOf(cluster, pid)) return;
  rmSync(path.join(cluster.folder, 'postmaster.pid'), { force: true });
}

function isServerOf(cluster: Cluster, pid: number): boolean {
  if (identityOf(pid) === undefined) return false;
  const command = commandLineOf(pid);
  return command === undefined || command.includes(`-D ${cluster.folder}`);
}

/** Line 1 of postmaster.pid is the process; line 8 its state. */
function readPidFile(cluster: Cluster): { pid: number; ready: number | undefined } | undefined {
  try {
    const lines = readFileSync(path.join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return { pid, ready: lines[7]?.trim() === 'ready' ? pid : undefined };
  } catch {
    return undefined;
  }
}

function makeFolderFor(cluster: Cluster, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(cluster, folder);
}

function giveTo(cluster: Cluster, target: string): void {
  const { owner } = cluster.account;
  if (owner) chownSync(target, owner.uid, owner.gid);
}

function launch(
  cluster: Cluster,
  program: string,
  args: readonly string[],
  output: 'pipe' | number,
): ChildProcess {
  const { owner, prefix } = cluster.account;
  const [command = program, ...rest] = [...prefix, program, ...args];
  const options: SpawnOptions = {
    // Nothing of our own environment: it may hold keys.
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    cwd: '/',
    detached: true,
    stdio: output === 'pipe' ? 'pipe' : ['ignore', output, output],
    ...(owner && prefix.length === 0 ? owner : {}),
  };
  return spawn(command, rest, options);
}

function finish(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
