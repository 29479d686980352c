import { io, type Socket } from 'socket.io-client';

export interface LiveEvents {
  /** Anything may have changed: read all again. After every connection, for what was missed. */
  readonly changed: (clientId: string | null) => void;
  readonly typing: (clientId: string, on: boolean) => void;
  readonly connection: (isLive: boolean) => void;
  /** The server does not know this sign-in any more. */
  readonly signedOut: () => void;
}

/** What rings in quick succession is one reading. */
const GATHER_MS = 120;

/** Hears from the server that something changed. Carries no content: losing a word costs a few seconds, never truth. */
export class Live {
  readonly #socket: Socket;
  readonly #events: LiveEvents;
  #watched: string | null = null;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  readonly #clients = new Set<string | null>();

  constructor(events: LiveEvents) {
    this.#events = events;
    const socket = io('/desk', {
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 8000,
      timeout: 10_000,
    });
    this.#socket = socket;
    socket.on('connect', () => {
      events.connection(true);
      socket.emit('watch', { clientId: this.#watched });
      this.#ring(null);
    });
    socket.on('disconnect', (reason) => {
      events.connection(false);
      if (reason === 'io server disconnect') events.signedOut();
    });
    socket.on('connect_error', ({ message }) => {
      events.connection(false);
      if (message === 'not_signed_in') events.signedOut();
    });
    socket.on('queue', () => this.#ring(null));
    socket.on('handoff', ({ clientId }: { clientId: string }) => this.#ring(clientId));
    socket.on('message', ({ clientId }: { clientId: string }) => this.#ring(clientId));
    socket.on('typing', ({ clientId, on }: { clientId: string; on: boolean }) => events.typing(clientId, on));
  }

  /** This window shows this client now. */
  watch(clientId: string | null): void {
    if (this.#watched === clientId) return;
    this.#watched = clientId;
    this.#socket.emit('watch', { clientId });
  }

  typing(clientId: string, on: boolean): void {
    this.#socket.volatile.emit('typing', { clientId, on });
  }

  close(): void {
    clearTimeout(this.#gathering);
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  #ring(clientId: string | null): void {
    this.#clients.add(clientId);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      const rung = [...this.#clients];
      this.#clients.clear();
      for (const one of rung) this.#events.changed(one);
    }, GATHER_MS);
  }
}
