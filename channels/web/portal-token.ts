import type { JWTVerifyGetKey } from 'jose';
import type { PortalConfig } from '../../config.ts';
import { HandrailError } from '../../platform/errors.ts';

/** Checks a portal's token and returns the program's own client id. */
export type VerifyPortalToken = (token: string) => Promise<string>;

const HMAC_ALGORITHMS = ['HS256'];
const JWKS_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA'];

/**
 * How this deployment's portal signs; null where it has no key. `exp` and `sub` are required; a token of another
 * algorithm, out of date or without them is refused.
 */
export function portalTokenVerifier(config: PortalConfig, now: () => Date): VerifyPortalToken | null {
  if (config.jwtSecret) {
    const secret = new TextEncoder().encode(config.jwtSecret);
    return (token) => verify(token, async () => secret, HMAC_ALGORITHMS, now());
  }
  if (config.jwksUrl) {
    const url = new URL(config.jwksUrl);
    let keys: Promise<JWTVerifyGetKey> | null = null;
    return async (token) => {
      keys ??= import('jose').then((jose) => jose.createRemoteJWKSet(url));
      return verify(token, await keys, JWKS_ALGORITHMS, now());
    };
  }
  return null;
}

type KeySource = JWTVerifyGetKey | (() => Promise<Uint8Array>);

async function verify(
  token: string,
  keys: KeySource,
  algorithms: string[],
  currentDate: Date,
): Promise<string> {
  // Loaded with the first token: an anonymous chat never needs it.
  const { jwtVerify } = await import('jose');
  try {
    const { payload } = await jwtVerify(token, keys as JWTVerifyGetKey, {
      algorithms,
      requiredClaims: ['exp', 'sub'],
      currentDate,
    });
    if (!payload.sub) throw new Error('empty sub');
    return payload.sub;
  } catch (cause) {
    throw new HandrailError('bad_signature', 'the portal token is not valid', { cause });
  }
}
