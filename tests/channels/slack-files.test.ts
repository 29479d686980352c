import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TOLD } from '../../channels/slack/thread/relay.ts';
import { CHANNEL, SlackWorld, until } from './slack-world.ts';

const PICTURE = Buffer.from('not really a picture');

let world: SlackWorld;
let ana: string;
let clientId: string;
let handoffId: string;
beforeAll(async () => {
  world = await SlackWorld.start();
  ana = await world.staff('Ana Ruiz', 'U0ANA');
  world.workspace.privateFiles.set('T1-F1/map.png', { contentType: 'image/png', body: PICTURE });
  world.workspace.privateFiles.set('T1-F2/run.html', { contentType: 'image/svg+xml', body: PICTURE });
});
afterAll(() => world.stop());
beforeEach(async () => {
  clientId = await world.client();
  handoffId = await world.open(clientId);
  await world.settled();
  await world.handoffs.claim(handoffId, ana, 'slack');
  await world.settled();
});

const told = () => world.whispersTo('U0ANA').at(-1) ?? '';

describe('a picture of the client', () => {
  async function shared(state: 'stored' | 'refused') {
    const messageId = await world.write(clientId, 'look', handoffId);
    await world.database.transact(clientId, async (tx) => {
      const id = tx.ids.next();
      tx.update('Message', messageId, { mediaCount: 1 });
      tx.insert('Media', {
        id,
        clientId,
        messageId,
        position: 0,
        contentType: 'image/jpeg',
        size: PICTURE.length,
        source: tx.cipher.seal(`media.source/${id}`, 'https://carrier.example/1'),
        body: state === 'stored' ? tx.cipher.sealBytes(`media.body/${id}`, PICTURE) : null,
        state,
        createdAt: tx.now,
      });
    });
    expect(await world.slack.shareMedia()).toBe(1);
    expect(await world.slack.shareMedia()).toBe(0);
  }
  async function sent(state: 'stored' | 'refused') {
    await shared(state);
    await world.settled();
  }

  it('is put into the thread, once, under a name that says nothing', async () => {
    await sent('stored');
    const root = world.alertOf(handoffId)?.ts;
    const files = [...world.workspace.files.values()].filter((file) => file.thread_ts === root);
    expect(files).toEqual([{ name: 'attachment.jpg', body: PICTURE, channel: CHANNEL, thread_ts: root }]);
  });

  it('is put there later when Slack does not take it now', async () => {
    world.workspace.fail('files.getUploadURLExternal', { kind: 'status', status: 503 });
    await shared('stored');
    await until(async () => {
      await world.outbox.send('console');
      const waiting = `SELECT 1 FROM outbox WHERE channel = 'console' AND state = 'pending' AND attempts > 0`;
      return (await world.rows(waiting)).length > 0;
    });
    world.clock.advanceSeconds(60);
    await world.settled();
    const root = world.alertOf(handoffId)?.ts;
    expect([...world.workspace.files.values()].filter((file) => file.thread_ts === root)).toHaveLength(1);
  });

  it('that could not be taken from the carrier is said to be missing', async () => {
    await sent('refused');
    expect(world.threadTexts(handoffId).join()).toContain('an attachment that could not be taken');
  });
});

describe('a file of the clinician', () => {
  const file = (path: string) => ({
    id: 'F1',
    mimetype: 'image/png',
    url_private: world.workspace.fileUrl(path),
  });
  const share = (path: string, text = '', more: object = {}) =>
    world.reply(handoffId, 'U0ANA', text, { subtype: 'file_share', files: [file(path)], ...more });
  const links = async () =>
    (await world.sentToClient(clientId)).filter((text) => text.startsWith('https://care.example/files/'));

  it('goes to the client as a link that only they have, once although Slack sends it twice', async () => {
    const ts = world.driver.nextTs();
    await share('T1-F1/map.png', 'the way to the clinic', { ts });
    await share('T1-F1/map.png', 'the way to the clinic', { ts });
    expect(await world.sentToClient(clientId)).toHaveLength(2);
    const [link = ''] = await links();
    await until(() => told() === TOLD.filesSent);
    const path = link.replace('https://care.example', world.url);
    const answer = await fetch(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PICTURE);
    const stored = await world.rows<{ body: Buffer }>('SELECT body FROM media WHERE client_id = $1', [
      clientId,
    ]);
    expect(stored).toHaveLength(1);
    expect(stored[0]?.body.includes(PICTURE)).toBe(false);

    const forged = `${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`;
    expect((await fetch(forged)).status).toBe(404);
    world.clock.advanceSeconds(8 * 86_400);
    expect((await fetch(path)).status).toBe(404);
  });

  it('of a kind that a browser runs, or that Slack does not give, stays with the staff, who are told', async () => {
    await share('T1-F2/run.html');
    await until(() => told().includes('files of this kind are not sent'));
    await share('T1-F9/missing.png');
    await until(() => told().includes('files:read?'));
    await world.reply(handoffId, 'U0ANA', '', {
      subtype: 'file_share',
      files: [{ id: 'F1', url_private: 'https://evil.example/1' }],
    });
    await until(() => told().includes('Slack gave no address'));
    expect(await links()).toEqual([]);
    expect(await world.notes(handoffId)).toHaveLength(3);
  });

  it('is not sent where others may read the client’s telephone', async () => {
    await world.rows(`UPDATE client SET flags = '{unsafe_phone}' WHERE id = $1`, [clientId]);
    await share('T1-F1/map.png');
    await until(() => told().includes('others may read'));
    expect(await links()).toEqual([]);
  });
});

describe('a reply that does not arrive', () => {
  async function failed() {
    await world.write(clientId, 'hello', handoffId);
    const { ts, root } = await world.reply(handoffId, 'U0ANA', 'I am here.');
    const [message] = await world.rows<{ id: string }>(
      `SELECT id FROM message WHERE client_id = $1 AND sender = 'clinician'`,
      [clientId],
    );
    const messageId = message?.id ?? '';
    await world.rows(`UPDATE message SET status = 'undelivered', error_code = '30003' WHERE id = $1`, [
      messageId,
    ]);
    world.announcer.announce({ kind: 'message', clientId, messageId });
    return { ts, root, messageId };
  }
  const offers = () => world.workspace.ephemerals.filter(({ text }) => text.includes('did not get this'));

  it('is marked, and what is left is offered: another way, or a call', async () => {
    await world.database.transact(clientId, async (tx) => {
      const id = tx.ids.next();
      const address = tx.cipher.seal(`identity.address/${id}`, 'chat');
      tx.insert('Identity', {
        id,
        clientId,
        channel: 'botframework',
        addressIndex: id,
        address,
        createdAt: tx.now,
      });
    });
    const before = offers().length;
    const { ts, messageId } = await failed();
    await until(() => offers().length > before);
    const mark = world.workspace.messages.find((message) => message.ts === ts);
    expect(mark?.reactions).toEqual(['warning']);
    const offer = offers().at(-1);
    expect(offer?.user).toBe('U0ANA');
    expect(offer?.text).toContain('the telephone cannot be reached');
    expect(offer?.text).not.toContain('I am here');
    expect(JSON.stringify(offer?.blocks)).toContain('"action_id":"handoff_call"');
    await world.press('handoff_resend_botframework', handoffId, 'U0ANA', `${handoffId}:${messageId}`);
    await until(() => told().includes('Sent again by Teams or other chat'));
    await world.press('handoff_resend_botframework', handoffId, 'U0ANA', `${handoffId}:${messageId}`);
    await until(() => told().includes('that way already'));
    expect(await world.sentToClient(clientId)).toEqual(['I am here.', 'I am here.']);
  });

  it('is told as it is when it is deleted', async () => {
    const { ts, root } = await failed();
    await world.driver.message({
      channel: CHANNEL,
      subtype: 'message_deleted',
      deleted_ts: ts,
      hidden: true,
      previous_message: { user: 'U0ANA', ts, thread_ts: root, text: 'I am here.' },
    });
    await until(() => world.whispersTo('U0ANA').includes(TOLD.deletedFailed));
  });
});
