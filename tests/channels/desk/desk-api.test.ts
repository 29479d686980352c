import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseAlert } from '../../../handoff/alerts.ts';
import { createTask, dueIn } from '../../../handoff/tasks.ts';
import { suppressContact } from '../../../program/contacts/contacts.ts';
import { saveProgramContacts } from '../../../program/contacts/program-contacts.ts';
import { Caller, DeskServer } from '../../portal/support/desk-server.ts';

describe('the desk’s API', () => {
  let server: DeskServer;
  let ana: Caller;
  let ben: Caller;
  let auditor: Caller;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    server = await DeskServer.start();
    const person = async (name: string, roles: string[]) => {
      ids[name] = await server.staff(name, roles);
      return server.caller(await server.linkFor(ids[name]));
    };
    ana = await person('Ana Ruiz', ['clinician', 'supervisor']);
    ben = await person('Ben Okafor', ['clinician']);
    auditor = await person('Una Audit', ['auditor']);
  });
  afterAll(() => server?.stop());

  it('answers nobody who is not signed in', async () => {
    const nobody = new Caller(server.url);
    for (const path of ['/me', '/queue', '/staff', '/pulse']) {
      expect((await nobody.get(path)).body.error).toBe('not_signed_in');
    }
    expect((await nobody.post(`/handoffs/${ids['Ana Ruiz']}/claim`)).body.error).toBe('not_signed_in');
  });

  it('orders the queue by level, then by waiting time, and shows initials, never names', async () => {
    const made: string[] = [];
    for (const level of ['moderate', 'high', 'moderate', 'imminent'] as const) {
      made.push(await server.handoff((await server.client({ name: 'Zora Quill' })).id, level));
    }
    const { body } = await ana.get('/queue');
    expect(body.open.map(({ id }: { id: string }) => id)).toEqual([3, 1, 0, 2].map((i) => made[i]));
    expect(body.open[0].client.initials).toBe('ZQ');
    expect(JSON.stringify(body)).not.toContain('Zora');
  });

  it('holds every act to the roles: an auditor reads and does nothing, a clinician does not take over', async () => {
    const client = await server.client({ name: 'Ray Kahn' });
    const id = await server.handoff(client.id);
    expect((await auditor.get(`/handoffs/${id}`)).status).toBe(200);
    expect((await auditor.post(`/handoffs/${id}/claim`)).body.error).toBe('forbidden');
    expect((await auditor.post(`/handoffs/${id}/note`, { text: 'x' })).body.error).toBe('forbidden');
    expect((await ana.post(`/handoffs/${id}/claim`)).status).toBe(200);
    const takeOver = await ben.post(`/handoffs/${id}/take-over`, { reason: 'mine' });
    expect(takeOver.body.error).toBe('forbidden');
    const reply = await ben.post(`/handoffs/${id}/reply`, { text: 'hello', key: 'some-key-1' });
    expect(reply.body.error).toBe('not_claimed_by_you');
    expect((await ben.post(`/handoffs/${id}/note`, { text: 'I know him' })).status).toBe(200);
  });

  it('stops somebody who left the roster at once', async () => {
    const gone = await server.staff('Gil Gone', ['clinician']);
    const caller = await server.caller(await server.linkFor(gone));
    await server.database.prisma.staff.update({ where: { id: gone }, data: { active: false } });
    expect((await caller.get('/queue')).body.error).toBe('not_signed_in');
  });

  it('records who looked at a client, once in ten minutes', async () => {
    const client = await server.client();
    const id = await server.handoff(client.id);
    const views = () =>
      server.database.prisma.auditEvent.count({
        where: { chain: client.id, what: 'client.viewed', who: ids['Ben Okafor'] },
      });
    await ben.get(`/handoffs/${id}`);
    await ben.get(`/handoffs/${id}`);
    await ben.get(`/clients/${client.id}`);
    expect(await views()).toBe(1);
    server.clock.advanceMinutes(11);
    await ben.get(`/handoffs/${id}`);
    expect(await views()).toBe(2);
  });

  it('says which of the client’s own words counted, and for what', async () => {
    const client = await server.client();
    await server.says(client, 'I want to kill myself tonight');
    const { body } = await ana.get(`/clients/${client.id}`);
    const message = body.messages.find(({ from }: { from: string }) => from === 'client');
    expect(message.risk.level).toBe('imminent');
    const [{ start, end }] = message.risk.evidence;
    expect(message.text.slice(start, end)).toContain('kill myself');
    expect(body.handoff.level).toBe('imminent');
    expect(body.client.session.level).toBe('imminent');
  });

  it('names an unsafe contact as unsafe and keeps the number to itself', async () => {
    const client = await server.client();
    await server.database.transact(client.id, async (tx) => {
      await saveProgramContacts(tx, [
        { name: 'Mark Dell', relationship: 'former partner', phone: '+15555550142', consent: 'full' },
      ]);
      await suppressContact(tx, 'Mark', 'named_as_danger');
    });
    const { body } = await ana.get(`/clients/${client.id}`);
    expect(body.care.contacts).toEqual([
      expect.objectContaining({ name: 'Mark Dell', isUnsafe: true, hasPhone: false, consent: 'none' }),
    ]);
    expect(JSON.stringify(body)).not.toContain('5550142');
  });

  it('sends the same reply once, however often a lost answer makes the page ask again', async () => {
    const client = await server.client();
    const id = await server.handoff(client.id);
    await server.says(client, 'hello');
    await ana.post(`/handoffs/${id}/claim`);
    const reply = { text: 'I am here.', key: 'the-same-key' };
    const answers = [
      await ana.post(`/handoffs/${id}/reply`, reply),
      await ana.post(`/handoffs/${id}/reply`, reply),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const sent = await server.database.prisma.message.count({
      where: { clientId: client.id, sender: 'clinician' },
    });
    expect(sent).toBe(1);
  });

  it('tells why a client cannot be written to before anybody tries', async () => {
    const client = await server.client();
    await server.database.prisma.identity.update({
      where: { id: client.identityId },
      data: { optedOutAt: server.clock.now() },
    });
    const { body } = await ana.get(`/clients/${client.id}`);
    expect(body.replyTo.refused).toContain('Call them');
  });

  it('closes tasks with a fixed word, acknowledges alerts, and lists both by what is due', async () => {
    const client = await server.client();
    const [task, alert] = await server.database.transact(client.id, async (tx) => {
      const later = {
        kind: 'plan_review',
        dueAt: dueIn(tx, 600),
        detail: 'Look at it',
        by: 'bot',
        why: 'edit',
        drill: false,
      };
      createTask(tx, later);
      const now = { ...later, kind: 'voice_outreach', dueAt: dueIn(tx, 60), detail: 'Call now' };
      return [
        createTask(tx, now),
        raiseAlert(tx, { kind: 'test_alert', by: 'system', why: 'test', drill: false }),
      ];
    });
    const mine = ({ body }: { body: { tasks: { clientId: string }[] } }) =>
      body.tasks.filter((one) => one.clientId === client.id);
    expect(mine(await ben.get('/queue'))).toMatchObject([
      { kind: 'voice_outreach', detail: 'Call now' },
      { kind: 'plan_review' },
    ]);
    expect((await auditor.post(`/tasks/${task}/complete`, { outcome: 'done' })).body.error).toBe('forbidden');
    expect(
      (await ben.post(`/tasks/${task}/complete`, { outcome: 'cancelled', reason: 'because Maya said so' }))
        .body.error,
    ).toBe('bad_request');
    expect((await ben.post(`/tasks/${task}/complete`, { outcome: 'done' })).status).toBe(200);
    expect((await ben.post(`/alerts/${alert}/acknowledge`)).status).toBe(200);
    const after = await ben.get('/queue');
    expect(mine(after)).toHaveLength(1);
    expect(after.body.alerts.some(({ id }: { id: string }) => id === alert)).toBe(false);
  });

  it('lowers a level only with a reason, and hands a client over to a colleague', async () => {
    const client = await server.client();
    await server.says(client, 'I want to kill myself tonight');
    const { body } = await ana.get(`/clients/${client.id}`);
    const id = body.handoff.id;
    await ana.post(`/handoffs/${id}/claim`);
    expect(
      (await ana.post(`/clients/${client.id}/lower-level`, { to: 'moderate', reason: ' ' })).status,
    ).toBe(400);
    expect(
      (await ana.post(`/clients/${client.id}/lower-level`, { to: 'moderate', reason: 'Talked it through' }))
        .status,
    ).toBe(200);
    expect((await ana.post(`/handoffs/${id}/transfer`, { to: ids['Una Audit'] })).body.error).toBe(
      'forbidden',
    );
    expect((await ana.post(`/handoffs/${id}/transfer`, { to: ids['Ben Okafor'] })).status).toBe(200);
    const after = (await ben.get(`/handoffs/${id}`)).body;
    expect([after.handoff.clinicianId, after.client.session.level]).toEqual([ids['Ben Okafor'], 'moderate']);
  });

  it('lets a person say how clients may call them', async () => {
    await ben.post('/me/name', { name: 'Benedict Okafor' });
    expect((await ben.get('/me')).body.name).toBe('Benedict Okafor');
    expect((await ben.post('/me/name', { name: '  ' })).status).toBe(400);
    // Clients read it: neither somebody who never speaks with them nor a colleague's double.
    expect((await auditor.post('/me/name', { name: 'Dr. Una' })).body.error).toBe('forbidden');
    const double = await ben.post('/me/name', { name: ' ana  RUIZ ' });
    expect([double.status, double.body.message]).toEqual([400, expect.stringContaining('colleague')]);
  });

  it('opens its socket only to a signed-in browser on its own page', async () => {
    const connect = (headers: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const socket = io(`${server.url}/desk`, {
          transports: ['websocket'],
          extraHeaders: headers,
          forceNew: true,
          reconnection: false,
        });
        const end = (word: string) => {
          socket.disconnect();
          resolve(word);
        };
        socket.on('connect', () => end('connected'));
        socket.on('connect_error', ({ message }) => end(message));
      });
    expect(await connect({ origin: server.url })).toBe('not_signed_in');
    expect(await connect({ origin: 'https://evil.example', cookie: ana.cookie })).toBe('forbidden');
    expect(await connect({ origin: server.url, cookie: ana.cookie })).toBe('connected');
  });
});
