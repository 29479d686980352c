import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, stopIfUnused } from '../../platform/postgres/open-database.ts';
import { identityOf } from '../../platform/postgres/process-identity.ts';
import { scratchRoot } from '../support/run-folder.ts';

let pristine: string;
let dataDir: string;
let children: ChildProcess[];

beforeAll(async () => {
  // A private folder, as mkdtemp makes it: root's database user could not pass through it without help.
  pristine = mkdtempSync(path.join(scratchRoot(), 'handrail-postgres-'));
  const made = await openDatabase({ dataDir: pristine, durable: false });
  expect(made.owned).toBe(true);
  await made.stop();
});

afterAll(() => rmSync(pristine, { recursive: true, force: true }));

beforeEach(() => {
  // Making a cluster takes a second, copying one does not.
  dataDir = mkdtempSync(path.join(scratchRoot(), 'handrail-postgres-'));
  execFileSync('cp', ['-a', `${pristine}/.`, dataDir]);
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
  await stopIfUnused(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

const open = () => openDatabase({ dataDir, durable: false });

function postmasterPid(): number {
  return JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')).postmaster?.pid ?? 0;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another command: opens the database, says so, and stops it when told to. */
async function anotherProcess(): Promise<{ child: ChildProcess; owned: boolean; end(): Promise<void> }> {
  const program = path.join(import.meta.dirname, 'postgres-opener.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(createInterface(child.stdout as NodeJS.ReadableStream), 'line');
  return {
    child,
    owned: JSON.parse(line).owned,
    end: async () => {
      const exit = once(child, 'exit');
      child.stdin?.end();
      await exit;
    },
  };
}

describe('openDatabase', () => {
  it("starts nothing where the operator's own database is named", async () => {
    const database = await openDatabase({ dataDir, databaseUrl: 'postgresql://elsewhere/handrail' });
    expect(database).toMatchObject({ url: 'postgresql://elsewhere/handrail', owned: false });
    await database.stop();
    expect(postmasterPid()).toBe(0);
  });

  it('keeps what was written over a stop, and stops for good', async () => {
    const first = await open();
    expect(first.owned).toBe(true);
    const pid = postmasterPid();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    await first.stop();
    expect(identityOf(pid)).toBeUndefined();
    const second = await open();
    expect(await query(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
    await second.stop();
    await second.stop();
    expect(identityOf(pid)).toBeUndefined();
  });

  it('asks for the password, which only the owner of the folder can read', async () => {
    const { url, stop } = await open();
    expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await stop();
  });

  it('sets what reliable keeping needs when the data is to last', async () => {
    const { url, stop } = await openDatabase({ dataDir });
    const shown = ['fsync', 'synchronous_commit', 'full_page_writes', 'timezone'].map(
      (name) => `current_setting('${name}')`,
    );
    const [row] = await query(url, `SELECT ARRAY[${shown.join(',')}] AS settings`);
    expect(row).toEqual({ settings: ['on', 'on', 'on', 'UTC'] });
    await stop();
  });

  it('lets a command beside a running server use it and leave it running', async () => {
    const server = await open();
    const command = await anotherProcess();
    expect(command.owned).toBe(false);
    await command.end();
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('does not take the database from a server that adopted it from a command', async () => {
    const command = await anotherProcess();
    expect(command.owned).toBe(true);
    const server = await open();
    expect(server.owned).toBe(false);
    await command.end();
    const pid = postmasterPid();
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(identityOf(pid)).toBeUndefined();
  });

  it('adopts the server that a killed process left behind, and stops it in the end', async () => {
    const killed = await anotherProcess();
    const pid = postmasterPid();
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    const next = await open();
    expect(postmasterPid()).toBe(pid);
    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.stop();
    expect(identityOf(pid)).toBeUndefined();
  });

  it('starts again after the server itself was killed, with all that was committed', async () => {
    const first = await openDatabase({ dataDir });
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    process.kill(postmasterPid(), 'SIGKILL');
    const second = await open();
    expect(second.owned).toBe(true);
    expect(await query(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
    await second.stop();
    await first.stop();
    expect(postmasterPid()).toBe(0);
  });

  it('starts one server for two commands at once', async () => {
    const [one, other] = await Promise.all([anotherProcess(), anotherProcess()]);
    expect([one.owned, other.owned].sort()).toEqual([false, true]);
    const pid = postmasterPid();
    await Promise.all([one.end(), other.end()]);
    expect(identityOf(pid)).toBeUndefined();
  });

  it('finds its way back to the data when the connection file is lost, running or stopped', async () => {
    const first = await open();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    unlinkSync(path.join(dataDir, 'postgres.json'));
    const second = await open();
    expect(await query(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
    await second.stop();
    unlinkSync(path.join(dataDir, 'postgres.json'));
    const third = await open();
    expect(await query(third.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
    await third.stop();
  });

  it('says what to do where another version of PostgreSQL made the folder', async () => {
    await (await open()).stop();
    const file = path.join(dataDir, 'postgres', 'PG_VERSION');
    writeFileSync(file, '15\n');
    await expect(open()).rejects.toMatchObject({ code: 'other_major_version' });
  });
});
