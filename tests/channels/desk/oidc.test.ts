import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../../../channels/desk/sign-in/oidc-claims.ts';
import { IDLE_LOCK_MINUTES } from '../../../channels/desk/sign-in/staff-sessions.ts';
import { saveStaff } from '../../../program/staff/save-staff.ts';
import { IdentityProvider } from '../../peers/identity-provider.ts';
import { Caller, DeskServer } from '../../portal/support/desk-server.ts';

/** A browser without a screen: follows redirects and keeps cookies, also those of the provider. */
class Surfer {
  readonly #cookies = new Map<string, string>();

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  drop(name: string): void {
    this.#cookies.delete(name);
  }

  /** One request, no redirect followed. */
  async get(address: string): Promise<Response> {
    const response = await fetch(address, { redirect: 'manual', headers: { cookie: this.cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Goes on until nothing leads further; returns every address on the way. */
  async go(address: string, stopAt = ''): Promise<string[]> {
    const way = [address];
    for (let at = address; way.length < 15; ) {
      if (stopAt && at.includes(stopAt) && way.length > 1) return way;
      const response = await this.get(at);
      const next = response.headers.get('location');
      if (!next) return way;
      at = new URL(next, at).href;
      way.push(at);
      // A page's own fragment goes no further.
      if (at.includes('/desk#') || at.endsWith('/desk')) return way;
    }
    return way;
  }
}

describe('signing in with the organization’s own account', () => {
  let server: DeskServer;
  let provider: IdentityProvider;

  beforeAll(async () => {
    provider = await IdentityProvider.start(() => `${server.url}/desk/oidc/callback`);
    const { issuer, clientId, clientSecret } = provider;
    server = await DeskServer.start({ oidc: { issuer, clientId, clientSecret } });
    await roster('ana', 'Dr. Ana Ruiz', 'ana@clinic.example', ['clinician', 'supervisor']);
    await roster('ben', 'Ben Okafor', 'ben@clinic.example', ['clinician']);
    await roster('nil', 'Nil Roleless', 'nil@clinic.example', []);
  });
  afterAll(async () => {
    await server?.stop();
    await provider?.stop();
  });
  beforeEach(() => server.clock.advanceMinutes(2));

  const roster = (externalId: string, name: string, email: string, roles: string[]) =>
    server.database.transactSystem((tx) =>
      saveStaff(
        tx,
        { externalId, name, email, roles, slackUserId: null, phone: null, languages: ['en'] },
        'import',
      ),
    );

  async function signIn(person: string | null, claims: Record<string, unknown> = {}) {
    provider.person = person;
    if (person) provider.people.set(person, claims);
    const surfer = new Surfer();
    const way = await surfer.go(`${server.url}/desk/oidc/start`);
    const caller = new Caller(server.url);
    caller.cookie = surfer.cookie;
    return { surfer, caller, way, end: way.at(-1)?.replace(server.url, '') };
  }
  const verified = (email: string) => ({ email, email_verified: true });

  it('leads a person of the roster to their own account, by a verified address, and keeps to it', async () => {
    const { caller, end } = await signIn('sub-ana', { ...verified('Ana@clinic.example'), name: 'A. Ruiz' });
    expect(end).toBe('/desk');
    const me = (await caller.get('/me')).body;
    expect([me.name, me.roles]).toEqual(['Dr. Ana Ruiz', ['clinician', 'supervisor']]);
    // The address may change later: the provider's own id is what counts now.
    const later = await signIn('sub-ana', { ...verified('ana.ruiz@clinic.example') });
    expect((await later.caller.get('/me')).body.id).toBe(me.id);
    const kept = await server.database.prisma.staffSession.findMany({ where: { staffId: me.id } });
    expect(kept.map(({ way }) => way)).toEqual(['oidc', 'oidc']);
  });

  it('asks for a code with PKCE, a state and a nonce, and shows the secret to the provider alone', async () => {
    const { way } = await signIn('sub-ana', verified('ana@clinic.example'));
    const asked = new URL(way.find((address) => address.startsWith(provider.issuer)) ?? '').searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('state')).toMatch(/^.{20,}$/);
    expect(asked.get('nonce')).toMatch(/^.{20,}$/);
    expect(way.join(' ')).not.toContain(encodeURIComponent(provider.clientSecret));
  });

  it('refuses a stranger, an address that nobody vouches for, and somebody without a role, each in a word', async () => {
    expect((await signIn('sub-x', verified('x@elsewhere.example'))).end).toBe(
      '/desk#sign-in-problem=not_on_roster',
    );
    const claimed = await signIn('sub-evil', { email: 'ben@clinic.example', email_verified: false });
    expect(claimed.end).toBe('/desk#sign-in-problem=email_not_verified');
    expect((await claimed.caller.get('/me')).status).toBe(401);
    expect((await signIn('sub-nil', verified('nil@clinic.example'))).end).toBe(
      '/desk#sign-in-problem=no_role',
    );
    expect((await signIn(null)).end).toBe('/desk#sign-in-problem=denied');
  });

  it('does not give a colleague’s account to another account with the same address', async () => {
    expect((await signIn('sub-ben', verified('ben@clinic.example'))).end).toBe('/desk');
    expect((await signIn('sub-ben-2', verified('ben@clinic.example'))).end).toBe(
      '/desk#sign-in-problem=not_on_roster',
    );
  });

  it('takes roles from the provider where it gives them, and takes them away with it', async () => {
    const claims = { name: 'Rae Nurse', roles: ['clinician'], groups: ['admin', '/handrail-auditor'] };
    const { caller, end } = await signIn('sub-rae', claims);
    expect(end).toBe('/desk');
    const me = (await caller.get('/me')).body;
    // A bare "admin" among the organization's groups is not ours.
    expect([me.name, me.roles]).toEqual(['Rae Nurse', ['clinician', 'auditor']]);
    expect((await signIn('sub-rae', { name: 'Rae Nurse' })).end).toBe('/desk#sign-in-problem=no_role');
    // Nor does the session that was open elsewhere go on.
    expect((await caller.get('/me')).status).toBe(401);
  });

  it('lets nobody in whom the roster calls inactive', async () => {
    const id = await roster('gil', 'Gil Gone', 'gil@clinic.example', ['clinician']);
    await signIn('sub-gil', verified('gil@clinic.example'));
    await server.database.prisma.staff.update({ where: { id }, data: { active: false } });
    expect((await signIn('sub-gil', verified('gil@clinic.example'))).end).toBe(
      '/desk#sign-in-problem=not_active',
    );
  });

  it('takes no answer that another browser asked for, none twice, and none with another state', async () => {
    provider.person = 'sub-ana';
    const surfer = new Surfer();
    const back = (await surfer.go(`${server.url}/desk/oidc/start`, '/desk/oidc/callback')).at(-1) ?? '';
    const stranger = new Surfer();
    const sent = (response: Response) => response.headers.get('location');
    expect(sent(await stranger.get(back))).toBe('/desk#sign-in-problem=expired');
    const forged = new URL(back);
    forged.searchParams.set('state', 'something-else-entirely');
    const twin = new Surfer();
    await twin.go(`${server.url}/desk/oidc/start`, '/desk/oidc/callback');
    expect(sent(await twin.get(forged.href))).toBe('/desk#sign-in-problem=failed');
    expect(sent(await surfer.get(back))).toBe('/desk');
    expect(sent(await surfer.get(back))).toBe('/desk#sign-in-problem=expired');
  });

  it('sends its own cookie over with the session alone, out of reach of scripts', async () => {
    const first = await fetch(`${server.url}/desk/oidc/start`, { redirect: 'manual' });
    const [memory = ''] = first.headers.getSetCookie();
    expect(memory).toContain('HttpOnly');
    expect(memory).toContain('SameSite=Lax');
    expect(memory).not.toContain(new URL(first.headers.get('location') ?? '').searchParams.get('state'));
  });

  it('makes whoever comes back to a locked desk show themselves afresh', async () => {
    const { surfer } = await signIn('sub-ana', verified('ana@clinic.example'));
    const before = provider.logins;
    // The provider remembers them: no page of its own is shown.
    await surfer.go(`${server.url}/desk/oidc/start`);
    expect(provider.logins).toBe(before);
    server.clock.advanceMinutes(IDLE_LOCK_MINUTES + 1);
    await surfer.go(`${server.url}/desk/oidc/start`);
    expect(provider.logins).toBe(before + 1);
  });

  it('shuts the other doors at the desk: no links are made, no passkeys used', async () => {
    const { caller } = await signIn('sub-ana', verified('ana@clinic.example'));
    expect((await caller.get('/sign-in/ways')).body).toEqual({
      oidc: true,
      passkeys: false,
      passkeysAt: null,
    });
    const me = (await caller.get('/me')).body;
    expect((await caller.post(`/staff/${me.id}/sign-in-link`)).body.error).toBe('forbidden');
    expect((await caller.post('/passkeys/begin')).body.error).toBe('forbidden');
    expect((await caller.post('/sign-in/passkey/begin')).body.error).toBe('forbidden');
    // Whoever works on the server itself still gets in when the provider is down.
    const operator = await server.caller(await server.operatorLink());
    expect((await operator.get('/me')).status).toBe(200);
  });

  it('says so when the provider does not answer, and asks again the next time', async () => {
    const gone = await DeskServer.start({
      oidc: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y' },
    });
    const way = await new Surfer().go(`${gone.url}/desk/oidc/start`);
    expect(way.at(-1)).toContain('#sign-in-problem=unavailable');
    await gone.stop();
  });

  it('reads what different providers call the same thing', () => {
    const person = (claims: Record<string, unknown>) => personOf('https://id', { sub: '1', ...claims });
    expect(person({ groups: ['handrail-supervisor', 'admin', 'Clinician'] })?.roles).toEqual(['supervisor']);
    expect(person({ roles: 'Handrail.Admin' })?.roles).toEqual(['admin']);
    expect(person({ roles: ['owner'] })?.roles).toBeNull();
    expect(person({ email: 'a@b.example' })?.isEmailVerified).toBe(false);
    expect(person({ email: 'a@b.example', xms_edov: '1' })?.isEmailVerified).toBe(true);
    expect(person({ given_name: 'Ana', family_name: 'Ruiz' })?.name).toBe('Ana Ruiz');
    expect(personOf('https://id', {})).toBeNull();
  });
});
