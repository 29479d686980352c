import type { TwilioConfig } from '../../config.ts';
import type { Database } from '../../platform/database/database.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { createMediaStore, type MediaStore } from '../shared/media-store.ts';
import { fetchMedia } from './fetch-media.ts';
import { mediaSids } from './media-address.ts';
import type { TwilioApi } from './twilio-api.ts';

/** What clients sent along with texts, taken from Twilio into our own store and deleted there. */
export function createSmsMediaStore(parts: {
  readonly database: Database;
  readonly config: TwilioConfig;
  readonly api: TwilioApi;
  readonly log: Log;
}): MediaStore {
  const { database, config, log } = parts;

  /** Best effort: what remains there is logged. */
  async function deleteAtTwilio(address: string): Promise<void> {
    const sids = mediaSids(address);
    if (!sids) return;
    try {
      const client = await parts.api();
      await client.messages(sids.message).media(sids.media).remove();
    } catch (error) {
      log.warn('media.remains_at_provider', { code: errorCodeOf(error) });
    }
  }

  return createMediaStore({
    ...{ database, channel: 'sms', log, onStored: deleteAtTwilio },
    fetch: (address) => fetchMedia(address, config),
  });
}
