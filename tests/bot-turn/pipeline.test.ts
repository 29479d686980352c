import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CALM, sentence, TurnWorld } from './world.ts';

let world: TurnWorld;
beforeAll(async () => {
  world = await TurnWorld.start();
});
afterEach(() => world.calm());
afterAll(() => world.stop());

const client = () => world.conversations.client();
const sessionOf = (clientId: string) =>
  world.row<{ level: string; latched: boolean; categories: string[] }>(
    'SELECT level, latched, categories FROM session WHERE client_id = $1 AND closed_at IS NULL',
    [clientId],
  );

describe('risk', () => {
  it('raises the session with the very message, before the bot answers it', async () => {
    const who = await client();
    world.assess = () => ({ ...CALM, level: 'high', score: 0.9, categories: ['suicide'] });
    await world.write(who, 'words');
    expect(world.asked[0]?.input.session).toMatchObject({
      first: true,
      levelBefore: 'none',
      level: 'high',
      categories: ['suicide'],
    });
    expect(await sessionOf(who.clientId)).toEqual({ level: 'high', latched: true, categories: ['suicide'] });
  });

  it('is not taken back by a calmer message', async () => {
    const who = await client();
    world.assess = () => ({ ...CALM, level: 'high' });
    await world.write(who, 'words');
    world.assess = () => CALM;
    world.engine = () => ({ effects: [{ kind: 'lowerLevel', to: 'none', reason: 'said_so' }] });
    await world.write(who, 'never mind');
    expect(await sessionOf(who.clientId)).toMatchObject({ level: 'high' });
  });

  it('counts as high where the classifier fails, and the turn goes on', async () => {
    const who = await client();
    world.assess = () => {
      throw new Error('model away');
    };
    world.engine = () => ({ messages: [sentence('still here')] });
    await world.write(who, 'words');
    expect(world.asked[0]?.input.session.level).toBe('high');
    expect(world.asked[0]?.input.assessment).toMatchObject({ level: 'high', review: true });
    expect(await sessionOf(who.clientId)).toMatchObject({ level: 'high', latched: true });
    expect(await world.said(who.clientId)).toEqual(['still here']);
    const alert = await world.row('SELECT kind FROM alert WHERE client_id = $1', [who.clientId]);
    expect(alert).toEqual({ kind: 'classifier_failed' });
  });

  it('of somebody else does not become the writer’s own', async () => {
    const who = await client();
    world.assess = () => ({ ...CALM, level: 'imminent', subject: 'other', categories: ['suicide'] });
    await world.write(who, 'my friend …');
    expect(await sessionOf(who.clientId)).toMatchObject({ level: 'low', latched: false });
    expect(world.asked[0]?.input.assessment).toMatchObject({ level: 'imminent', subject: 'other' });
  });

  it('is read with what was said before, oldest first', async () => {
    const who = await client();
    world.engine = (_state, { event }) => ({
      messages: [sentence(`answer to ${event.kind === 'message' ? event.text : ''}`)],
    });
    await world.write(who, 'one');
    await world.write(who, 'two');
    await world.write(who, 'three');
    expect(world.assessed[2]).toMatchObject({
      text: 'three',
      context: [
        { from: 'client', text: 'one' },
        { from: 'bot', text: 'answer to one' },
        { from: 'client', text: 'two' },
        { from: 'bot', text: 'answer to two' },
      ],
    });
  });

  it('holds for a day without a message, then a new session begins', async () => {
    const who = await client();
    world.assess = () => ({ ...CALM, level: 'high' });
    await world.write(who, 'words');
    world.assess = () => CALM;
    world.conversations.clock.advanceSeconds(23 * 3_600);
    await world.write(who, 'hello');
    expect(world.asked[1]?.input.session).toMatchObject({ first: false, level: 'high' });
    world.conversations.clock.advanceSeconds(24 * 3_600);
    await world.write(who, 'hello again');
    expect(world.asked[2]?.input.session).toMatchObject({ first: true, level: 'none' });
    expect(
      await world.row('SELECT closed_reason FROM session WHERE client_id = $1 AND closed_at IS NOT NULL', [
        who.clientId,
      ]),
    ).toEqual({ closed_reason: 'quiet_for_a_day' });
  });

  it('holds over the client’s channels', async () => {
    const who = await client();
    world.assess = () => ({ ...CALM, level: 'high' });
    await world.write(who, 'by text');
    world.assess = () => CALM;
    await world.write(who, 'by web', { channel: 'web', conversationId: 'c', identityId: null });
    expect(world.asked[1]?.input).toMatchObject({ channel: 'web', session: { level: 'high' } });
  });
});

describe('the bot', () => {
  it('remembers from turn to turn, over channels, and what it remembers is stored encrypted', async () => {
    const who = await client();
    world.engine = () => ({ state: { step: 'marmalade' } });
    await world.write(who, 'one');
    await world.write(who, 'two', { channel: 'web', conversationId: 'c', identityId: null });
    expect(world.asked.map(({ state }) => state)).toEqual([null, { step: 'marmalade' }]);
    const stored = await world.row<{ row: string }>(
      'SELECT d::text AS row FROM dialog_state d WHERE client_id = $1',
      [who.clientId],
    );
    expect(stored?.row).not.toContain('marmalade');
    expect(stored?.row).not.toContain(Buffer.from('marmalade').toString('hex'));
  });

  it('says everything of a turn in one text on SMS, in as many messages elsewhere', async () => {
    const who = await client();
    world.engine = () => ({ messages: [sentence('first'), sentence('second')] });
    await world.write(who, 'by text');
    expect(await world.said(who.clientId)).toEqual(['first\nsecond']);
    await world.write(who, 'by web', { channel: 'web', conversationId: 'c', identityId: null });
    expect(await world.said(who.clientId)).toEqual(['first\nsecond', 'first', 'second']);
  });

  it('hears a message while a clinician has the client, which is the clinician’s as well', async () => {
    const who = await client();
    await world.handoff(who.clientId, 'claimed');
    await world.write(who, 'hello?');
    expect(world.asked.map(({ input }) => input.event.kind)).toEqual(['message']);
    expect(world.door).toEqual(['client message']);
  });

  it('still hears an opt-out then, and raises the handoff when the risk rises', async () => {
    const who = await client();
    await world.handoff(who.clientId, 'contacted');
    world.assess = () => ({ ...CALM, level: 'imminent' });
    await world.write(who, 'now');
    expect(world.door).toEqual(['raise imminent risk_rose', 'client message']);
    await world.write(who, 'STOP', { event: 'opt_out' });
    expect(world.asked.map(({ input }) => input.event.kind)).toEqual(['message', 'optOut']);
  });

  it('goes on with a client who waits, and the clinicians see both sides', async () => {
    const who = await client();
    await world.handoff(who.clientId, 'waiting');
    world.engine = () => ({ messages: [sentence('I am with you meanwhile')] });
    await world.write(who, 'hello?');
    expect(world.door).toEqual(['client message', 'bot message']);
  });

  it('tells what happened on the clinicians’ side after what it was saying', async () => {
    const who = await client();
    world.onOpen = async (tx) => {
      await world.pipeline.notify(tx, { kind: 'claimed', name: 'Ana' });
      return tx.ids.next();
    };
    world.engine = (_state, { event }) =>
      event.kind === 'notice'
        ? { messages: [sentence('Ana is here')] }
        : {
            messages: [sentence('I am asking for a person')],
            effects: [{ kind: 'openHandoff', level: 'high', trigger: 'request' }],
          };
    await world.write(who, 'human please');
    expect(await world.said(who.clientId)).toEqual(['I am asking for a person', 'Ana is here']);
  });
});

describe('a turn that fails', () => {
  it('leaves nothing behind, and at last brings a person, an alert and one true sentence', async () => {
    const who = await client();
    world.engine = () => {
      throw new Error('cannot');
    };
    await world.write(who, 'words');
    expect(world.asked).toHaveLength(3);
    expect(world.door).toEqual(['open high turn_failed', 'bot message']);
    expect(await world.said(who.clientId)).toEqual([expect.stringMatching(/988.*911/)]);
    expect(await sessionOf(who.clientId)).toMatchObject({ level: 'high', latched: true });
    const counts = await world.row(
      `SELECT (SELECT count(*)::int FROM assessment WHERE client_id = $1) AS assessments,
              (SELECT count(*)::int FROM session WHERE client_id = $1) AS sessions,
              (SELECT count(*)::int FROM alert WHERE client_id = $1) AS alerts`,
      [who.clientId],
    );
    expect(counts).toEqual({ assessments: 0, sessions: 1, alerts: 1 });
  });

  it('does not speak over a clinician who has the client', async () => {
    const who = await client();
    await world.handoff(who.clientId, 'claimed');
    world.engine = () => {
      throw new Error('cannot');
    };
    await world.write(who, 'STOP', { event: 'opt_out' });
    expect(world.door).toContain('open high turn_failed');
    expect(await world.said(who.clientId)).toEqual([]);
  });

  it('that was an opt-out is still an opt-out, and says nothing more', async () => {
    const who = await client();
    world.engine = () => {
      throw new Error('cannot');
    };
    await world.write(who, 'STOP', { event: 'opt_out' });
    expect(await world.said(who.clientId)).toEqual([]);
    expect(
      await world.row('SELECT opted_out_at IS NOT NULL AS out FROM identity WHERE id = $1', [who.identityId]),
    ).toEqual({
      out: true,
    });
  });

  it('still ends safely where the client’s dialog cannot be read', async () => {
    const who = await client();
    await world.write(who, 'one');
    await world.conversations.rows(`UPDATE dialog_state SET data = '\\x00' WHERE client_id = $1`, [
      who.clientId,
    ]);
    await world.write(who, 'two');
    expect(world.door).toContain('open high turn_failed');
    expect(await world.said(who.clientId)).toEqual([expect.stringMatching(/988/)]);
    // The broken state must not make every later turn fail.
    world.calm();
    await world.write(who, 'three');
    expect(world.asked).toHaveLength(1);
    expect(world.asked[0]?.state).toBeNull();
  });
});

describe('timers of the bot', () => {
  it('come back to it with what it gave them, when they are due', async () => {
    const who = await client();
    world.engine = () => ({
      effects: [{ kind: 'startTimer', timer: 're_ask', key: 'ask', afterSeconds: 300, data: { round: 1 } }],
    });
    await world.write(who, 'hello');
    world.engine = () => ({ messages: [sentence('Are you still there?')] });
    world.conversations.clock.advanceSeconds(299);
    await world.timers.sweep();
    expect(world.asked).toHaveLength(1);
    world.conversations.clock.advanceSeconds(1);
    await world.timers.sweep();
    expect(world.asked[1]?.input.event).toEqual({
      kind: 'timer',
      timer: 're_ask',
      key: 'ask',
      data: { round: 1 },
    });
    expect(await world.said(who.clientId)).toEqual(['Are you still there?']);
  });

  it('of two clients with the same key do not replace each other', async () => {
    const [one, two] = [await client(), await client()];
    world.engine = () => ({
      effects: [{ kind: 'startTimer', timer: 're_ask', key: 'ask', afterSeconds: 10 }],
    });
    await world.write(one, 'hello');
    await world.write(two, 'hello');
    world.engine = () => ({});
    world.conversations.clock.advanceSeconds(10);
    await world.timers.sweep();
    expect(
      world.asked
        .slice(2)
        .map(({ input }) => input.client.id)
        .sort(),
    ).toEqual([one.clientId, two.clientId].sort());
  });

  it('are cancelled by it', async () => {
    const who = await client();
    world.engine = () => ({
      effects: [{ kind: 'startTimer', timer: 're_ask', key: 'ask', afterSeconds: 10 }],
    });
    await world.write(who, 'hello');
    world.engine = () => ({ effects: [{ kind: 'cancelTimer', key: 'ask' }] });
    await world.write(who, 'here');
    world.conversations.clock.advanceSeconds(10);
    await world.timers.sweep();
    expect(world.asked).toHaveLength(2);
  });
});

describe('an opt-out', () => {
  it('withholds what waits to be sent, pauses what was promised by text, and is taken back whole', async () => {
    const who = await client();
    world.engine = () => ({
      messages: [sentence('waiting to go')],
      effects: [{ kind: 'scheduleFollowUp', followUp: 'check', afterHours: 72, keepOutOfQuietHours: true }],
    });
    await world.write(who, 'hello');
    world.engine = () => ({ effects: [{ kind: 'optOut', words: 'STOP' }] });
    await world.write(who, 'STOP', { event: 'opt_out' });
    const state = () =>
      world.row(
        `SELECT (SELECT status FROM message WHERE client_id = $1 AND direction = 'out') AS message,
                (SELECT state FROM outbox WHERE client_id = $1) AS outbox,
                (SELECT state FROM follow_up WHERE client_id = $1) AS promised`,
        [who.clientId],
      );
    expect(await state()).toEqual({ message: 'withheld', outbox: 'cancelled', promised: 'paused' });
    world.engine = () => ({ effects: [{ kind: 'optIn', words: 'START' }] });
    await world.write(who, 'START', { event: 'opt_in' });
    expect(await state()).toMatchObject({ message: 'withheld', promised: 'due' });
  });
});
