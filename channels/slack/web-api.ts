/** Why a call to Slack did not work, in terms of what may be done next. */
export type ApiFailure =
  /** Slack asks us to wait. Nothing was done. */
  | { readonly kind: 'rate_limited'; readonly code: string; readonly retryAfterSeconds: number }
  /** It never reached Slack. */
  | { readonly kind: 'not_sent'; readonly code: string }
  /** Done or not, nobody knows. */
  | { readonly kind: 'unknown'; readonly code: string }
  /** Slack said no, with its own code (`channel_not_found`). */
  | { readonly kind: 'refused'; readonly code: string };

export type ApiResult =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly failure: ApiFailure };

/** The Web API, one call at a time; never throws. */
export interface SlackApi {
  call(method: string, args: Readonly<Record<string, unknown>>): Promise<ApiResult>;
}

/** The part of Bolt's client that we use. */
interface ApiCaller {
  apiCall(method: string, args: Record<string, unknown>): Promise<object>;
}

const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const DEFAULT_WAIT_SECONDS = 30;
/** Slack's own failures: the call may have been carried out in part. */
const UNCLEAR = new Set([
  'internal_error',
  'fatal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** Wraps Bolt's client, which is loaded only when it is first needed. */
export function webApi(client: () => Promise<ApiCaller>): SlackApi {
  return {
    async call(method, args) {
      try {
        const data = await (await client()).apiCall(method, { ...args });
        return { ok: true, data: data as Record<string, unknown> };
      } catch (error) {
        return { ok: false, failure: failureOf(error) };
      }
    },
  };
}

interface WebApiError {
  readonly code?: unknown;
  readonly retryAfter?: unknown;
  readonly statusCode?: unknown;
  readonly data?: { readonly error?: unknown };
  readonly original?: unknown;
  readonly cause?: unknown;
}

/** Sorts what Bolt's client throws. */
export function failureOf(error: unknown): ApiFailure {
  const thrown = (error ?? {}) as WebApiError;
  switch (thrown.code) {
    case 'slack_webapi_rate_limited_error': {
      const seconds = Number(thrown.retryAfter);
      return {
        kind: 'rate_limited',
        code: 'rate_limited',
        retryAfterSeconds: seconds > 0 ? seconds : DEFAULT_WAIT_SECONDS,
      };
    }
    case 'slack_webapi_platform_error': {
      const code = String(thrown.data?.error ?? 'unknown_error');
      if (code === 'ratelimited')
        return { kind: 'rate_limited', code: 'rate_limited', retryAfterSeconds: DEFAULT_WAIT_SECONDS };
      return { kind: UNCLEAR.has(code) ? 'unknown' : 'refused', code };
    }
    case 'slack_webapi_http_error': {
      const status = Number(thrown.statusCode);
      return { kind: status >= 500 ? 'unknown' : 'not_sent', code: `http_${status}` };
    }
    default: {
      const code = networkCode(thrown);
      return { kind: NEVER_LEFT.has(code) ? 'not_sent' : 'unknown', code };
    }
  }
}

/** The system's code from inside the wrappers that fetch and the client put around it. */
function networkCode(error: WebApiError): string {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current && typeof current === 'object'; depth += 1) {
    const { code, original, cause } = current as WebApiError;
    if (typeof code === 'string' && !code.startsWith('slack_')) return code;
    if (current instanceof AggregateError && current.errors[0]) current = current.errors[0];
    else current = original ?? cause;
  }
  return 'network';
}
