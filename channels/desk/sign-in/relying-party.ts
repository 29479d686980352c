import { isIP } from 'node:net';

/** For whom a passkey is made and used: browsers bind it to a name, never to a bare IP address. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/**
 * The name under which passkeys work at this origin; null where they cannot. On this machine that is `localhost`, for
 * 127.0.0.1 is no name; elsewhere it is the host of `publicUrl`, by https only.
 */
export function relyingParty(publicUrl: string, origin: string | undefined): RelyingParty | null {
  if (!origin || !URL.canParse(origin)) return null;
  const [here, home] = [new URL(origin), new URL(publicUrl)];
  if (isLoopbackName(home.hostname) && here.hostname === 'localhost') {
    return { id: 'localhost', origin: here.origin };
  }
  const isOurs = here.origin === home.origin && home.protocol === 'https:';
  return isOurs && isIP(bare(home.hostname)) === 0 ? { id: home.hostname, origin: home.origin } : null;
}

/** Where passkeys would work, for a page opened at an address where they do not; null when nowhere. */
export function passkeyAddress(publicUrl: string): string | null {
  const home = new URL(publicUrl);
  if (isLoopbackName(home.hostname)) {
    home.hostname = 'localhost';
    return home.origin;
  }
  return home.protocol === 'https:' && isIP(bare(home.hostname)) === 0 ? home.origin : null;
}

function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
