import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import type { NewRow } from '../../platform/database/tables.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { WriteBatch } from '../../platform/database/write-batch.ts';
import { systemIds } from '../../platform/ids.ts';
import { findOrCreateIdentity } from '../../program/clients/identities.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const clock = new SimulatedClock(new Date('2026-03-10T22:40:00.123Z'));
let scratch: TestDatabase;
let database: Database;
beforeAll(async () => {
  scratch = await testDatabase();
  database = new Database({
    url: scratch.url,
    clock,
    ids: systemIds(clock),
    keyring: new Keyring(randomBytes(32)),
  });
});
afterAll(async () => {
  await database.close();
  await scratch.stop();
});

let count = 0;
async function newClient(): Promise<string> {
  count += 1;
  const defaults = { language: 'en', timeZone: 'UTC' };
  return (await findOrCreateIdentity(database, 'web', `batch ${count}`, 'anonymous', defaults)).clientId;
}

describe('changes collected in a transaction', () => {
  it('arrive as they were given: instants to the millisecond, bytes, lists, JSON, nothing', async () => {
    const clientId = await newClient();
    const id = database.ids.next();
    const data = { words: 'quote " backslash \\ line\nbreak ünïcode 🙂', number: 1.5, no: null };
    await database.transact(clientId, async (tx) => {
      tx.update('Client', clientId, { flags: ['a,b', '{"c"}', 'd"e\\'], lockedChannel: null });
      tx.insert('Timer', timer(tx, id, { data, clientId }));
    });
    const { rows } = await database.pool.query(
      'SELECT t.due_at, t.data, t.done_at, c.flags, c.locked_channel, c.profile FROM timer t JOIN client c ON c.id = t.client_id WHERE t.id = $1',
      [id],
    );
    expect(rows[0]).toMatchObject({
      due_at: clock.now(),
      data,
      done_at: null,
      flags: ['a,b', '{"c"}', 'd"e\\'],
    });
    expect(rows[0].profile[0]).toBe(1);
  });

  it('to a row that the same transaction inserted are part of the insert', async () => {
    const clientId = await newClient();
    const id = database.ids.next();
    await database.transact(clientId, async (tx) => {
      tx.insert('Timer', timer(tx, id, { clientId }));
      tx.update('Timer', id, { state: 'done' });
      tx.update('Timer', id, { attempts: 4 });
    });
    expect(await timerRow(id)).toMatchObject({ state: 'done', attempts: 4 });
  });

  it('to one row in several steps all hold, the last one where they differ', async () => {
    const clientId = await newClient();
    const id = database.ids.next();
    await database.transact(clientId, async (tx) => tx.insert('Timer', timer(tx, id, { clientId })));
    await database.transact(clientId, async (tx) => {
      tx.update('Timer', id, { state: 'done', attempts: 1 });
      tx.update('Timer', id, { attempts: 2, errorCode: 'x' });
    });
    expect(await timerRow(id)).toMatchObject({ state: 'done', attempts: 2, error_code: 'x' });
  });

  it('of different columns in different rows change only those columns', async () => {
    const clientId = await newClient();
    const [one, two] = [database.ids.next(), database.ids.next()];
    await database.transact(clientId, async (tx) => {
      tx.insert('Timer', timer(tx, one, { clientId, errorCode: 'kept' }));
      tx.insert('Timer', timer(tx, two, { clientId, attempts: 7 }));
    });
    await database.transact(clientId, async (tx) => {
      tx.update('Timer', one, { attempts: 1 });
      tx.update('Timer', two, { errorCode: 'new' });
    });
    expect(await timerRow(one)).toMatchObject({ attempts: 1, error_code: 'kept' });
    expect(await timerRow(two)).toMatchObject({ attempts: 7, error_code: 'new' });
  });

  it('that insert or replace keep the first row’s id', async () => {
    const clientId = await newClient();
    const [first, second] = [database.ids.next(), database.ids.next()];
    const put = (id: string, attempts: number) =>
      database.transact(clientId, async (tx) =>
        tx.upsert('Timer', 'key', timer(tx, id, { clientId, key: `one key ${clientId}`, attempts })),
      );
    await put(first, 1);
    await put(second, 2);
    expect(await timerRow(first)).toMatchObject({ attempts: 2 });
    expect(await timerRow(second)).toBeUndefined();
  });

  it('are seen by a read that comes after them, and not by one that asks for what stood before', async () => {
    const clientId = await newClient();
    const id = database.ids.next();
    await database.transact(clientId, async (tx) => {
      tx.insert('Timer', timer(tx, id, { clientId }));
      const look = 'SELECT state FROM timer WHERE id = $1';
      expect(await tx.queryDirect('test_look', look, [id])).toEqual([]);
      expect(await tx.query('test_look', look, [id])).toEqual([{ state: 'pending' }]);
    });
  });

  it('are one statement', () => {
    const batch = new WriteBatch();
    batch.update('Client', 'a', { language: 'es' });
    batch.update('Session', 'b', { level: 'low' });
    batch.update('Session', 'c', { latched: true });
    expect(batch.take()).toHaveLength(1);
    expect(batch.isEmpty).toBe(true);
    expect(batch.take()).toEqual([]);
  });
});

describe('numbered messages', () => {
  it('take the client’s next numbers in the order of the calls, over several transactions at once', async () => {
    const clientId = await newClient();
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        database.transact(clientId, async (tx) => {
          await tx.insertNumbered([message(tx, `${i}a`), message(tx, `${i}b`)]);
          await tx.insertNumbered([message(tx, `${i}c`)]);
        }),
      ),
    );
    const rows = await messages(clientId);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    const letters = rows.map(({ channel }) => channel);
    for (let i = 0; i < 24; i += 3) {
      const start = letters[i]?.[0];
      expect(letters.slice(i, i + 3)).toEqual([`${start}a`, `${start}b`, `${start}c`]);
    }
  });

  it('and a change of the client’s own row both hold, whichever comes first', async () => {
    const clientId = await newClient();
    await database.transact(clientId, async (tx) => {
      tx.update('Client', clientId, { language: 'es' });
      await tx.insertNumbered([message(tx, 'one')]);
    });
    await database.transact(clientId, async (tx) => {
      await tx.insertNumbered([message(tx, 'two')]);
      tx.update('Client', clientId, { timeZone: 'America/Chicago', flags: ['minor'] });
    });
    expect(await messages(clientId)).toEqual([
      { seq: 1, channel: 'one' },
      { seq: 2, channel: 'two' },
    ]);
    const client = await database.prisma.client.findUnique({ where: { id: clientId } });
    expect(client).toMatchObject({
      language: 'es',
      timeZone: 'America/Chicago',
      flags: ['minor'],
      lastSeq: 2,
    });
  });

  it('leave no gap when their transaction fails', async () => {
    const clientId = await newClient();
    const failing = database.transact(clientId, async (tx) => {
      await tx.insertNumbered([message(tx, 'lost')]);
      await tx.flush();
      throw new Error('not now');
    });
    await expect(failing).rejects.toThrow('not now');
    await database.transact(clientId, (tx) => tx.insertNumbered([message(tx, 'kept')]));
    expect(await messages(clientId)).toEqual([{ seq: 1, channel: 'kept' }]);
  });
});

function timer(tx: Transaction, id: string, more: Partial<NewRow<'Timer'>>): NewRow<'Timer'> {
  return {
    id,
    key: id,
    kind: 'test',
    dueAt: tx.now,
    state: 'pending',
    data: {},
    attempts: 0,
    createdAt: tx.now,
    ...more,
  };
}

/** The channel says which one it is. */
function message(tx: Transaction, channel: string): Omit<NewRow<'Message'>, 'seq'> {
  const id = tx.ids.next();
  return {
    id,
    clientId: tx.clientId ?? '',
    channel,
    direction: 'out',
    sender: 'bot',
    body: tx.cipher.seal(`message.body/${id}`, { text: 'x' }),
    templates: [],
    status: 'sent',
    statusRank: 2,
    mediaCount: 0,
    at: tx.now,
    drill: false,
  };
}

async function timerRow(id: string) {
  return (await database.pool.query('SELECT * FROM timer WHERE id = $1', [id])).rows[0];
}

async function messages(clientId: string) {
  const text = 'SELECT seq, channel FROM message WHERE client_id = $1 ORDER BY seq';
  return (await database.pool.query<{ seq: number; channel: string }>(text, [clientId])).rows;
}
