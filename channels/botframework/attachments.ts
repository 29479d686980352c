import { z } from 'zod';
import type { InboundMedia } from '../../conversations/receive.ts';
import { type FetchedMedia, judgeMedia, MEDIA_LIMITS, mediaFailure } from '../shared/client-media.ts';
import { guardedGet } from '../shared/guarded-get.ts';
import { isLoopbackHost } from '../shared/loopback.ts';

/** A file in Teams; what its content holds is the address of the bytes, good for some minutes without credentials. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';
/** Cards, and the message's own words once more as HTML: nothing that somebody attached. */
const NO_FILE = /^(?:text\/html$|application\/vnd\.microsoft\.(?!teams\.file\.download\.info$))/;
const MOST = 20;

export const attachmentsShape = z
  .array(
    z.looseObject({
      contentType: z.string().max(200),
      contentUrl: z.string().max(4_000).optional(),
      content: z.unknown().optional(),
    }),
  )
  .max(MOST);

const teamsFile = z.looseObject({ downloadUrl: z.string().max(4_000) });

/**
 * The pictures and files of an activity, to be noted with its message. One whose address we would not fetch is noted
 * without it, so that staff learn that there was one: its sender could otherwise have us ask any address.
 */
export function attachedMedia(
  attachments: z.infer<typeof attachmentsShape>,
  serviceUrl: string,
): InboundMedia[] {
  return attachments
    .filter(({ contentType }) => !NO_FILE.test(contentType))
    .map(({ contentType, contentUrl, content }) => {
      const file = contentType === TEAMS_FILE ? teamsFile.safeParse(content).data : undefined;
      const url = file?.downloadUrl ?? contentUrl ?? '';
      return {
        url: mayFetch(url, serviceUrl) ? url : '',
        contentType: file ? 'application/octet-stream' : contentType,
      };
    });
}

/** Gets what was attached, without credentials, over an encrypted way or from this machine's own service. Never throws. */
export async function fetchAttachment(address: string): Promise<FetchedMedia> {
  if (!address) return { outcome: 'refused', errorCode: 'address' };
  try {
    return judgeMedia(await guardedGet(address, MEDIA_LIMITS));
  } catch (error) {
    return mediaFailure(error);
  }
}

/** The service that speaks for the sender, or the world by HTTPS; `guardedGet` keeps out of private networks. */
function mayFetch(address: string, serviceUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  if (URL.canParse(serviceUrl) && url.origin === new URL(serviceUrl).origin) return true;
  return url.protocol === 'https:' && !isLoopbackHost(url.hostname);
}
