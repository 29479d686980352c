import type { SlackConfig } from '../../../config.ts';
import {
  type FetchedMedia,
  isRedirect,
  judgeMedia,
  MEDIA_LIMITS,
  mediaFailure,
} from '../../shared/client-media.ts';
import { guardedGet } from '../../shared/guarded-get.ts';
import { isSlacks } from './download.ts';

/** Gets a file that a client put into their direct messages, with our token, from Slack's own host only. Never throws. */
export async function fetchClientFile(
  address: string,
  config: Pick<SlackConfig, 'botToken' | 'apiUrl'>,
): Promise<FetchedMedia> {
  if (!isSlacks(address, config.apiUrl)) return { outcome: 'refused', errorCode: 'address' };
  try {
    const headers = { authorization: `Bearer ${config.botToken}` };
    const answer = await guardedGet(address, { ...MEDIA_LIMITS, headers });
    // Without the right scope Slack answers with its sign-in page, or sends on to it: that can be put right.
    if (isRedirect(answer) || answer.contentType === 'text/html')
      return { outcome: 'failed', errorCode: 'scope' };
    return judgeMedia(answer);
  } catch (error) {
    return mediaFailure(error);
  }
}
