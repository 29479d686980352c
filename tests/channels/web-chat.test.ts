import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseClient } from '../../program/clients/erase-client.ts';
import { until } from '../support/until.ts';
import { WebWorld } from './web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await WebWorld.start();
});
beforeEach(() => {
  world.meanwhile = async () => undefined;
  // Another minute, another allowance.
  world.clock.advanceSeconds(60);
});
afterAll(() => world.stop());

describe('a message of the client', () => {
  it('is acknowledged only when it is durably stored, with its number', async () => {
    const { session, conversation } = await world.openSession();
    const tab = await world.tab(session);
    const locker = await world.database.pool.connect();
    let acked = false;
    try {
      // Whoever stores it needs the client's row: held here, so the commit cannot come yet.
      await locker.query('BEGIN');
      await locker.query(
        'SELECT 1 FROM client c JOIN identity i ON i.client_id = c.id WHERE i.id = $1 FOR UPDATE OF c',
        [conversation],
      );
      const ack = tab.send('m1', 'hold me').then((answer) => {
        acked = true;
        return answer;
      });
      await until('the store to wait', async () => {
        const { rows } = await world.database.pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length > 0;
      });
      expect(acked).toBe(false);
      await locker.query('COMMIT');
      expect(await ack).toEqual({ ok: true, seq: 1 });
    } finally {
      locker.release();
    }
    const { rows } = await world.database.pool.query('SELECT seq FROM message WHERE conversation_id = $1', [
      conversation,
    ]);
    expect(rows[0]).toEqual({ seq: 1 });
  });

  it('sent again under the same id is the same message', async () => {
    const { session } = await world.openSession();
    const tab = await world.tab(session);
    const acks = await Promise.all([
      tab.send('same', 'once'),
      tab.send('same', 'once'),
      tab.send('same', 'once'),
    ]);
    expect(acks).toEqual(Array(3).fill({ ok: true, seq: 1 }));
    await tab.reads('heard once');
    expect(await tab.send('same', 'once')).toEqual({ ok: true, seq: 1 });
    expect(tab.lines.filter(({ text }) => text === 'heard once')).toHaveLength(1);
  });

  it('goes live to the client’s other sockets under its own id, and not back to the one that sent it', async () => {
    const { session } = await world.openSession();
    const [one, two] = [await world.tab(session), await world.tab(session)];
    const texts = Array.from({ length: 15 }, (_, i) => `quick ${i}`);
    await Promise.all(texts.map((text, i) => one.send(`id-${i}`, text)));
    await Promise.all([one.reads('heard quick 14'), two.reads('heard quick 14')]);
    expect(one.lines.filter(({ from }) => from === 'client')).toEqual([]);
    expect(two.lines.filter(({ from }) => from === 'client')).toMatchObject(
      texts.map((text, i) => ({ id: `id-${i}`, text, from: 'client' })),
    );
  });

  it.each([
    ['nothing', undefined, 'bad_request'],
    ['no text', { id: 'x' }, 'bad_request'],
    ['an empty text', { id: 'x', text: '' }, 'bad_request'],
    ['no id', { text: 'x' }, 'bad_request'],
    ['a number for a text', { id: 'x', text: 5 }, 'bad_request'],
    ['an endless id', { id: 'x'.repeat(101), text: 'x' }, 'bad_request'],
    ['a text of 4001 letters', { id: 'x', text: 'x'.repeat(4001) }, 'too_large'],
  ])('with %s is refused with a code and stores nothing', async (_what, payload, error) => {
    const { session, conversation } = await world.openSession();
    const tab = await world.tab(session);
    expect(await tab.raw(payload)).toEqual({ error });
    const { rows } = await world.database.pool.query('SELECT 1 FROM message WHERE conversation_id = $1', [
      conversation,
    ]);
    expect(rows).toEqual([]);
    expect(await tab.send('fine', 'x'.repeat(4000))).toMatchObject({ ok: true });
  });

  it('beyond two a second for a minute is refused for now, and taken in the next minute', async () => {
    const { session } = await world.openSession();
    const tab = await world.tab(session);
    const acks = await Promise.all(Array.from({ length: 125 }, (_, i) => tab.send(`m${i}`, 'x')));
    expect(acks.filter((ack) => 'ok' in ack)).toHaveLength(120);
    expect(acks.filter((ack) => 'error' in ack)).toEqual(Array(5).fill({ error: 'rate_limited' }));
    world.clock.advanceSeconds(60);
    expect(await tab.send('later', 'x')).toMatchObject({ ok: true });
  });

  it('of an erased client is not taken: their sockets close', async () => {
    const { session, conversation } = await world.openSession();
    const tab = await world.tab(session);
    await tab.send('m1', 'before');
    await tab.reads('heard before');
    const { rows } = await world.database.pool.query('SELECT client_id FROM identity WHERE id = $1', [
      conversation,
    ]);
    await eraseClient(world.database, world.announcer, {
      clientId: rows[0].client_id,
      by: 'test',
      force: false,
    });
    await until('the socket to close', () => !tab.socket.connected);
    expect(await world.refusal({ session, after: 0 })).toBe('not_signed_in');
  });
});

describe('whoever comes back', () => {
  it('gets everything after what they saw, in order, none twice', async () => {
    const { session } = await world.openSession();
    const first = await world.tab(session);
    for (let i = 0; i < 5; i += 1) await first.send(`m${i}`, `line ${i}`);
    await first.reads('heard line 4');
    const again = await world.tab(session, 4);
    await again.reads('heard line 4');
    expect(again.seqs()).toEqual([5, 6, 7, 8, 9, 10]);
    const fromTheStart = await world.tab(session);
    await fromTheStart.reads('heard line 4');
    expect(fromTheStart.seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('gets more than a page of it', async () => {
    const { session } = await world.openSession();
    const tab = await world.tab(session);
    for (let i = 0; i < 120; i += 1) void tab.send(`m${i}`, `line ${i}`);
    await tab.reads('heard line 119');
    const again = await world.tab(session);
    await again.reads('heard line 119');
    expect(again.seqs()).toEqual(Array.from({ length: 240 }, (_, i) => i + 1));
  });

  it('in the middle of a turn gets its answer when it is there', async () => {
    const { session } = await world.openSession();
    const tab = await world.tab(session);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    world.meanwhile = () => gate;
    const ack = await tab.send('m1', 'slow');
    tab.close();
    const again = await world.tab(session, 'seq' in ack ? ack.seq : 0);
    release();
    await again.reads('heard slow');
    expect(again.lines).toMatchObject([{ seq: 2, from: 'bot', text: 'heard slow' }]);
  });

  it('after the last number acknowledged has missed nothing before it', async () => {
    const { session } = await world.openSession();
    const tab = await world.tab(session);
    let resumed = 0;
    for (let i = 0; i < 10; i += 1) {
      const ack = await tab.send(`m${i}`, `line ${i}`);
      if ('seq' in ack) resumed = ack.seq;
      const own = i + 1;
      // What stands before the acknowledged line and is not the client's own has arrived.
      expect(tab.lines.filter(({ seq }) => seq < resumed)).toHaveLength(resumed - own);
    }
  });

  it('finds what no announcement told of when the sweep looks', async () => {
    const { session, conversation } = await world.openSession();
    const tab = await world.tab(session);
    await tab.send('m1', 'hello');
    await tab.reads('heard hello');
    const { rows } = await world.database.pool.query<{ client_id: string }>(
      'SELECT client_id FROM identity WHERE id = $1',
      [conversation],
    );
    // Another process, whose announcements do not come here, stores a line.
    await world.database.transact(rows[0]?.client_id ?? '', async (tx) => {
      const id = tx.ids.next();
      await tx.insertNumbered([
        {
          id,
          clientId: tx.clientId ?? '',
          channel: 'web',
          conversationId: conversation,
          direction: 'out',
          sender: 'clinician',
          body: tx.cipher.seal(`message.body/${id}`, { text: 'I am here', name: 'Ana' }),
          templates: [],
          status: 'sent',
          statusRank: 2,
          mediaCount: 0,
          at: tx.now,
          drill: false,
        },
      ]);
    });
    world.chat.sweep();
    await tab.reads('I am here');
    expect(tab.lines.at(-1)).toMatchObject({ from: 'clinician', name: 'Ana' });
  });
});

describe('the socket', () => {
  it.each([
    ['no session', {}, 'bad_request'],
    ['a made-up session', { session: 'x'.repeat(43) }, 'not_signed_in'],
    ['a number that is none', { session: 'x'.repeat(43), after: -1 }, 'bad_request'],
  ])('is refused with %s', async (_what, auth, error) => {
    expect(await world.refusal(auth)).toBe(error);
  });

  it('shows a clinician’s typing, not the client’s own', async () => {
    const { session, conversation } = await world.openSession();
    const tab = await world.tab(session);
    const heard: unknown[] = [];
    const stop = world.announcer.on('typing', (event) => heard.push(event));
    tab.socket.emit('typing', { on: true });
    tab.socket.emit('typing', 'nonsense');
    await until('the client’s typing', () => heard.length === 2);
    stop();
    const { rows } = await world.database.pool.query('SELECT client_id FROM identity WHERE id = $1', [
      conversation,
    ]);
    const { client_id: clientId } = rows[0];
    expect(heard).toMatchObject([
      { clientId, from: 'client', on: true },
      { clientId, from: 'client', on: false },
    ]);
    world.announcer.announce({ kind: 'typing', clientId, from: 'clinician', on: true });
    await until('the clinician’s typing', () => tab.typing.length > 0);
    expect(tab.typing).toEqual([{ from: 'clinician', on: true }]);
  });

  it('tells the state of the handoff at once and whenever it changes, to this client alone', async () => {
    const [mine, other] = [await world.openSession(), await world.openSession()];
    const tab = await world.tab(mine.session);
    const stranger = await world.tab(other.session);
    await until('the first state', () => tab.handoffs.length === 1 && stranger.handoffs.length === 1);
    const { rows } = await world.database.pool.query('SELECT client_id FROM identity WHERE id = $1', [
      mine.conversation,
    ]);
    world.handoff = { state: 'waiting', position: 2 };
    world.announcer.announce({ kind: 'handoff', clientId: rows[0].client_id, handoffId: 'h' });
    await until('the next state', () => tab.handoffs.length === 2);
    world.handoff = { state: 'none' };
    expect(tab.handoffs).toEqual([{ state: 'none' }, { state: 'waiting', position: 2 }]);
    expect(stranger.handoffs).toHaveLength(1);
  });

  it('shows nobody else’s lines', async () => {
    const [mine, other] = [await world.openSession(), await world.openSession()];
    const [tab, stranger] = [await world.tab(mine.session), await world.tab(other.session)];
    await tab.send('m1', 'private');
    await tab.reads('heard private');
    await stranger.send('m1', 'public');
    await stranger.reads('heard public');
    expect(JSON.stringify(stranger.lines)).not.toContain('private');
  });

  it('of a session that ran out stays closed', async () => {
    const { session } = await world.openSession();
    world.clock.advanceSeconds(8 * 86_400);
    expect(await world.refusal({ session, after: 0 })).toBe('not_signed_in');
  });
});
