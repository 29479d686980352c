import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { HandrailError } from '../../../platform/errors.ts';
import type { OidcPerson } from '../../../program/staff/staff-from-oidc.ts';
import { personOf } from './oidc-claims.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What has to be remembered in the browser between leaving for the provider and coming back. */
export const oidcMemoryShape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Whether the person must show themselves afresh: their desk had locked itself. */
  mustShow: z.boolean(),
});
export type OidcMemory = z.infer<typeof oidcMemoryShape>;

/** How long the provider may take with any answer. */
const PATIENCE_SECONDS = 10;
/** Somebody who must show themselves afresh did so within this time. */
const FRESH_SECONDS = 300;

/** Where the provider sends people back to: register this address there. */
export const oidcCallback = (publicUrl: string) => `${publicUrl}/desk/oidc/callback`;

/** The organization's identity provider: authorization code with PKCE, state and nonce. */
export class OidcProvider {
  readonly #settings: OidcSettings;
  readonly #callback: string;
  #known: Promise<Configuration> | null = null;

  constructor(settings: OidcSettings, publicUrl: string) {
    this.#settings = settings;
    this.#callback = oidcCallback(publicUrl);
  }

  /** Where to send the browser, and what it has to remember. @throws {HandrailError} not_ready */
  async begin(mustShow: boolean): Promise<{ readonly address: string; readonly memory: OidcMemory }> {
    const configuration = await this.#configuration();
    const memory = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      mustShow,
    };
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callback,
      scope: 'openid profile email',
      state: memory.state,
      nonce: memory.nonce,
      code_challenge: await calculatePKCECodeChallenge(memory.verifier),
      code_challenge_method: 'S256',
      ...(mustShow ? { prompt: 'login', max_age: '0' } : {}),
    });
    return { address: address.href, memory };
  }

  /**
   * Whom the provider sent back. `query` is the callback's own.
   * @throws {HandrailError} forbidden when the provider or the person said no, not_signed_in when the answer does not hold,
   *   not_ready when the provider cannot be asked
   */
  async finish(query: string, memory: OidcMemory): Promise<OidcPerson> {
    const configuration = await this.#configuration();
    try {
      const tokens = await authorizationCodeGrant(configuration, new URL(`${this.#callback}${query}`), {
        pkceCodeVerifier: memory.verifier,
        expectedState: memory.state,
        expectedNonce: memory.nonce,
        idTokenExpected: true,
        ...(memory.mustShow ? { maxAge: FRESH_SECONDS } : {}),
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('no claims');
      // Many providers keep names and roles out of the token itself.
      const more = configuration.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : {};
      const person = personOf(claims.iss, { ...more, ...claims });
      if (!person) throw new Error('no subject');
      return person;
    } catch (error) {
      if (error instanceof AuthorizationResponseError) {
        throw new HandrailError('forbidden', 'the identity provider said no', { cause: error });
      }
      throw new HandrailError('not_signed_in', 'the identity provider’s answer does not hold', {
        cause: error,
      });
    }
  }

  /** The provider's own description, read once; asked again after a failure. */
  async #configuration(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    this.#known ??= discovery(new URL(issuer), clientId, undefined, whicheverAuth(clientSecret), {
      timeout: PATIENCE_SECONDS,
      // Only on this very machine; config.ts refuses any other plain http.
      execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    });
    try {
      return await this.#known;
    } catch (error) {
      this.#known = null;
      throw new HandrailError('not_ready', 'the identity provider does not answer', { cause: error });
    }
  }
}

/** Shows the client's secret in the way that the provider takes; the standard's default where it does not say. */
function whicheverAuth(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}
