import { afterEach, describe, expect, test } from 'vitest';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

/** A handoff at this level that Ana holds and has answered. */
async function withAna(level: 'moderate' | 'high' | 'imminent' = 'high') {
  world = await World.start();
  const staff = await world.roster();
  const client = await world.client();
  await world.write(client);
  const handoff = await world.open(client, level);
  await world.handoffs.claim(handoff, staff.ana, 'desk');
  await world.handoffs.logCall(handoff, staff.ana, 'reached');
  return { ...staff, client, handoff };
}

const pagesFrom = async (handoff: string, at: number) =>
  (await world.pageLines(handoff)).filter((line) => Number(line.split(' ')[0]) >= at);
const events = async (handoff: string) =>
  (
    await world.rows<{ kind: string }>(
      'SELECT kind FROM handoff_event WHERE handoff_id = $1 ORDER BY at, id',
      [handoff],
    )
  ).map(({ kind }) => kind);

describe('a second clinician', () => {
  test('is asked for tier by tier until somebody joins, and an alert says when nobody does', async () => {
    const { ana, handoff } = await withAna();
    await world.advance(10);
    expect(await world.handoffs.askForBackup(handoff, ana, 'needs a call to 911')).toEqual({ paged: 1 });
    await world.advance(400);
    expect(await pagesFrom(handoff, 10)).toEqual([
      '10 second sms Ben Okoro',
      '10 second voice Ben Okoro',
      '130 second sms Sue Park',
      '130 second voice Sue Park',
      '250 second sms Ben Okoro',
      '250 second voice Ben Okoro',
      '250 second sms Sue Park',
      '250 second voice Sue Park',
    ]);
    expect(await world.rows('SELECT kind FROM alert')).toEqual([{ kind: 'backup_unanswered' }]);
    const view = await world.rows('SELECT state, clinician_id FROM handoff');
    expect(view).toEqual([{ state: 'contacted', clinician_id: ana }]);
  });

  test('joins by pressing 1 on the call; who presses 2 is asked no more, and the next ones are asked at once', async () => {
    const { ana, ben, sue, handoff } = await withAna();
    await world.handoffs.askForBackup(handoff, ana, 'needs a call to 911');
    const callTo = async (staffId: string) =>
      (
        await world.rows<{ id: string }>(
          `SELECT id FROM escalation WHERE rung = 'second' AND route = 'voice' AND staff_id = $1`,
          [staffId],
        )
      )[0]?.id ?? '';
    expect(await world.handoffs.declinePage(await callTo(ben), null)).toBe('next_paged');
    expect(await callTo(sue)).not.toBe('');
    // Said twice, it asks once.
    expect(await world.handoffs.declinePage(await callTo(ben), null)).toBe('others_paged');
    expect(await world.handoffs.acceptPage(await callTo(sue))).toBe('joined');
    const [row] = await world.rows('SELECT clinician_id, second_clinician_id FROM handoff');
    expect(row).toEqual({ clinician_id: ana, second_clinician_id: sue });
    expect(await world.handoffs.declinePage(await callTo(sue), null)).toBe('not_open');
  });

  test('joins once, ends the paging, may take over without a supervisor, and leaves', async () => {
    const { ana, ben, sue, handoff } = await withAna();
    const cam = await world.staff('Cam Lee');
    await expect(world.handoffs.takeOver(handoff, ben, 'ana is gone')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await world.handoffs.askForBackup(handoff, ana, 'please listen in');
    await world.handoffs.join(handoff, ben, 'desk');
    expect(await world.pendingTimers(handoff)).toEqual([]);
    await expect(world.handoffs.join(handoff, cam, 'slack')).rejects.toMatchObject({
      code: 'already_claimed',
      holderName: 'Ben Okoro',
    });
    await expect(
      world.handoffs.reply({ handoffId: handoff, staffId: ben, via: 'desk', text: 'hi', key: 'k1' }),
    ).rejects.toMatchObject({ code: 'not_claimed_by_you' });
    await expect(world.handoffs.leave(handoff, sue)).rejects.toMatchObject({ code: 'forbidden' });
    const taken = await world.handoffs.takeOver(handoff, ben, 'ana lost her connection');
    expect(taken).toMatchObject({ clinicianId: ben, previousClinicianId: ana, secondClinicianId: null });
    expect(world.told.at(-1)?.notice).toEqual({ kind: 'claimed', name: 'Ben' });
  });

  test('cannot join what nobody has, and a stranger to the roster cannot at all', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const auditor = await world.staff('Al Audit', { roles: ['auditor'] });
    const handoff = await world.open(await world.client(), 'high');
    await expect(world.handoffs.join(handoff, ana, 'desk')).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    await expect(world.handoffs.join(handoff, auditor, 'desk')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a hand-back', () => {
  test('goes to whoever had it before, with a note, and pages them', async () => {
    const { ana, ben, handoff } = await withAna();
    await expect(world.handoffs.handBack(handoff, ana, 'x')).rejects.toMatchObject({
      code: 'invalid_transition',
    });
    await world.handoffs.transfer(handoff, ana, ben, 'end of my shift');
    await world.handoffs.logCall(handoff, ben, 'no_answer');
    await world.advance(5);
    await expect(world.handoffs.handBack(handoff, ben, '  ')).rejects.toMatchObject({ code: 'bad_request' });
    const back = await world.handoffs.handBack(handoff, ben, 'calmer, wants you');
    expect(back).toMatchObject({ clinicianId: ana, previousClinicianId: ben, state: 'claimed' });
    expect(await pagesFrom(handoff, 5)).toEqual(['5 holder sms Ana Ruiz']);
  });

  test('to the queue remembers who had it and what they said', async () => {
    const { ana, client, handoff } = await withAna();
    await world.handoffs.release(handoff, ana, 'I have to leave');
    expect(await world.handoff(handoff)).toMatchObject({ state: 'waiting', previous_clinician_id: ana });
    const notes = await world.database.transact(client, (tx) =>
      tx.query<{ id: string; note: Buffer }>(
        'test_notes',
        `SELECT id, note FROM handoff_event WHERE kind = 'released'`,
        [],
      ),
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]?.note).toBeTruthy();
  });
});

describe('a pause', () => {
  test('owes no answer; when it is over the holder is paged, and everybody when they do nothing', async () => {
    const { ana, handoff, client } = await withAna('high');
    await world.advance(10);
    await world.write(client, handoff);
    await world.handoffs.snooze(handoff, ana, 10, 'takes a bath');
    await world.advance(599);
    expect(await pagesFrom(handoff, 1)).toEqual([]);
    expect(await world.handoffs.audit()).toBe(0);
    await world.advance(2);
    expect(await pagesFrom(handoff, 1)).toEqual(['610 holder sms Ana Ruiz']);
    await world.advance(125);
    expect((await pagesFrom(handoff, 700))[0]).toBe('730 slack slack -');
    expect(await events(handoff)).toEqual(expect.arrayContaining(['snoozed', 'snooze_over', 'unanswered']));
  });

  test('ends with a message of the client, which then wants its answer in time', async () => {
    const { ana, handoff, client } = await withAna('high');
    await world.handoffs.snooze(handoff, ana, 10, 'walks the dog');
    await world.advance(60);
    await world.write(client, handoff);
    expect(await world.handoff(handoff)).toMatchObject({ snoozed_until: null });
    expect(await world.pendingTimers(handoff)).toEqual(['unanswered']);
    await world.advance(121);
    expect((await pagesFrom(handoff, 60))[0]).toBe('180 slack slack -');
  });

  test('has a limit by level, needs contact, a reason and the holder', async () => {
    const { ana, ben, handoff } = await withAna('high');
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(world.handoffs.snooze(handoff, ana, 11, 'x')).rejects.toEqual(refused('bad_request'));
    await expect(world.handoffs.snooze(handoff, ana, 5, ' ')).rejects.toEqual(refused('bad_request'));
    await expect(world.handoffs.snooze(handoff, ben, 5, 'x')).rejects.toEqual(refused('not_claimed_by_you'));
    await world.database.transact(String((await world.handoff(handoff)).client_id), (tx) =>
      world.handoffs.raise(tx, handoff, 'imminent', 'risk_rose'),
    );
    await expect(world.handoffs.snooze(handoff, ana, 1, 'x')).rejects.toEqual(refused('bad_request'));
    await world.handoffs.release(handoff, ana);
    await world.handoffs.claim(handoff, ana, 'desk');
    await expect(world.handoffs.snooze(handoff, ana, 1, 'x')).rejects.toEqual(refused('invalid_transition'));
  });
});

describe('the place in the queue', () => {
  test('follows what each message shows, within its level', async () => {
    world = await World.start();
    const clients = [await world.client(), await world.client()];
    const [first = '', second = ''] = clients;
    const a = await world.open(first, 'moderate');
    await world.advance(1);
    const b = await world.open(second, 'moderate');
    const say = async (client: string, handoff: string, score: number) => {
      const message = await world.write(client);
      await world.database.transact(client, (tx) =>
        world.handoffs.noteClientMessage(tx, handoff, message, score),
      );
    };
    const order = async () => (await world.handoffs.queue()).map(({ id }) => id);
    expect(await order()).toEqual([a, b]);
    await say(second, b, 0.6);
    expect(await order()).toEqual([b, a]);
    await say(second, b, 0.1);
    expect(await order()).toEqual([b, a]);
    await say(first, a, 0.9);
    expect(await order()).toEqual([a, b]);
    const urgent = await world.open(await world.client(), 'high');
    expect((await order())[0]).toBe(urgent);
  });

  test('stands on the supervisor’s board beside who has fallen silent', async () => {
    const { ana, handoff, client } = await withAna('high');
    const waiting = await world.open(await world.client(), 'moderate');
    await world.advance(5);
    await world.handoffs.reply({
      handoffId: handoff,
      staffId: ana,
      via: 'desk',
      text: 'How are you?',
      key: 'k2',
    });
    await world.advance(119);
    expect(await world.handoffs.board()).toMatchObject({
      waiting: [{ id: waiting }],
      claimed: [{ id: handoff }],
      silent: [],
    });
    await world.advance(1);
    expect((await world.handoffs.board()).silent).toMatchObject([
      { id: handoff, who: 'client', sinceSeconds: 120 },
    ]);
    await world.write(client, handoff);
    await world.advance(120);
    expect((await world.handoffs.board()).silent).toMatchObject([{ who: 'clinician', sinceSeconds: 120 }]);
  });
});
