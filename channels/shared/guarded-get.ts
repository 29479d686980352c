import { type LookupAddress, lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isLoopbackHost } from './loopback.ts';

/** An answer, its body no longer than allowed. Redirects are answers: nothing is followed here. */
export interface Fetched {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | null;
  readonly body: Buffer;
}

/** Why there is no answer that may be used: `too_large`, `private_address`, `time_out` or the system's own code. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly code: string;

  constructor(code: string) {
    super(`fetch failed: ${code}`);
    this.code = code;
  }
}

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
  // The same addresses in IPv6 clothes.
  PRIVATE.addSubnet(`::ffff:${network}`, 96 + bits, 'ipv6');
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv6');
}

/** Whether an address belongs to this machine or a private network, where no provider's content lies. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

/**
 * Gets an address, refusing to connect to private networks. The check is made on the very addresses that the connection
 * uses, so a name that resolves differently a moment later gains nothing. A loopback address that the caller has
 * allowed by name is connected to as it is.
 * @throws {FetchFailure}
 */
export function guardedGet(
  address: string,
  limits: {
    readonly maxBytes: number;
    readonly timeoutMs: number;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<Fetched> {
  const url = new URL(address);
  // An address that is written in numbers is not looked up, so it is looked at here.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !isLoopbackHost(url.hostname) && isPrivateAddress(literal))
    return Promise.reject(new FetchFailure('private_address'));
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'GET',
        headers: limits.headers,
        agent: false,
        signal: AbortSignal.timeout(limits.timeoutMs),
        ...(isLoopbackHost(url.hostname) ? {} : { lookup: publicLookup }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > limits.maxBytes) call.destroy(new FetchFailure('too_large'));
          else chunks.push(chunk);
        });
        response.on('error', (error) => reject(failureOf(error)));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
            location: response.headers.location ?? null,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    call.on('error', (error) => reject(failureOf(error)));
    call.end();
  });
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const open = addresses.filter(({ address }) => !isPrivateAddress(address));
    const first = open[0];
    if (!first) return callback(new FetchFailure('private_address'), '', 0);
    if (options.all) callback(null, open);
    else callback(null, first.address, first.family);
  });
};

function failureOf(error: Error): FetchFailure {
  if (error instanceof FetchFailure) return error;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return new FetchFailure('time_out');
  return new FetchFailure('code' in error ? String(error.code) : 'network');
}
