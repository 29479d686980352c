import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { PrismaClient } from '../../generated/prisma/client.ts';

/**
 * What many teams would build: the socket stores the line through Prisma and queues a job on Redis; a worker reads the
 * conversation, stores the answer and its state in a transaction, and sends it. No risk, no skills, no encryption.
 */
const [, , databaseUrl = '', redisUrl = ''] = process.argv;
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 12 }) });
const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
const queue = new Queue('reference', { connection });
const server = createServer();
const io = new Server(server, { serveClient: false });

io.of('/chat').on('connection', async (socket) => {
  const clientId = randomUUID();
  const at = new Date();
  await prisma.client.create({
    data: {
      id: clientId,
      kind: 'anonymous',
      language: 'en',
      timeZone: 'UTC',
      jurisdictionMode: 'full',
      flags: [],
      quietHours: [],
      profile: Buffer.from('{}'),
      lastSeq: 0,
      createdAt: at,
      updatedAt: at,
      drill: false,
    },
  });
  await socket.join(clientId);
  socket.on('message', async (message: { id: string; text: string }, ack: (answer: object) => void) => {
    await prisma.message.create({ data: line(clientId, 'in', message.text, Date.now()) });
    await queue.add('turn', { clientId, text: message.text }, { removeOnComplete: true });
    ack({ ok: true });
  });
  socket.emit('ready');
});

let sequence = 0;
function line(clientId: string, direction: string, text: string, at: number) {
  sequence += 1;
  return {
    id: randomUUID(),
    clientId,
    seq: sequence,
    channel: 'web',
    direction,
    sender: direction === 'in' ? 'client' : 'bot',
    body: Buffer.from(text),
    templates: [],
    status: 'sent',
    statusRank: 2,
    mediaCount: 0,
    at: new Date(at),
    drill: false,
  };
}

new Worker(
  'reference',
  async (job) => {
    const { clientId, text } = job.data as { clientId: string; text: string };
    await prisma.client.findUnique({ where: { id: clientId } });
    await prisma.message.findMany({ where: { clientId }, orderBy: { seq: 'desc' }, take: 8 });
    await prisma.$transaction(async (tx) => {
      await tx.message.create({ data: line(clientId, 'out', text, Date.now()) });
      await tx.client.update({ where: { id: clientId }, data: { lastSeq: sequence } });
    });
    io.of('/chat').to(clientId).emit('message', { from: 'bot', text });
  },
  { connection, concurrency: 20 },
);
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
