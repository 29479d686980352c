import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receive } from '../../conversations/receive.ts';
import { importData } from '../../operations/import/import-data.ts';
import { readImportFile } from '../../operations/import/read-file.ts';
import { findIdentity, findOrCreateIdentity } from '../../program/clients/identities.ts';
import { openProfile } from '../../program/clients/profile.ts';
import { listConsents, recordConsent } from '../../program/consents/consents.ts';
import { listContacts, suppressContact } from '../../program/contacts/contacts.ts';
import type { PlanContent } from '../../program/plans/plan.ts';
import { planPurpose } from '../../program/plans/plan.ts';
import { savePlanVersion } from '../../program/plans/save-plan.ts';
import { openTestPlatform, type TestPlatform } from './support.ts';

let platform: TestPlatform;
let count = 0;

beforeAll(async () => {
  platform = await openTestPlatform('import');
});
afterAll(() => platform.close());
beforeEach(() => {
  count += 1;
});

const phone = (extra = 0) => `+1555555${String(count * 10 + extra).padStart(4, '0')}`;
const defaults = { language: 'en', timeZone: 'America/New_York' };

function dana(changes: Record<string, unknown> = {}) {
  return {
    id: `C-${count}`,
    name: 'Dana Price',
    phone: phone(),
    language: 'en',
    timeZone: 'America/Chicago',
    program: 'mental_health',
    flags: ['asthma'],
    quietHours: ['21:30', '08:00'],
    emergencyContacts: [
      { name: 'Kay Price', relationship: 'sister', phone: phone(5), consent: 'full' },
      { name: 'Mark Lewis', relationship: 'partner', phone: phone(6), consent: 'life_threat_only' },
    ],
    safetyPlan: {
      warningSigns: ['stop answering texts'],
      copingStrategies: ['shower', { text: 'walk the dog', hours: '7:00-22:00' }],
      supportContacts: [{ name: 'Kay', phone: phone(5) }],
      reasonsForLiving: ['my dog Biscuit'],
    },
    consents: { sms: true, checkIns: true },
    ...changes,
  };
}

async function clientRow(id = `C-${count}`) {
  return platform.database.prisma.client.findUniqueOrThrow({ where: { externalId: id } });
}

async function inClient<T>(
  work: Parameters<typeof platform.database.transact<T>>[1],
  id = `C-${count}`,
): Promise<T> {
  return platform.database.transact((await clientRow(id)).id, work);
}

async function plans(): Promise<{ version: number; status: string; author: string; content: PlanContent }[]> {
  const client = await clientRow();
  const rows = await platform.database.prisma.planVersion.findMany({
    where: { clientId: client.id },
    orderBy: { version: 'asc' },
  });
  return inClient(async (tx) =>
    rows.map(({ id, version, status, author, body }) => ({
      version,
      status,
      author,
      content: tx.cipher.open<PlanContent>(planPurpose(id), body),
    })),
  );
}

describe('a client in an import file', () => {
  it('is stored with profile, number, contacts, plan and consents', async () => {
    expect(await platform.load([dana()])).toEqual({ failures: [], unchanged: 0, saved: 1 });
    const row = await clientRow();
    expect(row).toMatchObject({ kind: 'enrolled', timeZone: 'America/Chicago', flags: ['asthma'] });
    const identity = await findIdentity(platform.database, 'sms', phone());
    expect(identity?.clientId).toBe(row.id);
    const [plan] = await plans();
    expect(plan).toMatchObject({ version: 1, status: 'active', author: 'program' });
    expect(plan?.content.steps[1]).toEqual([
      { text: 'shower' },
      { text: 'walk the dog', hours: '7:00-22:00' },
    ]);
    expect(plan?.content.steps[3]).toEqual([{ text: 'Kay', name: 'Kay', phone: phone(5) }]);
    const { contacts, consents, profile } = await inClient(async (tx) => ({
      contacts: await listContacts(tx),
      consents: await listConsents(tx),
      profile: openProfile(tx.cipher, row.id, row.profile),
    }));
    expect(profile.name).toBe('Dana Price');
    expect(contacts.map(({ name, consent }) => [name, consent])).toEqual([
      ['Kay Price', 'full'],
      ['Mark Lewis', 'life_threat_only'],
    ]);
    expect(consents.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'checkIns given',
      'sms given',
    ]);
  });

  it('is encrypted: neither name nor number stands readable in any of the rows', async () => {
    await platform.load([dana()]);
    const row = await clientRow();
    const bytes = Buffer.from(row.profile).toString('latin1');
    expect(bytes).not.toContain('Dana');
    const { rows } = await platform.database.pool.query(
      `SELECT (SELECT json_agg(i)::text FROM identity i) || (SELECT json_agg(c)::text FROM contact c)
         || (SELECT json_agg(e)::text FROM audit_event e) AS everything`,
    );
    expect(rows[0].everything).not.toContain(phone().slice(2));
    expect(rows[0].everything).not.toContain('Kay');
  });

  it('changes nothing when it is imported again as it was', async () => {
    await platform.load([dana()]);
    const before = await clientRow();
    const chain = () => platform.database.prisma.auditEvent.count({ where: { chain: before.id } });
    const entries = await chain();
    expect(await platform.load([dana()])).toEqual({ failures: [], unchanged: 1, saved: 0 });
    expect(await chain()).toBe(entries);
    expect(await clientRow()).toEqual(before);
  });

  it('updates what is given and leaves what is left out', async () => {
    await platform.load([dana()]);
    await platform.load([{ id: `C-${count}`, preferredName: 'Dee', language: 'es' }]);
    const row = await clientRow();
    expect(row).toMatchObject({
      language: 'es',
      timeZone: 'America/Chicago',
      quietHours: ['21:30', '08:00'],
    });
    const profile = await inClient(async (tx) => openProfile(tx.cipher, row.id, row.profile));
    expect(profile).toMatchObject({ name: 'Dana Price', preferredName: 'Dee' });
    expect(await inClient(listContacts)).toHaveLength(2);
  });

  it('gets a new plan version only when the plan of the program differs', async () => {
    await platform.load([dana()]);
    await platform.load([dana()]);
    expect(await plans()).toHaveLength(1);
    await platform.load([dana({ safetyPlan: { copingStrategies: ['sudoku'] } })]);
    expect((await plans()).map(({ version, status }) => [version, status])).toEqual([
      [1, 'retired'],
      [2, 'active'],
    ]);
  });

  it('keeps the plan that the client has edited when the same file comes again', async () => {
    await platform.load([dana()]);
    await inClient((tx) =>
      savePlanVersion(tx, {
        steps: [[], [{ text: 'baking' }]],
        reasons: [],
        status: 'pending_clinician_review',
        author: 'client',
        language: 'en',
      }),
    );
    await platform.load([dana()]);
    expect((await plans()).at(-1)).toMatchObject({ version: 2, status: 'pending_clinician_review' });
  });

  it('does not give a consent again that the client took back', async () => {
    await platform.load([dana()]);
    await inClient(async (tx) =>
      recordConsent(tx, { kind: 'sms', given: false, words: 'leave me alone', source: 'sms' }),
    );
    await platform.load([dana()]);
    const latest = (await inClient(listConsents)).filter(({ kind }) => kind === 'sms').at(-1);
    expect(latest).toMatchObject({ state: 'revoked', words: 'leave me alone' });
  });

  it('keeps a contact marked as a danger, under another spelling and off the list too', async () => {
    await platform.load([dana()]);
    expect(await inClient((tx) => suppressContact(tx, 'mark', 'named_as_danger'))).toBe(1);
    const contact = { name: 'Mark L.', relationship: 'partner', phone: phone(6), consent: 'full' };
    await platform.load([dana({ emergencyContacts: [contact] })]);
    expect((await inClient(listContacts)).map(({ name, suppressed }) => [name, suppressed])).toEqual([
      ['Mark L.', true],
    ]);
    await platform.load([dana({ emergencyContacts: [] })]);
    expect(await inClient(listContacts)).toHaveLength(1);
  });

  it('takes its number along when it changes, and leaves none behind', async () => {
    await platform.load([dana()]);
    const before = await findIdentity(platform.database, 'sms', phone());
    await platform.load([dana({ phone: phone(1) })]);
    expect(await findIdentity(platform.database, 'sms', phone())).toBeNull();
    expect(await findIdentity(platform.database, 'sms', phone(1))).toEqual(before);
  });

  it('becomes of an unknown number that has written before, with its conversation', async () => {
    const stranger = await findOrCreateIdentity(platform.database, 'sms', phone(), 'unregistered', defaults);
    await receive(platform.database, {
      channel: 'sms',
      providerKey: `SM-${count}`,
      ...stranger,
      conversationId: null,
      text: 'is anyone there',
      media: [],
      event: 'message',
    });
    await platform.load([dana()]);
    const row = await clientRow();
    expect(row).toMatchObject({ id: stranger.clientId, kind: 'enrolled' });
    expect(await platform.database.prisma.message.count({ where: { clientId: row.id } })).toBe(1);
  });

  it('takes over its new number from an unknown writer, unless a handoff of theirs is open', async () => {
    await platform.load([dana()]);
    const stranger = await findOrCreateIdentity(platform.database, 'sms', phone(1), 'unregistered', defaults);
    const handoff = await platform.database.prisma.handoff.create({
      data: {
        id: platform.database.ids.next(),
        clientId: stranger.clientId,
        level: 'high',
        trigger: 'risk',
        queue: 'clinical',
        priority: 1,
        channel: 'sms',
        state: 'waiting',
        openedAt: platform.clock.now(),
        escalationRound: 0,
        nobodyAnswered: false,
        protocolVersion: '1',
        drill: false,
      },
    });
    const { failures } = await platform.load([dana({ phone: phone(1) })]);
    expect(failures).toEqual([expect.stringMatching(/phone has an open handoff/)]);
    await platform.database.prisma.handoff.update({ where: { id: handoff.id }, data: { state: 'resolved' } });
    expect((await platform.load([dana({ phone: phone(1) })])).failures).toEqual([]);
    expect((await findIdentity(platform.database, 'sms', phone(1)))?.clientId).toBe((await clientRow()).id);
  });
});

describe('a bad row', () => {
  it('is told with its place, id and reason, changes nothing and stops no other row', async () => {
    const bad = [
      dana({ phone: 'call me' }),
      dana({ id: undefined }),
      dana({ timeZone: 'Mars/Olympus' }),
      dana({ emergencyContacts: [{ name: 'Kay', consent: 'everything' }] }),
      dana({ quietHours: ['21:30'] }),
      dana({ birthDate: '31.12.1990' }),
      'not a client',
      dana({ safetyPlan: { warningSigns: 'one text' } }),
    ];
    const good = { id: `G-${count}`, name: 'Good Row' };
    const { failures, saved } = await platform.load([...bad, good]);
    expect(saved).toBe(1);
    expect(failures).toEqual([
      `clients[0] (id "C-${count}"): phone is not a phone number`,
      'clients[1]: id is missing',
      expect.stringMatching(/^clients\[2\] .*timeZone is not a time zone/),
      expect.stringMatching(/^clients\[3\] .*emergencyContacts\.0\.consent must be one of none/),
      expect.stringMatching(/^clients\[4\] .*quietHours must be two times/),
      expect.stringMatching(/^clients\[5\] .*birthDate must be a date/),
      'clients[6]: must be an object',
      expect.stringMatching(/^clients\[7\] .*safetyPlan\.warningSigns must be a list/),
    ]);
    expect(await platform.database.prisma.client.count({ where: { externalId: `C-${count}` } })).toBe(0);
  });

  it('is one whose phone is another client’s, and it names no number', async () => {
    await platform.load([dana()]);
    const { failures } = await platform.load([{ id: `X-${count}`, name: 'Else', phone: phone() }]);
    expect(failures).toEqual([`clients[0] (id "X-${count}"): phone belongs to another client`]);
    expect(await platform.database.prisma.client.count({ where: { externalId: `X-${count}` } })).toBe(0);
  });

  it('of an object with every section is told by section', async () => {
    const { failures, saved } = await platform.load({
      staff: [
        { id: 'S1', name: 'Amy Chen', roles: ['boss'] },
        { id: `S2-${count}`, name: 'Ben Ortiz' },
      ],
      onCall: [
        { tier: 'primary', staff: 'nobody', from: '2026-03-01T08:00:00Z', to: '2026-03-01T20:00:00Z' },
        { tier: 'primary', staff: `S2-${count}` },
        { tier: 'backup', staff: `S2-${count}`, rrule: 'FREQ=SOMETIMES', minutes: 60 },
      ],
      resources: [{ kind: 'hotel', name: 'x', phone: '988' }],
    });
    expect(saved).toBe(1);
    expect(failures.map((line) => line.split(':')[0])).toEqual([
      'staff[0] (id "S1")',
      'resources[0]',
      'onCall[0]',
      'onCall[1]',
      'onCall[2]',
    ]);
  });
});

describe('staff, shifts and resources', () => {
  it('are stored once, however often the file comes', async () => {
    const file = {
      staff: [
        {
          id: `A-${count}`,
          name: 'Amy Chen',
          email: `amy${count}@example.org`,
          phone: phone(),
          roles: ['clinician'],
        },
      ],
      onCall: [
        {
          tier: 'primary',
          staff: `A-${count}`,
          from: '2026-03-01T08:00:00-05:00',
          to: '2026-03-01T20:00:00-05:00',
        },
        {
          tier: 'backup',
          staff: `A-${count}`,
          rrule: 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=0;BYSECOND=0',
          minutes: 720,
        },
      ],
      resources: [
        {
          kind: 'respond',
          name: `Mobile team ${count}`,
          phone: '555-0144',
          area: [60601],
          verified: '2026-01-15',
        },
      ],
    };
    await platform.load(file);
    expect((await platform.load(file)).failures).toEqual([]);
    const staff = await platform.database.prisma.staff.findUniqueOrThrow({
      where: { externalId: `A-${count}` },
      include: { onCallShifts: true },
    });
    expect(staff.onCallShifts).toHaveLength(2);
    expect(staff.onCallShifts.find(({ tier }) => tier === 'primary')?.startsAt).toEqual(
      new Date('2026-03-01T13:00:00Z'),
    );
    const resource = await platform.database.prisma.resource.findMany({
      where: { name: `Mobile team ${count}` },
    });
    expect(resource).toMatchObject([{ area: ['60601'], verifiedAt: new Date('2026-01-15') }]);
  });
});

describe('a CSV file', () => {
  it('has the flat fields as columns and lists separated by semicolons', async () => {
    const csv = [
      'id,name,phone,flags,quietHours,address',
      `K-${count},"Ruiz, ""Tito""",${phone()},asthma; veteran,21:30;08:00,"1 Main St, Springfield"`,
      `L-${count},Short row`,
      `M-${count},Too,many,cells,in,this,row`,
    ].join('\r\n');
    const { failures, saved } = await platform.load(csv);
    expect(saved).toBe(2);
    expect(failures).toEqual([expect.stringMatching(/^line 4 .*: has 7 cells for 6 columns/)]);
    const row = await clientRow(`K-${count}`);
    expect(row).toMatchObject({ flags: ['asthma', 'veteran'], quietHours: ['21:30', '08:00'] });
    const profile = await inClient(async (tx) => openProfile(tx.cipher, row.id, row.profile), `K-${count}`);
    expect(profile).toMatchObject({ name: 'Ruiz, "Tito"', address: '1 Main St, Springfield' });
  });
});

describe('a file that is none', () => {
  it.each([
    ['', /empty/],
    ['{"clients": [', /not valid JSON/],
    ['{"clients": {}}', /clients: must be a list/],
    ['{"client": []}', /unknown section "client"/],
    ['name,phone\nA,1', /column "id"/],
    ['id,name\n1,"open', /line 2: a quote is not closed/],
  ])('is refused as a whole: %j', (text, reason) => {
    expect(() => readImportFile(text)).toThrow(reason);
  });
});

describe('check-ins in a file', () => {
  const file = (checkIns: unknown) => readImportFile(JSON.stringify([dana({ checkIns })]));
  const schedules = async () => {
    const { rows } = await platform.database.pool.query<{ rule: string; active: boolean }>(
      `SELECT s.rule, s.active FROM check_in_schedule s JOIN client c ON c.id = s.client_id
       WHERE c.external_id = $1 ORDER BY s.created_at, s.id`,
      [`C-${count}`],
    );
    return rows;
  };

  it('plan what the client is asked; the same again changes nothing, another time replaces it', async () => {
    const listener = { failed: (line: string) => expect.fail(line) };
    await importData(platform.database, file({ at: '08:00' }), listener, defaults);
    await importData(platform.database, file({ at: '08:00' }), listener, defaults);
    expect(await schedules()).toEqual([{ rule: 'FREQ=DAILY;BYHOUR=8;BYMINUTE=0', active: true }]);
    await importData(platform.database, file({ at: '19:30', days: 'weekdays' }), listener, defaults);
    expect((await schedules()).filter(({ active }) => active)).toEqual([
      { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=19;BYMINUTE=30', active: true },
    ]);
  });

  it('fail as a whole row where they cannot be read', async () => {
    const failed: string[] = [];
    await importData(
      platform.database,
      file({ at: 'noon' }),
      { failed: (line) => failed.push(line) },
      defaults,
    );
    expect(failed.join()).toContain('checkIns.at');
    expect(await schedules()).toEqual([]);
  });
});
