import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outreachOptions, recordOutreach } from '../../../handoff/care/contact-outreach.ts';
import { type Dispatch, recordDispatch } from '../../../handoff/care/dispatch.ts';
import { editPlan, planText } from '../../../handoff/care/edit-plan.ts';
import { reportNearMiss } from '../../../handoff/care/near-miss.ts';
import { resendReply, undelivered } from '../../../handoff/care/resend.ts';
import { uuidFromName } from '../../../platform/ids.ts';
import type { ContactConsent } from '../../../program/contacts/consent-class.ts';
import { saveProgramContacts } from '../../../program/contacts/program-contacts.ts';
import { savePlanVersion } from '../../../program/plans/save-plan.ts';
import { World } from '../world.ts';

let world: World;
let ana: string;
let ben: string;
let clientId: string;
let handoffId: string;
beforeEach(async () => {
  world = await World.start();
  ({ ana, ben } = await world.roster());
  clientId = await world.client();
  handoffId = await world.open(clientId, 'imminent');
  await world.handoffs.claim(handoffId, ana, 'slack');
});
afterEach(() => world.stop());

const count = async (table: string) =>
  (await world.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

describe('a dispatch', () => {
  const form = (): Dispatch => ({
    handoffId,
    staffId: ana,
    id: uuidFromName('dispatch-1'),
    service: '911',
    ground: 'attempt_in_progress',
    recipient: 'J. Diaz, county 911 dispatch',
    nature: 'Name, place, pills taken an hour ago.',
    leastInvasive: 'Asked to go to the ER with her sister; she would not.',
    reason: 'Has taken pills.',
    location: '12 Oak St',
    isClientTold: true,
  });
  const send = (more: Partial<Dispatch> = {}) =>
    world.handoffs.care(handoffId, (tx, deps) => recordDispatch(tx, deps, { ...form(), ...more }));

  it('writes the incident’s steps and the four facts of the disclosure, once per form', async () => {
    const { incidentId } = await send();
    expect(await send()).toEqual({ incidentId, isNew: false });
    const steps = await world.rows(
      `SELECT step, result FROM incident_step WHERE incident_id = $1 AND result IS NOT NULL ORDER BY step`,
      [incidentId],
    );
    expect(steps.map(({ step }) => step)).toEqual([
      'least_invasive_tried',
      'location_known',
      'rescue_for_attempt_in_progress',
    ]);
    const [due] = await world.rows(
      `SELECT due_at FROM incident_step WHERE step = 'responder_contact_confirmed'`,
    );
    expect(due?.due_at).toEqual(new Date(world.clock.now().getTime() + 600_000));
    const [log, ...others] = await world.rows<{ id: string; recipient: Buffer; nature: Buffer }>(
      'SELECT * FROM disclosure',
    );
    expect(others).toEqual([]);
    expect(log).toMatchObject({ state: 'completed', discloser: ana, incident_id: incidentId });
    const cipher = await world.database.transact(clientId, async (tx) => tx.cipher);
    expect(cipher.open(`disclosure.recipient/${log?.id}`, log?.recipient ?? Buffer.alloc(0))).toContain(
      'J. Diaz',
    );
  });

  it('completes a log that the bot had prepared, and wants every fact', async () => {
    await world.database.transact(clientId, async (tx) => {
      const id = tx.ids.next();
      const nature = tx.cipher.seal(`disclosure.nature/${id}`, 'overdose');
      tx.insert('Disclosure', { id, clientId, createdAt: tx.now, nature, state: 'prepared' });
    });
    await expect(send({ leastInvasive: ' ', recipient: '' })).rejects.toMatchObject({
      code: 'incomplete_resolution',
      message: 'missing: recipient, leastInvasive',
    });
    expect(await world.rows('SELECT state FROM disclosure')).toEqual([{ state: 'prepared' }]);
    await send();
    expect(await world.rows('SELECT state FROM disclosure')).toEqual([{ state: 'completed' }]);
  });

  it('is for clinicians and supervisors', async () => {
    const auditor = await world.staff('Otto Audit', { roles: ['auditor'] });
    await expect(send({ staffId: auditor })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('calling an emergency contact', () => {
  const contact = (name: string, consent: ContactConsent) => ({
    name,
    relationship: 'sister',
    phone: '+15550108888',
    consent,
  });
  async function option(consent: ContactConsent) {
    await world.database.transact(clientId, (tx) =>
      saveProgramContacts(tx, [contact('Rosa Ortiz', consent)]),
    );
    const [only] = await world.database.transact(clientId, outreachOptions);
    return only;
  }
  let forms = 0;
  const call = (contactId: string, more: object) => {
    forms += 1;
    return world.handoffs.care(handoffId, (tx, deps) =>
      recordOutreach(tx, deps, {
        handoffId,
        staffId: ana,
        id: uuidFromName(`outreach-${forms}`),
        contactId,
        situation: 'no_answer',
        outcome: 'reached',
        told: 'That we could not reach her.',
        ...more,
      }),
    );
  };

  it('is kept where the consent covers it, and logged as a disclosure', async () => {
    const known = await option('notify_if_no_answer');
    expect(known?.may).toEqual({
      no_answer: 'yes',
      life_threat: 'person_decides',
      plan_step: 'no',
      other: 'no',
    });
    await call(known?.id ?? '', {});
    expect(await count('disclosure')).toBe(1);
    await call(known?.id ?? '', { outcome: 'no_answer', told: '' });
    expect(await count('disclosure')).toBe(1);
  });

  it('is refused outside of the consent, unless the client allows it in their own words', async () => {
    const known = await option('notify_if_no_answer');
    const id = known?.id ?? '';
    await expect(call(id, { situation: 'other' })).rejects.toMatchObject({ code: 'consent_missing' });
    const override = (words: string) => ({ situation: 'other', override: { verdict: 'allowed', words } });
    await expect(call(id, override(' '))).rejects.toMatchObject({ code: 'incomplete_resolution' });
    await call(id, override('yes tell my sister'));
    expect(await count('disclosure')).toBe(1);
  });

  it('without consent is a person’s decision with a reason, in a danger to life only', async () => {
    const id = (await option('none'))?.id ?? '';
    await expect(call(id, {})).rejects.toMatchObject({ code: 'consent_missing' });
    await expect(call(id, { situation: 'life_threat' })).rejects.toMatchObject({ code: 'consent_missing' });
    await call(id, { situation: 'life_threat', withoutConsent: 'She stopped answering after taking pills.' });
    expect(await count('disclosure')).toBe(1);
  });

  it('is never possible to somebody whom the client named as a danger', async () => {
    const id = (await option('full'))?.id ?? '';
    await world.rows('UPDATE contact SET suppressed = true');
    expect(await world.database.transact(clientId, outreachOptions)).toEqual([]);
    await expect(call(id, { situation: 'life_threat', withoutConsent: 'x' })).rejects.toMatchObject({
      code: 'consent_missing',
    });
    expect(await count('disclosure')).toBe(0);
  });
});

describe('a near miss', () => {
  it('becomes a task for review, with the client or without, with a name or without, once per form', async () => {
    const report = { staffId: ben, kind: 'risk_missed', what: 'Slang was read as a joke.' } as const;
    const id = uuidFromName('miss-1');
    await reportNearMiss(world.database, { ...report, id, handoffId, isAnonymous: false });
    await reportNearMiss(world.database, { ...report, id, handoffId, isAnonymous: false });
    await reportNearMiss(world.database, { ...report, id: uuidFromName('miss-2'), isAnonymous: true });
    const tasks = await world.rows<{ id: string; client_id: string | null; detail: Buffer }>(
      `SELECT id, client_id, detail FROM task WHERE kind = 'near_miss_review' ORDER BY client_id NULLS LAST`,
    );
    expect(tasks.map((task) => task.client_id)).toEqual([clientId, null]);
    const anonymous = tasks[1];
    const text = world.database.keyring.system.open<string>(
      `task.detail/${anonymous?.id}`,
      anonymous?.detail ?? Buffer.alloc(0),
    );
    expect(text).toContain('Slang was read as a joke.');
    expect(text).not.toContain('Ben');
    const who = await world.rows(
      `SELECT who FROM audit_event WHERE what = 'near_miss.reported' AND subject = $1`,
      [anonymous?.id],
    );
    expect(who).toEqual([{ who: 'staff' }]);
  });

  it('is taken from nobody who may not report: the same check stands before it, whichever way it comes in', async () => {
    const id = uuidFromName('miss-3');
    const stranger = await world.staff('Sam Roe', { roles: [] });
    const report = { id, staffId: stranger, kind: 'other', what: 'Something.', isAnonymous: false } as const;
    await expect(reportNearMiss(world.database, report)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await world.rows('SELECT 1 FROM task WHERE id = $1', [id])).toEqual([]);
  });
});

describe('the plan as lines', () => {
  const plan = {
    steps: [
      [{ text: 'I stop answering messages' }],
      [{ text: 'walk the dog' }],
      [],
      [{ text: 'my sister', name: 'Rosa', phone: '+15550108888' }],
      [],
      [],
    ],
    reasons: ['my dog'],
  };
  const save = (
    text: { steps: readonly string[]; reasons: string; versionId: string | null },
    staffId = ana,
  ) =>
    world.database.transact(clientId, (tx) =>
      editPlan(tx, {
        staffId,
        basedOn: text.versionId,
        steps: text.steps,
        reasons: text.reasons,
        status: 'active',
      }),
    );

  it('keeps what stayed, takes what is new, and refuses to overwrite what changed meanwhile', async () => {
    await world.database.transact(clientId, (tx) =>
      savePlanVersion(tx, { ...plan, status: 'active', author: 'client', language: 'en' }),
    );
    const shown = await world.database.transact(clientId, planText);
    expect(shown.steps[3]).toBe('my sister | Rosa | +15550108888');
    const steps = shown.steps.map((text, index) =>
      index === 4 ? 'the clinic | 555-0100 | 9:00-17:00' : text,
    );
    const saved = await save({ ...shown, steps });
    expect(saved.changes).toHaveLength(1);
    const after = await world.database.transact(clientId, planText);
    expect(after.steps[3]).toBe('my sister | Rosa | +15550108888');
    expect(after.steps[4]).toBe('the clinic | 555-0100 | 9:00-17:00');
    await expect(save({ ...shown, steps: shown.steps })).rejects.toMatchObject({
      code: 'invalid_transition',
    });
  });

  it('is for clinicians, and never empty', async () => {
    const auditor = await world.staff('Otto Audit', { roles: ['auditor'] });
    const empty = { versionId: null, steps: ['', '', '', '', '', ''], reasons: ' ' };
    await expect(save(empty)).rejects.toMatchObject({ code: 'bad_request' });
    await expect(save({ ...empty, reasons: 'x' }, auditor)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a reply that did not arrive', () => {
  async function failedReply() {
    await world.write(clientId, handoffId, 'web');
    await world.write(clientId, handoffId, 'sms');
    const { messageId } = await world.handoffs.reply({
      handoffId,
      staffId: ana,
      via: 'slack',
      text: 'I am here.',
      key: 'slack:T:C:1',
    });
    await world.rows(`UPDATE message SET status = 'undelivered', error_code = '30003' WHERE id = $1`, [
      messageId,
    ]);
    return messageId;
  }

  it('can go by another way that the client has used, once', async () => {
    const messageId = await failedReply();
    const found = await world.handoffs.care(handoffId, (tx, deps) => undelivered(tx, deps, messageId));
    expect(found).toMatchObject({ channel: 'sms', errorCode: '30003', otherWays: [{ channel: 'web' }] });
    const resend = (staffId: string, channel = 'web') =>
      world.handoffs.care(handoffId, (tx, deps) => resendReply(tx, deps, { messageId, staffId, channel }));
    await expect(resend(ben)).rejects.toMatchObject({ code: 'not_claimed_by_you' });
    await expect(resend(ana, 'slack')).rejects.toMatchObject({ code: 'delivery_refused' });
    expect((await resend(ana)).isNew).toBe(true);
    expect((await resend(ana)).isNew).toBe(false);
    const out = await world.rows(
      `SELECT channel, conversation_id FROM message WHERE direction = 'out' AND sender = 'clinician' ORDER BY seq`,
    );
    expect(out.map(({ channel }) => channel)).toEqual(['sms', 'web']);
    expect(out[1]?.conversation_id).toBe('web-1');
  });

  it('stays within the only safe channel', async () => {
    const messageId = await failedReply();
    await world.rows(`UPDATE client SET locked_channel = 'sms' WHERE id = $1`, [clientId]);
    const found = await world.handoffs.care(handoffId, (tx, deps) => undelivered(tx, deps, messageId));
    expect(found?.otherWays).toEqual([]);
  });
});
