import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebWorld } from './web-world.ts';

const SECRET = 'a portal secret that is long enough';
const bytes = (text: string) => new TextEncoder().encode(text);

let world: WebWorld;
const inMinutes = (minutes: number) => Math.floor(world.clock.now().getTime() / 1000) + minutes * 60;

function sign(
  claims: JWTPayload,
  key: Parameters<SignJWT['sign']>[0] = bytes(SECRET),
  header: JWTHeaderParameters = { alg: 'HS256' },
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader(header).sign(key);
}

describe('a portal that signs with a shared secret', () => {
  beforeAll(async () => {
    world = await WebWorld.start({ jwtSecret: SECRET, anonymous: false });
    await world.onRoster('client-7');
  });
  afterAll(() => world.stop());

  it('opens the client’s own conversation, the same from every browser', async () => {
    const [one, two] = [
      await world.openSession({ token: await valid() }),
      await world.openSession({ token: await valid() }),
    ];
    expect(one).toMatchObject({ status: 200, session: expect.any(String), conversation: two.conversation });
    expect(one.session).not.toBe(two.session);
    const tab = await world.tab(one.session);
    await tab.send('m1', 'hello');
    const other = await world.tab(two.session);
    await other.reads('heard hello');
  });

  it('opens one conversation, also for many first browsers at once', async () => {
    await world.onRoster('client-8');
    const token = await sign({ sub: 'client-8', exp: inMinutes(5) });
    const opened = await Promise.all(Array.from({ length: 6 }, () => world.openSession({ token })));
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(opened.map(({ conversation }) => conversation)).size).toBe(1);
  });

  it('is told 403 about somebody who is not on the roster', async () => {
    const token = await sign({ sub: 'nobody', exp: inMinutes(5) });
    expect((await world.openSession({ token })).status).toBe(403);
  });

  const refused: [string, () => Promise<string>][] = [
    [
      'another secret',
      () => sign({ sub: 'client-7', exp: inMinutes(5) }, bytes('another secret that is long enough')),
    ],
    [
      'another algorithm',
      () => sign({ sub: 'client-7', exp: inMinutes(5) }, bytes(SECRET.repeat(2)), { alg: 'HS512' }),
    ],
    [
      'no algorithm at all',
      async () => `${segment({ alg: 'none' })}.${segment({ sub: 'client-7', exp: inMinutes(5) })}.`,
    ],
    ['a time that is over', () => sign({ sub: 'client-7', exp: inMinutes(-1) })],
    ['no time at all', () => sign({ sub: 'client-7' })],
    ['a time that is not yet', () => sign({ sub: 'client-7', exp: inMinutes(9), nbf: inMinutes(5) })],
    ['nobody in it', () => sign({ exp: inMinutes(5) })],
    ['an empty name in it', () => sign({ sub: '', exp: inMinutes(5) })],
    [
      'a changed name',
      async () => {
        const [head, , signature] = (await sign({ sub: 'client-7', exp: inMinutes(5) })).split('.');
        return `${head}.${segment({ sub: 'client-8', exp: inMinutes(5) })}.${signature}`;
      },
    ],
    ['a number for a name', () => sign({ sub: 7, exp: inMinutes(5) } as never)],
    ['nonsense', async () => 'nonsense'],
  ];
  it.each(refused)('is refused with %s', async (_what, token) => {
    const answer = await world.openSession({ token: await token() });
    expect(answer.status).toBe(401);
    expect(answer.session).toBeUndefined();
  });

  it('lets nobody in without a token', async () => {
    expect((await world.openSession({})).status).toBe(401);
  });

  const valid = () => sign({ sub: 'client-7', exp: inMinutes(5) });
});

describe('a portal that publishes its keys', () => {
  let keys: Awaited<ReturnType<typeof keyServer>>;
  beforeAll(async () => {
    keys = await keyServer();
    world = await WebWorld.start({ jwksUrl: keys.url, anonymous: false });
    await world.onRoster('client-7');
  });
  afterAll(async () => {
    await world.stop();
    await keys.stop();
  });

  it('opens the conversation of a client whose token its key signed', async () => {
    const token = await sign({ sub: 'client-7', exp: inMinutes(5) }, keys.privateKey, {
      alg: 'ES256',
      kid: 'k1',
    });
    expect(await world.openSession({ token })).toMatchObject({ status: 200, session: expect.any(String) });
  });

  it('is refused with a key that it does not publish', async () => {
    const stranger = await generateKeyPair('ES256');
    const token = await sign({ sub: 'client-7', exp: inMinutes(5) }, stranger.privateKey, {
      alg: 'ES256',
      kid: 'k1',
    });
    expect((await world.openSession({ token })).status).toBe(401);
  });

  it('is refused with the public key used as a shared secret', async () => {
    const token = await sign({ sub: 'client-7', exp: inMinutes(5) }, bytes(JSON.stringify(keys.jwk)), {
      alg: 'HS256',
      kid: 'k1',
    });
    expect((await world.openSession({ token })).status).toBe(401);
  });
});

it('says “not now”, not “not you”, where the portal’s keys cannot be read', async () => {
  const gone = await keyServer();
  await gone.stop();
  world = await WebWorld.start({ jwksUrl: gone.url, anonymous: false });
  try {
    const { privateKey } = await generateKeyPair('ES256');
    const token = await sign({ sub: 'client-7', exp: inMinutes(5) }, privateKey, { alg: 'ES256', kid: 'k1' });
    expect((await world.openSession({ token })).status).toBe(503);
  } finally {
    await world.stop();
  }
});

describe('anonymous chat', () => {
  beforeAll(async () => {
    world = await WebWorld.start();
  });
  afterAll(() => world.stop());

  it('opens a conversation of its own for everybody', async () => {
    const [one, two] = [await world.openSession(), await world.openSession({})];
    expect(one.status).toBe(200);
    expect(one.conversation).not.toBe(two.conversation);
  });

  it('takes no token where no portal key is configured', async () => {
    expect((await world.openSession({ token: 'x' })).status).toBe(401);
  });

  it.each([
    ['something else', { name: 'Ana' }],
    ['a number for a token', { token: 5 }],
    ['an endless token', { token: 'x'.repeat(9_000) }],
    ['no JSON', '{'],
  ])('refuses %s', async (_what, body) => {
    expect((await world.openSession(body)).status).toBe(400);
  });

  it('keeps the session’s secret only as a hash, and tells no cache to keep it', async () => {
    const { session } = await world.openSession();
    const { rows } = await world.database.pool.query('SELECT chat_session::text AS row FROM chat_session');
    expect(JSON.stringify(rows)).not.toContain(session);
    const response = await fetch(`${world.url}/chat/session`, { method: 'POST' });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

function segment(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function keyServer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    privateKey,
    jwk,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
