import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { startSummary } from '../../operations/running/summary.ts';

const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a token',
  TWILIO_FROM: '+15550100000',
};
const SLACK = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'a secret',
  SLACK_HANDOFF_CHANNEL: 'C0CRISIS',
};
const OIDC = { OIDC_ISSUER: 'https://issuer.example', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'secret' };
const MICROSOFT = { MICROSOFT_APP_ID: 'id', MICROSOFT_APP_PASSWORD: 'secret' };

type Environment = Record<string, string | undefined>;

/** What is wrong, the environment, and the variables that the one line must name. */
const WRONG: [string, Environment, RegExp][] = [
  ...without(TWILIO).map(([name, env]): [string, Environment, RegExp] => [
    `Twilio without ${name}`,
    env,
    new RegExp(name),
  ]),
  ['a Twilio address alone', { TWILIO_API_URL: 'http://127.0.0.1:1' }, /TWILIO_ACCOUNT_SID/],
  ['a messaging service alone', { TWILIO_MESSAGING_SERVICE_SID: 'MG1' }, /TWILIO_ACCOUNT_SID/],
  ['a SID that is none', { ...TWILIO, TWILIO_ACCOUNT_SID: 'SK123' }, /TWILIO_ACCOUNT_SID/],
  ['a number that is none', { ...TWILIO, TWILIO_FROM: 'the office' }, /TWILIO_FROM/],
  ['a number without its country', { ...TWILIO, TWILIO_FROM: '3125550100' }, /TWILIO_FROM.*short code/],
  ['a short code of seven digits', { ...TWILIO, TWILIO_FROM: '1234567' }, /TWILIO_FROM.*short code/],
  [
    'a service that is none',
    { ...TWILIO, TWILIO_MESSAGING_SERVICE_SID: 'AC1' },
    /TWILIO_MESSAGING_SERVICE_SID/,
  ],
  ...without(SLACK).map(([name, env]): [string, Environment, RegExp] => [
    `Slack without ${name}`,
    env,
    new RegExp(name),
  ]),
  ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN/],
  ['client messages in Slack without Slack', { SLACK_CLIENT_DMS: 'on' }, /SLACK_BOT_TOKEN/],
  ['an unknown card', { ...SLACK, SLACK_PHI: 'some' }, /SLACK_PHI/],
  ['an unknown switch', { ...SLACK, SLACK_CLIENT_DMS: 'maybe' }, /SLACK_CLIENT_DMS/],
  ...without(OIDC).map(([name, env]): [string, Environment, RegExp] => [
    `sign-in without ${name}`,
    env,
    new RegExp(name),
  ]),
  ...without(MICROSOFT).map(([name, env]): [string, Environment, RegExp] => [
    `Bot Framework without ${name}`,
    env,
    new RegExp(name),
  ]),
  ['a tenant alone', { MICROSOFT_APP_TENANT_ID: 'tenant' }, /MICROSOFT_APP_ID/],
  ['an app type alone', { MICROSOFT_APP_TYPE: 'SingleTenant' }, /MICROSOFT_APP_ID/],
  [
    'a single tenant without the tenant',
    { ...MICROSOFT, MICROSOFT_APP_TYPE: 'SingleTenant' },
    /MICROSOFT_APP_TENANT_ID/,
  ],
  [
    'two portal keys',
    { PORTAL_JWT_SECRET: 'x'.repeat(32), PORTAL_JWKS_URL: 'https://portal.example/keys' },
    /PORTAL_JWT_SECRET and PORTAL_JWKS_URL/,
  ],
  [
    'a managed identity of no tenant',
    { MICROSOFT_APP_ID: 'app', MICROSOFT_APP_TYPE: 'UserAssignedMsi' },
    /MICROSOFT_APP_TENANT_ID/,
  ],
  ['a key of the wrong length', { ENCRYPTION_KEY: randomBytes(16).toString('base64') }, /ENCRYPTION_KEY/],
  ['a port that is none', { PORT: '70000' }, /PORT/],
  ['a port in words', { PORT: 'eighty' }, /PORT/],
  ['another database', { DATABASE_URL: 'mysql://somewhere/x' }, /DATABASE_URL/],
  ['another queue', { REDIS_URL: 'http://somewhere' }, /REDIS_URL/],
  ['a public address without a scheme', { PUBLIC_URL: 'care.example' }, /PUBLIC_URL/],
  ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  ['a heartbeat that is no address', { HEARTBEAT_URL: 'soon' }, /HEARTBEAT_URL/],
];

describe('a wrong or half-set environment', () => {
  it.each(WRONG)('%s: one line that names it', (_what, environment, names) => {
    const error = failure(environment);
    expect(error).toMatchObject({ code: 'config_invalid', message: expect.stringMatching(names) });
    expect(error.message).not.toContain('\n');
  });

  it('is told without the secrets in it', () => {
    expect(
      failure({ ...TWILIO, TWILIO_AUTH_TOKEN: 'tell nobody', TWILIO_FROM: undefined }).message,
    ).not.toContain('tell nobody');
    expect(failure({ ENCRYPTION_KEY: 'tell nobody' }).message).not.toContain('tell nobody');
  });
});

describe('the environment', () => {
  it('may be empty: a server on this machine with anonymous chat and nothing else', () => {
    expect(readConfig({})).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3978',
      dataDir: './data',
      logLevel: 'info',
      databaseUrl: null,
      redisUrl: null,
      twilio: null,
      slack: null,
      oidc: null,
      botFramework: null,
      portal: { jwtSecret: null, jwksUrl: null, anonymous: true },
    });
  });

  it('counts an empty variable as unset', () => {
    const names = [
      ...Object.keys({ ...TWILIO, ...SLACK, ...OIDC, ...MICROSOFT }),
      'PORT',
      'REDIS_URL',
      'CHAT_ANONYMOUS',
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('is taken whole', () => {
    const config = readConfig({
      ...TWILIO,
      ...SLACK,
      ...OIDC,
      ...MICROSOFT,
      PUBLIC_URL: 'https://care.example/',
    });
    expect(config.publicUrl).toBe('https://care.example');
    expect(config.twilio).toMatchObject({ from: '+15550100000', messagingServiceSid: null });
    expect(config.slack).toMatchObject({ clientDms: false, phi: 'minimal', appToken: null });
    expect(config.botFramework).toMatchObject({ appType: 'MultiTenant' });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('needs no signing secret in Socket Mode and no number with a messaging service', () => {
    const config = readConfig({
      ...SLACK,
      SLACK_SIGNING_SECRET: undefined,
      SLACK_APP_TOKEN: 'xapp-1',
      ...TWILIO,
      TWILIO_FROM: undefined,
      TWILIO_MESSAGING_SERVICE_SID: 'MG1',
    });
    expect(config.slack?.signingSecret).toBeNull();
    expect(config.twilio?.from).toBeNull();
  });

  it('has anonymous chat only where no portal key is set', () => {
    expect(readConfig({ PORTAL_JWT_SECRET: 'x'.repeat(32) }).portal.anonymous).toBe(false);
    expect(readConfig({ CHAT_ANONYMOUS: 'off' }).portal.anonymous).toBe(false);
    expect(readConfig({ CHAT_ANONYMOUS: 'on' }).portal.anonymous).toBe(true);
  });

  it('starts with a weak portal secret or an anonymous chat that cannot be, and says so', () => {
    const short = startSummary(readConfig({ ...TWILIO, TWILIO_FROM: '72345' }), null);
    expect(short).toMatch(/short code: it texts, and no page by call/);
    expect(startSummary(readConfig({ CHAT_ANONYMOUS: 'off' }), null)).toMatch(/nobody may chat on the web/);
    const weak = startSummary(readConfig({ PORTAL_JWT_SECRET: 'short', CHAT_ANONYMOUS: 'on' }), null);
    expect(weak).toMatch(/PORTAL_JWT_SECRET is short/);
    expect(weak).toMatch(/CHAT_ANONYMOUS=on is ignored/);
    expect(weak).not.toContain("'short'");
    const well = startSummary(readConfig({ PORTAL_JWT_SECRET: 'x'.repeat(32) }), null);
    expect(well).not.toMatch(/is short|is ignored/);
  });

  it('knows a managed identity without a password', () => {
    const { botFramework } = readConfig({
      MICROSOFT_APP_ID: 'app',
      MICROSOFT_APP_TYPE: 'UserAssignedMsi',
      MICROSOFT_APP_TENANT_ID: 'tenant',
    });
    expect(botFramework).toMatchObject({ appPassword: null, appType: 'UserAssignedMsi' });
  });
});

/** Each group once without each of its variables. */
function without(group: Environment): [string, Environment][] {
  return Object.keys(group).map((name) => [name, { ...group, [name]: undefined }]);
}

function failure(environment: Environment): Error {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('this environment was taken');
}
