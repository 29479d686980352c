import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Server, type Socket } from 'socket.io';
import { freePort } from '../../support/free-port.ts';

/** Nothing but our own files and our own socket; no inline script or style, no string turned into markup. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

export interface StoredMessage {
  seq: number;
  id: string;
  from: 'client' | 'bot' | 'clinician' | 'system';
  name?: string;
  text: string;
  choices?: unknown;
  aid?: string;
  at: string;
}

type Files = ReadonlyMap<string, { type: string; body: string }>;

/**
 * Speaks the `/chat` protocol as it is written down, for one conversation in memory, and can be made to
 * fail in the ways that networks and servers do.
 */
export class StandInServer {
  readonly stored: StoredMessage[] = [];
  readonly typing: boolean[] = [];
  readonly sessionBodies: unknown[] = [];
  readonly connections: { session: string; after: number }[] = [];
  /** Emits seen per id: more than one means that the client sent again. */
  readonly arrivals = new Map<string, number>();
  /** The next so many messages are stored, but their confirmation is lost with the connection. */
  loseAcks = 0;
  /** What the server answers instead of storing, while set. */
  refuseWith: string | undefined;
  sessionStatus = 200;
  handoff: { state: string; position?: number } | undefined;
  /** The client's plan, as `/chat/own/plan` gives it. */
  plan: unknown = null;
  readonly feedback: string[] = [];
  readonly ended: string[] = [];
  readonly pictures: { id: string; width: number; height: number; body: Buffer }[] = [];
  readonly #files: Files;
  #sessions = new Set<string>();
  #http: HttpServer | undefined;
  #io: Server | undefined;
  #port = 0;
  #count = 0;

  constructor(files: Files = new Map()) {
    this.#files = files;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async up(): Promise<void> {
    const http = createServer((request, response) => void this.#serve(request, response));
    const io = new Server(http, { cors: { origin: '*' } });
    io.of('/chat').use((socket, next) => {
      const { session } = socket.handshake.auth as { session?: string };
      next(session !== undefined && this.#sessions.has(session) ? undefined : new Error('not_signed_in'));
    });
    io.of('/chat').on('connection', (socket) => this.#welcome(socket));
    // Down and up again, it is to be found where it was.
    this.#port ||= await freePort();
    await new Promise<void>((resolve) => http.listen(this.#port, '127.0.0.1', resolve));
    this.#http = http;
    this.#io = io;
  }

  async down(): Promise<void> {
    const http = this.#http;
    await this.#io?.close();
    http?.closeAllConnections();
  }

  /** Cuts every connection as a network does; the clients may come back. */
  cut(): void {
    for (const socket of this.#io?.of('/chat').sockets.values() ?? []) socket.conn.close();
  }

  expireSessions(): void {
    this.#sessions = new Set();
    this.cut();
  }

  get connected(): number {
    return this.#io?.of('/chat').sockets.size ?? 0;
  }

  say(from: StoredMessage['from'], text: string, more: Partial<StoredMessage> = {}): StoredMessage {
    const message = this.#store({ id: `m${this.stored.length + 1}`, from, text, ...more });
    this.#io?.of('/chat').emit('message', message);
    return message;
  }

  emit(event: 'typing' | 'handoff', payload: unknown): void {
    if (event === 'handoff') this.handoff = payload as { state: string };
    this.#io?.of('/chat').emit(event, payload);
  }

  /** Sends what was already sent once more, as a careless server might. */
  repeat(message: StoredMessage): void {
    this.#io?.of('/chat').emit('message', message);
  }

  #store(message: Omit<StoredMessage, 'seq' | 'at'> & Partial<StoredMessage>): StoredMessage {
    const whole = { at: new Date().toISOString(), ...message, seq: this.stored.length + 1 };
    this.stored.push(whole);
    return whole;
  }

  #welcome(socket: Socket): void {
    const { session, after } = socket.handshake.auth as { session: string; after: number };
    this.connections.push({ session, after });
    for (const message of this.stored) if (message.seq > after) socket.emit('message', message);
    if (this.handoff !== undefined) socket.emit('handoff', this.handoff);
    socket.on('typing', ({ on }: { on: boolean }) => this.typing.push(on));
    socket.on('message', ({ id, text }: { id: string; text: string }, ack: (answer: unknown) => void) => {
      this.arrivals.set(id, (this.arrivals.get(id) ?? 0) + 1);
      if (this.refuseWith !== undefined) return ack({ error: this.refuseWith });
      const known = this.stored.find((message) => message.id === id);
      const message = known ?? this.#store({ id, from: 'client', text });
      if (known === undefined) socket.broadcast.emit('message', message);
      if (this.loseAcks > 0) {
        this.loseAcks -= 1;
        socket.conn.close();
        return;
      }
      ack({ ok: true, seq: message.seq });
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('content-security-policy', STRICT_CSP);
    if (request.method === 'POST' && request.url === '/chat/session')
      return this.#openSession(request, response);
    const own = /^\/chat\/own\/(.*)$/.exec(request.url ?? '')?.[1];
    if (own !== undefined) return this.#ownCall(own, request, response);
    const file = this.#files.get((request.url ?? '/').split('?')[0] ?? '/');
    response.statusCode = file === undefined ? 404 : 200;
    response.setHeader('content-type', file?.type ?? 'text/plain');
    response.end(file?.body ?? '');
  }

  /** The client's own calls, by the session in the header. */
  async #ownCall(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const session = (request.headers.authorization ?? '').replace('Bearer ', '');
    const chunks: Buffer[] = [];
    for await (const part of request) chunks.push(part as Buffer);
    const body = Buffer.concat(chunks);
    response.statusCode = this.#sessions.has(session) ? 200 : 401;
    if (response.statusCode === 401) {
      response.end('{}');
      return;
    }
    response.setHeader('content-type', 'application/json');
    const id = path.split('/')[1];
    const place = this.pictures.findIndex((picture) => picture.id === id);
    if (path === 'plan') response.end(JSON.stringify({ plan: this.plan }));
    else if (path === 'feedback') {
      this.feedback.push((JSON.parse(body.toString()) as { answer: string }).answer);
      response.end('{"stored":true}');
    } else if (path === 'end') {
      this.ended.push(session);
      this.#sessions.delete(session);
      response.end();
    } else if (path === 'pictures' && request.method === 'POST') {
      const picture = { id: `p${this.pictures.length + 1}`, width: 4, height: 3, body };
      this.pictures.push(picture);
      response.end(JSON.stringify({ ...picture, body: undefined }));
    } else if (path === 'pictures') {
      response.end(JSON.stringify({ pictures: this.pictures.map((its) => ({ ...its, body: undefined })) }));
    } else if (request.method === 'DELETE') {
      if (place >= 0) this.pictures.splice(place, 1);
      response.end();
    } else response.end(this.pictures[place]?.body);
  }

  async #openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += part;
    this.sessionBodies.push(JSON.parse(body));
    response.statusCode = this.sessionStatus;
    response.setHeader('content-type', 'application/json');
    if (this.sessionStatus !== 200) {
      response.end('{}');
      return;
    }
    this.#count += 1;
    const session = `s${this.#count}`;
    this.#sessions.add(session);
    response.end(JSON.stringify({ session, conversation: 'c1' }));
  }
}
