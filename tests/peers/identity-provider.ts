import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

interface GrantContext {
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
    readonly provider: {
      readonly Grant: new (of: {
        clientId: string;
        accountId: string;
      }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    };
  };
}

/** A real OpenID Connect provider on this machine, whose sign-in page takes whoever the test puts before it. */
export class IdentityProvider {
  readonly issuer: string;
  readonly clientId = 'handrail-desk';
  readonly clientSecret = 'a secret that only the two of them know';
  /** Claims by subject. */
  readonly people = new Map<string, Record<string, unknown>>();
  /** Who signs in next; null: whoever it is says no. */
  person: string | null = null;
  /** How often somebody had to show themselves. */
  logins = 0;
  readonly #stop: () => Promise<void>;

  private constructor(issuer: string, stop: () => Promise<void>) {
    this.issuer = issuer;
    this.#stop = stop;
  }

  /** `callback` is asked when the first person comes, for the desk's address is known only then. */
  static async start(callback: () => string): Promise<IdentityProvider> {
    let handle: ReturnType<Provider['callback']> | null = null;
    let provider: Provider | null = null;
    const server = createServer((request, response) => {
      provider ??= self.#provider(callback());
      handle ??= provider.callback();
      if (!request.url?.startsWith('/interaction/')) return handle(request, response);
      self.logins += 1;
      const result = self.person
        ? { login: { accountId: self.person } }
        : { error: 'access_denied', error_description: 'the person said no' };
      void provider.interactionFinished(request, response, result);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const self: IdentityProvider = new IdentityProvider(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    );
    return self;
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  #provider(callback: string): Provider {
    return new Provider(this.issuer, {
      clients: [
        {
          client_id: this.clientId,
          client_secret: this.clientSecret,
          redirect_uris: [callback],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      claims: {
        openid: ['sub'],
        profile: ['name', 'roles', 'groups'],
        email: ['email', 'email_verified'],
      },
      pkce: { required: () => true },
      cookies: { keys: [randomBytes(16).toString('hex')] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: async (_: unknown, subject: string) => {
        const claims = this.people.get(subject);
        return claims && { accountId: subject, claims: async () => ({ ...claims, sub: subject }) };
      },
      loadExistingGrant: async ({ oidc }: GrantContext) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client.clientId,
          accountId: oidc.session.accountId,
        });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
      ttl: { Session: 3600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    });
  }
}
