import type { SendResult } from '../../conversations/ports.ts';
import { verdictOf } from './error-codes.ts';
import { TwilioRefusal } from './twilio-api.ts';

/** Longest wait that Twilio can ask of a crisis text; past it we ask again. */
const LONGEST_WAIT_SECONDS = 120;
/** The request cannot have left: nobody listened, or the name or the way was not found. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Answers of something in front of Twilio: what stands behind it may have taken the request. */
const GATEWAY_STATUSES = new Set([502, 504]);

/** What a failed request to Twilio means for the row that it carried. Never `sent`. */
export function sendFailure(error: unknown, now: Date): Exclude<SendResult, { outcome: 'sent' }> {
  if (!(error instanceof TwilioRefusal)) return networkFailure(error);
  const errorCode = error.twilioCode === null ? `http_${error.status}` : String(error.twilioCode);
  if (error.twilioCode === null && GATEWAY_STATUSES.has(error.status))
    return { outcome: 'unknown', errorCode };
  if (verdictOf(error.twilioCode, error.status) === 'permanent') return { outcome: 'refused', errorCode };
  const afterSeconds = waitSeconds(error.retryAfter, now);
  return { outcome: 'retry', errorCode, ...(afterSeconds === null ? {} : { afterSeconds }) };
}

function networkFailure(error: unknown): Exclude<SendResult, { outcome: 'sent' | 'refused' }> {
  const code = error && typeof error === 'object' && 'code' in error ? String(error.code) : '';
  if (NEVER_LEFT.has(code)) return { outcome: 'retry', errorCode: `network_${code.toLowerCase()}` };
  const isTimeOut = code === 'ECONNABORTED' || code === 'ETIMEDOUT';
  return {
    outcome: 'unknown',
    errorCode: isTimeOut ? 'time_out' : code ? `network_${code.toLowerCase()}` : 'network',
  };
}

/** Seconds that a `Retry-After` header asks for, between 1 and the longest wait; null where it says nothing. */
function waitSeconds(header: string | null, now: Date): number | null {
  if (!header) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(LONGEST_WAIT_SECONDS, Math.max(1, Math.ceil(seconds)));
}
