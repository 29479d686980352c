import type { SlackConfig } from '../../../config.ts';
import type { SlackFile } from '../slack-message.ts';

/** As the media of clients: what is larger is not sent by link either. */
const MAX_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
/** Pictures, sound and documents. Nothing that a browser would run. */
const CONTENT_TYPES =
  /^(?:image\/(?:jpeg|png|gif|webp|heic)|audio\/(?:mpeg|mp4|wav|webm|ogg)|application\/pdf|text\/plain)$/;

/** `refused`: never (too large, of a kind that is not sent). `failed`: Slack did not give it. */
export type Downloaded =
  | { readonly outcome: 'fetched'; readonly contentType: string; readonly body: Buffer }
  | { readonly outcome: 'refused' | 'failed'; readonly why: string };

/** Gets a file that somebody put into Slack, with our token, from Slack's own host only. Never throws. */
export async function download(
  file: SlackFile,
  config: Pick<SlackConfig, 'botToken' | 'apiUrl'>,
): Promise<Downloaded> {
  const address = file.url_private ?? '';
  if (!isSlacks(address, config.apiUrl)) return { outcome: 'failed', why: 'Slack gave no address for it' };
  try {
    const answer = await fetch(address, {
      headers: { authorization: `Bearer ${config.botToken}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status !== 200) return { outcome: 'failed', why: 'Slack did not give it' };
    const [contentType = ''] = (answer.headers.get('content-type') ?? '').toLowerCase().split(';');
    // Without the right scope Slack answers with its sign-in page.
    if (contentType === 'text/html') return { outcome: 'failed', why: 'Slack did not give it (files:read?)' };
    if (!CONTENT_TYPES.test(contentType))
      return { outcome: 'refused', why: 'files of this kind are not sent' };
    const body = await readUpTo(answer, MAX_BYTES);
    return body
      ? { outcome: 'fetched', contentType, body }
      : { outcome: 'refused', why: 'it is larger than 10 MB' };
  } catch {
    return { outcome: 'failed', why: 'Slack did not give it' };
  }
}

/** Whether an address lies with Slack, or with the stand-in that is configured in its place. */
export function isSlacks(address: string, apiUrl: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, host } = new URL(address);
  if (apiUrl && URL.canParse(apiUrl) && host === new URL(apiUrl).host) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

async function readUpTo(answer: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!answer.body) return Buffer.alloc(0);
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
