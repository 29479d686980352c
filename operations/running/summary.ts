import { type Config, isShortCode } from '../../config.ts';

/** What the operator reads when the server is up: the addresses, what is configured, what is not and how to get it. */
export function startSummary(config: Config, deskLink: string | null): string {
  const { publicUrl } = config;
  return [
    '',
    'Handrail is ready.',
    `  Client chat   ${publicUrl}/`,
    `  Desk          ${publicUrl}/desk`,
    deskLink
      ? `  Sign in once  ${deskLink}`
      : '  Sign in       at the desk, with the organization’s own account',
    `  Health        ${publicUrl}/healthz  ${publicUrl}/readyz  ${publicUrl}/metrics`,
    '',
    ...CHECKS.map(
      ({ name, on, off, isOn }) =>
        `  ${isOn(config) ? 'on ' : 'off'} ${name.padEnd(16)} ${isOn(config) ? on(config) : typeof off === 'string' ? off : off(config)}`,
    ),
  ].join('\n');
}

interface Check {
  readonly name: string;
  readonly isOn: (config: Config) => boolean;
  readonly on: (config: Config) => string;
  readonly off: string | ((config: Config) => string);
}

const CHECKS: readonly Check[] = [
  {
    name: 'SMS and calls',
    isOn: (c) => c.twilio !== null,
    on: (c) => `webhooks ${c.publicUrl}/twilio/sms and ${c.publicUrl}/twilio/voice${twilioGaps(c)}`,
    off: 'set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM; until then nobody is paged by phone',
  },
  {
    name: 'Slack console',
    isOn: (c) => c.slack !== null,
    on: (c) => (c.slack?.appToken ? 'Socket Mode' : `request URL ${c.publicUrl}/slack/events`),
    off: 'set SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET and SLACK_HANDOFF_CHANNEL; until then handoffs are taken at the desk',
  },
  {
    name: 'Portal sign-in',
    isOn: (c) => c.portal.jwtSecret !== null || c.portal.jwksUrl !== null,
    on: (c) => `clients are known by their portal token${portalGaps(c)}`,
    off: (c) =>
      c.portal.anonymous
        ? 'set PORTAL_JWT_SECRET or PORTAL_JWKS_URL; until then the chat is anonymous'
        : 'nobody may chat on the web: CHAT_ANONYMOUS is off, and neither PORTAL_JWT_SECRET nor PORTAL_JWKS_URL is set',
  },
  {
    name: 'OIDC sign-in',
    isOn: (c) => c.oidc !== null,
    on: (c) =>
      `${c.oidc?.issuer}; redirect URI ${c.publicUrl}/desk/oidc/callback; if it is down: npm run -s sign-in-link`,
    off: 'set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET; until then staff sign in by one-time links and passkeys',
  },
  {
    name: 'PostgreSQL',
    isOn: (c) => c.databaseUrl !== null,
    on: () => 'your own server (DATABASE_URL)',
    off: 'the built-in server in DATA_DIR is used; set DATABASE_URL for production',
  },
  {
    name: 'Redis',
    isOn: (c) => c.redisUrl !== null,
    on: () => 'several processes may run side by side',
    off: 'one process only; set REDIS_URL to run more',
  },
  {
    name: 'Bot Framework',
    isOn: (c) => c.botFramework !== null,
    on: (c) => `endpoint ${c.publicUrl}/api/messages`,
    off: 'set MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD; until then only this machine may use /api/messages',
  },
];

/** What Twilio cannot do with what is set, so that nobody finds out at night. */
function twilioGaps(config: Config): string {
  const gaps: string[] = [];
  if (!config.twilio?.from) gaps.push('no calls without TWILIO_FROM');
  else if (isShortCode(config.twilio.from))
    gaps.push('TWILIO_FROM is a short code: it texts, and no page by call can come from it');
  if (!config.twilio?.apiUrl && LOOPBACK.test(config.publicUrl)) {
    gaps.push('Twilio cannot reach this machine: set PUBLIC_URL to its public address');
  }
  return gaps.length > 0 ? ` (${gaps.join('; ')})` : '';
}
/** A secret that can be guessed opens everybody's chat. RFC 7518, section 3.2: as long as the hash, 32 bytes. */
const SECRET_BYTES = 32;

function portalGaps({ portal }: Config): string {
  const gaps: string[] = [];
  if (portal.jwtSecret !== null && Buffer.byteLength(portal.jwtSecret) < SECRET_BYTES) {
    gaps.push(`PORTAL_JWT_SECRET is short: make it ${SECRET_BYTES} characters or more`);
  }
  if (portal.ignoresAnonymous)
    gaps.push(
      'CHAT_ANONYMOUS=on is ignored: with PORTAL_JWT_SECRET or PORTAL_JWKS_URL set, only who comes with the portal’s token may chat',
    );
  return gaps.length > 0 ? ` (${gaps.join('; ')})` : '';
}

const LOOPBACK = /^https?:\/\/(localhost|127\.|\[::1\])/;
