import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { io as connect, type Socket } from 'socket.io-client';
import { freePort } from './free-port.ts';
import { scratchRoot } from './run-folder.ts';
import { until } from './until.ts';

/** Built by the set-up, and again by `global-setup.ts` where a source changed. */
const MAIN = path.resolve('dist/server/main.js');
/** Making a new database takes its time on a busy machine. */
const START_PATIENCE_MS = 240_000;

/** The product as it is started, in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** Standard output and standard error so far. */
  output(): string;
  errors(): string;
  /** Sends the signal and resolves with the exit code (null: ended by the signal) when the process is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** Starts it again with the same environment and port; call after `end`. */
  restart(): Promise<RunningServer>;
}

export interface EndedServer {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const folders: string[] = [];
const running = new Set<ChildProcess>();
// Whatever happens to the test, nothing outlives its process.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
let key: string | undefined;

/**
 * Starts the server as `npm start` does, with this environment and nothing of ours, on a free port with a data folder of its own, and resolves
 * when it is ready for traffic. `stopServers` ends what is left.
 */
export async function startServer(env: Readonly<Record<string, string | undefined>>): Promise<RunningServer> {
  const port = env.PORT ?? String(await freePort());
  const whole = { PORT: port, DATA_DIR: env.DATA_DIR ?? dataFolder(), ...env };
  const server = launch(whole, `http://127.0.0.1:${port}`);
  await until(
    'the server to be ready',
    async () => {
      if (server.process.exitCode !== null) throw new Error(`the server did not start: ${server.errors()}`);
      return fetch(`${server.url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    },
    START_PATIENCE_MS,
  );
  return server;
}

/** Starts it and waits for its end; for what must not start. */
export async function startInVain(env: Readonly<Record<string, string | undefined>>): Promise<EndedServer> {
  const server = launch({ PORT: '0', DATA_DIR: dataFolder(), ...env }, '');
  const [code] = await once(server.process, 'exit');
  return { code, output: server.output(), errors: server.errors() };
}

/** Ends every server that a test of this file left, and removes their folders. */
export async function stopServers(): Promise<void> {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

function launch(env: Readonly<Record<string, string | undefined>>, url: string): RunningServer {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ENCRYPTION_KEY: sharedKey(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const said = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text;
  });
  return {
    url,
    process: child,
    output: () => said.output,
    errors: () => said.errors,
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = await once(child, 'exit');
      return code;
    },
    restart: () => startServer(env),
  };
}

/** Servers and tests that share a database share its key. */
export function sharedKey(): string {
  key ??= Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
  return key;
}

/** A folder that `stopServers` removes. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(scratchRoot(), 'handrail-server-'));
  folders.push(folder);
  return folder;
}

export interface ChatLine {
  readonly seq: number;
  readonly id: string;
  readonly from: string;
  readonly name?: string;
  readonly text: string;
}

/** A browser on the chat of a running server. Keeps what it was sent; connects again by itself only when asked to. */
export class ChatClient {
  readonly lines: ChatLine[] = [];
  readonly handoffs: { readonly state: string }[] = [];
  /** Numbers of acknowledged messages by the id that we gave them. */
  readonly acked = new Map<string, number>();
  socket: Socket;
  private readonly url: string;
  private readonly session: string;

  static async open(url: string, body: object = {}): Promise<ChatClient> {
    const response = await fetch(`${url}/chat/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`no chat: ${response.status}`);
    const { session } = (await response.json()) as { session: string };
    return new ChatClient(url, session);
  }

  /** A browser that has a session already. */
  static resume(url: string, session: string): ChatClient {
    return new ChatClient(url, session);
  }

  private constructor(url: string, session: string) {
    this.url = url;
    this.session = session;
    this.socket = this.connect();
  }

  /** Connects anew and asks for what came after the last line seen. */
  reconnect(): void {
    this.socket.disconnect();
    this.socket = this.connect();
  }

  close(): void {
    this.socket.disconnect();
  }

  /** Sends until it is acknowledged, over as many connections as that takes, always under the same id. */
  async send(id: string, text: string): Promise<number> {
    return until(
      `${id} to be acknowledged`,
      async () => {
        const answer = await this.socket
          .timeout(2_000)
          .emitWithAck('message', { id, text })
          .catch(() => null);
        if (!answer && !this.socket.connected) this.reconnect();
        if (!answer?.ok) return null;
        this.acked.set(id, answer.seq);
        return answer.seq as number;
      },
      START_PATIENCE_MS,
    );
  }

  from(who: string): ChatLine[] {
    return this.lines.filter((line) => line.from === who);
  }

  private connect(): Socket {
    const after = Math.max(0, ...this.lines.map(({ seq }) => seq));
    const socket = connect(`${this.url}/chat`, {
      auth: { session: this.session, after },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    socket.on('message', (line: ChatLine) => this.lines.push(line));
    socket.on('handoff', (state) => this.handoffs.push(state));
    return socket;
  }
}
