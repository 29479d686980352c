import type { TwilioConfig } from '../../config.ts';
import type { ChannelSender, Delivery, SendResult } from '../../conversations/ports.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { callbackUrl } from '../sms/callback-url.ts';
import { staffRecipient } from '../sms/recipient.ts';
import { sendFailure } from '../sms/send-failure.ts';
import type { TwilioApi } from '../sms/twilio-api.ts';

/** Rings about five times: longer reaches voicemail, and the next rung waits. */
const RING_SECONDS = 25;
/** Nobody needs longer to press one key. */
const LONGEST_CALL_SECONDS = 120;
/** Twilio starts one call a second for an account; it queues what is above. */
const CONCURRENCY = 5;

/**
 * Pages to staff by telephone (`page_voice`): Twilio rings and asks `/twilio/voice` what to say. A call whose request got
 * lost is made again; a phone that rings twice does less harm than one that never does.
 */
export function createVoiceSender(parts: {
  readonly database: Database;
  readonly config: TwilioConfig;
  readonly publicUrl: string;
  readonly api: TwilioApi;
  readonly log: Log;
}): ChannelSender {
  const { database, config, log } = parts;

  async function ring(delivery: Delivery): Promise<SendResult> {
    const escalationId = delivery.body.data?.escalationId;
    if (typeof escalationId !== 'string') return { outcome: 'refused', errorCode: 'no_page' };
    if (!config.from) return { outcome: 'refused', errorCode: 'no_caller_number' };
    const url = callbackUrl(parts, '/twilio/voice', { page: escalationId });
    if (!url) return { outcome: 'refused', errorCode: 'no_public_url' };
    const recipient = await staffRecipient(database, delivery);
    if (!recipient) return { outcome: 'refused', errorCode: 'no_phone' };
    try {
      const client = await parts.api();
      const { sid } = await client.calls.create({
        to: recipient.phone,
        from: config.from,
        url,
        method: 'POST',
        statusCallback: callbackUrl(parts, '/twilio/voice', { page: escalationId, step: 'status' }),
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['completed'],
        timeout: RING_SECONDS,
        timeLimit: LONGEST_CALL_SECONDS,
      });
      return { outcome: 'sent', providerId: sid ?? null };
    } catch (error) {
      return sendFailure(error, database.clock.now());
    }
  }

  return {
    channel: 'voice',
    concurrency: CONCURRENCY,
    send: async ([delivery]) => {
      try {
        return await ring(delivery);
      } catch (error) {
        // The database was away before the request: nothing was taken.
        log.error('voice.send_failed', { outboxId: delivery.outboxId, code: errorCodeOf(error) });
        return { outcome: 'retry', errorCode: errorCodeOf(error) };
      }
    },
  };
}
