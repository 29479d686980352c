import type { Twilio } from 'twilio';
import type { TwilioConfig } from '../../config.ts';

/** How long Twilio may take to answer a request; its own limit for a message is about as long. */
const API_TIMEOUT_MS = 10_000;
const API_HOST = 'https://api.twilio.com';

/** Gives the official client. The package takes a third of a second to load, so it is loaded with the first use. */
export type TwilioApi = () => Promise<Twilio>;

/** Twilio answered, and not with a yes. Its message is left out: it may hold a number. */
export class TwilioRefusal extends Error {
  override readonly name = 'TwilioRefusal';
  readonly status: number;
  /** Twilio's own code; null where the answer had none (a proxy's, or an outage page). */
  readonly twilioCode: number | null;
  /** The header as it came: seconds or a date. */
  readonly retryAfter: string | null;

  constructor(status: number, twilioCode: number | null, retryAfter: string | null) {
    super(`Twilio answered ${status}`);
    this.status = status;
    this.twilioCode = twilioCode;
    this.retryAfter = retryAfter;
  }
}

/**
 * The client for the account in `config`; requests go to `config.apiUrl` where it is set. Every answer but a 2xx is
 * thrown as {@link TwilioRefusal}; a failure of the network is thrown as it came.
 */
export function createTwilioApi(config: TwilioConfig, timeoutMs = API_TIMEOUT_MS): TwilioApi {
  let loading: Promise<Twilio> | undefined;
  return () => {
    loading ??= load(config, timeoutMs).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

async function load(config: TwilioConfig, timeoutMs: number): Promise<Twilio> {
  const [{ default: twilio }, { default: RequestClient }] = await Promise.all([
    import('twilio'),
    import('twilio/lib/base/RequestClient.js'),
  ]);
  type Options<T> = import('twilio/lib/base/RequestClient.js').RequestOptions<T>;

  class RedirectedClient extends RequestClient {
    override async request<T>(options: Options<T>) {
      const answer = super.request<T>({ ...options, uri: redirect(options.uri, config.apiUrl) });
      const response = await within(2 * timeoutMs, answer);
      if (response.statusCode < 200 || response.statusCode >= 300) {
        throw new TwilioRefusal(
          response.statusCode,
          codeIn(response.body),
          headerIn(response.headers, 'retry-after'),
        );
      }
      return response;
    }
  }
  const httpClient = new RedirectedClient({ timeout: timeoutMs });
  return twilio(config.accountSid, config.authToken, { httpClient });
}

/**
 * The package's own limit is its connection's. An outbox that waited for an answer which never comes would send nothing any
 * more on the channel, so this limit does not depend on any connection; it ends with the code of a time-out.
 */
async function within<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = Object.assign(new Error('Twilio did not answer in time'), { code: 'ECONNABORTED' });
    timer = setTimeout(() => reject(error), limitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function redirect(uri: string, apiUrl: string | null): string {
  return apiUrl && uri.startsWith(API_HOST) ? apiUrl.replace(/\/+$/, '') + uri.slice(API_HOST.length) : uri;
}

function codeIn(body: unknown): number | null {
  const code = body && typeof body === 'object' && 'code' in body ? Number(body.code) : Number.NaN;
  return Number.isInteger(code) ? code : null;
}

function headerIn(headers: unknown, name: string): string | null {
  const value =
    headers && typeof headers === 'object' ? (headers as Record<string, unknown>)[name] : undefined;
  return value === undefined || value === null ? null : String(value);
}
