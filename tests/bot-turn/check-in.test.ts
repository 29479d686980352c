import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveSchedule } from '../../handoff/check-ins.ts';
import type { KnownIdentity } from '../../program/clients/identities.ts';
import { updateProfile } from '../../program/clients/update-client.ts';
import { recordConsent } from '../../program/consents/consents.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { CoreWorld } from './core-world.ts';

const EVENINGS = {
  rule: 'FREQ=DAILY;BYHOUR=19;BYMINUTE=0',
  questions: ['sleep', 'mood'],
  channel: 'sms',
} as const;
/** 19:00 in New York on the day the world begins, 18:40. */
const FIRST = new Date('2026-03-10T23:00:00Z');
const HOUR_MS = 3_600_000;

let world: CoreWorld;
beforeEach(async () => {
  world = await CoreWorld.start();
});
afterEach(() => world.stop());

/** A client of the program who wants to be asked in the evening. */
async function client(schedule: Parameters<typeof saveSchedule>[2] = EVENINGS): Promise<KnownIdentity> {
  const who = await world.conversations.client();
  await world.conversations.database.transact(who.clientId, async (tx) => {
    tx.update('Client', who.clientId, { kind: 'enrolled' });
    recordConsent(tx, { kind: 'checkIns', given: true, words: null, source: 'import' });
    await saveSchedule(tx, 'client', schedule);
  });
  return who;
}

async function until(time: Date): Promise<void> {
  const { clock } = world.conversations;
  for (;;) {
    const due = await world.core.timers.nextDue();
    if (!due || due > time) break;
    if (due > clock.now()) clock.advanceTo(due);
    if ((await world.core.timers.sweep()) === 0) break;
  }
  clock.advanceTo(time);
}

const after = (hours: number) => new Date(FIRST.getTime() + hours * HOUR_MS);
const checkIns = () =>
  world.rows<{ due_at: Date; state: string; reminders: number }>(
    'SELECT due_at, state, reminders FROM check_in ORDER BY due_at',
  );

test('a client is asked at their own time, and what they answer can be charted', async () => {
  const who = await client();
  await until(after(-0.01));
  expect(await checkIns()).toEqual([]);
  await until(after(0));
  expect(await checkIns()).toEqual([{ due_at: FIRST, state: 'sent', reminders: 0 }]);
  await world.write(who, '7');
  await world.write(who, '5');
  const staffId = await world.conversations.database.transactSystem((tx) =>
    saveStaff(
      tx,
      {
        externalId: 's1',
        slackUserId: null,
        name: 'Ana Ruiz',
        phone: null,
        email: null,
        languages: [],
        roles: ['clinician'],
      },
      'test',
    ),
  );
  expect(await world.core.handoffs.checkIns.chart(who.clientId, staffId, 7)).toEqual([
    { at: FIRST, mood: 7, urge: null, sleepHours: 5, state: 'answered' },
  ]);
  await until(after(24));
  expect((await checkIns()).map(({ due_at: due }) => due)).toEqual([FIRST, after(24)]);
});

test('one reminder, then it is missed; after three in a row they pause and a person asks why', async () => {
  await client();
  await until(after(1.9));
  const lines = () => world.rows(`SELECT 1 FROM message WHERE direction = 'out'`).then((rows) => rows.length);
  expect(await lines()).toBe(1);
  await until(after(4.1));
  expect(await lines()).toBe(2);
  expect(await checkIns()).toEqual([{ due_at: FIRST, state: 'missed', reminders: 1 }]);
  await until(after(24 * 5));
  expect((await checkIns()).map(({ state }) => state)).toEqual(['missed', 'missed', 'missed']);
  expect(await world.rows('SELECT active FROM check_in_schedule')).toEqual([{ active: false }]);
  expect(await world.rows('SELECT kind FROM task')).toEqual([{ kind: 'care_team_note' }]);
});

test('nothing is asked without consent, on an unsafe phone or while a person has the client', async () => {
  const who = await client();
  const skipped = async () =>
    (
      await world.rows<{ why: string }>(
        `SELECT why FROM audit_event WHERE what = 'check_in.skipped' ORDER BY at`,
      )
    ).map(({ why }) => why);
  await world.rows(`UPDATE client SET flags = '{unsafe_phone}' WHERE id = $1`, [who.clientId]);
  await until(after(1));
  await world.rows(`UPDATE consent SET state = 'revoked' WHERE client_id = $1`, [who.clientId]);
  await until(after(25));
  await world.rows(`UPDATE consent SET state = 'given' WHERE client_id = $1`, [who.clientId]);
  await world.rows(`UPDATE client SET flags = '{}' WHERE id = $1`, [who.clientId]);
  await until(after(47));
  await world.write(who, 'I want to talk to a person');
  await until(after(49));
  expect(await skipped()).toEqual(['unsafe_phone', 'no_consent', 'handoff_open']);
  expect(await checkIns()).toEqual([]);
});

test('a question in quiet hours waits for their end, one in the middle of a talk a little', async () => {
  const who = await client();
  await world.rows(`UPDATE client SET quiet_hours = '{18:50,20:15}' WHERE id = $1`, [who.clientId]);
  await until(after(2));
  expect((await checkIns()).map(({ due_at: due }) => due)).toEqual([after(1.25)]);
  await until(after(23.9));
  await world.write(who, 'hello');
  await world.rows(`UPDATE client SET quiet_hours = '{}' WHERE id = $1`, [who.clientId]);
  await until(after(24.6));
  expect((await checkIns()).map(({ due_at: due }) => due)).toEqual([after(1.25), after(24.5)]);
});

test('a schedule that cannot be used is refused, a new one replaces the old', async () => {
  const who = await client();
  const save = (schedule: Parameters<typeof saveSchedule>[2]) =>
    world.conversations.database.transact(who.clientId, (tx) => saveSchedule(tx, 'client', schedule));
  for (const wrong of [
    { ...EVENINGS, rule: 'FREQ=MINUTELY' },
    { ...EVENINGS, rule: 'now and then' },
    { ...EVENINGS, questions: [] },
    { ...EVENINGS, channel: 'pigeon' },
  ])
    await expect(save(wrong)).rejects.toMatchObject({ code: 'bad_request' });
  await save({ ...EVENINGS, rule: 'FREQ=WEEKLY;BYDAY=WE;BYHOUR=8;BYMINUTE=30' });
  expect(await world.rows('SELECT active FROM check_in_schedule ORDER BY created_at, id')).toHaveLength(2);
  await until(after(14));
  expect((await checkIns()).map(({ due_at: due }) => due.toISOString())).toEqual([
    '2026-03-11T12:30:00.000Z',
  ]);
});

test('a client plans them in chat: at their time, later after a pause, none after the end', async () => {
  const who = await world.conversations.client();
  await world.conversations.database.transact(who.clientId, async (tx) => {
    tx.update('Client', who.clientId, { kind: 'enrolled' });
  });
  await world.write(who, 'can you text me every evening at 7');
  await until(after(0.1));
  expect(await checkIns()).toHaveLength(1);
  await world.write(who, 'pause the check-ins for 3 days');
  await until(after(73));
  expect(await checkIns()).toHaveLength(1);
  await until(after(97));
  expect(await checkIns()).toHaveLength(2);
  await world.write(who, 'no more check ins');
  await until(after(150));
  expect(await checkIns()).toHaveLength(2);
  const consents = await world.rows<{ kind: string; given: boolean }>(
    `SELECT kind, state = 'given' AS given FROM consent WHERE kind = 'checkIns' ORDER BY at`,
  );
  expect(consents.map(({ given }) => given)).toEqual([true, false]);
});

test('a number of the staff that is on no roster is told where the work is', async () => {
  const who = await world.conversations.client();
  const phone = '+15550200001';
  await world.conversations.database.transact(who.clientId, async (tx) => {
    tx.update('Client', who.clientId, { kind: 'unregistered' });
    await updateProfile(tx, { phone });
  });
  await world.conversations.database.transactSystem((tx) =>
    saveStaff(
      tx,
      {
        externalId: 's2',
        slackUserId: null,
        name: 'Kim Lee',
        phone,
        email: null,
        languages: [],
        roles: ['clinician'],
      },
      'test',
    ),
  );
  await world.write(who, 'hey is anyone around');
  const said = await world.rows<{ templates: string[] }>(
    `SELECT templates FROM message WHERE direction = 'out'`,
  );
  expect(said[0]?.templates).toContain('staff.line');
  expect(await world.rows('SELECT 1 FROM handoff')).toHaveLength(0);
});
