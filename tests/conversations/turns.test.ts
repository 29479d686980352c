import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TurnInput, TurnPort } from '../../conversations/ports.ts';
import { receive } from '../../conversations/receive.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { eraseClient } from '../../program/clients/erase-client.ts';
import { until } from '../support/until.ts';
import { ConversationWorld } from './world.ts';

let world: ConversationWorld;
beforeAll(async () => {
  world = await ConversationWorld.start();
});
afterEach(() => world.rows(`UPDATE inbox SET state = 'done' WHERE state = 'pending'`));
afterAll(() => world.stop());

/** Answers every message with its text, after whatever `meanwhile` does. */
const echo = (meanwhile: (tx: Transaction, input: TurnInput) => Promise<void> = async () => undefined) => {
  const taken: { text: string; seq: number }[] = [];
  const port: TurnPort = {
    takeTurn: async (tx, input) => {
      await meanwhile(tx, input);
      taken.push({ text: input.text, seq: input.seq });
    },
    failSafe: async () => undefined,
  };
  return { taken, port };
};

it('takes ten quick texts in their order, with numbers one after another', async () => {
  const client = await world.client();
  const { taken, port } = echo();
  const turns = world.turns(port);
  const texts = Array.from({ length: 10 }, (_, i) => `text ${i + 1}`);
  for (const text of texts) {
    await world.receive(client, text);
    void turns.take(client.clientId);
  }
  await turns.take(client.clientId);
  await until('ten turns', () => taken.length === 10);
  expect(taken).toEqual(texts.map((text, i) => ({ text, seq: i + 1 })));
});

it('never has two turns of one client at once, whichever processes take them', async () => {
  const clients = await Promise.all([world.client(), world.client()]);
  const underWay = new Map<string, number>();
  const taken = new Map<string, number[]>(clients.map(({ clientId }) => [clientId, []]));
  let overlaps = 0;
  const { port } = echo(async (tx, input) => {
    underWay.set(input.clientId, (underWay.get(input.clientId) ?? 0) + 1);
    if (underWay.get(input.clientId) !== 1) overlaps += 1;
    await tx.query('test_pause', 'SELECT pg_sleep(0.005)', []);
    taken.get(input.clientId)?.push(input.seq);
    underWay.set(input.clientId, 0);
  });
  const processes = [world.turns(port, world.process()), world.turns(port, world.process())];
  for (let i = 0; i < 12; i += 1) {
    for (const client of clients) {
      await world.receive(client, `message ${i}`);
      for (const turns of processes) void turns.take(client.clientId);
    }
  }
  await until('every turn', () => [...taken.values()].every((seqs) => seqs.length === 12));
  expect(overlaps).toBe(0);
  for (const seqs of taken.values()) expect(seqs).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
});

describe('a message whose turn can begin at once', () => {
  it('is stored, and whoever waits is answered, while another process still has the client', async () => {
    const client = await world.client();
    const { taken, port } = echo();
    const turns = world.turns(port);
    await turns.receive(world.inbound(client, 'the first'));
    await until('a turn', () => taken.length === 1);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let isHeld: () => void = () => undefined;
    const holding = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const other = world.process().transact(client.clientId, async () => {
      isHeld();
      await held;
    });
    await holding;
    const inbound = world.inbound(client, 'the second');
    expect(await turns.receive(inbound)).toMatchObject({ seq: 2, duplicate: false });
    expect(await inboxOf(client.clientId)).toContainEqual({ state: 'pending', attempts: 0 });
    expect(taken).toHaveLength(1);
    letGo();
    await other;
    await until('the turn', () => taken.length === 2);
    expect(await turns.receive(inbound)).toMatchObject({ seq: 2, duplicate: true });
    expect(taken.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('keeps its order among many others, each stored once', async () => {
    const clients = await Promise.all(Array.from({ length: 6 }, () => world.client()));
    const { taken, port } = echo();
    const turns = world.turns(port);
    const texts = Array.from({ length: 8 }, (_, i) => `${i + 1}`);
    await Promise.all(
      clients.map(async (client) => {
        for (const text of texts) {
          const inbound = world.inbound(client, text);
          const both = await Promise.all([turns.receive(inbound), turns.receive(inbound)]);
          expect(both.map(({ seq }) => `${seq}`)).toEqual([text, text]);
        }
      }),
    );
    await until('every turn', () => taken.length === clients.length * texts.length);
    for (const { text, seq } of taken) expect(text).toBe(`${seq}`);
  });

  it('is stored also where PostgreSQL closes the connection that it was sent on', async () => {
    const client = await world.client();
    const { taken, port } = echo();
    const own = world.process();
    const turns = world.turns(port, own);
    await turns.receive(world.inbound(client, 'the first'));
    await until('a turn', () => taken.length === 1);
    const blocker = await world.database.pool.connect();
    try {
      await blocker.query('BEGIN');
      await blocker.query('UPDATE client SET last_seq = last_seq WHERE id = $1', [client.clientId]);
      const waiting = turns.receive(world.inbound(client, 'the second'));
      const [blocked] = await until('the message waits', async () => {
        const rows = await world.rows<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length > 0 && rows;
      });
      await world.rows('SELECT pg_terminate_backend($1)', [blocked?.pid]);
      await blocker.query('COMMIT');
      expect(await waiting).toMatchObject({ seq: 2, duplicate: false });
    } finally {
      blocker.release();
    }
    await until('the turn', () => taken.length === 2);
    expect(taken.map(({ text }) => text)).toEqual(['the first', 'the second']);
  });

  it('is refused without an alarm where the client was erased by another process', async () => {
    const client = await world.client();
    const unanswered: string[] = [];
    const { taken, port } = echo();
    const turns = world.turns(port, world.process(), async (clientId) => {
      unanswered.push(clientId);
    });
    await turns.receive(world.inbound(client, 'before'));
    await until('a turn', () => taken.length === 1);
    await eraseClient(world.database, world.announcer, {
      clientId: client.clientId,
      by: 'test',
      force: false,
    });
    await expect(turns.receive(world.inbound(client, 'after'))).rejects.toMatchObject({
      code: 'client_erased',
    });
    await turns.close();
    expect(unanswered).toEqual([]);
  });
});

it('tries a failed turn again, and nothing that the failed attempt wrote stays', async () => {
  const client = await world.client();
  let attempts = 0;
  const { taken, port } = echo(async (tx) => {
    attempts += 1;
    tx.audit({ who: 'bot', what: 'test.turn', why: `attempt_${attempts}` });
    if (attempts < 3) throw new Error('not now');
  });
  await world.receive(client, 'try me');
  await world.turns(port).take(client.clientId);
  expect(taken).toEqual([{ text: 'try me', seq: 1 }]);
  const audit = await world.rows(`SELECT why FROM audit_event WHERE chain = $1 AND what = 'test.turn'`, [
    client.clientId,
  ]);
  expect(audit).toEqual([{ why: 'attempt_3' }]);
  expect(await inboxOf(client.clientId)).toEqual([{ state: 'done', attempts: 2 }]);
});

it('hands a turn that fails for good to the safe way out, then goes on with the next message', async () => {
  const client = await world.client();
  const saved: string[] = [];
  const taken: string[] = [];
  const turns = world.turns({
    takeTurn: async (_tx, input) => {
      if (input.text === 'poison') throw new Error('cannot');
      taken.push(input.text);
    },
    failSafe: async (_tx, input) => void saved.push(input.text),
  });
  await world.receive(client, 'poison');
  await world.receive(client, 'afterwards');
  await turns.take(client.clientId);
  expect(saved).toEqual(['poison']);
  expect(taken).toEqual(['afterwards']);
  expect((await inboxOf(client.clientId)).map(({ state }) => state)).toEqual(['failed', 'done']);
});

it('does not spin when even the safe way out fails: the sweep tries again, and the process can stop', async () => {
  const client = await world.client();
  let safe = 0;
  let isBroken = true;
  const turns = world.turns({
    takeTurn: async () => {
      throw new Error('cannot');
    },
    failSafe: async () => {
      safe += 1;
      if (isBroken) throw new Error('not that either');
    },
  });
  await world.receive(client, 'poison');
  await turns.take(client.clientId);
  expect(safe).toBe(1);
  isBroken = false;
  world.clock.advanceSeconds(4);
  await turns.sweep();
  expect(safe).toBe(2);
  expect((await inboxOf(client.clientId))[0]?.state).toBe('failed');
});

it('takes over what another process received and never took', async () => {
  const client = await world.client();
  await receive(world.process(), world.inbound(client, 'orphan'));
  const { taken, port } = echo();
  const turns = world.turns(port);
  expect(await turns.sweep()).toBe(0);
  world.clock.advanceSeconds(4);
  expect(await turns.sweep()).toBe(1);
  expect(taken.map(({ text }) => text)).toEqual(['orphan']);
});

it('finishes the turn under way when it is closed, and starts no other', async () => {
  const client = await world.client();
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { taken, port } = echo(() => gate);
  const turns = world.turns(port);
  await world.receive(client, 'under way');
  void turns.take(client.clientId);
  const closed = turns.close();
  release();
  await closed;
  expect(taken.map(({ text }) => text)).toEqual(['under way']);
  const later = await world.client();
  await world.receive(later, 'too late');
  await turns.take(later.clientId);
  expect(taken).toHaveLength(1);
});

async function inboxOf(clientId: string) {
  return world.rows<{ state: string; attempts: number }>(
    'SELECT i.state, i.attempts FROM inbox i JOIN message m ON m.id = i.message_id WHERE i.client_id = $1 ORDER BY m.seq',
    [clientId],
  );
}
