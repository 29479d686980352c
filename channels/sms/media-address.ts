import type { TwilioConfig } from '../../config.ts';
import { isLoopbackHost } from '../shared/loopback.ts';

const API_ORIGIN = 'https://api.twilio.com';
/** Where Twilio's API sends on to for the bytes themselves. */
const CONTENT_HOST = /^(?:[a-z0-9-]+\.)*twiliocdn\.com$/;

/**
 * Whether this is the address of a message's medium in our own account at Twilio, the only kind of address that our
 * credentials are ever sent to. Whoever could post a forged address would otherwise be given them.
 */
export function isOwnMedia(address: string, config: Pick<TwilioConfig, 'accountSid' | 'apiUrl'>): boolean {
  const url = parse(address);
  if (!url || url.username || url.password || url.search || url.hash) return false;
  const bases = [API_ORIGIN, ...(config.apiUrl ? [config.apiUrl.replace(/\/+$/, '')] : [])];
  return bases.some((base) => {
    if (!isSecure(new URL(base))) return false;
    const prefix = `${base}/2010-04-01/Accounts/${config.accountSid}/Messages/`;
    return (
      url.href.startsWith(prefix) && /^[A-Za-z0-9]+\/Media\/[A-Za-z0-9]+$/.test(url.href.slice(prefix.length))
    );
  });
}

/** Whether the bytes may be read there, without credentials: Twilio's content hosts, or the API's own host. */
export function mayHoldContent(address: string, config: Pick<TwilioConfig, 'apiUrl'>): boolean {
  const url = parse(address);
  if (!url || url.username || url.password || !isSecure(url)) return false;
  const own = config.apiUrl ? new URL(config.apiUrl).host : null;
  if (url.host === own || url.origin === API_ORIGIN) return true;
  return url.protocol === 'https:' && url.port === '' && CONTENT_HOST.test(url.hostname);
}

/** The ids in the address of a medium, for deleting it there. */
export function mediaSids(address: string): { readonly message: string; readonly media: string } | null {
  const found = /\/Messages\/(?<message>[^/]+)\/Media\/(?<media>[^/?#]+)$/.exec(address)?.groups;
  return found?.message && found.media ? { message: found.message, media: found.media } : null;
}

/** Encrypted on the way, or never leaving this machine. */
function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
