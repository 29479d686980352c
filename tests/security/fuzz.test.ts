/**
 * Whatever is posted, emitted or put into a file by whoever is not signed in, or by a signed-in browser gone mad: the answer is
 * a refusal, never an error of ours; nothing of it is stored; the server goes on; the log stays one JSON object a line.
 */
import { connect } from 'node:net';
import { io } from 'socket.io-client';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../operations/import/import-file.ts';
import { CLIENT_PHONE, Program } from '../promises/program.ts';
import { ChatClient } from '../support/server.ts';
import { until } from '../support/until.ts';
import { HOSTILE_TEXTS, HOSTILE_VALUES, hostileBody } from './hostile.ts';
import { Seeded } from './seeded.ts';

const random = new Seeded();
const REQUESTS = 250;
const EMITS = 100;
const FILES = 80;

const ROUTES = [
  'POST /twilio/sms',
  'POST /twilio/status',
  'POST /twilio/voice?step=answer&page=x',
  'POST /slack/events',
  'POST /api/messages',
  'POST /chat/session',
  'POST /chat/own/feedback',
  'POST /chat/own/pictures',
  'GET /chat/own/plan',
  'GET /chat/own/pictures/..%2f..%2fetc',
  'DELETE /chat/own/pictures/00000000-0000-0000-0000-000000000000',
  'POST /desk/api/sign-in',
  'POST /desk/api/handoffs/x/claim',
  'POST /desk/api/handoffs/00000000-0000-4000-8000-000000000000/reply',
  'GET /desk/api/clients/%00/messages?before=NaN',
  'GET /desk/api/queue',
  'GET /desk/api/media/%2e%2e',
  'POST /desk/api/sign-in/passkey',
  'POST /desk/api/passkeys/begin',
  'POST /desk/api/near-miss',
  'GET /desk/oidc/callback?code=%00&state=__proto__',
  'POST /chat/own/end',
  'GET /status?x=%ff',
  'GET /offline.js/../../config.ts',
  'GET /assets/%2e%2e/%2e%2e/package.json',
  'GET /assets/..%5c..%5cpackage.json',
  'GET /%c0%ae%c0%ae/',
  'GET /socket.io/?EIO=4&transport=polling&sid=nobody',
  'POST /socket.io/?EIO=4&transport=polling',
  'PUT /',
  'TRACE /healthz',
  'POST /metrics',
] as const;

let program: Program;
beforeAll(async () => {
  program = await Program.start();
});
afterAll(() => program?.stop());

describe(`with seed ${random.seed}`, () => {
  it('routes refuse what they cannot read, and store nothing of it', async () => {
    const statuses = new Map<number, number>();
    const wrong: string[] = [];
    for (let i = 0; i < REQUESTS; i += 1) {
      const [method = 'GET', path = '/'] = random.pick(ROUTES).split(' ');
      const { what, headers, body } = hostileBody(random);
      const odd = { 'x-twilio-signature': 'AAAA', 'x-slack-signature': 'v0=0', cookie: 'handrail-desk=x' };
      const more: Record<string, string> =
        random.next() < 0.3 ? { 'x-handrail-desk': 'active', origin: program.server.url } : {};
      const status = await statusOf(method, path, { ...headers, ...odd, ...more }, body);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500) wrong.push(`${method} ${path} with ${what}: ${status}`);
    }
    expect(wrong).toEqual([]);
    // 0: the connection was closed, which is an answer to what cannot be parsed as HTTP.
    console.log('fuzzed routes', Object.fromEntries([...statuses].sort(([a], [b]) => a - b)));
    expect(await stored()).toEqual({ messages: 0, handoffs: 0 });
    await isWell();
  });

  it('what Twilio signed is taken or refused as a whole, whatever stands in it', async () => {
    const before = await stored();
    const answers: number[] = [];
    for (const [i, text] of HOSTILE_TEXTS.entries()) {
      answers.push(await program.text(text.replace(/\ud800/g, '\ufffd'), { From: `+1555013${1000 + i}` }));
    }
    const forms: Record<string, string>[] = [
      { NumMedia: '9999', MediaUrl0: 'http://169.254.169.254/latest/meta-data' },
      { NumMedia: '-1' },
      { NumMedia: 'NaN', MediaUrl0: 'file:///etc/passwd', MediaContentType0: 'text/html' },
      { From: "+1'; DROP TABLE client; --" },
      { From: '' },
      { MessageSid: '' },
      { MessageSid: 'x'.repeat(5_000) },
      { MessageSid: `SM${'\u0000'}` },
      { OptOutType: 'STOP; DROP' },
    ];
    for (const more of forms) answers.push(await program.text('hello', more));
    expect(answers.filter((status) => status !== 200 && status !== 400)).toEqual([]);
    expect((await stored()).messages).toBeGreaterThanOrEqual(before.messages + HOSTILE_TEXTS.length);
    const twice = [await signedTwice('Body=one&Body=two'), await signedTwice('Body[x]=1')];
    for (const status of twice) expect(status).toBeLessThan(500);
    await program.settled();
    await isWell();
  });

  it('what Slack signed but cannot mean is acknowledged or refused', async () => {
    const statuses: number[] = [];
    for (const value of HOSTILE_VALUES) {
      statuses.push((await program.driver.event(value as object)).status);
      statuses.push(
        (
          await program.driver.blockAction({
            actionId: 'handoff_claim',
            value: String(JSON.stringify(value)).slice(0, 1_500),
            user: 'U0ANA',
            channel: 'C0CRISIS',
            messageTs: '1.2',
          })
        ).status,
      );
    }
    // Bolt itself answers 500 to an envelope without an event in it: Slack would repeat it three times and give up.
    console.log('signed by Slack', statuses.length, 'of which 500', statuses.filter((s) => s === 500).length);
    expect(statuses.filter((status) => ![200, 400, 401, 404, 500].includes(status))).toEqual([]);
    expect(await program.rows(`SELECT 1 FROM handoff WHERE state = 'claimed'`)).toEqual([]);
    await isWell();
  });

  it('a chat socket gone mad gets errors, and its neighbour notices nothing', async () => {
    const neighbour = await ChatClient.open(program.server.url);
    const mad = await ChatClient.open(program.server.url);
    await until('both to be connected', () => neighbour.socket.connected && mad.socket.connected);
    const errors = new Set<string>();
    let taken = 0;
    for (let i = 0; i < EMITS; i += 1) {
      const value =
        random.next() < 0.5
          ? random.pick(HOSTILE_VALUES)
          : { id: `t${i}`, text: random.pick(HOSTILE_TEXTS), extra: random.pick(HOSTILE_VALUES) };
      const answer = await mad.socket
        .timeout(10_000)
        .emitWithAck('message', value)
        .catch(() => ({ error: 'no answer' }));
      if (answer.ok) taken += 1;
      else errors.add(answer.error);
      mad.socket.emit(
        random.pick(['typing', 'nothing', '__proto__', 'message']),
        random.pick(HOSTILE_VALUES),
      );
    }
    expect(
      [...errors].filter((error) => !['bad_request', 'too_large', 'rate_limited'].includes(error)),
    ).toEqual([]);
    expect(taken).toBeGreaterThan(0);
    // Too much at once ends this connection and no other.
    mad.socket.emit('message', { id: 'big', text: 'x'.repeat(200_000) });
    await until('it to be disconnected', () => !mad.socket.connected);
    await neighbour.send('m1', 'hello');
    await until('the neighbour to be answered', () => neighbour.from('bot').length > 0);
    expect(neighbour.lines.every(({ text }) => !text.includes('DROP TABLE'))).toBe(true);
    neighbour.close();
    for (const auth of HOSTILE_VALUES.slice(0, 12))
      expect(await refusal(auth)).toMatch(/bad_request|not_signed_in|closed/);
    await isWell();
  });

  it('connections that are no HTTP, or never end, hold nothing up', async () => {
    const { port, hostname } = new URL(program.server.url);
    const sockets = [
      'GET / HTTP/1.1\r\nHost: x\r\nX: ',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`,
      'POST /chat/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n',
      'POST /chat/session HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nContent-Type: application/json\r\n\r\n{',
      '\u0016\u0003\u0001\u0002',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    ].map((text) => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(text);
      return socket;
    });
    await isWell();
    for (const socket of sockets) socket.destroy();
  });

  it('a file to import that is anything but one changes nothing and says so', async () => {
    const before = await program.rows('SELECT count(*)::int AS n FROM client');
    let refused = 0;
    for (let i = 0; i < FILES; i += 1) {
      const odd = random.pick([
        () => JSON.stringify(random.pick(HOSTILE_VALUES)),
        () => JSON.stringify([random.pick(HOSTILE_VALUES)]),
        () => JSON.stringify({ clients: random.pick(HOSTILE_VALUES), staff: [random.pick(HOSTILE_VALUES)] }),
        () => JSON.stringify([{ id: `f${i}`, name: random.pick(HOSTILE_VALUES), phone: 'x' }]),
        () => `id,name,phone\n"${random.bytes(20).toString('latin1')}`,
        () => `id;name\n${random.pick(HOSTILE_TEXTS)},x,y,z`,
        () => random.bytes(200).toString('utf8'),
      ])();
      const errors = await importFile(program.database, odd).then(
        (result) => result.errors,
        (error: unknown) => [String((error as { code?: string }).code)],
      );
      if (errors.length > 0) refused += 1;
      expect(errors.filter((line) => /undefined|\[object|at .*\.ts/.test(line))).toEqual([]);
    }
    console.log('files refused', refused, 'of', FILES);
    expect(refused).toBeGreaterThan(FILES / 2);
    expect(
      (
        await program.rows<{ n: number }>(`SELECT count(*)::int AS n FROM client WHERE external_id LIKE 'f%'`)
      )[0]?.n,
    ).toBe(0);
    expect(before).toHaveLength(1);
  });
});

async function statusOf(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: Buffer | string,
): Promise<number> {
  const hasBody = method !== 'GET' && method !== 'TRACE';
  try {
    const response = await fetch(program.server.url + path, {
      method: method === 'TRACE' ? 'OPTIONS' : method,
      headers,
      ...(hasBody ? { body: typeof body === 'string' ? body : new Uint8Array(body) } : {}),
    });
    const text = await response.text();
    expect(text, `${method} ${path}`).not.toMatch(/node_modules|at .*\.ts:\d|prisma|SELECT |stack/i);
    return response.status;
  } catch {
    return 0;
  }
}

async function signedTwice(extra: string): Promise<number> {
  const url = `${program.server.url}/twilio/sms`;
  const body = new URLSearchParams(
    `AccountSid=AC${'1'.repeat(32)}&MessageSid=SMtwice&From=%2B15550139999&To=1&${extra}`,
  );
  const fields: Record<string, string | string[]> = {};
  for (const key of new Set(body.keys())) {
    const all = body.getAll(key);
    fields[key] = all.length > 1 ? all : (all[0] ?? '');
  }
  const signature = getExpectedTwilioSignature('a token for tests', url, fields);
  const response = await fetch(url, { method: 'POST', headers: { 'x-twilio-signature': signature }, body });
  return response.status;
}

function refusal(auth: unknown): Promise<string> {
  const socket = io(`${program.server.url}/chat`, {
    auth: (auth ?? {}) as Record<string, unknown>,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  return new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', ({ message }) => resolve(message));
    socket.io.once('close', () => resolve('closed'));
  }).finally(() => socket.disconnect());
}

async function stored(): Promise<{ messages: number; handoffs: number }> {
  const [row] = await program.rows<{ messages: number; handoffs: number }>(
    'SELECT (SELECT count(*)::int FROM message) AS messages, (SELECT count(*)::int FROM handoff) AS handoffs',
  );
  return row ?? { messages: -1, handoffs: -1 };
}

async function isWell(): Promise<void> {
  expect(program.server.process.exitCode).toBeNull();
  expect((await fetch(`${program.server.url}/readyz`)).status).toBe(200);
  for (const line of program.server.errors().trim().split('\n').filter(Boolean)) {
    expect(() => JSON.parse(line), line).not.toThrow();
    expect(line).not.toContain('forged');
    expect(line).not.toContain(CLIENT_PHONE);
  }
}
