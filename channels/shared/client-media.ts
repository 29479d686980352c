import { type Fetched, FetchFailure } from './guarded-get.ts';

/** What came of fetching a client's picture or file. `refused` is for good; `failed` may go better later. */
export type FetchedMedia =
  | { readonly outcome: 'fetched'; readonly body: Buffer; readonly contentType: string }
  | { readonly outcome: 'refused' | 'failed'; readonly errorCode: string };

/** Twilio itself takes at most 5 MB, and a picture of a phone is smaller; what is larger is not what it says. */
export const MEDIA_LIMITS = { maxBytes: 10 * 1024 * 1024, timeoutMs: 15_000 } as const;

/** Pictures, sound, film, documents and contact cards. Nothing that a browser would run. */
export const MEDIA_TYPES =
  /^(?:image\/(?:jpeg|jpg|png|gif|webp|heic|heif|bmp|tiff)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf|text\/(?:vcard|x-vcard|plain|calendar))$/;

/** A provider's answer as a client's medium; a redirect is none. */
export function judgeMedia(answer: Fetched): FetchedMedia {
  if (isRedirect(answer)) return { outcome: 'refused', errorCode: 'redirect' };
  if (answer.status !== 200) return { outcome: 'failed', errorCode: `http_${answer.status}` };
  if (!MEDIA_TYPES.test(answer.contentType)) return { outcome: 'refused', errorCode: 'content_type' };
  return { outcome: 'fetched', body: answer.body, contentType: answer.contentType };
}

/** What an error of `guardedGet` means for the medium. */
export function mediaFailure(error: unknown): FetchedMedia {
  const errorCode = error instanceof FetchFailure ? error.code : 'unknown';
  const isForGood = errorCode === 'too_large' || errorCode === 'private_address';
  return { outcome: isForGood ? 'refused' : 'failed', errorCode };
}

export function isRedirect({ status }: Fetched): boolean {
  return status >= 300 && status < 400;
}
