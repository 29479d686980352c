import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SignJWT } from 'jose';
import type { Database } from '../../platform/database/database.ts';
import { importData } from '../import/import-data.ts';
import { readImportFile } from '../import/read-file.ts';
import { freePort, type Measured, measured } from './peers.ts';

const SECRET = 'a-secret-of-the-bench-only-0123456789abcdef';
const READY_POLL_MS = 50;

export interface RunningHandrail extends Measured {
  /** Milliseconds from the start of the process to readiness. */
  readonly readyMs: number;
  /** A chat session of one of the bench's clients. */
  openChat(client: number): Promise<string>;
}

/** Starts the product as `npm start` does after its set-up, with whatever the bench adds to its environment. */
export async function startHandrail(
  databaseUrl: string,
  encryptionKey: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningHandrail> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [path.resolve('dist/server/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEY: encryptionKey,
      PORTAL_JWT_SECRET: SECRET,
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error('Handrail ended while starting');
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) break;
    await wait(READY_POLL_MS);
  }
  return {
    ...measured(child, url),
    readyMs: Math.round(performance.now() - started),
    openChat: async (client) => {
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(clientId(client))
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(SECRET));
      const answer = await fetch(`${url}/chat/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      if (!answer.ok) throw new Error(`no chat session: ${answer.status}`);
      return ((await answer.json()) as { session: string }).session;
    },
  };
}

/** Puts the bench's clients on the roster. */
export async function enrol(database: Database, count: number): Promise<void> {
  const clients = Array.from({ length: count }, (_, i) => ({
    id: clientId(i),
    name: `Client ${i}`,
    language: 'en',
  }));
  const listener = { failed: (line: string) => console.error(line) };
  await importData(database, readImportFile(JSON.stringify(clients)), listener);
}

function clientId(client: number): string {
  return `bench-${client}`;
}
