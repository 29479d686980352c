import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import {
  CLUSTER_USER,
  type Cluster,
  clusterIn,
  findStrayServer,
  initialize,
  isInitialized,
  type RunningServer,
  resetPassword,
  start,
  stop as stopServer,
} from './cluster.ts';
import { type ConnectionRecord, readConnectionFile, writeConnectionFile } from './connection-file.ts';
import { DatabaseError } from './database-error.ts';
import { withFolderLock } from './folder-lock.ts';
import { identityOf, isAlive } from './process-identity.ts';

const DATABASE_NAME = 'handrail';
const ADOPT_POLL_MS = 50;
const ADOPT_PATIENCE_MS = 30_000;

export interface DatabaseOptions {
  /** Where the embedded server keeps its data, its log and its connection file. Made where missing. */
  readonly dataDir: string;
  /** A PostgreSQL of the operator's own: then nothing is started here. */
  readonly databaseUrl?: string | undefined;
  /** False for tests only: a power cut may then lose or damage the data. */
  readonly durable?: boolean;
}

export interface OpenDatabase {
  readonly url: string;
  /** Whether this call started the server. */
  readonly owned: boolean;
  /**
   * Gives the database back. The embedded server stops with the last living process that has it open, whoever
   * started it; so a command that ends never takes the database from a running server. Calling it twice is harmless.
   */
  stop(): Promise<void>;
}

/**
 * Opens the operator's database, or the embedded one in `dataDir`: adopts its server where one runs (also one
 * that a killed process left behind), else starts it. Does not migrate. Two processes may call it at once.
 * @throws DatabaseError with a message for the operator
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.databaseUrl) return { url: options.databaseUrl, owned: false, stop: async () => {} };
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const files = filesIn(dataDir);
  const token = randomUUID();
  const { record, owned } = await withFolderLock(files.lock, async () => {
    const { server, password, isNew } = await adoptOrStart(dataDir, options.durable ?? true);
    const own = identityOf(process.pid);
    const others = livingUsers(readConnectionFile(files.connection));
    const users = own ? [...others, { ...own, token }] : others;
    const opened: ConnectionRecord = { password, ...server, users };
    writeConnectionFile(files.connection, opened);
    return { record: opened, owned: isNew };
  });
  let stopping: Promise<void> | undefined;
  return {
    url: urlFor(record, DATABASE_NAME),
    owned,
    stop: () => {
      stopping ??= leave(dataDir, token);
      return stopping;
    },
  };
}

/** Stops the embedded server of `dataDir` where every process that used it has died. */
export function stopIfUnused(dataDir: string): Promise<void> {
  return leave(path.resolve(dataDir), undefined);
}

function filesIn(dataDir: string) {
  return { lock: path.join(dataDir, 'postgres.lock'), connection: path.join(dataDir, 'postgres.json') };
}

function livingUsers(record: ConnectionRecord | undefined) {
  return record?.users.filter(isAlive) ?? [];
}

interface OpenedServer {
  readonly server: RunningServer;
  readonly password: string;
  readonly isNew: boolean;
}

async function adoptOrStart(dataDir: string, durable: boolean): Promise<OpenedServer> {
  const known = readConnectionFile(filesIn(dataDir).connection);
  const running = known?.postmaster && (await adopt(known));
  if (known && running) return { server: running, password: known.password, isNew: false };

  const cluster = clusterIn(dataDir);
  const password = await preparedPassword(cluster, known, durable);
  const server = await start(cluster, durable);
  try {
    await createDatabaseIfMissing({ password, ...server, users: [] });
  } catch (error) {
    // Nobody knows of this server yet: whoever asked for it could not stop it.
    await stopServer(server.postmaster);
    throw error;
  }
  return { server, password, isNew: true };
}

/** A password that opens the stopped cluster, which is made where there is none. */
async function preparedPassword(
  cluster: Cluster,
  known: ConnectionRecord | undefined,
  durable: boolean,
): Promise<string> {
  const stray = findStrayServer(cluster);
  if (stray) await stopServer(stray);
  if (isInitialized(cluster) && known) return known.password;
  const password = randomBytes(24).toString('base64url');
  if (isInitialized(cluster)) await resetPassword(cluster, password);
  else await initialize(cluster, password, durable);
  return password;
}

/** The server that the record tells of, once it answers; undefined where it is gone. */
async function adopt(record: ConnectionRecord): Promise<RunningServer | undefined> {
  const { postmaster, port } = record;
  // One in recovery or overloaded does not answer at once, but it is there: a second one must not start.
  for (let waited = 0; postmaster && isAlive(postmaster); waited += ADOPT_POLL_MS) {
    const failure = await failureToConnect(urlFor(record, 'postgres'));
    if (failure === undefined) return { port, postmaster };
    if (waited >= ADOPT_PATIENCE_MS) {
      throw new DatabaseError('start_timed_out', 'the database server runs but does not answer.', failure);
    }
    await wait(ADOPT_POLL_MS);
  }
  return undefined;
}

async function failureToConnect(connectionString: string): Promise<string | undefined> {
  try {
    await withClient(connectionString, (client) => client.query('SELECT 1'));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function createDatabaseIfMissing(record: ConnectionRecord): Promise<void> {
  // On a machine that is busy starting everything, the first answer may take its time.
  for (let waited = 0; waited < ADOPT_PATIENCE_MS; waited += ADOPT_POLL_MS) {
    if ((await failureToConnect(urlFor(record, 'postgres'))) === undefined) break;
    await wait(ADOPT_POLL_MS);
  }
  await withClient(urlFor(record, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  });
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  // A server that stops under an idle connection reports it here too; the query's own rejection is enough.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlFor(record: Pick<ConnectionRecord, 'password' | 'port'>, database: string): string {
  return `postgresql://${CLUSTER_USER}:${record.password}@127.0.0.1:${record.port}/${database}`;
}

async function leave(dataDir: string, token: string | undefined): Promise<void> {
  const files = filesIn(dataDir);
  await withFolderLock(files.lock, async () => {
    const record = readConnectionFile(files.connection);
    if (!record) return;
    const users = livingUsers(record).filter((user) => user.token !== token);
    if (users.length === 0 && record.postmaster) await stopServer(record.postmaster);
    writeConnectionFile(files.connection, {
      ...record,
      users,
      postmaster: users.length > 0 ? record.postmaster : null,
    });
  });
}
