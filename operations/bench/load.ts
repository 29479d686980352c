import { io, type Socket } from 'socket.io-client';

export interface LoadResult {
  readonly clients: number;
  readonly messages: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** One person who writes: a connected socket and where its next reply is awaited. */
export interface Writer {
  readonly socket: Socket;
  /** Sends a text and resolves at the first answer of the server's own. */
  send(text: string): Promise<void>;
  close(): void;
}

/** Ordinary talk of people on an ordinary day; nothing here opens a handoff. */
const TEXTS = [
  'hey, had a pretty ok day',
  'what can you do?',
  'group went fine, a bit long',
  'made soup with my sister and it turned out great',
  'thanks, that helped',
  'work was busy but fine',
  'is the meeting on thursday?',
  'watched the game, we lost lol',
];

/** Connects to a server that answers every `message` with a `message` that is not the client's. */
export async function connect(url: string, namespace: string, auth: object): Promise<Writer> {
  const socket = io(url + namespace, {
    auth,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  let count = 0;
  let waiting: (() => void) | null = null;
  socket.on('message', (message: { from: string }) => {
    if (message.from === 'client') return;
    const done = waiting;
    waiting = null;
    done?.();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    send: async (text) => {
      count += 1;
      const answered = new Promise<void>((resolve) => {
        waiting = resolve;
      });
      const ack = (await socket.timeout(30_000).emitWithAck('message', { id: `b${count}`, text })) as {
        error?: string;
      };
      if (ack.error) throw new Error(`the server refused a message: ${ack.error}`);
      await answered;
    },
    close: () => socket.close(),
  };
}

/**
 * Keeps `clients` people writing at once for so many seconds, each waiting for the answer before the next line, and
 * taking turns over all writers so that no single conversation is unlike a person's.
 */
export async function load(
  writers: readonly Writer[],
  clients: number,
  seconds: number,
): Promise<LoadResult> {
  const free = [...writers];
  const latencies: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  let turn = 0;
  const person = async () => {
    while (performance.now() < until) {
      const writer = free.shift();
      if (!writer) throw new Error('more people than conversations');
      const text = TEXTS[turn++ % TEXTS.length] ?? 'hello';
      const sent = performance.now();
      await writer.send(text);
      latencies.push(performance.now() - sent);
      free.push(writer);
    }
  };
  await Promise.all(Array.from({ length: clients }, person));
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0);
  return {
    clients,
    messages: latencies.length,
    seconds: round(elapsed),
    perSecond: round(latencies.length / elapsed),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
