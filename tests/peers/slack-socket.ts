import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** Slack's side of Socket Mode: says hello, sends envelopes, and keeps which of them were acknowledged. */
export class SlackSocket {
  readonly acknowledged: string[] = [];
  connections = 0;
  private readonly server: Server = createServer();
  private socket: Duplex | null = null;
  private count = 0;

  async start(): Promise<string> {
    this.server.on('upgrade', (request, socket: Duplex) => {
      const accept = createHash('sha1')
        .update(String(request.headers['sec-websocket-key']) + GUID)
        .digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      socket.on('error', () => undefined);
      this.listen(socket);
      this.socket = socket;
      this.connections += 1;
      this.send({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0APP' } });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/link`;
  }

  /** Sends an event in its envelope; returns the envelope's id. */
  event(event: object): string {
    this.count += 1;
    const id = `envelope-${this.count}`;
    const payload = { team_id: 'T0TEAM', type: 'event_callback', event_id: `Ev${this.count}`, event };
    this.send({ type: 'events_api', envelope_id: id, payload, accepts_response_payload: false });
    return id;
  }

  /** The connection breaks, as it does now and then. */
  drop(): void {
    this.socket?.destroy();
  }

  async stop(): Promise<void> {
    this.socket?.destroy();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private send(message: object): void {
    this.frame(TEXT, Buffer.from(JSON.stringify(message)));
  }

  private frame(opcode: number, payload: Buffer): void {
    const long = payload.length > 125;
    const header = Buffer.alloc(long ? 4 : 2);
    header[0] = 0x80 | opcode;
    header[1] = long ? 126 : payload.length;
    if (long) header.writeUInt16BE(payload.length, 2);
    this.socket?.write(Buffer.concat([header, payload]));
  }

  private listen(socket: Duplex): void {
    let waiting = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk]);
      for (let frame = readFrame(waiting); frame; frame = readFrame(waiting)) {
        waiting = waiting.subarray(frame.size);
        if (frame.opcode === PING) this.frame(PONG, frame.payload);
        if (frame.opcode === CLOSE) socket.end();
        if (frame.opcode !== TEXT) continue;
        const { envelope_id: id } = JSON.parse(frame.payload.toString()) as { envelope_id?: string };
        if (id) this.acknowledged.push(id);
      }
    });
  }
}

/** One whole frame from a client (always masked, never longer than 64 KB here); null while it is incomplete. */
function readFrame(data: Buffer): { opcode: number; payload: Buffer; size: number } | null {
  if (data.length < 6) return null;
  const short = (data[1] ?? 0) & 0x7f;
  const start = short === 126 ? 4 : 2;
  const length = short === 126 ? data.readUInt16BE(2) : short;
  const size = start + 4 + length;
  if (data.length < size) return null;
  const mask = data.subarray(start, start + 4);
  const payload = Buffer.from(data.subarray(start + 4, size).map((byte, i) => byte ^ (mask[i % 4] ?? 0)));
  return { opcode: (data[0] ?? 0) & 0xf, payload, size };
}
