import { z } from 'zod';
import { HandrailError } from './platform/errors.ts';

/**
 * Everything the environment says, read once at start and frozen. A wrong or half-set group is one clear line and the
 * end of the start; nothing else in the product reads the environment.
 */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Base address that providers and browsers use; no trailing slash. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Base64 of 32 bytes; null: generated into `dataDir`. */
  readonly encryptionKey: string | null;
  /** The key from before, while `rotate-key` has not finished; null otherwise. */
  readonly oldEncryptionKey: string | null;
  readonly twilio: TwilioConfig | null;
  readonly slack: SlackConfig | null;
  readonly portal: PortalConfig;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  readonly botFramework: BotFrameworkConfig | null;
  readonly protocolFile: string | null;
  readonly heartbeatUrl: string | null;
}

export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  /** E.164 number that texts come from; null where the messaging service chooses. */
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly apiUrl: string | null;
}

export interface SlackConfig {
  readonly botToken: string;
  /** Null only in Socket Mode. */
  readonly signingSecret: string | null;
  readonly handoffChannel: string;
  readonly appToken: string | null;
  readonly apiUrl: string | null;
  readonly clientDms: boolean;
  readonly phi: 'minimal' | 'full';
}

export interface PortalConfig {
  readonly jwtSecret: string | null;
  readonly jwksUrl: string | null;
  /** Whether somebody without a token may chat: never where the portal has a key. */
  readonly anonymous: boolean;
  /** CHAT_ANONYMOUS is on and does nothing, because the portal has a key. */
  readonly ignoresAnonymous?: boolean;
}

export interface BotFrameworkConfig {
  readonly appId: string;
  /** Null for a managed identity. */
  readonly appPassword: string | null;
  readonly tenantId: string | null;
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMsi';
}

const url = z.url({ protocol: /^https?$/ });
const onOff = z
  .enum(['on', 'off', 'true', 'false', '1', '0'])
  .transform((word) => word === 'on' || word === 'true' || word === '1');

/** A number as Twilio takes it (E.164), or a short code, which has no country code and takes no calls. */
const TWILIO_FROM_RULE =
  'must be a phone number with + and country code, like +15551234567, or a short code of 5 or 6 digits';

/** Whether a sender is a short code: it texts, and no call can come from it. */
export function isShortCode(from: string): boolean {
  return !from.startsWith('+');
}

const variables = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ENCRYPTION_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
  ENCRYPTION_KEY_OLD: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
  TWILIO_ACCOUNT_SID: z.string().startsWith('AC').optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_FROM: z
    .string()
    .regex(/^(?:\+[1-9]\d{6,14}|[1-9]\d{4,5})$/, TWILIO_FROM_RULE)
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: z.string().startsWith('MG').optional(),
  TWILIO_API_URL: url.optional(),
  SLACK_BOT_TOKEN: z.string().min(1).optional(),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  SLACK_HANDOFF_CHANNEL: z.string().min(1).optional(),
  SLACK_APP_TOKEN: z.string().min(1).optional(),
  SLACK_API_URL: url.optional(),
  SLACK_CLIENT_DMS: onOff.default(false),
  SLACK_PHI: z.enum(['minimal', 'full']).default('minimal'),
  PORTAL_JWT_SECRET: z.string().min(1).optional(),
  PORTAL_JWKS_URL: url.optional(),
  CHAT_ANONYMOUS: onOff.optional(),
  OIDC_ISSUER: url.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  MICROSOFT_APP_ID: z.string().min(1).optional(),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
  MICROSOFT_APP_TENANT_ID: z.string().min(1).optional(),
  MICROSOFT_APP_TYPE: z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMsi']).optional(),
  PROTOCOL_FILE: z.string().min(1).optional(),
  HEARTBEAT_URL: url.optional(),
});
type Variables = z.infer<typeof variables>;

/** Reads and checks the environment. @throws {HandrailError} config_invalid with the one line to print. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return invalid(`${String(issue?.path[0] ?? 'environment')}: ${issue?.message ?? 'wrong value'}`);
  }
  const v = parsed.data;
  return Object.freeze({
    port: v.PORT,
    host: v.HOST,
    publicUrl: (v.PUBLIC_URL ?? `http://${v.HOST}:${v.PORT}`).replace(/\/+$/, ''),
    dataDir: v.DATA_DIR,
    logLevel: v.LOG_LEVEL,
    databaseUrl: v.DATABASE_URL ?? null,
    redisUrl: v.REDIS_URL ?? null,
    encryptionKey: v.ENCRYPTION_KEY ?? null,
    oldEncryptionKey: v.ENCRYPTION_KEY_OLD ?? null,
    twilio: twilio(v),
    slack: slack(v),
    portal: portal(v),
    oidc: oidc(v),
    botFramework: botFramework(v),
    protocolFile: v.PROTOCOL_FILE ?? null,
    heartbeatUrl: v.HEARTBEAT_URL ?? null,
  });
}

function twilio(v: Variables): TwilioConfig | null {
  const any =
    v.TWILIO_ACCOUNT_SID ??
    v.TWILIO_AUTH_TOKEN ??
    v.TWILIO_FROM ??
    v.TWILIO_MESSAGING_SERVICE_SID ??
    v.TWILIO_API_URL;
  if (!any) return null;
  if (!v.TWILIO_ACCOUNT_SID) return missing('TWILIO_ACCOUNT_SID', 'Twilio');
  if (!v.TWILIO_AUTH_TOKEN) return missing('TWILIO_AUTH_TOKEN', 'Twilio');
  if (!v.TWILIO_FROM && !v.TWILIO_MESSAGING_SERVICE_SID) {
    return missing('TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID', 'Twilio');
  }
  return {
    accountSid: v.TWILIO_ACCOUNT_SID,
    authToken: v.TWILIO_AUTH_TOKEN,
    from: v.TWILIO_FROM ?? null,
    messagingServiceSid: v.TWILIO_MESSAGING_SERVICE_SID ?? null,
    apiUrl: v.TWILIO_API_URL ?? null,
  };
}

function slack(v: Variables): SlackConfig | null {
  const any =
    v.SLACK_BOT_TOKEN ??
    v.SLACK_SIGNING_SECRET ??
    v.SLACK_HANDOFF_CHANNEL ??
    v.SLACK_APP_TOKEN ??
    v.SLACK_API_URL;
  if (!any) {
    if (v.SLACK_CLIENT_DMS) return missing('SLACK_BOT_TOKEN', 'Slack (SLACK_CLIENT_DMS is on)');
    return null;
  }
  if (!v.SLACK_BOT_TOKEN) return missing('SLACK_BOT_TOKEN', 'Slack');
  if (!v.SLACK_SIGNING_SECRET && !v.SLACK_APP_TOKEN)
    return missing('SLACK_SIGNING_SECRET or SLACK_APP_TOKEN', 'Slack');
  if (!v.SLACK_HANDOFF_CHANNEL) return missing('SLACK_HANDOFF_CHANNEL', 'Slack');
  return {
    botToken: v.SLACK_BOT_TOKEN,
    signingSecret: v.SLACK_SIGNING_SECRET ?? null,
    handoffChannel: v.SLACK_HANDOFF_CHANNEL,
    appToken: v.SLACK_APP_TOKEN ?? null,
    apiUrl: v.SLACK_API_URL ?? null,
    clientDms: v.SLACK_CLIENT_DMS,
    phi: v.SLACK_PHI,
  };
}

function portal(v: Variables): PortalConfig {
  const hasKey = Boolean(v.PORTAL_JWT_SECRET ?? v.PORTAL_JWKS_URL);
  if (v.PORTAL_JWT_SECRET && v.PORTAL_JWKS_URL) {
    return invalid(
      'PORTAL_JWT_SECRET and PORTAL_JWKS_URL are both set; set the one that the portal signs with',
    );
  }
  return {
    jwtSecret: v.PORTAL_JWT_SECRET ?? null,
    jwksUrl: v.PORTAL_JWKS_URL ?? null,
    anonymous: hasKey ? false : (v.CHAT_ANONYMOUS ?? true),
    ignoresAnonymous: hasKey && v.CHAT_ANONYMOUS === true,
  };
}

function oidc(v: Variables): Config['oidc'] {
  if (!(v.OIDC_ISSUER ?? v.OIDC_CLIENT_ID ?? v.OIDC_CLIENT_SECRET)) return null;
  if (!v.OIDC_ISSUER) return missing('OIDC_ISSUER', 'staff sign-in');
  if (!v.OIDC_CLIENT_ID) return missing('OIDC_CLIENT_ID', 'staff sign-in');
  if (!v.OIDC_CLIENT_SECRET) return missing('OIDC_CLIENT_SECRET', 'staff sign-in');
  const { protocol, hostname } = new URL(v.OIDC_ISSUER);
  if (protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) {
    return invalid('OIDC_ISSUER: must be https, except on this machine');
  }
  return { issuer: v.OIDC_ISSUER, clientId: v.OIDC_CLIENT_ID, clientSecret: v.OIDC_CLIENT_SECRET };
}

function botFramework(v: Variables): BotFrameworkConfig | null {
  const any =
    v.MICROSOFT_APP_ID ?? v.MICROSOFT_APP_PASSWORD ?? v.MICROSOFT_APP_TENANT_ID ?? v.MICROSOFT_APP_TYPE;
  if (!any) return null;
  if (!v.MICROSOFT_APP_ID) return missing('MICROSOFT_APP_ID', 'Bot Framework');
  // A managed identity has no password; Azure knows the machine.
  const isManaged = v.MICROSOFT_APP_TYPE === 'UserAssignedMsi';
  if (!v.MICROSOFT_APP_PASSWORD && !isManaged) return missing('MICROSOFT_APP_PASSWORD', 'Bot Framework');
  if ((isManaged || v.MICROSOFT_APP_TYPE === 'SingleTenant') && !v.MICROSOFT_APP_TENANT_ID) {
    return missing('MICROSOFT_APP_TENANT_ID', 'Bot Framework');
  }
  return {
    appId: v.MICROSOFT_APP_ID,
    appPassword: v.MICROSOFT_APP_PASSWORD ?? null,
    tenantId: v.MICROSOFT_APP_TENANT_ID ?? null,
    appType: v.MICROSOFT_APP_TYPE ?? 'MultiTenant',
  };
}

function missing(name: string, group: string): never {
  return invalid(`${name} is not set, but other ${group} variables are; set it or unset the others`);
}

function invalid(line: string): never {
  throw new HandrailError('config_invalid', line);
}
