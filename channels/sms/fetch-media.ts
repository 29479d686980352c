import type { TwilioConfig } from '../../config.ts';
import {
  type FetchedMedia,
  isRedirect,
  judgeMedia,
  MEDIA_LIMITS,
  mediaFailure,
} from '../shared/client-media.ts';
import { guardedGet } from '../shared/guarded-get.ts';
import { isOwnMedia, mayHoldContent } from './media-address.ts';

/**
 * Fetches a medium of our own account: from Twilio's API with the account's credentials, and on by one redirect to
 * Twilio's content host without them. Anything else is refused before a byte is sent.
 */
export async function fetchMedia(
  address: string,
  config: Pick<TwilioConfig, 'accountSid' | 'authToken' | 'apiUrl'>,
  limits: { readonly maxBytes: number; readonly timeoutMs: number } = MEDIA_LIMITS,
): Promise<FetchedMedia> {
  if (!isOwnMedia(address, config)) return { outcome: 'refused', errorCode: 'address' };
  const credentials = Buffer.from(`${config.accountSid}:${config.authToken}`).toString('base64');
  try {
    const first = await guardedGet(address, {
      ...limits,
      headers: { authorization: `Basic ${credentials}` },
    });
    if (!isRedirect(first)) return judgeMedia(first);
    const target =
      first.location && URL.canParse(first.location, address) ? new URL(first.location, address).href : '';
    if (!mayHoldContent(target, config)) return { outcome: 'refused', errorCode: 'redirect' };
    return judgeMedia(await guardedGet(target, limits));
  } catch (error) {
    return mediaFailure(error);
  }
}
