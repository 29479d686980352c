import type { JWTVerifyGetKey } from 'jose';
import type { PortalConfig } from '../../config.ts';
import { errorCodeOf, HandrailError } from '../../platform/errors.ts';

/** Checks a portal's token and returns the program's own client id. */
export type VerifyPortalToken = (token: string) => Promise<string>;

const HMAC_ALGORITHMS = ['HS256'];
const JWKS_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA'];

/**
 * How this deployment's portal signs; null where it has no key. `exp` and `sub` are required; a token of another
 * algorithm, out of date or without them is refused (`bad_signature`); keys that cannot be read are `not_ready`.
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
    // A token may be signed and still name nobody: a number, a list, nothing.
    if (typeof payload.sub !== 'string' || !payload.sub)
      throw new HandrailError('bad_signature', 'sub is no id');
    return payload.sub;
  } catch (cause) {
    if (!isAboutToken(cause))
      throw new HandrailError('not_ready', 'the portal’s keys cannot be read now', { cause });
    throw new HandrailError('bad_signature', 'the portal token is not valid', { cause });
  }
}

/** Codes of errors that say something about the token; any other is about reading the portal's keys. */
const TOKEN_CODES = /^(?:ERR_JW[ST]_|ERR_JOSE_|ERR_JWKS_NO_MATCHING_KEY$|ERR_JWK_INVALID$|bad_signature$)/;
/** The portal's keys were asked for and did not come, or came as something else. */
const KEY_CODES = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

function isAboutToken(error: unknown): boolean {
  const code = errorCodeOf(error);
  return TOKEN_CODES.test(code) && !KEY_CODES.has(code);
}
