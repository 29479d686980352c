import { afterAll, beforeAll, expect, it } from 'vitest';
import { receive } from '../../conversations/receive.ts';
import { eraseClient } from '../../program/clients/erase-client.ts';
import { ConversationWorld } from './world.ts';

let world: ConversationWorld;
beforeAll(async () => {
  world = await ConversationWorld.start();
});
afterAll(() => world.stop());

const taking = () => {
  const taken: string[] = [];
  return {
    taken,
    port: {
      takeTurn: async (_tx: unknown, input: { text: string }) => void taken.push(input.text),
      failSafe: async () => undefined,
    },
  };
};

it('stores the same provider id once, however often it comes at once, and takes one turn', async () => {
  const client = await world.client();
  const inbound = world.inbound(client, 'only once');
  const { taken, port } = taking();
  const turns = world.turns(port);
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const received = await receive(world.database, inbound);
      await turns.take(client.clientId);
      return received;
    }),
  );
  expect(new Set(answers.map(({ seq }) => seq))).toEqual(new Set([1]));
  expect(new Set(answers.map(({ messageId }) => messageId)).size).toBe(1);
  expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(taken).toEqual(['only once']);
  const [counts] = await world.rows(
    `SELECT (SELECT count(*)::int FROM message WHERE client_id = $1) AS messages,
            (SELECT count(*)::int FROM inbox WHERE client_id = $1) AS inbox,
            (SELECT last_seq FROM client WHERE id = $1) AS last`,
    [client.clientId],
  );
  expect(counts).toEqual({ messages: 1, inbox: 1, last: 1 });
});

it('does nothing with an id that came days ago', async () => {
  const client = await world.client();
  const inbound = world.inbound(client, 'old news');
  const first = await receive(world.database, inbound);
  world.clock.advanceSeconds(40 * 86_400);
  expect(await receive(world.database, inbound)).toEqual({ ...first, duplicate: true });
});

it('keeps the same id of two channels apart', async () => {
  const client = await world.client();
  const inbound = world.inbound(client, 'by text');
  const byText = await receive(world.database, inbound);
  const byWeb = await receive(world.database, { ...inbound, channel: 'web', text: 'by web' });
  expect(byWeb.duplicate).toBe(false);
  expect(byWeb.seq).toBe(byText.seq + 1);
});

it('numbers what arrives at once without gaps or repetitions', async () => {
  const client = await world.client();
  const received = await Promise.all(
    Array.from({ length: 30 }, (_, i) => world.receive(client, `message ${i}`)),
  );
  expect(received.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (_, i) => i + 1),
  );
});

it('holds neither words nor provider payload in the clear', async () => {
  const client = await world.client();
  await world.receive(client, 'marmalade', {
    media: [{ url: 'https://pictures.example/marmalade', contentType: 'image/png' }],
  });
  const stored = await world.rows(
    `SELECT m.*::text AS row FROM message m WHERE client_id = $1 UNION ALL SELECT i.*::text FROM inbox i WHERE client_id = $1
     UNION ALL SELECT p.*::text FROM media p WHERE client_id = $1`,
    [client.clientId],
  );
  const all = JSON.stringify(stored);
  expect(stored).toHaveLength(3);
  expect(all).not.toContain('marmalade');
  expect(all).not.toContain(Buffer.from('marmalade').toString('hex'));
});

it('survives a deadlock with a turn that holds the same rows in another order', async () => {
  const client = await world.client();
  const turn = await world.database.pool.connect();
  try {
    await turn.query('BEGIN');
    await turn.query('UPDATE identity SET opted_out_at = NULL WHERE id = $1', [client.identityId]);
    const waiting = world.receive(client, 'in between');
    await untilBlocked(1);
    // Now the turn wants the counter that the receiver holds: PostgreSQL ends one of them.
    const wanted = turn.query('UPDATE client SET last_seq = last_seq WHERE id = $1', [client.clientId]).then(
      () => turn.query('COMMIT'),
      () => turn.query('ROLLBACK'),
    );
    const [received] = await Promise.all([waiting, wanted]);
    expect(received).toMatchObject({ seq: 1, duplicate: false });
  } finally {
    turn.release();
  }
});

it('stores nothing more of a client who was erased, also where the key is still in memory', async () => {
  const client = await world.client();
  await world.receive(client, 'before');
  const other = world.process();
  await receive(other, world.inbound(client, 'the other process knows the key too'));
  await eraseClient(world.database, world.announcer, { clientId: client.clientId, by: 'test', force: false });
  await expect(receive(other, world.inbound(client, 'after'))).rejects.toMatchObject({
    code: 'client_erased',
  });
  await expect(world.receive(client, 'after')).rejects.toMatchObject({ code: 'client_erased' });
});

async function untilBlocked(count: number): Promise<void> {
  for (;;) {
    const [row] = await world.rows<{ blocked: number }>(
      `SELECT count(*)::int AS blocked FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((row?.blocked ?? 0) >= count) return;
  }
}
