import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MODALS } from '../../channels/slack/modals/all.ts';
import { saveProgramContacts } from '../../program/contacts/program-contacts.ts';
import { savePlanVersion } from '../../program/plans/save-plan.ts';
import { viewProblem } from '../peers/slack-limits.ts';
import { CHANNEL, SlackWorld, until } from './slack-world.ts';

type Value = string | null | readonly string[];

let world: SlackWorld;
let ana: string;
let sue: string;
let clientId: string;
let handoffId: string;
beforeAll(async () => {
  world = await SlackWorld.start({ videoLink: 'https://meet.example/{handoff}' });
  ana = await world.staff('Ana Ruiz', 'U0ANA');
  await world.staff('Ben Okoro', 'U0BEN');
  sue = await world.staff('Sue Park', 'U0SUE', ['supervisor']);
});
afterAll(() => world.stop());
beforeEach(async () => {
  clientId = await world.client();
  const sessionId = world.database.ids.next();
  await world.database.transact(clientId, async (tx) => {
    tx.insert('Session', {
      id: sessionId,
      clientId,
      openedAt: tx.now,
      lastMessageAt: tx.now,
      level: 'high',
      latched: true,
      categories: ['suicide'],
      protocolVersion: '1',
      drill: false,
    });
    await saveProgramContacts(tx, [
      { name: 'Rosa Ortiz', relationship: 'sister', phone: '+15550108888', consent: 'notify_if_no_answer' },
    ]);
    const steps = [[{ text: 'I stop answering' }], [], [], [], [], []];
    const plan = { steps, reasons: [], status: 'active', author: 'client', language: 'en' } as const;
    await savePlanVersion(tx, plan);
  });
  handoffId = await world.database.transact(clientId, (tx) =>
    world.handoffs.open(tx, { level: 'high', trigger: 'risk', channel: 'sms', sessionId, drill: false }),
  );
  await world.write(clientId, 'i am here', handoffId);
  await world.handoffs.claim(handoffId, ana, 'slack');
  await world.settled();
});

/** Opens a form from the card as somebody, and returns it as Slack has it. */
async function open(id: string, user = 'U0ANA'): Promise<Record<string, unknown>> {
  const { views } = world.workspace;
  const before = views.length;
  const isOption = ![
    'handoff_call',
    'handoff_dispatch',
    'handoff_snooze',
    'handoff_backup',
    'handoff_video',
  ].includes(id);
  if (isOption) await world.press('handoff_more', handoffId, user, `${id}:${handoffId}`);
  else await world.press(id, handoffId, user);
  await until(() => views.length > before);
  const view = views.at(-1) ?? {};
  expect(viewProblem(view)).toBeNull();
  expect(view.callback_id).toBe(id);
  return view;
}

/** Sends a form off with these values. */
async function send(view: Record<string, unknown>, values: Record<string, Value>, viewId?: string) {
  const given = Object.entries(values).map(([block, value]) => {
    const input =
      typeof value === 'string' || value === null
        ? { value, selected_option: value === null ? null : { value } }
        : { selected_options: value };
    return [block, { value: input }] as const;
  });
  const answer = await world.driver.viewSubmission({
    callbackId: String(view.callback_id),
    privateMetadata: String(view.private_metadata),
    user: 'U0ANA',
    values: Object.fromEntries(given),
    ...(viewId ? { viewId } : {}),
  });
  expect(answer.status).toBe(200);
  return answer.body === '' ? null : (JSON.parse(answer.body) as { errors: Record<string, string> }).errors;
}

const count = async (text: string) => (await world.rows(text, [clientId])).length;
const told = (user = 'U0ANA') => world.whispersTo(user).at(-1) ?? '';

describe('every form', () => {
  const elsewhere = ['handoff_take_over', 'handoff_resolve', 'incident_review'];
  it.each(MODALS.map(({ id }) => id).filter((id) => !elsewhere.includes(id)))(
    '%s opens for the holder, within Slack’s limits',
    async (id) => {
      await open(id);
    },
  );

  it('does not open for somebody without the right, who is told why', async () => {
    await world.press('handoff_call', handoffId, 'U0BEN');
    await until(() => told('U0BEN').includes('clinician who has this handoff'));
    await world.press('handoff_call', handoffId, 'U0NOBODY');
    await until(() => told('U0NOBODY').includes('not on the staff roster'));
  });
});

describe('the after-incident review', () => {
  it('looks back on a closed incident, once however often it is sent, and says where there is none', async () => {
    await world.press('handoff_more', handoffId, 'U0ANA', `incident_review:${handoffId}`);
    await until(() => told().includes('no closed incident'));
    const { acts } = world.handoffs;
    const incidentId = await acts.openIncident({ clientId, kind: 'suicide', staffId: ana });
    const how = { override: 'nothing was needed' };
    await acts.closeIncident(clientId, incidentId, sue, 'safe_with_plan', how);
    const view = await open('incident_review');
    const words = { happened: 'The page came late.', went_well: null, change: 'Nothing.' };
    for (const _ of ['sent', 'sent again after a lost answer'])
      expect(await send(view, words, 'V0REVIEW')).toBeNull();
    await until(() => told().includes('A supervisor closes the task'));
    expect(await count('SELECT 1 FROM incident_review WHERE client_id = $1')).toBe(1);
  });
});

describe('the screener', () => {
  it('wants what has to be asked, and stores the answers with their LOINC codes', async () => {
    const view = await open('handoff_screener');
    const no = { wish: 'no', thoughts: 'yes', behavior: 'no' };
    expect(Object.keys((await send(view, no)) ?? {})).toEqual(['method', 'intent', 'plan']);
    expect(await send(view, { ...no, method: 'yes', intent: 'no', plan: 'no' })).toBeNull();
    const rows = await world.rows<{ id: string; answers: Buffer; result: string; panel: string }>(
      'SELECT id, answers, result, panel FROM screening WHERE client_id = $1',
      [clientId],
    );
    expect(rows).toMatchObject([{ result: 'moderate', panel: '93373-9' }]);
    const cipher = await world.database.transact(clientId, async (tx) => tx.cipher);
    const answers = cipher.open<unknown[]>(
      `screening.answers/${rows[0]?.id}`,
      rows[0]?.answers ?? Buffer.alloc(0),
    );
    expect(answers).toContainEqual({ item: 'method', loinc: '93248-3', answer: 'LA33-6' });
    await world.settled();
    expect(world.threadTexts(handoffId).join()).toContain('C-SSRS screener by Ana Ruiz: moderate risk.');
  });
});

describe('the other forms', () => {
  it('lower the level, with a reason', async () => {
    const view = await open('handoff_lower');
    expect(JSON.stringify(view)).not.toContain('"value":"imminent"');
    expect(await send(view, { to: 'low', reason: ' ' })).toMatchObject({
      to: expect.stringContaining('reason'),
    });
    expect(await send(view, { to: 'low', reason: 'pills are with her sister' })).toBeNull();
    expect(await count(`SELECT 1 FROM session WHERE client_id = $1 AND level = 'low' AND NOT latched`)).toBe(
      1,
    );
  });

  it('record a dispatch with the disclosure log, once although it is sent twice', async () => {
    const view = await open('handoff_dispatch');
    const values = {
      service: '911',
      ground: 'imminent_and_unwilling',
      reason: 'has the means in her hand',
      least: 'asked her to go to her sister',
      place: '12 Oak St',
      recipient: 'J. Diaz, county 911',
      nature: 'name, place, the danger',
      told: 'yes',
    };
    expect(await send(view, { ...values, least: '' })).not.toBeNull();
    expect(await send(view, values, 'VONE')).toBeNull();
    expect(await send(view, values, 'VONE')).toBeNull();
    expect(await count(`SELECT 1 FROM disclosure WHERE client_id = $1 AND state = 'completed'`)).toBe(1);
    await world.settled();
    expect(JSON.stringify(world.alertOf(handoffId)?.attachments)).toMatch(
      /Incident\* 3 of \d+ steps settled/,
    );
  });

  it('keep emergency contacts within the consent', async () => {
    const view = await open('handoff_contact');
    const [contact] = await world.rows<{ id: string }>('SELECT id FROM contact WHERE client_id = $1', [
      clientId,
    ]);
    const call = { contact: contact?.id ?? '', situation: 'other', outcome: 'reached', told: 'how she is' };
    expect(await send(view, call)).toMatchObject({ contact: expect.stringContaining('does not cover this') });
    expect(await send(view, { ...call, told: '' })).toMatchObject({ told: expect.any(String) });
    expect(await send(view, { ...call, situation: 'no_answer' })).toBeNull();
    expect(await count('SELECT 1 FROM disclosure WHERE client_id = $1')).toBe(1);
  });

  it('edit the plan as a new version, unless it changed meanwhile', async () => {
    const view = await open('handoff_plan');
    expect(JSON.stringify(view)).toContain('I stop answering');
    const values = { step_1: 'I stop answering\nI sleep badly', status: 'active' };
    expect(await send(view, values)).toBeNull();
    expect(
      await count(`SELECT 1 FROM plan_version WHERE client_id = $1 AND version = 2 AND status = 'active'`),
    ).toBe(1);
    expect(await send(view, { ...values, step_2: 'a walk' })).toMatchObject({
      step_1: expect.stringContaining('changed meanwhile'),
    });
  });

  it('log a call, and show the number to the holder alone, with an entry in the trail', async () => {
    const view = await open('handoff_call');
    expect(JSON.stringify(view)).toMatch(/tel:\+1555010/);
    expect(await send(view, { outcome: 'reached', note: 'calm' })).toBeNull();
    await until(
      async () => (await count(`SELECT 1 FROM handoff WHERE client_id = $1 AND state = 'contacted'`)) === 1,
    );
    const viewed = `SELECT 1 FROM audit_event WHERE chain = $1 AND what = 'client.viewed' AND why = 'slack'`;
    expect(await count(viewed)).toBe(1);
  });

  it('send the video room to the client, the same for this handoff and no other', async () => {
    const view = await open('handoff_video');
    const [link] = /https:\/\/meet\.example\/[0-9a-f]{20}/.exec(JSON.stringify(view)) ?? [];
    expect(await send(view, { text: `Here: ${link}` })).toBeNull();
    expect(await world.sentToClient(clientId)).toEqual([`Here: ${link}`]);
  });

  it('begin a reply from a list, change it, send it once, and show it in the thread', async () => {
    const view = await open('handoff_reply');
    const { views } = world.workspace;
    const before = views.length;
    await world.driver.viewAction({ actionId: 'canned_reply', value: 'stay:es', user: 'U0ANA', view });
    await until(() => views.length > before);
    const changed = views.at(-1) ?? {};
    expect(JSON.stringify(changed)).toContain('Sigo aquí');
    expect(viewProblem(changed)).toBeNull();
    expect(await send(changed, { text_stay: 'Sigo aquí, Maria.' }, 'VREPLY')).toBeNull();
    expect(await send(changed, { text_stay: 'Sigo aquí, Maria.' }, 'VREPLY')).toBeNull();
    expect(await world.sentToClient(clientId)).toEqual(['Sigo aquí, Maria.']);
    await world.settled();
    expect(world.threadTexts(handoffId).join()).toContain('Sigo aquí, Maria.');
  });

  it('ask for backup in the whole channel, and let a colleague join', async () => {
    const view = await open('handoff_backup');
    expect(await send(view, { reason: 'a second pair of ears' })).toBeNull();
    await world.settled();
    const thread = world.workspace.thread(world.alertOf(handoffId)?.ts ?? '');
    const request = thread.find((message) => message.broadcast);
    expect(JSON.stringify(request?.blocks)).toContain('a second pair of ears');
    expect(request?.text).not.toContain('ears');
    await world.press('handoff_join', handoffId, 'U0BEN');
    await until(() => told('U0BEN').includes('You have joined'));
    await world.settled();
    expect(JSON.stringify(world.alertOf(handoffId)?.blocks)).toContain('<@U0BEN> has joined');
  });

  it('agree a pause after contact, and show it on the card', async () => {
    const view = await open('handoff_snooze');
    expect(await send(view, { minutes: '10', reason: 'bath' })).toMatchObject({
      minutes: expect.any(String),
    });
    await world.handoffs.logCall(handoffId, ana, 'reached');
    expect(await send(view, { minutes: '10', reason: 'she takes a bath' })).toBeNull();
    await world.settled();
    expect(JSON.stringify(world.alertOf(handoffId)?.blocks)).toContain('Pause agreed until');
  });

  it('take over as a supervisor, with a reason', async () => {
    await open('handoff_take_over', 'U0SUE');
    await world.press('handoff_more', handoffId, 'U0BEN', `handoff_take_over:${handoffId}`);
    await until(() => told('U0BEN').includes('role'));
  });

  it('withdraw, and report a near miss', async () => {
    const miss = await open('near_miss');
    expect(await send(miss, { kind: 'privacy', what: 'wrong thread', anonymous: ['yes'] })).toBeNull();
    expect(await count(`SELECT 1 FROM task WHERE client_id = $1 AND kind = 'near_miss_review'`)).toBe(1);
    await until(() => told().includes('in the list for review'));
    const view = await open('handoff_withdraw');
    expect(await send(view, { reason: 'test_message' })).toBeNull();
    expect(await count(`SELECT 1 FROM handoff WHERE client_id = $1 AND state = 'withdrawn'`)).toBe(1);
  });
});

describe('shortcuts', () => {
  it('open everything that can be done, on any message of the thread, and forms on top of it', async () => {
    const { views } = world.workspace;
    const before = views.length;
    const root = world.alertOf(handoffId)?.ts ?? '';
    const on = { channel: CHANNEL, ts: '1700.1', threadTs: root };
    await world.driver.shortcut({ callbackId: 'crisis_handoff', user: 'U0ANA', on });
    await until(() => views.length > before);
    const menu = views.at(-1) ?? {};
    expect(viewProblem(menu)).toBeNull();
    await world.driver.viewAction({
      actionId: 'handoff_screener',
      value: handoffId,
      user: 'U0ANA',
      view: menu,
    });
    await until(() => world.workspace.called('views.push').length > 0);
    expect(JSON.parse(String(views.at(-1)?.private_metadata))).toMatchObject({ handoffId, channel: CHANNEL });
  });

  it('show the queue, and take a near miss about no handoff', async () => {
    const { views } = world.workspace;
    let before = views.length;
    await world.driver.shortcut({ callbackId: 'crisis_queue', user: 'U0ANA' });
    await until(() => views.length > before);
    expect(JSON.stringify(views.at(-1))).toContain('by Ana Ruiz');
    before = views.length;
    await world.driver.shortcut({ callbackId: 'crisis_near_miss', user: 'U0BEN' });
    await until(() => views.length > before);
    expect(await send(views.at(-1) ?? {}, { kind: 'process', what: 'no gloves' })).toBeNull();
    expect(
      await world.rows(`SELECT 1 FROM task WHERE client_id IS NULL AND kind = 'near_miss_review'`),
    ).toHaveLength(1);
  });
});
