/**
 * Whose is what: one client's session never reads or changes another's, a guessed or forged secret opens nothing, no role means
 * no act, and every page and answer carries the headers and cookie flags that keep it so.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink } from '../../channels/desk/sign-in/sign-in-links.ts';
import { systemClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { ChatClient, type RunningServer, sharedKey, startServer, stopServers } from '../support/server.ts';
import { until } from '../support/until.ts';

const PUBLIC_URL = 'https://care.example';
const SECRET_WORD = 'Blumenkohlsuppe';

let scratch: TestDatabase;
let server: RunningServer;
let database: Database;
beforeAll(async () => {
  scratch = await testDatabase();
  server = await startServer({ DATABASE_URL: scratch.url, PUBLIC_URL });
  const keyring = new Keyring(Buffer.from(sharedKey(), 'base64'));
  database = new Database({
    url: scratch.url,
    clock: systemClock,
    ids: systemIds(systemClock),
    keyring,
    poolSize: 3,
  });
});
afterAll(async () => {
  await stopServers();
  await database.close();
  await scratch.stop();
});

describe('a client’s chat session', () => {
  it('never reads another client’s, whatever it asks for', async () => {
    const anna = await Browser.open();
    const bob = await Browser.open();
    await anna.chat.send('m1', `my name is Anna and I like ${SECRET_WORD}`);
    await until('Anna to be answered', () => anna.chat.from('bot').length > 0);
    // The very same id in another conversation is another message.
    await bob.chat.send('m1', 'hello');
    await until('Bob to be answered', () => bob.chat.from('bot').length > 0);
    expect(await wordsOf(bob.session, 0)).not.toContain(SECRET_WORD);
    expect(await wordsOf(anna.session, 0)).toContain(SECRET_WORD);

    const [own] = await rows<{ id: string; client_id: string; conversation_id: string }>(
      `SELECT id, client_id, conversation_id FROM chat_session WHERE conversation_id = $1`,
      [anna.conversation],
    );
    // What stands in the database, or is shown to staff, opens nothing.
    for (const guess of [
      anna.conversation,
      own?.id ?? '',
      own?.client_id ?? '',
      `${anna.session}x`,
      anna.session.slice(0, -1),
      randomBytes(32).toString('base64url'),
    ]) {
      expect(await connects(guess)).toMatch(/not_signed_in|bad_request/);
      expect(await ownStatus('GET', '/plan', guess)).toBe(401);
    }
    const [hash] = await rows<{ secret_hash: string }>('SELECT secret_hash FROM chat_session LIMIT 1');
    expect(await connects(hash?.secret_hash ?? '')).toBe('not_signed_in');
    // A session in the address or in a cookie is none.
    expect((await fetch(`${server.url}/chat/own/plan?session=${anna.session}`)).status).toBe(401);
    expect(
      (await fetch(`${server.url}/chat/own/plan`, { headers: { cookie: `session=${anna.session}` } })).status,
    ).toBe(401);

    // Anna's picture is Anna's: Bob neither reads nor removes it by its id.
    const picture = await addPicture(anna.session);
    expect(await ownStatus('GET', `/pictures/${picture}`, anna.session)).toBe(200);
    expect(await ownStatus('GET', `/pictures/${picture}`, bob.session)).toBe(404);
    expect(await ownStatus('DELETE', `/pictures/${picture}`, bob.session)).toBeGreaterThanOrEqual(204);
    expect(await ownStatus('GET', `/pictures/${picture}`, anna.session)).toBe(200);

    // Anna's handoff is not told to Bob.
    await anna.chat.send('m2', 'i want to talk to a real person');
    await until('Anna to hear of it', () => anna.chat.handoffs.some(({ state }) => state === 'waiting'));
    expect(bob.chat.handoffs.every(({ state }) => state === 'none')).toBe(true);

    // Ended is ended, also for whoever copied the secret.
    expect(await ownStatus('POST', '/end', bob.session)).toBe(204);
    expect(await connects(bob.session)).toBe('not_signed_in');
    anna.chat.close();
    bob.chat.close();
  });
});

describe('the desk', () => {
  it('lets nobody act without a session, a role, and its own page', async () => {
    const [handoff] = await until('a handoff', async () => {
      const found = await rows<{ id: string; client_id: string }>(
        'SELECT id, client_id FROM handoff LIMIT 1',
      );
      return found.length > 0 && found;
    });
    const acts: [string, string, object?][] = [
      ['GET', '/queue'],
      ['GET', '/staff'],
      ['GET', `/clients/${handoff?.client_id}`],
      ['GET', `/handoffs/${handoff?.id}`],
      ['GET', `/clients/${handoff?.client_id}/messages?before=1000`],
      ['POST', `/handoffs/${handoff?.id}/claim`, {}],
      ['POST', `/handoffs/${handoff?.id}/reply`, { key: 'a key of mine', text: 'hello' }],
      ['POST', `/handoffs/${handoff?.id}/note`, { text: 'hello' }],
      ['POST', `/handoffs/${handoff?.id}/resolve`, {}],
      ['POST', `/handoffs/${handoff?.id}/withdraw`, { reason: 'duplicate' }],
      ['POST', `/clients/${handoff?.client_id}/lower-level`, { to: 'none', reason: 'because' }],
      ['GET', `/clients/${handoff?.client_id}/timeline`],
      ['GET', `/clients/${handoff?.client_id}/plan`],
      ['POST', `/clients/${handoff?.client_id}/tasks`, { kind: 'care_team_note', detail: 'x' }],
      ['POST', `/clients/${handoff?.client_id}/incidents`, { kind: 'other' }],
      ['POST', `/handoffs/${handoff?.id}/dispatch`, {}],
      ['POST', `/handoffs/${handoff?.id}/screening`, {}],
      ['GET', `/handoffs/${handoff?.id}/video`],
      ['POST', `/handoffs/${handoff?.id}/outreach`, {}],
      ['GET', `/media/${randomUUID()}`],
      ['POST', `/tasks/${randomUUID()}/complete`, {}],
      ['POST', `/alerts/${randomUUID()}/acknowledge`, {}],
      ['POST', '/near-miss', { text: 'x' }],
      ['POST', `/staff/${randomUUID()}/sign-in-link`, {}],
      ['POST', `/staff/${randomUUID()}/sign-out`, {}],
    ];
    for (const [method, path, body] of acts) {
      expect([path, await desk(method, path, {}, body)]).toEqual([path, 401]);
      expect([path, await desk(method, path, { cookie: `${COOKIE}=${randomUUID()}` }, body)]).toEqual([
        path,
        401,
      ]);
    }
    // Somebody on the staff list without any role: signed in, and nothing more.
    const cookie = await signIn([]);
    for (const [method, path, body] of acts) {
      // Refused by role, or because it makes no sense; never done, never a failure of ours.
      const status = await desk(method, path, { cookie }, body);
      expect([path, status, [400, 403, 404, 405, 409, 422].includes(status)]).toEqual([path, status, true]);
    }
    // A clinician's cookie on a request that another site made.
    const clinician = await signIn(['clinician']);
    const claim = `/handoffs/${handoff?.id}/claim`;
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${PUBLIC_URL}.evil.example` },
      { origin: '' },
    ]) {
      expect(await desk('POST', claim, { cookie: clinician, ...headers }, {})).toBe(403);
    }
    const bare = await fetch(`${server.url}/desk/api/queue`, { headers: { cookie: clinician } });
    expect(bare.status).toBe(403);
    expect(await rows(`SELECT 1 FROM handoff WHERE state <> 'waiting'`)).toEqual([]);
    expect(await desk('POST', claim, { cookie: clinician }, {})).toBe(200);
    // Signed out is signed out, also for whoever copied the cookie.
    expect(await desk('POST', '/sign-out', { cookie: clinician }, {})).toBe(200);
    expect(await desk('GET', '/queue', { cookie: clinician })).toBe(401);
  });

  it('its sign-in link works once, and guessing is slowed down', async () => {
    const { secret } = await createSignInLink(database, await staff(['clinician']));
    const statuses: number[] = [];
    for (let i = 0; i < 14; i += 1) {
      statuses.push(await desk('POST', '/sign-in', {}, { secret: randomBytes(32).toString('base64url') }));
    }
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    // The real one works from elsewhere, and once.
    const elsewhere = { 'x-forwarded-for': '203.0.113.8' };
    expect(await desk('POST', '/sign-in', elsewhere, { secret })).toBe(200);
    expect(await desk('POST', '/sign-in', elsewhere, { secret })).toBe(401);
  });
});

describe('headers', () => {
  it('keep every page and every answer as narrow as it can be', async () => {
    for (const path of [
      '/',
      '/desk',
      '/chat/widget.js',
      '/healthz',
      '/metrics',
      '/nowhere',
      '/desk/api/me',
    ]) {
      const { headers } = await fetch(server.url + path);
      const csp = headers.get('content-security-policy') ?? '';
      expect([path, csp]).toEqual([path, expect.stringContaining("default-src 'none'")]);
      for (const part of [
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]) {
        expect([path, csp]).toEqual([path, expect.stringContaining(part)]);
      }
      expect(csp).not.toMatch(/unsafe|\*(?!\.)/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });

  it('a page holds no script of its own, so that the policy needs no exception', async () => {
    for (const path of ['/', '/desk']) {
      const page = await (await fetch(server.url + path)).text();
      expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+=|style="|javascript:/i);
    }
  });

  it('a session’s cookie is for this host, for requests, and for nobody’s script', async () => {
    const { secret } = await createSignInLink(database, await staff(['clinician']));
    // Another address, as the tries before have used up this one's.
    const response = await fetch(`${server.url}/desk/api/sign-in`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-handrail-desk': 'active',
        origin: PUBLIC_URL,
        'x-forwarded-for': '203.0.113.7',
      },
      body: JSON.stringify({ secret }),
    });
    expect(response.status).toBe(200);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-handrail-desk=[\w-]{40,}; /);
    for (const flag of ['Path=/', 'HttpOnly', 'SameSite=Strict', 'Secure']) expect(cookie).toContain(flag);
    expect(cookie).not.toMatch(/Domain=/i);
    expect(response.headers.get('cache-control') ?? 'no-store').toContain('no-store');
  });
});

const COOKIE = '__Host-handrail-desk';

class Browser {
  readonly session: string;
  readonly conversation: string;
  readonly chat: ChatClient;

  private constructor(session: string, conversation: string) {
    this.session = session;
    this.conversation = conversation;
    this.chat = ChatClient.resume(server.url, session);
  }

  static async open(): Promise<Browser> {
    const response = await fetch(`${server.url}/chat/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { session, conversation } = (await response.json()) as { session: string; conversation: string };
    return new Browser(session, conversation);
  }
}

/** Every word that a session is shown from a line on. */
async function wordsOf(session: string, after: number): Promise<string> {
  const socket = io(`${server.url}/chat`, {
    auth: { session, after },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const words: string[] = [];
  socket.on('message', ({ text, from }: { text: string; from: string }) => words.push(`${from}: ${text}`));
  await until('the replay', () => words.some((line) => line.startsWith('bot:')));
  socket.disconnect();
  return words.join('\n');
}

function connects(session: string): Promise<string> {
  const socket = io(`${server.url}/chat`, {
    auth: { session },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  return new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', ({ message }) => resolve(message));
  }).finally(() => socket.disconnect());
}

async function ownStatus(method: string, path: string, session: string): Promise<number> {
  const response = await fetch(`${server.url}/chat/own${path}`, {
    method,
    headers: { authorization: `Bearer ${session}` },
  });
  await response.arrayBuffer();
  return response.status;
}

/** The smallest PNG there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function addPicture(session: string): Promise<string> {
  const response = await fetch(`${server.url}/chat/own/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}`, 'content-type': 'image/png' },
    body: new Uint8Array(PNG),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

async function desk(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: object,
): Promise<number> {
  const response = await fetch(`${server.url}/desk/api${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-handrail-desk': 'active',
      origin: PUBLIC_URL,
      ...headers,
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  await response.arrayBuffer();
  return response.status;
}

function staff(roles: string[]): Promise<string> {
  return database.transactSystem((tx) =>
    saveStaff(
      tx,
      {
        externalId: `staff-${randomUUID()}`,
        slackUserId: null,
        name: 'Ana',
        phone: null,
        email: null,
        languages: ['en'],
        roles,
      },
      'test',
    ),
  );
}

async function signIn(roles: string[]): Promise<string> {
  const { secret } = await createSignInLink(database, await staff(roles));
  const response = await fetch(`${server.url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-handrail-desk': 'active', origin: PUBLIC_URL },
    body: JSON.stringify({ secret }),
  });
  expect(response.status).toBe(200);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function rows<R extends Record<string, unknown>>(
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  return (await database.pool.query(text, [...values])).rows;
}
