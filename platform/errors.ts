/**
 * Every error that Handrail raises on purpose, by stable code. `retryable` says whether the same act may succeed later
 * without anybody changing anything. Messages never hold a client's words, names or numbers.
 */
export const ERROR_CODES = {
  config_invalid: { retryable: false, status: 500 },
  not_ready: { retryable: true, status: 503 },
  bad_request: { retryable: false, status: 400 },
  too_large: { retryable: false, status: 413 },
  bad_signature: { retryable: false, status: 401 },
  not_signed_in: { retryable: false, status: 401 },
  forbidden: { retryable: false, status: 403 },
  unknown_client: { retryable: false, status: 403 },
  not_found: { retryable: false, status: 404 },
  rate_limited: { retryable: true, status: 429 },
  client_erased: { retryable: false, status: 410 },
  key_missing: { retryable: false, status: 500 },
  decryption_failed: { retryable: false, status: 500 },
  already_claimed: { retryable: false, status: 409 },
  not_claimed_by_you: { retryable: false, status: 409 },
  handoff_closed: { retryable: false, status: 409 },
  invalid_transition: { retryable: false, status: 409 },
  incomplete_resolution: { retryable: false, status: 422 },
  consent_missing: { retryable: false, status: 403 },
  delivery_refused: { retryable: false, status: 502 },
  delivery_failed: { retryable: true, status: 502 },
  import_invalid: { retryable: false, status: 422 },
  protocol_invalid: { retryable: false, status: 500 },
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

/** An error with a stable code; `cause` carries the original. */
export class HandrailError extends Error {
  override readonly name = 'HandrailError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** HTTP status that fits, for routes. */
  readonly status: number;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.retryable = ERROR_CODES[code].retryable;
    this.status = ERROR_CODES[code].status;
  }
}

/** The code of an error for logs: ours, the system's or a database's; never its message, which may hold content. */
export function errorCodeOf(error: unknown): string {
  if (error && typeof error === 'object' && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
