/**
 * Promise: `npm start` in a fresh clone does all its own set-up and serves; a signal ends it with everything that it started; the checkout
 * stays clean; and the next start on the same data is quick.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { scratchRoot } from '../support/run-folder.ts';
import { timesSlower } from '../support/times-slower.ts';
import { until } from '../support/until.ts';

const MOST_TO_READY_S = 5;
const MOST_TO_STOP_MS = 10_000;
const HERE = path.resolve('.');
/** Of /proc/PID/stat: ticks of the processor, 100 a second on Linux. */
const TICKS_A_SECOND = 100;

let clone: string;
let npm: ChildProcess | undefined;
beforeAll(() => {
  const folder = mkdtempSync(path.join(scratchRoot(), 'handrail-clone-'));
  // Root's database server runs as another user, who has to pass through.
  chmodSync(folder, 0o755);
  clone = path.join(folder, 'handrail');
  execFileSync('git', ['clone', '--quiet', '--shared', HERE, clone]);
  linkDependencies();
});
afterAll(async () => {
  if (npm && npm.exitCode === null) {
    // The group: npm, its shell and the server.
    process.kill(-Number(npm.pid), 'SIGKILL');
    await once(npm, 'exit');
  }
  for (const { pid } of processesOf(clone)) process.kill(pid, 'SIGKILL');
  rmSync(path.dirname(clone), { recursive: true, force: true });
});

/** What npm would install is linked; what the set-up makes and remembers is the clone's own. */
function linkDependencies(): void {
  const modules = path.join(clone, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(path.join(HERE, 'node_modules')))
    if (name !== '.handrail') symlinkSync(path.join(HERE, 'node_modules', name), path.join(modules, name));
}

/**
 * `npm start` until it is ready. `seconds`: what that took by the clock, or by the processor where that is less: then the machine
 * was busy with something else.
 */
async function start(): Promise<{ output: () => string; errors: () => string; seconds: number }> {
  const port = await freePort();
  const started = performance.now();
  const { PATH, HOME } = process.env;
  npm = spawn('npm', ['start'], {
    cwd: clone,
    env: { PATH, HOME, PORT: String(port), npm_config_update_notifier: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said = { output: '', errors: '' };
  npm.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.output += text;
  });
  npm.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text;
  });
  await until('it to be ready', () => {
    if (npm?.exitCode !== null) throw new Error(`it did not start: ${said.errors}`);
    return said.output.includes('Handrail is ready.');
  });
  const byClock = (performance.now() - started) / 1_000;
  const server = processesOf(clone).find(({ command }) => command.includes('dist/server/main.js'));
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  const seconds = Math.min(byClock, server?.seconds ?? byClock);
  return { output: () => said.output, errors: () => said.errors, seconds };
}

/** Ends it by the signal that a service manager sends to what it started: npm. Afterwards nothing of it runs and the checkout is clean. */
async function stop(): Promise<void> {
  const started = performance.now();
  const busy = timesSlower();
  npm?.kill('SIGTERM');
  await until('everything that it started to be gone', () => processesOf(clone).length === 0);
  expect((performance.now() - started) / (await busy)).toBeLessThan(MOST_TO_STOP_MS);
  expect(execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' })).toBe('');
}

it.skipIf(!existsSync('.git') || process.platform !== 'linux')(
  'sets itself up, serves, ends with all it started, leaves the checkout clean and starts again quickly',
  async () => {
    const first = await start();
    expect(first.errors()).toMatch(/building the server/);
    expect(first.output()).toMatch(/Client chat {3}http:[^\n]+\n {2}Desk {10}http:[^\n]+\n {2}Sign in once/);
    expect(processesOf(clone).some(({ command }) => command.includes('postgres'))).toBe(true);
    await stop();

    const second = await start();
    expect(second.errors()).not.toMatch(/set-up/);
    expect(second.seconds).toBeGreaterThan(0);
    expect(second.seconds).toBeLessThan(MOST_TO_READY_S);
    await stop();
    console.log('from a clone', { secondStartSeconds: second.seconds });
  },
);

interface Running {
  readonly pid: number;
  readonly command: string;
  readonly seconds: number;
}

/** Programs that run in this folder or were given a path in it. */
function processesOf(folder: string): Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        if (command === '' || !`${command}\n${environment}`.includes(folder)) return [];
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [
          { pid: Number(pid), command, seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND },
        ];
      } catch {
        return []; // Ended meanwhile, or somebody else's.
      }
    });
}
