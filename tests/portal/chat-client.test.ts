import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatClient, type ChatState } from '../../portal/chat/client/chat-client.ts';
import { StandInServer } from './support/stand-in-server.ts';
import { until } from './support/until.ts';

function memoryStore() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    values,
  };
}

const tokenOf = (sub: string) => `x.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.y`;

describe('the chat client', () => {
  let server: StandInServer;
  let clients: ChatClient[];
  let ids = 0;

  beforeEach(async () => {
    server = new StandInServer();
    clients = [];
    await server.up();
  });

  afterEach(async () => {
    for (const client of clients) client.pause();
    await server.down();
  });

  function open(store = memoryStore(), token?: () => string) {
    let state: ChatState | undefined;
    const client = new ChatClient({
      server: server.url,
      getToken: async () => token?.(),
      store,
      fetch,
      newId: () => `own-${++ids}`,
      now: () => new Date('2026-03-01T10:00:00Z'),
      onChange: (next) => {
        state = next;
      },
    });
    clients.push(client);
    void client.start();
    return {
      client,
      store,
      online: () => until('online', () => state?.connection === 'online'),
      texts: () => (state?.entries ?? []).map(({ text }) => text),
      deliveries: () => (state?.entries ?? []).map(({ delivery }) => delivery),
      state: () => state,
    };
  }
  const stored = () => server.stored.map(({ text }) => text);

  it('sends in order and calls delivered only what the server confirmed', async () => {
    const chat = open();
    await chat.online();
    for (const text of ['one', 'two', 'three']) expect(chat.client.send(text)).toBe(true);
    await until('all delivered', () => chat.deliveries().every((delivery) => delivery === 'delivered'));
    expect(stored()).toEqual(['one', 'two', 'three']);
    expect(JSON.stringify([...chat.store.values])).not.toContain('two');
  });

  it('takes neither blank nor overlong text', async () => {
    const chat = open();
    await chat.online();
    expect(chat.client.send('  \n ')).toBe(false);
    expect(chat.client.send('x'.repeat(1601))).toBe(false);
    expect(chat.texts()).toEqual([]);
  });

  it('sends again under the same id when a confirmation got lost, and shows and stores it once', async () => {
    const chat = open();
    await chat.online();
    server.loseAcks = 1;
    chat.client.send('are you there');
    await until('delivered', () => chat.deliveries()[0] === 'delivered');
    expect(stored()).toEqual(['are you there']);
    expect(chat.texts()).toEqual(['are you there']);
  });

  it('keeps what was written without a connection and sends it once the server is back', async () => {
    const chat = open();
    await chat.online();
    await server.down();
    await until('offline', () => chat.state()?.connection === 'offline');
    chat.client.send('first');
    chat.client.send('second');
    expect(chat.deliveries()).toEqual(['waiting', 'waiting']);
    server.say('bot', 'said while you were away');
    await server.up();
    await until('delivered', () => chat.deliveries().every((delivery) => delivery === 'delivered'));
    expect(stored()).toEqual(['said while you were away', 'first', 'second']);
    expect(chat.texts()).toEqual(stored());
  });

  it('asks at each connection for what came after the last message, and shows nothing twice', async () => {
    server.say('bot', 'hello');
    const chat = open();
    await chat.online();
    const hello = await until('hello', () => (chat.texts().length === 1 ? server.stored[0] : undefined));
    server.cut();
    server.say('clinician', 'still here', { name: 'Dana' });
    await until('second message', () => chat.texts().length === 2);
    server.repeat(hello);
    server.say('bot', 'last');
    await until('third message', () => chat.texts().length === 3);
    expect(chat.texts()).toEqual(['hello', 'still here', 'last']);
    expect(server.connections.map(({ after }) => after)).toEqual([0, 1]);
  });

  it('resumes its session after a reload, with the whole conversation and the unsent words', async () => {
    const before = open();
    await before.online();
    before.client.send('before');
    await until('delivered', () => before.deliveries()[0] === 'delivered');
    server.refuseWith = 'not_ready';
    before.client.send('unsent');
    await until('tried', () => server.arrivals.size === 2);
    before.client.pause();
    server.refuseWith = undefined;
    const after = open(before.store);
    await until(
      'all delivered',
      () =>
        after.texts().length === 2 &&
        !after.deliveries().includes('waiting') &&
        after.deliveries().every((its) => its === 'delivered'),
    );
    expect(stored()).toEqual(['before', 'unsent']);
    expect(server.sessionBodies).toHaveLength(1);
  });

  it('opens a new session with a fresh token when the old one expired, and loses nothing', async () => {
    let asked = 0;
    const chat = open(memoryStore(), () => {
      asked += 1;
      return tokenOf('c-1');
    });
    await chat.online();
    server.expireSessions();
    chat.client.send('written meanwhile');
    await until('delivered', () => chat.deliveries()[0] === 'delivered');
    expect(server.sessionBodies).toHaveLength(2);
    expect(asked).toBeGreaterThanOrEqual(2);
    expect(stored()).toEqual(['written meanwhile']);
  });

  it('never continues the session, or sends the unsent words, of another person', async () => {
    const store = memoryStore();
    const first = open(store, () => tokenOf('c-1'));
    await first.online();
    server.refuseWith = 'not_ready';
    first.client.send('a secret');
    await until('tried', () => server.arrivals.size === 1);
    first.client.pause();
    server.refuseWith = undefined;
    const second = open(store, () => tokenOf('c-2'));
    await second.online();
    expect(server.sessionBodies).toHaveLength(2);
    expect(second.texts()).toEqual([]);
    expect(stored()).toEqual([]);
  });

  it('says refused when the server knows nobody by this token, and starts on request', async () => {
    server.sessionStatus = 403;
    const chat = open(memoryStore(), () => tokenOf('nobody'));
    await until('refused', () => chat.state()?.connection === 'refused');
    server.sessionStatus = 200;
    void chat.client.start();
    await chat.online();
  });

  it('tells who is here from the handoff and the messages', async () => {
    const chat = open();
    await chat.online();
    const kind = () => chat.state()?.presence.kind;
    expect(kind()).toBe('bot');
    server.emit('handoff', { state: 'waiting', position: 2 });
    await until('waiting', () => kind() === 'waiting');
    expect(chat.state()?.presence).toEqual({ kind: 'waiting', position: 2 });
    server.emit('handoff', { state: 'claimed' });
    await until('coming', () => kind() === 'coming');
    server.say('clinician', 'Hi', { name: 'Dana R.' });
    server.emit('handoff', { state: 'contacted' });
    await until('clinician', () => kind() === 'clinician');
    expect(chat.state()?.presence).toEqual({ kind: 'clinician', name: 'Dana R.' });
    server.emit('handoff', { state: 'resolved' });
    await until('bot', () => kind() === 'bot');
  });

  it('forgets everything on leaving', async () => {
    const chat = open();
    await chat.online();
    chat.client.send('hello');
    await until('delivered', () => chat.deliveries()[0] === 'delivered');
    chat.client.leave();
    expect(chat.texts()).toEqual([]);
    expect(chat.store.values.size).toBe(0);
    await until('closed', () => server.connected === 0);
  });
});
