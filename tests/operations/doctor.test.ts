import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { examine } from '../../operations/doctor/doctor.ts';
import type { Finding } from '../../operations/doctor/finding.ts';
import { exitCodeOf, reportFindings } from '../../operations/doctor/report.ts';
import { SLACK_SCOPES } from '../../operations/doctor/slack-check.ts';
import { systemClock } from '../../platform/clock.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type RunningServer, sharedKey, startServer, stopServers } from '../support/server.ts';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const SERVICE = `MG${'2'.repeat(32)}`;

/** Slack and Twilio as far as they are asked: what a path answers, for a test to change. */
class Providers {
  readonly answers = new Map<string, { status?: number; headers?: Record<string, string>; body: unknown }>();
  url = '';
  private readonly server = createServer((request, response) => {
    const answer = this.answers.get((request.url ?? '').replace(/\?.*$/, ''));
    response
      .writeHead(answer ? (answer.status ?? 200) : 404, {
        'content-type': 'application/json',
        ...answer?.headers,
      })
      .end(JSON.stringify(answer?.body ?? {}));
  });

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const providers = new Providers();
let scratch: TestDatabase;
let server: RunningServer;
let env: Record<string, string>;

beforeAll(async () => {
  scratch = await testDatabase();
  await providers.start();
  const given = {
    DATABASE_URL: scratch.url,
    ENCRYPTION_KEY: sharedKey(),
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: 'a token for tests',
    TWILIO_FROM: '+15550009999',
    TWILIO_MESSAGING_SERVICE_SID: SERVICE,
    TWILIO_API_URL: providers.url,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: 'a signing secret for tests',
    SLACK_HANDOFF_CHANNEL: 'C0CRISIS',
    SLACK_API_URL: `${providers.url}/api/`,
  };
  allWell('http://127.0.0.1:0');
  server = await startServer(given);
  env = { ...given, PUBLIC_URL: server.url };
  allWell(server.url);
});
afterAll(async () => {
  await stopServers();
  providers.stop();
  await scratch.stop();
});

function allWell(publicUrl: string): void {
  providers.answers.set(`/2010-04-01/Accounts/${ACCOUNT}.json`, { body: { status: 'active' } });
  providers.answers.set(`/2010-04-01/Accounts/${ACCOUNT}/IncomingPhoneNumbers.json`, {
    body: {
      incoming_phone_numbers: [
        { capabilities: { sms: true, voice: true }, voice_url: `${publicUrl}/twilio/voice`, sms_url: '' },
      ],
    },
  });
  providers.answers.set(`/v1/Services/${SERVICE}`, {
    body: { inbound_request_url: `${publicUrl}/twilio/sms`, use_inbound_webhook_on_number: false },
  });
  providers.answers.set('/api/auth.test', {
    headers: { 'x-oauth-scopes': SLACK_SCOPES.join(',') },
    body: { ok: true, user_id: 'U0BOT' },
  });
  providers.answers.set('/api/conversations.info', {
    body: { ok: true, channel: { is_member: true, is_private: true } },
  });
}

async function findings(more: Record<string, string> = {}): Promise<Map<string, Finding>> {
  const found = await examine(readConfig({ ...env, ...more }));
  return new Map(found.map((finding) => [finding.check, finding]));
}
const verdict = (found: Map<string, Finding>, check: string) => found.get(check)?.verdict;

describe('the doctor', () => {
  it('finds a deployment well, but for what its test is about: nobody on call', async () => {
    const found = await findings();
    const bad = [...found.values()].filter(({ verdict: is }) => is === 'fail').map(({ check }) => check);
    // The tests' PostgreSQL runs without fsync, and just that is said of it.
    expect(bad).toEqual(['database.durable', 'program.on_call']);
    for (const check of [
      'database.migrations',
      'key.fits',
      'clock.database',
      'twilio.account',
      'twilio.number',
      'twilio.voice_webhook',
      'twilio.sms_webhook',
      'slack.token',
      'slack.scopes',
      'slack.channel',
      'reach.server',
      'reach.websocket',
      'reach.twilio_signature',
      'reach.twilio_forgery',
      'reach.slack_signature',
      'reach.slack_forgery',
    ]) {
      expect([check, verdict(found, check)]).toEqual([check, 'ok']);
    }
    expect(found.get('twilio.opt_out')).toMatchObject({ verdict: 'look', fix: /988/ });
    const stored = await exists('SELECT 1 FROM inbox');
    expect(stored).toBe(false);
  });

  it('says what to do about each thing that is wrong', async () => {
    providers.answers.set('/api/auth.test', {
      headers: { 'x-oauth-scopes': 'chat:write,commands' },
      body: { ok: true },
    });
    providers.answers.set('/api/conversations.info', { body: { ok: false, error: 'channel_not_found' } });
    providers.answers.set(`/v1/Services/${SERVICE}`, {
      body: { inbound_request_url: 'https://elsewhere.example/sms' },
    });
    const found = await findings({
      TWILIO_AUTH_TOKEN: 'another token',
      SLACK_SIGNING_SECRET: 'another secret',
      ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      REDIS_URL: 'redis://127.0.0.1:1',
      PROTOCOL_FILE: '/nowhere/protocol.json',
    });
    allWell(server.url);
    expect(found.get('slack.scopes')).toMatchObject({
      verdict: 'fail',
      found: /groups:history/,
      fix: /install/,
    });
    expect(found.get('slack.channel')).toMatchObject({ verdict: 'fail', found: /channel_not_found/ });
    expect(found.get('twilio.sms_webhook')).toMatchObject({
      verdict: 'fail',
      fix: expect.stringContaining(`${server.url}/twilio/sms`),
    });
    for (const check of [
      'reach.twilio_signature',
      'reach.slack_signature',
      'key.fits',
      'redis.answers',
      'config.protocol',
    ]) {
      expect([check, verdict(found, check)]).toEqual([check, 'fail']);
      expect(found.get(check)?.fix).toMatch(/\S/);
    }
  });

  it('sees that websockets do not pass', async () => {
    // What a proxy without upgrades answers: this stand-in knows HTTP only.
    providers.answers.set('/readyz', { body: { status: 'ready' } });
    const found = await findings({ PUBLIC_URL: providers.url });
    expect(verdict(found, 'reach.websocket')).toBe('fail');
    expect(verdict(found, 'reach.twilio_forgery')).toBe('fail');
  });

  it('notices a clock that goes wrong', async () => {
    const later = { now: () => new Date(systemClock.now().getTime() + 120_000) };
    const found = await examine(readConfig(env), later);
    expect(found.find(({ check }) => check === 'clock.database')).toMatchObject({
      verdict: 'fail',
      found: /120\.\d s apart/,
    });
  });

  it('holds no secret in what it says', async () => {
    const said = reportFindings([...(await findings()).values()]);
    for (const secret of [env.TWILIO_AUTH_TOKEN, env.SLACK_SIGNING_SECRET, env.ENCRYPTION_KEY, ACCOUNT]) {
      expect(said).not.toContain(secret);
    }
  });

  it('asks for the scopes of the manifest', () => {
    const manifest = readFileSync('channels/slack/app-manifest.yaml', 'utf8');
    const bot = /scopes:\n {4}bot:\n((?: {6}- .+\n)+)/.exec(manifest)?.[1] ?? '';
    expect(bot.match(/[a-z_]+:?[a-z_]*(?=\n)/g)).toEqual([...SLACK_SCOPES]);
  });
});

it('has exit codes that a script can use', () => {
  const one = (is: Finding['verdict']): Finding[] => [{ check: 'x', verdict: is, found: '' }];
  expect([exitCodeOf(one('ok'), true), exitCodeOf(one('look'), true), exitCodeOf(one('off'), true)]).toEqual([
    0, 0, 0,
  ]);
  expect([
    exitCodeOf(one('warn'), false),
    exitCodeOf(one('warn'), true),
    exitCodeOf(one('fail'), false),
  ]).toEqual([0, 1, 1]);
});

async function exists(sql: string): Promise<boolean> {
  const client = new Client({ connectionString: scratch.url });
  await client.connect();
  try {
    return ((await client.query(sql)).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
