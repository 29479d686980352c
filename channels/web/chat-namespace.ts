import type { Namespace, Server, Socket } from 'socket.io';
import { z } from 'zod';
import type { Inbound, Received } from '../../conversations/receive.ts';
import type { Announcer, CommittedLine } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { RateLimit } from '../shared/rate-limit.ts';
import { CHAT_PAGE, providerKeyOf, readChat, toChatMessage } from './chat-messages.ts';
import { type ChatSession, resumeChat } from './chat-sessions.ts';

/** Longer text is refused with a clear error, and the widget keeps it. */
export const MAX_TEXT_LENGTH = 4_000;

const messageShape = z.object({
  // It goes into the database as text, which takes no control characters.
  id: z
    .string()
    .min(1)
    .max(100)
    .regex(/^\P{Cc}*$/u),
  text: z.string().min(1).max(MAX_TEXT_LENGTH),
});
const authShape = z.object({
  session: z.string().min(20).max(200),
  after: z.number().int().min(0).max(2_147_483_647).default(0),
});

/** In place of a number that an announcement does not tell: every socket looks. */
const UNKNOWN = Number.POSITIVE_INFINITY;

/** What the widget is told about the client's handoff; state `none` where there is none. */
export interface HandoffState {
  readonly state: string;
  readonly position?: number;
}

interface SocketData {
  chat: ChatSession;
  /** Last line that this socket was sent. */
  sent: number;
  /** Ids of its own lines, which it has already: they are not sent back to it. Noted before they are stored. */
  own: Set<string>;
  /** Its messages are stored one after another, as they came. */
  storing: Promise<unknown>;
  /** The replay under way; whoever rings meanwhile makes it look once more. */
  reading: Promise<void> | null;
  readAgain: boolean;
  /** Number of the client's last line, on whatever channel, at the last sweep. */
  swept: number;
}
type ChatSocket = Socket<Record<string, never>, Record<string, never>, Record<string, never>, SocketData>;

/**
 * The web chat's socket. Acknowledges a message only when it is stored; sends every line of the conversation once and in
 * order, from our own rows by `seq`, whatever was lost on the way.
 */
export class ChatNamespace {
  private readonly namespace: Namespace;
  private readonly database: Database;
  private readonly announcer: Announcer;
  private readonly log: Log;
  private readonly receive: (inbound: Inbound) => Promise<Received>;
  private readonly handoffState: (clientId: string) => Promise<HandoffState>;
  private readonly limit: RateLimit;
  /** Clients for whom something new was announced, with the highest number that it is known to have. */
  private readonly ringing = new Map<string, number>();

  constructor(parts: {
    io: Server;
    database: Database;
    announcer: Announcer;
    log: Log;
    /** Stores a message durably and sees to its turn. */
    receive: (inbound: Inbound) => Promise<Received>;
    handoffState: (clientId: string) => Promise<HandoffState>;
  }) {
    this.namespace = parts.io.of('/chat');
    this.database = parts.database;
    this.announcer = parts.announcer;
    this.log = parts.log;
    this.receive = parts.receive;
    this.handoffState = parts.handoffState;
    this.limit = new RateLimit({ perMinute: 120, now: () => this.database.clock.now() });
    this.namespace.use((socket, next) => {
      this.authenticate(socket as unknown as ChatSocket).then(
        () => next(),
        (error) => next(error instanceof Error ? error : new Error('not_signed_in')),
      );
    });
    this.namespace.on('connection', (socket) => this.connected(socket as unknown as ChatSocket));
    this.announcer.onLineHere((line) => this.show(line));
    this.announcer.on('message', ({ clientId, seq }) => this.ring(clientId, seq ?? UNKNOWN));
    this.announcer.on('handoff', ({ clientId }) => void this.tellHandoff(clientId));
    this.announcer.on('erased', ({ clientId }) =>
      this.namespace.local.in(room(clientId)).disconnectSockets(true),
    );
    this.announcer.on('typing', ({ clientId, from, on }) => {
      if (from === 'clinician') this.namespace.local.to(room(clientId)).emit('typing', { from, on });
    });
  }

  private async authenticate(socket: ChatSocket): Promise<void> {
    const auth = authShape.safeParse(socket.handshake.auth);
    if (!auth.success) throw new Error('bad_request');
    const chat = await resumeChat(this.database, auth.data.session).catch((error) => {
      this.log.warn('chat.resume_failed', { code: errorCodeOf(error) });
      throw new Error('not_ready');
    });
    if (!chat) throw new Error('not_signed_in');
    socket.data.chat = chat;
    socket.data.sent = auth.data.after;
    socket.data.own = new Set();
    socket.data.storing = Promise.resolve();
    socket.data.reading = null;
    socket.data.readAgain = false;
    socket.data.swept = 0;
  }

  private connected(socket: ChatSocket): void {
    const { chat } = socket.data;
    void socket.join(room(chat.clientId));
    const events = socket as unknown as Socket;
    events.on('message', (payload: unknown, ack: unknown) => {
      const { data } = socket;
      data.storing = data.storing.then(async () => {
        const answer = await this.accept(socket, payload);
        if (typeof ack === 'function') ack(answer);
      });
    });
    events.on('typing', (payload: unknown) => {
      const on = typeof payload === 'object' && payload !== null && 'on' in payload && payload.on === true;
      this.announcer.announce({ kind: 'typing', clientId: chat.clientId, from: 'client', on });
    });
    void this.catchUp(socket);
    void this.tellHandoff(chat.clientId, socket);
  }

  private async accept(
    socket: ChatSocket,
    payload: unknown,
  ): Promise<{ ok: true; seq: number } | { error: string }> {
    const { chat } = socket.data;
    const message = messageShape.safeParse(payload);
    if (!message.success) return { error: tooLong(payload) ? 'too_large' : 'bad_request' };
    if (!this.limit.allows(chat.clientId)) return { error: 'rate_limited' };
    const inbound: Inbound = {
      channel: 'web',
      providerKey: providerKeyOf(chat.conversation, message.data.id),
      clientId: chat.clientId,
      identityId: chat.identityId,
      conversationId: chat.conversation,
      text: message.data.text,
      media: [],
      event: 'message',
    };
    const { data } = socket;
    data.own.add(message.data.id);
    try {
      const received = await this.receive(inbound);
      const isNext = received.seq === data.sent + 1 && data.reading === null;
      if (received.seq <= data.sent || isNext) data.own.delete(message.data.id);
      // Nothing lies between: the next look begins after its own line instead of reading and opening that once more.
      if (isNext) data.sent = received.seq;
      // Everything before its own line goes out before the acknowledgement: whoever resumes after this number misses nothing.
      if (received.seq > data.sent + 1) await this.catchUp(socket);
      return { ok: true, seq: received.seq };
    } catch (error) {
      data.own.delete(message.data.id);
      this.log.error('chat.receive_failed', { clientId: chat.clientId, code: errorCodeOf(error) });
      return { error: 'not_ready' };
    }
  }

  /** A line that this process committed goes out at once to whoever has everything before it; the others look. */
  private show(line: CommittedLine): void {
    for (const socket of this.socketsOf(line.clientId)) {
      const { data } = socket;
      const isNext = line.seq === data.sent + 1 && data.reading === null;
      if (!isNext || line.conversationId !== data.chat.conversation) continue;
      data.sent = line.seq;
      (socket as unknown as Socket).emit('message', toChatMessage(line));
    }
  }

  /** Something new was stored for this client: every socket of theirs that has not got so far looks. */
  private ring(clientId: string, seq: number): void {
    // A commit announces several rows at once; one look serves them all.
    const known = this.ringing.get(clientId);
    this.ringing.set(clientId, Math.max(known ?? 0, seq));
    if (known !== undefined) return;
    queueMicrotask(() => {
      const last = this.ringing.get(clientId) ?? UNKNOWN;
      this.ringing.delete(clientId);
      for (const socket of this.socketsOf(clientId)) if (socket.data.sent < last) void this.catchUp(socket);
    });
  }

  private socketsOf(clientId: string): ChatSocket[] {
    const ids = [...(this.namespace.adapter.rooms.get(room(clientId)) ?? [])];
    return ids.flatMap((id) => (this.namespace.sockets.get(id) as unknown as ChatSocket) ?? []);
  }

  private catchUp(socket: ChatSocket): Promise<void> {
    const { data } = socket;
    data.readAgain = true;
    data.reading ??= this.sendNew(socket).finally(() => {
      data.reading = null;
    });
    return data.reading;
  }

  private async sendNew(socket: ChatSocket): Promise<void> {
    const { data } = socket;
    try {
      while (data.readAgain && socket.connected) {
        data.readAgain = false;
        const lines = await readChat(this.database, data.chat.clientId, data.chat.conversation, data.sent);
        if (lines.length === CHAT_PAGE) data.readAgain = true;
        for (const line of lines) {
          const isOwn = line.from === 'client' && data.own.delete(line.id);
          if (!isOwn) (socket as unknown as Socket).emit('message', line);
          data.sent = line.seq;
        }
      }
    } catch (error) {
      // The next sweep looks again, whether anything new has come or not.
      data.swept = 0;
      this.log.warn('chat.read_failed', { clientId: data.chat.clientId, code: errorCodeOf(error) });
    }
  }

  /** Looks again for every connected client who has more lines than at the last sweep; for lost announcements. */
  async sweep(): Promise<void> {
    const sockets = [...this.namespace.sockets.values()] as unknown as ChatSocket[];
    const clientIds = [...new Set(sockets.map(({ data }) => data.chat.clientId))];
    if (clientIds.length === 0) return;
    const { rows } = await this.database.pool.query<{ id: string; last_seq: number }>({
      name: 'chat_last_lines',
      text: 'SELECT id, last_seq FROM client WHERE id = ANY($1::uuid[])',
      values: [clientIds],
    });
    const last = new Map(rows.map((row) => [row.id, row.last_seq]));
    for (const socket of sockets) {
      const { data } = socket;
      const lastSeq = last.get(data.chat.clientId) ?? 0;
      if (lastSeq > data.swept) void this.catchUp(socket);
      data.swept = lastSeq;
    }
  }

  private async tellHandoff(clientId: string, only?: ChatSocket): Promise<void> {
    if (!this.namespace.adapter.rooms.has(room(clientId))) return;
    try {
      const state = await this.handoffState(clientId);
      if (only) (only as unknown as Socket).emit('handoff', state);
      else this.namespace.local.to(room(clientId)).emit('handoff', state);
    } catch (error) {
      this.log.warn('chat.handoff_state_failed', { clientId, code: errorCodeOf(error) });
    }
  }
}

function room(clientId: string): string {
  return `client:${clientId}`;
}

function tooLong(payload: unknown): boolean {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'text' in payload &&
    typeof payload.text === 'string' &&
    payload.text.length > MAX_TEXT_LENGTH
  );
}
