import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordConsent } from '../../../program/consents/consents.ts';
import { listContacts, suppressContact } from '../../../program/contacts/contacts.ts';
import { saveProgramContacts } from '../../../program/contacts/program-contacts.ts';
import { savePlanVersion } from '../../../program/plans/save-plan.ts';
import { type Caller, DeskServer } from '../../portal/support/desk-server.ts';

const uuid = () => crypto.randomUUID();

describe('care at the desk', () => {
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

  /** A client in danger, with a plan and contacts, whose handoff Ben has. */
  async function inDanger() {
    const client = await server.client({ name: 'Maya Lindqvist' });
    await server.database.transact(client.id, async (tx) => {
      await savePlanVersion(tx, {
        status: 'active',
        author: 'program',
        language: 'en',
        steps: [[{ text: 'I stop answering' }], [{ text: 'Walk the dog' }], [], [], [{ text: '988' }], []],
        reasons: ['My niece'],
      });
      await saveProgramContacts(tx, [
        { name: 'Rosa Diaz', relationship: 'sister', phone: '+15555550199', consent: 'notify_if_no_answer' },
        { name: 'Mark Dell', relationship: 'former partner', phone: '+15555550142', consent: 'full' },
      ]);
    });
    await server.says(client, 'I want to kill myself tonight, I have pills here');
    const { body } = await ben.get(`/clients/${client.id}`);
    const handoff: string = body.handoff.id;
    await ben.post(`/handoffs/${handoff}/claim`);
    const contacts = await server.database.transact(client.id, (tx) => listContacts(tx));
    const contact = (name: string) => contacts.find((one) => one.name === name)?.id ?? '';
    return { client, handoff, contact };
  }
  const show = async (who: Caller, client: { id: string }) => (await who.get(`/clients/${client.id}`)).body;

  it('hands out a contact’s number only as far as the consent goes, each look in the trail', async () => {
    const { client, handoff, contact } = await inDanger();
    const number = (name: string, asked: object, who = ben) =>
      who.post(`/handoffs/${handoff}/contacts/${contact(name)}/number`, asked);
    const shown = await show(ben, client);
    expect(JSON.stringify(shown)).not.toContain('5550199');
    expect(shown.care.contacts[0].may).toEqual({
      no_answer: 'yes',
      life_threat: 'person_decides',
      plan_step: 'no',
      other: 'no',
    });
    expect((await number('Rosa Diaz', { situation: 'other' })).body.error).toBe('consent_missing');
    expect((await number('Rosa Diaz', { situation: 'life_threat' })).body.error).toBe('consent_missing');
    expect((await number('Rosa Diaz', { situation: 'no_answer' })).body.phone).toBe('+15555550199');
    const decided = { situation: 'life_threat', withoutConsent: 'Pills in hand, does not answer' };
    expect((await number('Rosa Diaz', decided)).body.phone).toBe('+15555550199');
    const refused = { situation: 'no_answer', override: { verdict: 'refused', words: 'do not call her' } };
    expect((await number('Rosa Diaz', refused)).body.error).toBe('consent_missing');
    expect((await number('Rosa Diaz', { situation: 'no_answer' }, auditor)).body.error).toBe('forbidden');
    await server.database.transact(client.id, (tx) => suppressContact(tx, 'Mark', 'named_as_danger'));
    expect((await number('Mark Dell', decided)).body.error).toBe('consent_missing');
    const looks = await server.database.prisma.auditEvent.findMany({
      where: { chain: client.id, what: 'contact.number_shown' },
      orderBy: { position: 'asc' },
    });
    expect(looks.map(({ why }) => why)).toEqual(['no_answer', 'life_threat']);
  });

  it('keeps numbers that are guarded out of the plan, and calls a danger in it a danger', async () => {
    const { client } = await inDanger();
    await server.database.transact(client.id, async (tx) => {
      await savePlanVersion(tx, {
        status: 'active',
        author: 'program',
        language: 'en',
        steps: [
          [],
          [],
          [{ text: 'Park with Mark 555-555-0142' }],
          [
            { text: 'Rosa Diaz', phone: '(555) 555-0199' },
            { text: 'Joan', phone: '+15555550177' },
          ],
          [{ text: '988' }],
          [],
        ],
        reasons: [],
      });
      await suppressContact(tx, 'Mark', 'named_as_danger');
    });
    const { plan } = (await show(ben, client)).care;
    expect(plan.steps[2]).toEqual([{ text: 'Park with Mark …', guarded: 'unsafe' }]);
    expect(plan.steps[3]).toEqual([
      { text: 'Rosa Diaz', guarded: 'contact' },
      { text: 'Joan', phone: '+15555550177' },
    ]);
  });

  it('records a call to a contact with what was told, once however often it is sent', async () => {
    const { client, handoff, contact } = await inDanger();
    const form = {
      formId: uuid(),
      contactId: contact('Rosa Diaz'),
      situation: 'no_answer',
      outcome: 'reached',
      told: 'Asked her to look in',
    };
    expect((await ben.post(`/handoffs/${handoff}/outreach`, form)).status).toBe(200);
    expect((await ben.post(`/handoffs/${handoff}/outreach`, form)).status).toBe(200);
    const { care, handoff: shown, staff } = await show(ben, client);
    const made = care.disclosures.filter(({ state }: { state: string }) => state === 'completed');
    expect(made).toEqual([
      expect.objectContaining({ recipient: 'Rosa Diaz, sister', discloser: ids['Ben Okafor'] }),
    ]);
    expect(staff[made[0].discloser]).toBe('Ben Okafor');
    expect(shown.events.filter(({ kind }: { kind: string }) => kind === 'contact_outreach')).toHaveLength(1);
  });

  it('works through the eight duties with who, when, result and note, and closes only when all are settled', async () => {
    const { client, handoff } = await inDanger();
    const sent = {
      formId: uuid(),
      service: '911',
      ground: 'attempt_in_progress',
      recipient: 'Officer Lane, county 911',
      nature: 'Name, address, pills',
      leastInvasive: 'Asked to put the pills away; would not',
      reason: 'Taking pills now',
      location: '12 Alder Street',
      isClientTold: true,
    };
    expect((await ben.post(`/handoffs/${handoff}/dispatch`, { ...sent, reason: ' ' })).body.error).toBe(
      'incomplete_resolution',
    );
    const { body } = await ben.post(`/handoffs/${handoff}/dispatch`, sent);
    const incident = `/incidents/${body.incidentId}`;
    expect((await auditor.post(`${incident}/fact`, { fact: 'x' })).body.error).toBe('forbidden');
    expect((await ben.post(`${incident}/fact`, { fact: 'The door is open' })).status).toBe(200);
    const close = await ben.post(`${incident}/close`, { reason: 'responders_took_over' });
    expect([close.body.error, close.body.message]).toEqual([
      'incomplete_resolution',
      expect.stringContaining('responder_contact_confirmed'),
    ]);
    const before = (await show(ben, client)).care.incidents[0];
    const rescue = before.steps.find(({ step }: { step: string }) => step.startsWith('rescue_'));
    expect([rescue.by, rescue.result, rescue.note]).toEqual([
      ids['Ben Okafor'],
      'done',
      expect.stringContaining('Taking pills now'),
    ]);
    expect(
      before.steps.find(({ step }: { step: string }) => step === 'responder_contact_confirmed').dueAt,
    ).not.toBeNull();
    expect(before.location).toBe('12 Alder Street');
    // Steps that are open: a supervisor closes with a reason, nobody else.
    const waived = { reason: 'other', override: 'Another team works on it' };
    expect((await ben.post(`${incident}/close`, waived)).body.error).toBe('forbidden');
    for (const { step, result } of before.steps) {
      if (result) continue;
      const made = { step, result: step === 'active_rescue_decided' ? 'not_needed' : 'done', note: 'Noted' };
      expect((await ben.post(`${incident}/step`, made)).status).toBe(200);
    }
    const end = { reason: 'responders_took_over', outcome: 'hospital' };
    expect((await ben.post(`${incident}/close`, end)).status).toBe(200);
    const after = (await show(ben, client)).care.incidents[0];
    expect([after.state, after.closedBy, after.closeReason, after.outcome]).toEqual([
      'closed',
      ids['Ben Okafor'],
      'responders_took_over',
      'hospital',
    ]);
  });

  it('saves an edited plan as a version that waits, shows what it changes, and lets a second person approve it', async () => {
    const { client } = await inDanger();
    const text = (await ben.get(`/clients/${client.id}/plan`)).body;
    const steps = [...text.steps];
    steps[3] = 'Call Rosa | Rosa | (555) 555-0199';
    const edit = {
      basedOn: text.versionId,
      steps,
      reasons: text.reasons,
      status: 'pending_clinician_review',
    };
    expect((await auditor.post(`/clients/${client.id}/plan`, edit)).body.error).toBe('forbidden');
    expect((await ben.post(`/clients/${client.id}/plan`, edit)).body).toEqual({ version: 2, changed: true });
    // Somebody else's form was opened before: it does not undo this one.
    expect((await ana.post(`/clients/${client.id}/plan`, { ...edit, reasons: 'x' })).body.error).toBe(
      'invalid_transition',
    );
    const { care } = await show(ben, client);
    expect([care.plan.version, care.planWaiting.version]).toEqual([1, 2]);
    expect(care.planWaiting.changes).toEqual([
      { step: 4, added: ['Call Rosa ((555) 555-0199)'], removed: [] },
    ]);
    expect(care.tasks.map(({ kind }: { kind: string }) => kind)).toContain('plan_review');
    const contacts = care.contacts.map(({ consent }: { consent: string }) => consent);
    expect(contacts).toEqual(['notify_if_no_answer', 'full']);
    const approve = { versionId: care.planWaiting.id };
    const own = await ben.post(`/clients/${client.id}/plan/approve`, approve);
    expect([own.body.error, own.body.message]).toEqual(['forbidden', expect.stringContaining('colleague')]);
    expect((await ana.post(`/clients/${client.id}/plan/approve`, approve)).status).toBe(200);
    const after = (await show(ana, client)).care;
    expect([after.plan.version, after.plan.status, after.planWaiting]).toEqual([2, 'active', null]);
    const review = after.tasks.find(({ kind }: { kind: string }) => kind === 'plan_review');
    expect(review.state).toBe('done');
  });

  it('stores the screener with what it comes to, and takes no half-filled one', async () => {
    const { client, handoff } = await inDanger();
    const answers = {
      wish: true,
      thoughts: true,
      method: true,
      intent: null,
      plan: false,
      behavior: false,
      behaviorRecent: null,
    };
    const half = await ben.post(`/handoffs/${handoff}/screening`, { formId: uuid(), answers });
    expect([half.body.error, half.body.message]).toEqual([
      'incomplete_resolution',
      expect.stringContaining('intent'),
    ]);
    const whole = await ben.post(`/handoffs/${handoff}/screening`, {
      formId: uuid(),
      answers: { ...answers, intent: false },
    });
    expect(whole.body.result).toBe('moderate');
    expect((await show(ben, client)).care.screenings[0]).toMatchObject({
      result: 'moderate',
      by: ids['Ben Okafor'],
    });
  });

  it('tells the whole story of a client over all channels, the newest first, without their words', async () => {
    const { client, handoff } = await inDanger();
    await server.database.transact(client.id, async (tx) => {
      recordConsent(tx, { kind: 'sms', given: true, words: 'texts are fine', source: 'sms' });
    });
    await ben.post(`/handoffs/${handoff}/reply`, { key: 'first-words', text: 'I am here' });
    const { body } = await auditor.get(`/clients/${client.id}/timeline`);
    const kinds = body.entries.map(({ kind }: { kind: string }) => kind);
    for (const kind of ['messages', 'risk', 'handoff_opened', 'handoff_claimed', 'plan', 'consent'])
      expect(kinds).toContain(kind);
    const times = body.entries.map(({ at }: { at: string }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(Object.values(body.staff)).toContain('Ben Okafor');
    expect(JSON.stringify(body)).not.toMatch(/pills|texts are fine|I am here/);
  });

  it('shows a client’s picture to those who care for them, and never opens what is none', async () => {
    const client = await server.client();
    await server.says(client, 'look');
    const picture = Buffer.from('89504e470d0a1a0a', 'hex');
    const keep = (contentType: string) =>
      server.database.transact(client.id, async (tx) => {
        const id = tx.ids.next();
        const [message] = await tx.query<{ id: string }>(
          'test_message',
          `SELECT id FROM message WHERE client_id = $1 AND sender = 'client' LIMIT 1`,
          [tx.clientId],
        );
        await tx.query(
          'test_media',
          `INSERT INTO media (id, client_id, message_id, position, content_type, size, source, body, state, created_at)
           VALUES ($1, $2, $3, $4, $5, 8, $6, $7, 'stored', $8)`,
          [
            id,
            tx.clientId,
            message?.id,
            contentType === 'image/png' ? 0 : 1,
            contentType,
            tx.cipher.seal(`media.source/${id}`, 'https://api.twilio.com/x'),
            tx.cipher.sealBytes(`media.body/${id}`, picture),
            tx.now,
          ],
        );
        return id;
      });
    const [png, page] = [await keep('image/png'), await keep('text/html')];
    await server.database.prisma.message.updateMany({
      where: { clientId: client.id, sender: 'client' },
      data: { mediaCount: 2 },
    });
    const get = (id: string, who: Caller) =>
      fetch(`${server.url}/desk/api/media/${id}`, {
        headers: { cookie: who.cookie, 'x-handrail-desk': 'active' },
      });
    const shown = await get(png, ben);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture);
    const other = await get(page, ben);
    expect(other.headers.get('content-type')).toBe('application/octet-stream');
    expect(other.headers.get('content-disposition')).toContain('attachment');
    expect((await get(png, auditor)).status).toBe(403);
    const message = (await show(ben, client)).messages.find(
      ({ from }: { from: string }) => from === 'client',
    );
    expect(message.media.map(({ contentType }: { contentType: string }) => contentType)).toEqual([
      'image/png',
      'text/html',
    ]);
    expect(
      await server.database.prisma.auditEvent.count({ where: { chain: client.id, what: 'media.viewed' } }),
    ).toBe(2);
  });

  it('says where the hour of a client is only assumed', async () => {
    const anonymous = await server.client();
    await server.database.prisma.client.update({
      where: { id: anonymous.id },
      data: { kind: 'anonymous', timeZone: 'UTC' },
    });
    expect((await show(ben, anonymous)).client.isTimeZoneAssumed).toBe(true);
    expect((await show(ben, await server.client())).client.isTimeZoneAssumed).toBe(false);
  });

  it('lets a colleague join, hands back warmly, and holds the pause to the level', async () => {
    const { client, handoff } = await inDanger();
    const at = (act: string, who: Caller, body = {}) => who.post(`/handoffs/${handoff}/${act}`, body);
    expect((await at('join', ben)).body.error).toBe('invalid_transition');
    expect((await at('join', auditor)).body.error).toBe('forbidden');
    expect((await at('backup', ana, { reason: 'help' })).body.error).toBe('not_claimed_by_you');
    expect((await at('backup', ben, { reason: 'Need somebody to call 911' })).body).toEqual({ paged: 0 });
    expect((await at('join', ana)).status).toBe(200);
    const shown = await show(ben, client);
    expect([shown.handoff.secondClinicianId, shown.staff[ids['Ana Ruiz'] ?? '']]).toEqual([
      ids['Ana Ruiz'],
      'Ana Ruiz',
    ]);
    expect((await at('leave', ben)).body.error).toBe('forbidden');
    expect((await at('leave', ana)).status).toBe(200);
    await at('call', ben, { outcome: 'reached' });
    expect((await at('snooze', ben, { minutes: 5, reason: 'A bath' })).body.error).toBe('bad_request');
    await at('transfer', ben, { to: ids['Ana Ruiz'] });
    expect((await at('hand-back', ana, { note: ' ' })).body.error).toBe('bad_request');
    expect((await at('hand-back', ana, { note: 'She sleeps now' })).status).toBe(200);
    expect((await show(ben, client)).handoff.clinicianId).toBe(ids['Ben Okafor']);
  });

  it('gives a task to somebody, takes it back, and sets a new one', async () => {
    const { client } = await inDanger();
    const dueAt = new Date(server.clock.now().getTime() + 3_600_000).toISOString();
    const made = await ben.post(`/clients/${client.id}/tasks`, {
      kind: 'voice_outreach',
      detail: 'Call her at nine',
      dueAt,
      ownerId: ids['Ana Ruiz'],
    });
    const mine = async () =>
      (await ben.get('/queue')).body.tasks.find(({ id }: { id: string }) => id === made.body.id);
    expect((await mine()).owner).toEqual({ id: ids['Ana Ruiz'], name: 'Ana Ruiz' });
    const assign = (ownerId: string | null | undefined, who = ben) =>
      who.post(`/tasks/${made.body.id}/assign`, { ownerId });
    expect((await assign(ids['Una Audit'])).body.error).toBe('forbidden');
    expect((await assign(null, auditor)).body.error).toBe('forbidden');
    expect((await assign(null)).status).toBe(200);
    expect((await mine()).owner).toBeNull();
  });

  it('shows who is on call, and takes what somebody says about themselves', async () => {
    const nobody = (await ben.get('/on-call')).body;
    expect(nobody.tiers.map(({ people }: { people: unknown[] }) => people.length)).toEqual([0, 0, 0]);
    expect((await ben.post('/me/presence', { state: 'on' })).status).toBe(200);
    expect((await auditor.post('/me/presence', { state: 'on' })).body.error).toBe('forbidden');
    const { tiers, mine, gaps } = (await ben.get('/on-call')).body;
    expect(JSON.stringify(tiers)).toContain('Ben Okafor');
    expect(mine.state).toBe('on');
    expect(gaps.length).toBeGreaterThan(0);
    await ben.post('/me/presence', { state: 'clear' });
  });

  it('takes a near miss from anybody on the staff, with or without a name, once', async () => {
    const report = {
      formId: uuid(),
      kind: 'page_late_or_lost',
      what: 'The page came after ten minutes',
      isAnonymous: true,
    };
    expect((await auditor.post('/near-miss', report)).status).toBe(200);
    expect((await auditor.post('/near-miss', report)).status).toBe(200);
    const { tasks } = (await ana.get('/queue')).body;
    const made = tasks.filter(({ kind }: { kind: string }) => kind === 'near_miss_review');
    expect(made).toHaveLength(1);
    expect(made[0].detail).not.toContain('Una');
  });
});
