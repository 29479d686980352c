import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_DM_WARNING } from '../../channels/slack/client-dm-warning.ts';
import { SlackWorld, until } from './slack-world.ts';

const dm = { channel: 'D0CLIENT', channel_type: 'im', user: 'U0CLIENT' };

describe('a direct message where clients’ messages are not taken in Slack', () => {
  let world: SlackWorld;
  beforeAll(async () => {
    world = await SlackWorld.start();
  });
  afterAll(() => world.stop());

  it('gets one honest answer, and nothing of it is stored', async () => {
    const message = { ...dm, text: 'I want to die', ts: '1700000007.000100' };
    await world.driver.message(message);
    await world.driver.message(message, { retry: 1 });
    await until(() => world.workspace.messages.length > 0);
    const answers = world.workspace.messages.filter((one) => one.channel === dm.channel);
    expect(answers).toHaveLength(1);
    for (const word of ['911', '988', '+15550009999', 'not passed on', 'no se ha enviado']) {
      expect(answers[0]?.text).toContain(word);
    }
    for (const table of ['client', 'message', 'inbox'])
      expect(await world.rows(`SELECT 1 FROM ${table}`)).toEqual([]);
  });
});

describe('a direct message where they are on', () => {
  let world: SlackWorld;
  beforeAll(async () => {
    world = await SlackWorld.start({ clientDms: true });
    await world.staff('Ana Ruiz', 'U0ANA');
  });
  afterAll(() => world.stop());

  const inbound = async () => {
    const rows = await world.rows<{ id: string; client_id: string; body: Buffer; media_count: number }>(
      `SELECT id, client_id, body, media_count FROM message WHERE direction = 'in' ORDER BY client_id, seq`,
    );
    return Promise.all(
      rows.map((row) =>
        world.database.transact(row.client_id, async (tx) => ({
          text: tx.cipher.open<{ text: string }>(`message.body/${row.id}`, row.body).text,
          media: row.media_count,
        })),
      ),
    );
  };

  it('warns whoever starts it why it is off by default', () => {
    for (const word of ['families', 'business associate agreement', 'system of record'])
      expect(CLIENT_DM_WARNING).toContain(word);
  });

  it('is stored once before Slack is answered, and its turn is taken', async () => {
    const message = { ...dm, text: 'hello &amp; help', ts: '1700000008.000100' };
    expect((await world.driver.message(message)).status).toBe(200);
    await world.driver.message(message, { retry: 1 });
    expect(await inbound()).toEqual([{ text: 'hello & help', media: 0 }]);
    expect(world.turnsTaken).toHaveLength(1);
  });

  it('is heard again when it is edited, carries files, and a pressed choice is a message', async () => {
    const edit = {
      channel: dm.channel,
      channel_type: 'im',
      subtype: 'message_changed',
      message: {
        type: 'message',
        user: dm.user,
        text: 'I mean it',
        ts: '1700000008.000100',
        edited: { ts: '1700000009.000000' },
      },
      previous_message: { type: 'message', user: dm.user, text: 'hello', ts: '1700000008.000100' },
    };
    await world.driver.message(edit);
    const files = [{ mimetype: 'image/png', url_private: 'https://files.example/a' }];
    await world.driver.message({
      ...dm,
      subtype: 'file_share',
      text: 'look',
      files,
      ts: '1700000010.000100',
    });
    await world.driver.blockAction({
      actionId: 'choice_1',
      value: '2',
      user: dm.user,
      channel: dm.channel,
      messageTs: '1700000011.000100',
    });
    await until(async () => (await inbound()).length === 4);
    expect((await inbound()).slice(1)).toEqual([
      { text: 'I mean it', media: 0 },
      { text: 'look', media: 1 },
      { text: '2', media: 0 },
    ]);
    expect(await world.rows('SELECT 1 FROM client')).toHaveLength(1);
  });

  it('has its pictures stored with the client’s key, from Slack’s own host only, whoever carries texts', async () => {
    world.workspace.privateFiles.set('T1-F9/arm.png', {
      contentType: 'image/png',
      body: Buffer.from('a picture'),
    });
    const files = [{ mimetype: 'image/png', url_private: world.workspace.fileUrl('T1-F9/arm.png') }];
    await world.driver.message({ ...dm, subtype: 'file_share', text: '', files, ts: '1700000012.000100' });
    expect(await world.slack.takeMedia()).toBe(1);
    const kept = await world.rows<{ id: string; client_id: string; state: string; body: Buffer | null }>(
      'SELECT id, client_id, state, body FROM media ORDER BY state',
    );
    expect(kept.map(({ state }) => state)).toEqual(['refused', 'stored']);
    const stored = kept[1];
    const opened = await world.database.transact(stored?.client_id ?? '', async (tx) =>
      tx.cipher.openBytes(`media.body/${stored?.id}`, stored?.body ?? Buffer.alloc(0)),
    );
    expect(String(opened)).toBe('a picture');
  });

  it('of staff does not make them a client', async () => {
    await world.driver.message({ channel: 'D0ANA', channel_type: 'im', user: 'U0ANA', text: 'hi bot' });
    await until(() => world.workspace.messages.some((one) => one.channel === 'D0ANA'));
    expect(await world.rows('SELECT 1 FROM client')).toHaveLength(1);
  });

  it('is answered in the same conversation, choices as buttons', async () => {
    const [identity] = await world.rows<{ id: string; client_id: string }>(
      `SELECT id, client_id FROM identity WHERE channel = 'slack'`,
    );
    await world.say(identity?.client_id ?? '', identity?.id ?? '', 'Pick one <now>', [
      { label: 'Breathe', value: '1' },
      { label: 'A person', value: '2' },
    ]);
    await until(() => world.workspace.messages.some((one) => one.text.startsWith('Pick one')));
    const post = world.workspace.messages.find((one) => one.text.startsWith('Pick one'));
    expect(post).toMatchObject({ channel: 'DU0CLIENT', text: 'Pick one &lt;now&gt;' });
    expect(JSON.stringify(post?.blocks)).toContain('"action_id":"choice_1"');
    await until(async () => {
      const rows = await world.rows<{ status: string }>(`SELECT status FROM message WHERE direction = 'out'`);
      return rows[0]?.status === 'sent';
    });
  });
});
