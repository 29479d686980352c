/**
 * Promise: copies of the server with one PostgreSQL and one Redis are one program. A client who comes back to the other copy
 * misses nothing; what is done at one is seen at the other; stopping and starting them one after another loses and doubles nothing;
 * and Redis may go away: nothing stops, what it carried comes some seconds later.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink } from '../../channels/desk/sign-in/sign-in-links.ts';
import { Roamer } from '../../operations/soak/roamer.ts';
import { systemClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { hasRedis } from '../support/peers-available.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { type RunningServer, sharedKey, startServer, stopServers } from '../support/server.ts';
import { until } from '../support/until.ts';

const program = hasRedis();
const CLIENTS = 2;
const MESSAGES = 8;

describe.skipIf(!program)('two copies', () => {
  let scratch: TestDatabase;
  let redis: TestRedis;
  let database: Database;
  const copies: RunningServer[] = [];
  const url = (i: number) => copies[i]?.url ?? '';

  beforeAll(async () => {
    scratch = await testDatabase();
    redis = await startRedis(program ?? '');
    const env = { DATABASE_URL: scratch.url, REDIS_URL: redis.url };
    copies.push(...(await Promise.all([startServer(env), startServer(env)])));
    const keyring = new Keyring(Buffer.from(sharedKey(), 'base64'));
    const ids = systemIds(systemClock);
    database = new Database({ url: scratch.url, clock: systemClock, ids, keyring, poolSize: 2 });
  });
  afterAll(async () => {
    await stopServers();
    await database?.close();
    await redis?.stop();
    await scratch?.stop();
  });

  it('a client comes back to the other copy and misses nothing; a claim at one is seen at the other', async () => {
    const client = await Roamer.open([url(0), url(1)]);
    await client.send('m1', 'hello');
    await until('an answer', () => client.from('bot').length > 0);
    client.moveTo(1);
    await client.send('m2', 'i need to talk to a real person');
    await until('to wait', () => client.handoffs.includes('waiting'));

    const desk = await Desk.signIn(database, url(0));
    const [open] = await until('the queue at the first copy', async () => {
      const { open: list } = (await desk.get('/queue')) as { open: { id: string }[] };
      return list.length > 0 && list;
    });
    await desk.post(`/handoffs/${open?.id}/claim`, {});
    await until('the client at the second copy to hear of it', () => client.handoffs.includes('claimed'));
    await desk.post(`/handoffs/${open?.id}/reply`, { key: 'reply-one', text: 'I am here with you' });
    await until('the clinician’s words', () => client.from('clinician').length > 0);
    client.moveTo(0);
    await client.send('m3', 'thank you');
    await until('the whole conversation', () => client.isWhole());
    expect(client.from('clinician').map(({ text }) => text)).toEqual(['I am here with you']);
    client.close();
  });

  it('a rolling restart loses and doubles nothing', async () => {
    const clients = await Promise.all(
      Array.from({ length: CLIENTS }, (_, i) =>
        Roamer.open(i % 2 === 0 ? [url(0), url(1)] : [url(1), url(0)]),
      ),
    );
    const sending = Promise.all(
      clients.map(async (client) => {
        for (let i = 0; i < MESSAGES; i += 1) await client.send(`r${i}`, `message number ${i}`);
      }),
    );
    for (const i of [0, 1]) {
      expect(await copies[i]?.end('SIGTERM')).toBe(0);
      const again = await copies[i]?.restart();
      if (again) copies[i] = again;
    }
    await sending;
    await settled(database);
    for (const client of clients) {
      client.reconnect();
      await until('the whole conversation', () => client.isWhole());
      const numbers = [...client.acked.values()];
      expect([...client.acked.keys()]).toEqual(Array.from({ length: MESSAGES }, (_, i) => `r${i}`));
      expect(numbers).toEqual([...numbers].sort((x, y) => x - y));
      client.close();
    }
    const turns = await database.pool.query(
      `SELECT count(*)::int AS turns FROM assessment a JOIN inbox i ON i.message_id = a.message_id WHERE i.provider_key LIKE '%:r_'`,
    );
    expect(turns.rows).toEqual([{ turns: CLIENTS * MESSAGES }]);
    console.log('rolling restart', { clients: CLIENTS, messages: CLIENTS * MESSAGES, lost: 0, doubled: 0 });
  });

  it('goes on without Redis, and says nothing on standard error but its log', async () => {
    const client = await Roamer.open([url(0), url(1)]);
    await client.send('before', 'hello');
    await redis.stop();
    await client.send('without', 'are you there');
    await until('an answer without Redis', () => client.answered('without'));
    // The other copy shows it too, by looking, not by being told.
    client.moveTo(1);
    await until('the whole conversation at the other copy', () => client.isWhole());
    client.close();
    for (const copy of copies) {
      expect(copy.process.exitCode).toBeNull();
      expect((await fetch(`${copy.url}/healthz`)).status).toBe(200);
      for (const line of copy.errors().trim().split('\n').filter(Boolean))
        expect(() => JSON.parse(line), line).not.toThrow();
    }
  });
});

async function settled(database: Database): Promise<void> {
  await until(
    'every turn',
    async () =>
      (await database.pool.query(`SELECT 1 FROM inbox WHERE state = 'pending' LIMIT 1`)).rowCount === 0,
    60_000,
  );
}

/** A clinician's browser at one of the copies. */
class Desk {
  private readonly url: string;
  private readonly cookie: string;

  private constructor(url: string, cookie: string) {
    this.url = url;
    this.cookie = cookie;
  }

  static async signIn(database: Database, url: string): Promise<Desk> {
    const staffId = await database.transactSystem((tx) =>
      saveStaff(
        tx,
        {
          externalId: 'staff-ana',
          slackUserId: null,
          name: 'Ana',
          phone: null,
          email: null,
          languages: ['en'],
          roles: ['clinician'],
        },
        'test',
      ),
    );
    const { secret } = await createSignInLink(database, staffId);
    const response = await new Desk(url, '').request('POST', '/sign-in', { secret });
    return new Desk(url, (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }

  async get(path: string): Promise<unknown> {
    return (await this.request('GET', path)).json();
  }

  async post(path: string, body: object): Promise<void> {
    const response = await this.request('POST', path, body);
    expect([path, response.status]).toEqual([path, 200]);
  }

  private request(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.url}/desk/api${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-handrail-desk': 'active',
        origin: this.url,
        cookie: this.cookie,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }
}
