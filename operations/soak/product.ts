import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const MAIN = path.resolve(import.meta.dirname, '../../dist/server/main.js');
const START_MS = 120_000;
const LOOK_AGAIN_MS = 25;

/** The product in a process of its own, which may be killed and started again on the same port. */
export class Product {
  readonly url: string;
  /** Milliseconds from each start to readiness. */
  readonly startsMs: number[] = [];
  private readonly env: Readonly<Record<string, string>>;
  private child: ChildProcess | null = null;
  /** Ends of processes that nobody asked for. */
  readonly ownEnds: string[] = [];
  private errors = '';

  constructor(port: number, env: Readonly<Record<string, string>>) {
    this.url = `http://127.0.0.1:${port}`;
    this.env = { ...env, PORT: String(port) };
  }

  async start(): Promise<void> {
    const begun = performance.now();
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...this.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-2_000);
    });
    child.once('exit', (code) => {
      if (this.child === child) this.ownEnds.push(`code ${code}: ${this.errors.trim().split('\n').at(-1)}`);
    });
    this.child = child;
    while (!(await this.isReady())) {
      if (child.exitCode !== null) throw new Error(`the server did not start: ${this.errors}`);
      if (performance.now() - begun > START_MS) throw new Error('the server does not become ready');
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    this.startsMs.push(performance.now() - begun);
  }

  /** Ends it without warning. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Stops it in the middle of whatever it does, and lets it go on after so long: it may not know that time has passed. */
  async pauseFor(ms: number): Promise<void> {
    const { child } = this;
    child?.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, ms));
    child?.kill('SIGCONT');
  }

  isReady(): Promise<boolean> {
    return fetch(`${this.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
