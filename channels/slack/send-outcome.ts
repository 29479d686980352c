import type { SendResult } from '../../conversations/ports.ts';
import type { ApiFailure } from './web-api.ts';

/** Slack will never take this message, or never for this person; another attempt would only fail again. */
const FOR_GOOD = new Set([
  'msg_too_long',
  'no_text',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'metadata_too_large',
  'invalid_arguments',
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
]);
/** Somebody has to change something in Slack or in the configuration: no use in asking often. */
const RETRY_SETUP_SECONDS = 30;

/**
 * What a failed call means for its row. What an administrator can put right (the bot was not invited, a token was revoked)
 * is tried again, for an alert must not be lost over it; only what Slack will never take is given up.
 */
export function outcomeOf(failure: ApiFailure): SendResult {
  switch (failure.kind) {
    case 'rate_limited':
      return { outcome: 'retry', errorCode: 'slack_rate_limited', afterSeconds: failure.retryAfterSeconds };
    case 'not_sent':
      return { outcome: 'retry', errorCode: 'slack_unreachable' };
    case 'unknown':
      return { outcome: 'unknown', errorCode: `slack_${failure.code}` };
    case 'refused':
      return FOR_GOOD.has(failure.code)
        ? { outcome: 'refused', errorCode: `slack_${failure.code}` }
        : { outcome: 'retry', errorCode: `slack_${failure.code}`, afterSeconds: RETRY_SETUP_SECONDS };
  }
}

/** Whether it is Slack itself that cannot be reached, rather than this one message. */
export function isOutage(failure: ApiFailure): boolean {
  return failure.kind === 'not_sent' || failure.kind === 'unknown';
}
