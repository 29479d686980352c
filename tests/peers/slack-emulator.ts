import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../support/free-port.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../node_modules/emulate/dist/index.js');
const START_LIMIT_MS = 120_000;
const PROBE_EVERY_MS = 50;

/** Somebody else's stand-in for Slack's Web API, as a second opinion on our calls. */
export interface SlackEmulator {
  readonly apiUrl: string;
  /** A channel that exists there. */
  readonly channel: string;
  call(method: string, args: Readonly<Record<string, string>>): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** Starts it in a process of its own on a free port; resolves when it answers. */
export async function startSlackEmulator(): Promise<SlackEmulator> {
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM, 'start', '--service', 'slack', '--port', String(port)], {
    stdio: 'ignore',
  });
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  const call = async (method: string, args: Readonly<Record<string, string>>) => {
    const response = await fetch(apiUrl + method, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-test' },
      body: new URLSearchParams(args),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    try {
      await call('auth.test', {});
      break;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
    }
  }
  const { channels } = (await call('conversations.list', {})) as { channels: { id: string }[] };
  return {
    apiUrl,
    channel: channels[0]?.id ?? '',
    call,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
