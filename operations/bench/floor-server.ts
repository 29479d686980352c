import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { Server } from 'socket.io';

/** The floor: a socket that commits one row a message and echoes. Nothing that does less keeps a message. */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 12 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS floor (id uuid PRIMARY KEY, text text NOT NULL, at timestamptz NOT NULL)',
);
const server = createServer();
const io = new Server(server, { serveClient: false });
io.of('/chat').on('connection', (socket) => {
  socket.on('message', async (message: { id: string; text: string }, ack: (answer: object) => void) => {
    await pool.query({
      name: 'store',
      text: 'INSERT INTO floor (id, text, at) VALUES ($1, $2, $3)',
      values: [randomUUID(), message.text, new Date()],
    });
    ack({ ok: true });
    socket.emit('message', { from: 'bot', text: message.text });
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
