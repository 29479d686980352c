import type { Namespace, Server, Socket } from 'socket.io';
import { z } from 'zod';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { requirePermission } from '../../program/staff/may.ts';
import { isSameOrigin } from './same-origin.ts';
import { secretFrom } from './sign-in/cookie.ts';
import { type DeskSession, findStaffSession } from './sign-in/staff-sessions.ts';

const clientShape = z.object({ clientId: z.uuid() });
const typingShape = z.object({ clientId: z.uuid(), on: z.boolean() });

interface DeskSocketData {
  secret: string;
  session: DeskSession;
}

/**
 * The desk's socket. It only says that something changed, by ids; the page reads again what it shows, so that a lost
 * word here loses nothing. Same sign-in, same permission checks as every request.
 */
export class DeskNamespace {
  private readonly namespace: Namespace;
  private readonly database: Database;
  private readonly announcer: Announcer;
  private readonly log: Log;
  private readonly publicUrl: string;
  private readonly isSecure: boolean;

  constructor(parts: {
    io: Server;
    database: Database;
    announcer: Announcer;
    log: Log;
    publicUrl: string;
    isSecure: boolean;
  }) {
    this.namespace = parts.io.of('/desk');
    this.database = parts.database;
    this.announcer = parts.announcer;
    this.log = parts.log;
    this.publicUrl = parts.publicUrl;
    this.isSecure = parts.isSecure;
    this.namespace.use((socket, next) => {
      this.authenticate(socket).then(
        () => next(),
        (error) => next(error instanceof Error ? error : new Error('not_ready')),
      );
    });
    this.namespace.on('connection', (socket) => this.connected(socket));
    const everybody = this.namespace.local;
    this.announcer.on('queue', () => everybody.emit('queue'));
    this.announcer.on('handoff', ({ clientId, handoffId }) =>
      everybody.emit('handoff', { clientId, handoffId }),
    );
    this.announcer.on('message', ({ clientId }) => everybody.emit('message', { clientId }));
    this.announcer.on('typing', ({ clientId, from, on }) => {
      if (from === 'client') this.namespace.local.to(room(clientId)).emit('typing', { clientId, on });
    });
  }

  /** Disconnects whoever is signed out meanwhile, in whatever process that happened. */
  async sweep(): Promise<void> {
    for (const socket of this.namespace.sockets.values()) {
      const session = await findStaffSession(this.database, dataOf(socket).secret);
      if (session) dataOf(socket).session = session;
      else socket.disconnect(true);
    }
  }

  /** A session ended here: its windows are told at once. */
  end(sessionId: string): void {
    for (const socket of this.namespace.sockets.values()) {
      if (dataOf(socket).session.id === sessionId) socket.disconnect(true);
    }
  }

  private async authenticate(socket: Socket): Promise<void> {
    const { headers } = socket.handshake;
    // A WebSocket is not bound by the same-origin policy, so that the page's origin is checked here.
    if (!isSameOrigin(headers, this.publicUrl)) throw new Error('forbidden');
    const secret = secretFrom(headers.cookie, this.isSecure);
    const session = secret ? await this.find(secret) : null;
    if (!secret || !session) throw new Error('not_signed_in');
    socket.data = { secret, session } satisfies DeskSocketData;
  }

  private async find(secret: string): Promise<DeskSession | null> {
    try {
      return await findStaffSession(this.database, secret);
    } catch (error) {
      this.log.warn('desk.session_failed', { code: errorCodeOf(error) });
      throw new Error('not_ready');
    }
  }

  private connected(socket: Socket): void {
    socket.on('watch', (payload: unknown) => void this.watch(socket, payload));
    socket.on('typing', (payload: unknown) => void this.typing(socket, payload));
  }

  /** The window shows this client now, and no other. */
  private async watch(socket: Socket, payload: unknown): Promise<void> {
    const wanted = clientShape.safeParse(payload);
    for (const joined of socket.rooms) if (joined !== socket.id) await socket.leave(joined);
    if (!wanted.success) return;
    try {
      await requirePermission(this.database, dataOf(socket).session.staff, 'view_client');
      await socket.join(room(wanted.data.clientId));
    } catch (error) {
      this.log.info('desk.watch_refused', { code: errorCodeOf(error) });
    }
  }

  /** The client sees dots only for the clinician who has them. */
  private async typing(socket: Socket, payload: unknown): Promise<void> {
    const typing = typingShape.safeParse(payload);
    if (!typing.success) return;
    const { clientId, on } = typing.data;
    try {
      const { rowCount } = await this.database.pool.query({
        name: 'desk_holds_client',
        text: `SELECT 1 FROM handoff WHERE client_id = $1 AND clinician_id = $2 AND state IN ('claimed', 'contacted')`,
        values: [clientId, dataOf(socket).session.staff.id],
      });
      if (rowCount) this.announcer.announce({ kind: 'typing', clientId, from: 'clinician', on });
    } catch (error) {
      this.log.warn('desk.typing_failed', { code: errorCodeOf(error) });
    }
  }
}

function dataOf(socket: Socket): DeskSocketData {
  return socket.data as DeskSocketData;
}

function room(clientId: string): string {
  return `client:${clientId}`;
}
