import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';

/** What a process has used so far, as the system counts it. */
export interface Cost {
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** A process under measurement. */
export interface Measured {
  readonly url: string;
  cost(): Cost;
  stop(): Promise<void>;
}

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Starts one of the bench's own servers as a process and waits until it tells its port. */
export async function startMeasured(file: string, args: readonly string[]): Promise<Measured> {
  const child = fork(path.join(import.meta.dirname, file), [...args], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`a measured process ended with ${code}`)));
  });
  return measured(child, `http://127.0.0.1:${port}`);
}

/** Wraps a running process. */
export function measured(child: ChildProcess, url: string): Measured {
  return {
    url,
    cost: () => costOf(child.pid ?? 0),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) {
          resolve();
          return;
        }
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Zeroes where the system does not tell (it does on Linux). */
function costOf(pid: number): Cost {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
      rssMb: Math.round(Number(rss?.[1] ?? 0) / 1024),
    };
  } catch {
    return { cpuMs: 0, rssMb: 0 };
  }
}

/** A Redis of the bench's own, or null on a machine that has none. */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> } | null> {
  if (spawnSync('redis-server', ['--version']).error) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'handrail-bench-redis-'));
  const port = await freePort();
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'yes',
  ];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  probe.on('error', () => undefined);
  await probe.ping();
  probe.disconnect();
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
