import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, Handoff, ServerEvents, ServerMessage, Typing } from './protocol.ts';

export type ChatSocket = Socket<ServerEvents, ClientEvents>;

export interface ConnectionEvents {
  readonly connected: () => void;
  /** The connection broke. `retries`: it is being tried again by itself. */
  readonly lost: (retries: boolean) => void;
  /** The server answered and said no. */
  readonly refused: (error: unknown) => void;
  readonly message: (message: ServerMessage) => void;
  readonly typing: (typing: Typing) => void;
  readonly handoff: (handoff: Handoff) => void;
}

/**
 * Connects to the `/chat` namespace. `auth` is asked again at every connection, so that each one
 * continues after the last message received.
 */
export function connectChat(
  server: string,
  auth: () => { session: string; after: number },
  events: ConnectionEvents,
): ChatSocket {
  const socket: ChatSocket = io(`${server}/chat`, {
    auth: (give) => give(auth()),
    // WebSocket first: long polling needs every request to reach the same process.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    timeout: 10_000,
    forceNew: true,
  });
  socket.on('connect', events.connected);
  socket.on('disconnect', () => events.lost(socket.active));
  socket.on('connect_error', (error) => (socket.active ? events.lost(true) : events.refused(error)));
  socket.on('message', events.message);
  socket.on('typing', events.typing);
  socket.on('handoff', events.handoff);
  return socket;
}

/** Words of an error, whether it is a string, an `Error`, or an object with a code. */
function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null) return '';
  const { message, code, data } = error as Record<string, unknown>;
  return [message, code, typeof data === 'object' ? JSON.stringify(data) : data].join(' ');
}

/** Whether an error says that the session, not the message or the server's health, is the trouble. */
export function isSessionProblem(error: unknown): boolean {
  return /not_signed_in|session|expired|token/i.test(wordsOf(error));
}

/** Whether an error says that the same message may well be taken later. */
export function isPassing(error: unknown): boolean {
  return /not_ready|rate_limited|internal/i.test(wordsOf(error));
}
