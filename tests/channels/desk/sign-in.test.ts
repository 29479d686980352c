import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink, LINK_HOURS } from '../../../channels/desk/sign-in/sign-in-links.ts';
import { IDLE_LOCK_MINUTES, SESSION_HOURS } from '../../../channels/desk/sign-in/staff-sessions.ts';
import { Caller, DeskServer } from '../../portal/support/desk-server.ts';

describe('signing in at the desk', () => {
  let server: DeskServer;
  beforeAll(async () => {
    server = await DeskServer.start();
  });
  afterAll(() => server?.stop());

  it('lets the built-in operator in by a printed link, whose secret stands only in the fragment', async () => {
    const link = await server.operatorLink();
    expect(new URL(link).pathname).toBe('/desk');
    expect(new URL(link).hash).toMatch(/^#sign-in=[\w-]{40,}$/);
    const caller = await server.caller(link);
    const { body } = await caller.get('/me');
    expect(body.roles).toEqual(['clinician', 'supervisor', 'admin']);
  });

  it('makes the operator once, however often the server starts', async () => {
    await server.operatorLink();
    await server.operatorLink();
    expect(await server.database.prisma.staff.count({ where: { externalId: 'desk' } })).toBe(1);
  });

  it('stores only hashes', async () => {
    const link = await server.operatorLink();
    const secret = link.split('=')[1] ?? '';
    const caller = await server.caller(link);
    const kept = JSON.stringify([
      await server.database.prisma.signInLink.findMany(),
      await server.database.prisma.staffSession.findMany(),
    ]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(caller.cookie.split('=')[1]);
  });

  it('works once: the second use is refused and told why', async () => {
    const secret = (await server.operatorLink()).split('=')[1];
    const first = new Caller(server.url);
    expect((await first.post('/sign-in', { secret })).status).toBe(200);
    const second = new Caller(server.url);
    const { status, body } = await second.post('/sign-in', { secret });
    expect([status, body.error]).toEqual([401, 'not_signed_in']);
    expect(body.message).toContain('used already');
    expect((await second.get('/me')).status).toBe(401);
  });

  it('lets one in when many use the same link at once', async () => {
    const secret = (await server.operatorLink()).split('=')[1];
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => new Caller(server.url).post('/sign-in', { secret })),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    server.clock.advanceMinutes(2);
  });

  it('refuses an expired and an unknown link, each in its own words', async () => {
    const staffId = await server.staff('Elena Old', ['clinician']);
    const { secret } = await createSignInLink(server.database, staffId);
    server.clock.advanceMinutes(LINK_HOURS * 60 + 1);
    expect((await new Caller(server.url).post('/sign-in', { secret })).body.message).toContain('expired');
    const unknown = 'x'.repeat(43);
    expect((await new Caller(server.url).post('/sign-in', { secret: unknown })).body.message).toContain(
      'not known',
    );
  });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const secret = (await server.operatorLink()).split('=')[1];
    const response = await fetch(`${server.url}/desk/api/sign-in`, {
      method: 'POST',
      body: JSON.stringify({ secret }),
      headers: { 'content-type': 'application/json', 'x-handrail-desk': 'active', origin: server.url },
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
  });

  it('refuses what does not come from its own page', async () => {
    const secret = (await server.operatorLink()).split('=')[1];
    const body = { secret };
    const stranger = new Caller(server.url);
    expect((await stranger.post('/sign-in', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await stranger.post('/sign-in', body, { origin: '' })).status).toBe(403);
    expect((await stranger.post('/sign-in', body, { 'x-handrail-desk': '' })).status).toBe(403);
    expect((await stranger.post('/sign-in', body)).status).toBe(200);
  });

  it('locks when nobody is there, though the page goes on polling; then it tells only how many wait', async () => {
    const caller = await server.caller(await server.operatorLink());
    await server.handoff((await server.client()).id, 'high');
    server.clock.advanceMinutes(IDLE_LOCK_MINUTES - 1);
    expect((await caller.get('/queue', { 'x-handrail-desk': 'idle' })).status).toBe(200);
    server.clock.advanceMinutes(2);
    expect((await caller.get('/queue')).body.message).toContain('locked');
    expect((await caller.get('/pulse')).body).toEqual({ isLocked: true, waiting: 1, level: 'high' });
  });

  it('stays open while somebody is there, but never longer than its hours', async () => {
    const caller = await server.caller(await server.operatorLink());
    for (let minutes = 0; minutes < SESSION_HOURS * 60 - 25; minutes += 25) {
      expect((await caller.get('/me')).status).toBe(200);
      server.clock.advanceMinutes(25);
    }
    server.clock.advanceMinutes(26);
    expect((await caller.get('/me')).status).toBe(401);
  });

  it('signs out for good', async () => {
    const caller = await server.caller(await server.operatorLink());
    const { cookie } = caller;
    await caller.post('/sign-out');
    caller.cookie = cookie;
    expect((await caller.get('/me')).status).toBe(401);
  });

  it('slows down whoever tries links', async () => {
    server.clock.advanceMinutes(2);
    const tries: number[] = [];
    // A minute may end in between, on a busy machine: then the count begins anew, once.
    for (let i = 0; i < 25 && !tries.includes(429); i += 1)
      tries.push((await new Caller(server.url).post('/sign-in', { secret: `${'y'.repeat(40)}${i}` })).status);
    expect(tries).toContain(429);
    expect(tries.length).toBeGreaterThan(10);
    server.clock.advanceMinutes(2);
  });

  it('lets a supervisor make a link for a colleague, but not for somebody above', async () => {
    const caller = await server.caller(
      await server.linkFor(await server.staff('Sam Super', ['clinician', 'supervisor'])),
    );
    const made = await caller.post(`/staff/${await server.staff('Cleo Clin', ['clinician'])}/sign-in-link`);
    const colleague = await server.caller(made.body.link);
    expect((await colleague.get('/me')).body.name).toBe('Cleo Clin');
    expect(
      (await caller.post(`/staff/${await server.staff('Ada Admin', ['admin'])}/sign-in-link`)).status,
    ).toBe(403);
    expect(
      (
        await colleague.post(
          `/staff/${await server.staff('Sam Super', ['clinician', 'supervisor'])}/sign-in-link`,
        )
      ).status,
    ).toBe(403);
  });
});
