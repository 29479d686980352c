import type { TwilioConfig } from '../../config.ts';
import { type Fetched, FetchFailure, guardedGet } from './guarded-get.ts';
import { isOwnMedia, mayHoldContent } from './media-address.ts';

/** Twilio itself takes at most 5 MB; what is larger is not what it says. */
const MAX_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
/** Pictures, sound, film, documents and contact cards. Nothing that a browser would run. */
const CONTENT_TYPES =
  /^(?:image\/(?:jpeg|jpg|png|gif|webp|heic|heif|bmp|tiff)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf|text\/(?:vcard|x-vcard|plain|calendar))$/;

/** What came of fetching. `refused` is for good; `failed` may go better later. */
export type FetchedMedia =
  | { readonly outcome: 'fetched'; readonly body: Buffer; readonly contentType: string }
  | { readonly outcome: 'refused' | 'failed'; readonly errorCode: string };

/**
 * Fetches a medium of our own account: from Twilio's API with the account's credentials, and on by one redirect to
 * Twilio's content host without them. Anything else is refused before a byte is sent.
 */
export async function fetchMedia(
  address: string,
  config: Pick<TwilioConfig, 'accountSid' | 'authToken' | 'apiUrl'>,
  limits: { readonly maxBytes: number; readonly timeoutMs: number } = {
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
  },
): Promise<FetchedMedia> {
  if (!isOwnMedia(address, config)) return { outcome: 'refused', errorCode: 'address' };
  const credentials = Buffer.from(`${config.accountSid}:${config.authToken}`).toString('base64');
  try {
    const first = await guardedGet(address, {
      ...limits,
      headers: { authorization: `Basic ${credentials}` },
    });
    if (!isRedirect(first)) return judge(first);
    const target =
      first.location && URL.canParse(first.location, address) ? new URL(first.location, address).href : '';
    if (!mayHoldContent(target, config)) return { outcome: 'refused', errorCode: 'redirect' };
    return judge(await guardedGet(target, limits));
  } catch (error) {
    const code = error instanceof FetchFailure ? error.code : 'unknown';
    const isForGood = code === 'too_large' || code === 'private_address';
    return { outcome: isForGood ? 'refused' : 'failed', errorCode: code };
  }
}

function judge(answer: Fetched): FetchedMedia {
  if (isRedirect(answer)) return { outcome: 'refused', errorCode: 'redirect' };
  if (answer.status !== 200) return { outcome: 'failed', errorCode: `http_${answer.status}` };
  if (!CONTENT_TYPES.test(answer.contentType)) return { outcome: 'refused', errorCode: 'content_type' };
  return { outcome: 'fetched', body: answer.body, contentType: answer.contentType };
}

function isRedirect({ status }: Fetched): boolean {
  return status >= 300 && status < 400;
}
