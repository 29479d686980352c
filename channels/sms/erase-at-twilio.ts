import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { type TwilioApi, TwilioRefusal } from './twilio-api.ts';

/** What Twilio still has after an erasure. */
export interface EraseResult {
  readonly deleted: number;
  /** Ids of messages that could not be deleted there; to be logged and tried again by whoever erases. */
  readonly remaining: readonly string[];
}

/** Deletes texts, with their media, at Twilio, by their ids. What is gone already counts as deleted. Never throws. */
export async function eraseAtTwilio(
  api: TwilioApi,
  messageSids: readonly string[],
  log: Log,
): Promise<EraseResult> {
  const remaining: string[] = [];
  for (const sid of messageSids) {
    try {
      await (await api()).messages(sid).remove();
    } catch (error) {
      if (error instanceof TwilioRefusal && error.status === 404) continue;
      log.warn('twilio.text_remains', {
        code: error instanceof TwilioRefusal ? error.status : errorCodeOf(error),
      });
      remaining.push(sid);
    }
  }
  return { deleted: messageSids.length - remaining.length, remaining };
}
