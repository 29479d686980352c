import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOLD } from '../../channels/slack/thread/relay.ts';
import { staffBySlackUser } from '../../program/staff/find-staff.ts';
import { nameStaff } from '../../program/staff/save-staff.ts';
import { PLACEHOLDER_NAME, type StaffMember } from '../../program/staff/staff-member.ts';
import { CHANNEL, SlackWorld, until } from './slack-world.ts';

let world: SlackWorld;
let ana: string;
beforeAll(async () => {
  world = await SlackWorld.start({ learns: true });
  ana = await world.staff('Ana Ruiz', 'U0ANA');
  await world.staff('Ben Okoro', 'U0BEN');
  await world.staff('Sue Park', 'U0SUE', ['supervisor']);
});
afterAll(() => world.stop());

/** A client with an open handoff whose alert is in Slack. */
async function opened(level: 'moderate' | 'high' | 'imminent' = 'high') {
  const clientId = await world.client();
  const handoffId = await world.open(clientId, level);
  await world.settled();
  return { clientId, handoffId };
}

async function claimed() {
  const one = await opened();
  await world.handoffs.claim(one.handoffId, ana, 'slack');
  await world.settled();
  return one;
}

const payload = (handoffId: string) => world.alertOf(handoffId)?.metadata?.event_payload;

describe('the alert', () => {
  it('tells the truth through the whole life of a handoff, in one message', async () => {
    const { clientId, handoffId } = await opened();
    const root = world.alertOf(handoffId)?.ts;
    expect(payload(handoffId)).toMatchObject({
      handoff_id: handoffId,
      level: 'high',
      channel: 'sms',
      trigger: 'risk',
      state: 'waiting',
      clinician: null,
    });

    await world.press('handoff_claim', handoffId, 'U0ANA');
    await until(() => payload(handoffId)?.state === 'claimed');
    expect(payload(handoffId)?.clinician).toBe('U0ANA');

    await world.reply(handoffId, 'U0ANA', 'Hi Maria, this is Ana.');
    await until(() => payload(handoffId)?.state === 'contacted');

    const { views } = world.workspace;
    const before = views.length;
    await world.press('handoff_resolve', handoffId, 'U0ANA');
    await until(() => views.length > before);
    const answer = await world.driver.viewSubmission({
      callbackId: 'handoff_resolve',
      privateMetadata: String(views.at(-1)?.private_metadata),
      user: 'U0ANA',
      values: {
        disposition: { value: { type: 'static_select', selected_option: { value: 'safe_with_plan' } } },
        closing_level: { value: { type: 'static_select', selected_option: { value: 'low' } } },
        next_contact: { value: { type: 'plain_text_input', value: 'Ana calls you tomorrow at 10.' } },
        note: { value: { type: 'plain_text_input', value: null } },
      },
    });
    expect(answer).toMatchObject({ status: 200, body: '' });
    await until(() => payload(handoffId)?.state === 'resolved');

    expect(
      world.workspace.alerts().filter((one) => one.metadata?.event_payload.handoff_id === handoffId),
    ).toHaveLength(1);
    expect(world.alertOf(handoffId)?.ts).toBe(root);
    const [row] = await world.rows<{ state: string; closing_level: string }>(
      'SELECT state, closing_level FROM handoff WHERE id = $1',
      [handoffId],
    );
    expect(row).toEqual({ state: 'resolved', closing_level: 'low' });
    expect(await world.sentToClient(clientId)).toEqual(['Hi Maria, this is Ana.']);
  });

  it('shows no name, number or words where a phone’s lock screen would', async () => {
    const clientId = await world.client({ name: 'Zelda Quimby' });
    await world.write(clientId, 'I have the pills in my hand');
    const handoffId = await world.open(clientId);
    await world.settled();
    for (const { text } of world.alertOf(handoffId)?.versions ?? []) {
      expect(text.replace(/H-[0-9A-F]{6}/, '')).not.toMatch(/zelda|quimby|pills|Z\.Q\.|\d{4}/i);
      expect(text).toContain('High risk');
    }
  });

  it('follows a rise of the level and a holder at the desk', async () => {
    const { clientId, handoffId } = await opened('moderate');
    await world.database.transact(clientId, (tx) =>
      world.handoffs.raise(tx, handoffId, 'imminent', 'risk_rose'),
    );
    const desk = await world.staff('Dee Skye', 'U0DEE');
    await world.rows('UPDATE staff SET slack_user_id = NULL WHERE id = $1', [desk]);
    await world.handoffs.claim(handoffId, desk, 'desk');
    await world.settled();
    expect(payload(handoffId)).toMatchObject({ level: 'imminent', state: 'claimed', clinician: desk });
  });

  it('is posted anew when somebody deletes it, and the old thread says so', async () => {
    const { handoffId } = await opened();
    const old = world.alertOf(handoffId)?.ts ?? '';
    world.workspace.delete(old);
    const event = {
      channel: CHANNEL,
      subtype: 'message_deleted',
      deleted_ts: old,
      hidden: true,
      text: undefined,
    };
    await world.driver.message({ ...event, previous_message: { user: 'U0BOT', bot_id: 'B0BOT', ts: old } });
    await until(() => world.alertOf(handoffId) !== undefined);
    await world.driver.message({ ...event, previous_message: { user: 'U0BOT', bot_id: 'B0BOT', ts: old } });
    await world.settled();
    expect(
      world.workspace.alerts().filter((one) => one.metadata?.event_payload.handoff_id === handoffId),
    ).toHaveLength(1);
    await world.driver.message({
      channel: CHANNEL,
      user: 'U0ANA',
      text: 'hi',
      thread_ts: old,
      parent_user_id: 'USLACKBOT',
    });
    await until(() => world.whispersTo('U0ANA').includes(TOLD.moved));
  });
});

describe('claiming', () => {
  it('gives a handoff to one of two who press at once, and tells the other who has it', async () => {
    const { handoffId } = await opened();
    const before = { U0ANA: world.whispersTo('U0ANA').length, U0BEN: world.whispersTo('U0BEN').length };
    const answers = await Promise.all([
      world.press('handoff_claim', handoffId, 'U0ANA'),
      world.press('handoff_claim', handoffId, 'U0BEN'),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: '' });
    const told = (user: 'U0ANA' | 'U0BEN') => world.whispersTo(user).slice(before[user]);
    await until(() => told('U0ANA').length > 0 && told('U0BEN').length > 0);
    await until(() => payload(handoffId)?.state === 'claimed');
    const winner = payload(handoffId)?.clinician === 'U0ANA' ? 'U0ANA' : 'U0BEN';
    const loser = winner === 'U0ANA' ? 'U0BEN' : 'U0ANA';
    expect(told(winner).join()).toContain('You have this handoff');
    expect(told(loser).join()).toContain(`${winner === 'U0ANA' ? 'Ana Ruiz' : 'Ben Okoro'} has this handoff`);
  });

  it('has one winner among twenty who press at once, every loser told', async () => {
    const { handoffId } = await opened();
    const users = Array.from({ length: 20 }, (_, i) => `U0RACE${i}`);
    for (const user of users) await world.staff(`Racer ${user}`, user);
    await Promise.all(users.map((user) => world.press('handoff_claim', handoffId, user)));
    await until(() => users.every((user) => world.whispersTo(user).length === 1));
    const winners = users.filter((user) => world.whispersTo(user)[0]?.startsWith('You have this handoff'));
    expect(winners).toHaveLength(1);
    await until(() => payload(handoffId)?.clinician === winners[0]);
    const [row] = await world.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM handoff_event WHERE handoff_id = $1 AND kind IN ('claimed', 'taken_over')`,
      [handoffId],
    );
    expect(row?.count).toBe(1);
  });

  it('is refused to somebody who is not on the roster', async () => {
    const { handoffId } = await opened();
    await world.press('handoff_claim', handoffId, 'U0STRANGER');
    await until(() => world.whispersTo('U0STRANGER').length > 0);
    await world.settled();
    expect(payload(handoffId)?.state).toBe('waiting');
  });

  it('is open to every member of the channel until a roster exists', async () => {
    const early = await SlackWorld.start();
    try {
      early.workspace.users.set('U0ANY', 'Kim Lee');
      early.workspace.members = ['U0ANY'];
      const handoffId = await early.open(await early.client());
      await early.settled();
      await early.press('handoff_claim', handoffId, 'U0OUTSIDER');
      await until(() => early.whispersTo('U0OUTSIDER').length > 0);
      await early.press('handoff_claim', handoffId, 'U0ANY');
      await until(() => early.alertOf(handoffId)?.metadata?.event_payload.state === 'claimed');
      expect(early.alertOf(handoffId)?.metadata?.event_payload.clinician).toBe('U0ANY');
      expect(await early.rows('SELECT 1 FROM staff WHERE slack_user_id = $1', ['U0OUTSIDER'])).toEqual([]);
      // Where Slack had not told a name in time, the next act takes it from the profile: clients are told it.
      const kim = await staffBySlackUser(early.database, 'U0ANY');
      expect(kim?.name).toBe('Kim Lee');
      await nameStaff(early.database, kim as StaffMember, { name: PLACEHOLDER_NAME, why: 'test' });
      await early.press('handoff_claim', handoffId, 'U0ANY');
      await until(async () => (await staffBySlackUser(early.database, 'U0ANY'))?.name === 'Kim Lee');
    } finally {
      await early.stop();
    }
  });
});

describe('when Slack does not say who is in the channel', () => {
  it('a press in the channel counts; a command shows nothing and makes nobody staff', async () => {
    const early = await SlackWorld.start();
    try {
      early.workspace.users.set('U0ANY', 'Kim Lee');
      const handoffId = await early.open(await early.client());
      await early.settled();
      early.workspace.fail('conversations.members', { kind: 'error', error: 'missing_scope' }, 2);
      const command = { command: '/crisis', text: 'queue', user: 'U0SNOOP', channel: CHANNEL };
      const { text } = JSON.parse((await early.driver.slashCommand(command)).body);
      expect(text).toContain('try again, or use the desk');
      expect(text).not.toContain('waiting');
      expect(await early.rows('SELECT 1 FROM staff WHERE slack_user_id = $1', ['U0SNOOP'])).toEqual([]);
      await early.press('handoff_claim', handoffId, 'U0ANY');
      await until(() => early.alertOf(handoffId)?.metadata?.event_payload.state === 'claimed');
    } finally {
      await early.stop();
    }
  });
});

describe('the thread', () => {
  it('carries ten quick texts of a client in order, waiting ones in one post', async () => {
    const { clientId, handoffId } = await claimed();
    const texts = Array.from({ length: 10 }, (_, i) => `line ${i + 1} <of> 10 & more`);
    for (const text of texts) await world.write(clientId, text, handoffId);
    await world.settled();
    const posts = world.threadTexts(handoffId);
    const shown = [...posts.join('\n').matchAll(/line (\d+) <of> 10 & more/g)].map((match) =>
      Number(match[1]),
    );
    expect(shown).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(posts.length).toBeLessThan(10);
  });

  it('carries both sides in order', async () => {
    const { clientId, handoffId } = await claimed();
    await world.write(clientId, 'are you there?', handoffId);
    await world.reply(
      handoffId,
      'U0ANA',
      'I am here &amp; listening: see <https://care.example/plan|your plan>.',
    );
    await world.write(clientId, 'thank you', handoffId);
    await world.reply(handoffId, 'U0ANA', 'Where are you now?');
    await world.settled();
    expect(await world.sentToClient(clientId)).toEqual([
      'I am here & listening: see your plan (https://care.example/plan).',
      'Where are you now?',
    ]);
    const posts = world.threadTexts(handoffId).join('\n');
    expect(posts.indexOf('are you there?')).toBeLessThan(posts.indexOf('thank you'));
    expect(posts).not.toContain('listening');
  });

  it('says how old a line is that Slack got late', async () => {
    const { clientId, handoffId } = await claimed();
    world.workspace.fail('chat.postMessage', { kind: 'status', status: 503 });
    await world.write(clientId, 'slow one', handoffId);
    await world.outbox.send('console');
    world.clock.advanceSeconds(12);
    await world.settled();
    expect(world.threadTexts(handoffId).at(-1)).toMatch(/written 12 s ago\nslow one/);
  });

  it('keeps notes and other people’s replies internal, and says so to them alone', async () => {
    const { clientId, handoffId } = await claimed();
    const before = world.whispersTo('U0BEN').length;
    await world.reply(handoffId, 'U0ANA', '// she sounds calmer');
    await world.reply(handoffId, 'U0BEN', 'I know her from group');
    await world.reply(handoffId, 'U0STRANGER', 'hello there');
    await world.reply(handoffId, 'U0ANA', '<@U0BEN> can you call her mother?');
    await until(() => world.whispersTo('U0BEN').length > before);
    await until(() => world.whispersTo('U0ANA').includes(TOLD.colleagues));
    await until(() => world.whispersTo('U0STRANGER').some((text) => text.includes(TOLD.notKept)));
    expect(world.whispersTo('U0BEN').at(-1)).toBe(TOLD.internal);
    expect(await world.sentToClient(clientId)).toEqual([]);
    expect(await world.notes(handoffId)).toEqual(
      expect.arrayContaining(['she sounds calmer', 'I know her from group', 'can you call her mother?']),
    );
  });

  it('sends the holder’s words with a mention in them, as plain words', async () => {
    const { clientId, handoffId } = await claimed();
    await world.reply(
      handoffId,
      'U0ANA',
      'I asked <@U0BEN> to call you, and <@U0NOBODY>; see <#C0PLAN|plan-group>.',
    );
    await until(async () => (await world.sentToClient(clientId)).length === 1);
    expect(await world.sentToClient(clientId)).toEqual([
      'I asked Ben to call you, and a colleague; see #plan-group.',
    ]);
  });

  it('shows with a reaction whether a reply has arrived', async () => {
    const { handoffId } = await claimed();
    const { ts } = await world.reply(handoffId, 'U0ANA', 'On its way');
    const reactions = () => world.workspace.messages.find((message) => message.ts === ts)?.reactions ?? [];
    await until(() => reactions().includes('hourglass_flowing_sand'));
    const [row] = await world.rows<{ id: string; client_id: string }>(
      `SELECT m.id, m.client_id FROM message m WHERE m.handoff_id = $1 AND m.sender = 'clinician'`,
      [handoffId],
    );
    await world.rows(`UPDATE message SET status = 'delivered', status_rank = 4 WHERE id = $1`, [row?.id]);
    world.announcer.announce({ kind: 'message', clientId: row?.client_id ?? '', messageId: row?.id ?? '' });
    await until(() => reactions().join() === 'white_check_mark');
  });

  it('warns when a reply did not arrive', async () => {
    const { handoffId } = await claimed();
    const { ts } = await world.reply(handoffId, 'U0ANA', 'Lost on the way');
    const [row] = await world.rows<{ id: string; client_id: string }>(
      `UPDATE message SET status = 'undelivered', status_rank = 3 WHERE handoff_id = $1 AND sender = 'clinician'
       RETURNING id, client_id`,
      [handoffId],
    );
    world.announcer.announce({ kind: 'message', clientId: row?.client_id ?? '', messageId: row?.id ?? '' });
    await until(
      () => world.workspace.messages.find((message) => message.ts === ts)?.reactions.join() === 'warning',
    );
  });

  it('takes the same event once, whatever its id and however often it is repeated', async () => {
    const { clientId, handoffId } = await claimed();
    const { ts, root } = await world.reply(handoffId, 'U0ANA', 'Only once');
    await world.reply(handoffId, 'U0ANA', '// one note', { ts: '1700099999.000100' });
    for (const retry of [1, 2, 3]) {
      const again = { channel: CHANNEL, user: 'U0ANA', thread_ts: root };
      await world.driver.message({ ...again, text: 'Only once', ts }, { retry });
      await world.driver.message({ ...again, text: '// one note', ts: '1700099999.000100' }, { retry });
    }
    expect(await world.sentToClient(clientId)).toEqual(['Only once']);
    expect(await world.notes(handoffId)).toEqual(['one note']);
  });

  it('takes a repetition whose first delivery was lost', async () => {
    const { clientId, handoffId } = await claimed();
    const root = world.alertOf(handoffId)?.ts;
    await world.driver.message(
      { channel: CHANNEL, user: 'U0ANA', thread_ts: root, text: 'late but here' },
      { retry: 2 },
    );
    expect(await world.sentToClient(clientId)).toEqual(['late but here']);
  });

  it('sends nothing after the handoff is closed, and says so', async () => {
    const { clientId, handoffId } = await claimed();
    await world.handoffs.withdraw(handoffId, ana, 'test_message');
    await world.reply(handoffId, 'U0ANA', 'one more thing');
    await until(() => world.whispersTo('U0ANA').some((text) => text.startsWith(TOLD.closed)));
    expect(await world.sentToClient(clientId)).toEqual([]);
  });
});

describe('resolving', () => {
  const submit = (handoffId: string, user: string, values: Record<string, Record<string, unknown>>) =>
    world.driver.viewSubmission({
      callbackId: 'handoff_resolve',
      privateMetadata: JSON.stringify({ handoffId, channel: CHANNEL, messageTs: '1' }),
      user,
      values,
    });
  const full = {
    disposition: { value: { selected_option: { value: 'safe_with_plan' } } },
    closing_level: { value: { selected_option: { value: 'low' } } },
    next_contact: { value: { value: 'Tomorrow at 10.' } },
  };

  it('names in the form what is missing', async () => {
    const { handoffId } = await claimed();
    await world.reply(handoffId, 'U0ANA', 'hello');
    const answer = await submit(handoffId, 'U0ANA', { ...full, next_contact: { value: { value: '  ' } } });
    expect(JSON.parse(answer.body)).toEqual({
      response_action: 'errors',
      errors: { next_contact: expect.stringContaining('next contact') },
    });
  });

  it('asks for contact first, and is the holder’s', async () => {
    const { handoffId } = await claimed();
    const early = JSON.parse((await submit(handoffId, 'U0ANA', full)).body);
    expect(early.errors.disposition).toContain('No contact with the client yet');
    const other = JSON.parse((await submit(handoffId, 'U0BEN', full)).body);
    expect(other.errors.disposition).toContain('Only the clinician who has this handoff');
    const before = world.workspace.views.length;
    await world.press('handoff_resolve', handoffId, 'U0BEN');
    await until(() => world.whispersTo('U0BEN').some((text) => text.includes('Only the clinician')));
    expect(world.workspace.views).toHaveLength(before);
  });

  it('takes whether it was a crisis, where the program learns from it', async () => {
    const clientId = await world.client();
    const messageId = await world.write(clientId, 'my phone is dying');
    const [sessionId, assessmentId] = [world.database.ids.next(), world.database.ids.next()];
    await world.database.transact(clientId, async (tx) => {
      const level = 'high';
      const common = { clientId, level, categories: [], protocolVersion: '1', drill: false };
      tx.insert('Session', {
        ...{ ...common, id: sessionId, openedAt: tx.now, lastMessageAt: tx.now, latched: true },
      });
      tx.insert('Assessment', {
        ...{ ...common, id: assessmentId, sessionId, messageId, at: tx.now, score: 0.9, subject: 'self' },
        ...{ evidence: [], language: 'en', review: false, model: 'shipped' },
      });
    });
    const handoffId = await world.open(clientId);
    await world.handoffs.claim(handoffId, ana, 'slack');
    await world.settled();
    await world.reply(handoffId, 'U0ANA', 'hello');
    const before = world.workspace.views.length;
    await world.press('handoff_resolve', handoffId, 'U0ANA');
    await until(() => world.workspace.views.length > before);
    expect(JSON.stringify(world.workspace.views.at(-1))).toContain('Was this a crisis?');
    await submit(handoffId, 'U0ANA', { ...full, crisis: { value: { selected_option: { value: 'no' } } } });
    const labels = () =>
      world.rows<{ label: string }>('SELECT label FROM assessment WHERE id = $1', [assessmentId]);
    await until(async () => (await labels())[0]?.label === 'not_crisis');
  });

  it('can follow a logged call, and the holder can hand back', async () => {
    const { handoffId } = await claimed();
    await world.press('handoff_more', handoffId, 'U0ANA', `call_no_answer:${handoffId}`);
    await until(() => payload(handoffId)?.state === 'contacted');
    await world.press('handoff_more', handoffId, 'U0ANA', `release:${handoffId}`);
    await until(() => payload(handoffId)?.state === 'waiting');
    expect(payload(handoffId)?.clinician).toBeNull();
  });
});

describe('/crisis', () => {
  it('lists the queue for staff only, without anybody’s name but the holder’s', async () => {
    await claimed();
    const answer = JSON.parse(
      (
        await world.driver.slashCommand({
          command: '/crisis',
          text: 'queue',
          user: 'U0ANA',
          channel: CHANNEL,
        })
      ).body,
    );
    expect(answer.response_type).toBe('ephemeral');
    expect(answer.text).toContain('claimed by Ana Ruiz');
    expect(answer.text).not.toMatch(/Maria|Ortiz|mrn-/);
    const stranger = await world.driver.slashCommand({
      command: '/crisis',
      text: 'queue',
      user: 'U0X',
      channel: CHANNEL,
    });
    expect(JSON.parse(stranger.body).text).not.toContain('claimed by');
  });

  it('helps', async () => {
    const answer = await world.driver.slashCommand({
      command: '/crisis',
      text: '',
      user: 'U0ANA',
      channel: CHANNEL,
    });
    expect(JSON.parse(answer.body).text).toContain('/crisis queue');
  });
});
