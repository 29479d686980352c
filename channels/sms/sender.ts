import type { TwilioConfig } from '../../config.ts';
import type { ChannelSender, Delivery, SendResult } from '../../conversations/ports.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { findAlreadySent } from './already-sent.ts';
import { callbackUrl } from './callback-url.ts';
import { OPTED_OUT_CODE } from './error-codes.ts';
import type { RecordOptOut } from './opt-out-at-provider.ts';
import { programNumber } from './program-number.ts';
import { clientRecipient, isDrillClient, type Recipient, staffRecipient } from './recipient.ts';
import { sendFailure } from './send-failure.ts';
import type { TwilioApi } from './twilio-api.ts';

/**
 * How long Twilio may keep a text in its queue (it would for up to ten hours). A crisis reply that comes an hour late
 * answers something else; a page that comes late has been overtaken by the next rung. After this Twilio reports it as
 * undelivered and the fallback is taken.
 */
const VALIDITY_SECONDS = { page_sms: 120, message: 600 } as const;
/** Twilio queues what is over the sender's pace, so this only bounds our own open requests. */
const CONCURRENCY = 10;
/** Rows whose last attempt is known not to have been taken; a forgotten one only costs a look-up. */
const REMEMBERED_REFUSALS = 1_000;

/**
 * Texts to clients (`message`, `opt_out_confirmation`) and pages to staff (`page_sms`) by Twilio. A row that may have been
 * taken in an earlier attempt is looked for at Twilio before it is sent again.
 */
export function createSmsSender(parts: {
  readonly database: Database;
  readonly config: TwilioConfig;
  readonly publicUrl: string;
  readonly api: TwilioApi;
  readonly recordOptOut: RecordOptOut;
  readonly log: Log;
}): ChannelSender {
  const { database, config, log } = parts;
  const surelyNotTaken = new Set<string>();

  async function attempt(delivery: Delivery, recipient: Recipient, body: string): Promise<SendResult> {
    try {
      const client = await parts.api();
      if (delivery.attempts > 1 && !surelyNotTaken.has(delivery.outboxId)) {
        const text = { to: recipient.phone, body, since: delivery.createdAt };
        const earlier = await findAlreadySent(client, database, text).catch((error: unknown) => {
          // Twice is better than never.
          log.warn('sms.look_up_failed', { outboxId: delivery.outboxId, code: errorCodeOf(error) });
          return null;
        });
        if (earlier) return { outcome: 'sent', providerId: earlier };
      }
      const { sid } = await client.messages.create({
        to: recipient.phone,
        body,
        ...(config.from ? { from: config.from } : {}),
        ...(config.messagingServiceSid ? { messagingServiceSid: config.messagingServiceSid } : {}),
        statusCallback: callbackUrl(parts, '/twilio/status', aboutOf(delivery)),
        validityPeriod: delivery.kind === 'page_sms' ? VALIDITY_SECONDS.page_sms : VALIDITY_SECONDS.message,
      });
      return { outcome: 'sent', providerId: sid ?? null };
    } catch (error) {
      return sendFailure(error, database.clock.now());
    }
  }

  function remember(outboxId: string, result: SendResult): void {
    surelyNotTaken.delete(outboxId);
    if (result.outcome !== 'retry') return;
    if (surelyNotTaken.size >= REMEMBERED_REFUSALS) surelyNotTaken.clear();
    surelyNotTaken.add(outboxId);
  }

  async function send(delivery: Delivery): Promise<SendResult> {
    const { text } = delivery.body;
    if (!text) return { outcome: 'refused', errorCode: 'empty_text' };
    if (delivery.drill && delivery.kind !== 'page_sms') {
      // The client of a drill is made up: their texts end here.
      if (await isDrillClient(database, delivery.clientId)) return { outcome: 'sent', providerId: null };
      // A real client's text under a wrong mark is theirs all the same (it is sealed with their key): it goes to them.
      log.error('sms.drill_mark_on_client', { outboxId: delivery.outboxId });
    }
    const recipient = await (delivery.kind === 'page_sms' ? staffRecipient : clientRecipient)(
      database,
      delivery,
    );
    if (!recipient) return { outcome: 'refused', errorCode: 'no_phone' };
    const result = await attempt(delivery, recipient, text);
    remember(delivery.outboxId, result);
    if (result.outcome === 'refused' && result.errorCode === String(OPTED_OUT_CODE) && recipient.identityId) {
      await parts.recordOptOut(recipient.identityId);
    }
    return result;
  }

  return {
    channel: 'sms',
    concurrency: CONCURRENCY,
    programNumber: programNumber(database.keyring, config),
    send: async ([delivery]) => {
      try {
        return await send(delivery);
      } catch (error) {
        // The database was away before the request, or after a refusal: nothing was taken.
        log.error('sms.send_failed', { outboxId: delivery.outboxId, code: errorCodeOf(error) });
        return { outcome: 'retry', errorCode: errorCodeOf(error) };
      }
    },
  };
}

/** Which page or row the reports of this text are for. */
function aboutOf(delivery: Delivery): Record<string, string> {
  const escalationId = delivery.body.data?.escalationId;
  return typeof escalationId === 'string' ? { page: escalationId } : { row: delivery.outboxId };
}
