import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handlingOf, MESSAGE_SUBTYPES } from '../../channels/slack/message-subtypes.ts';
import { TOLD } from '../../channels/slack/thread/relay.ts';
import { CHANNEL, SlackWorld, until } from './slack-world.ts';

let world: SlackWorld;
let ana: string;
let clientId: string;
let handoffId: string;
beforeAll(async () => {
  world = await SlackWorld.start();
  ana = await world.staff('Ana Ruiz', 'U0ANA');
});
afterAll(() => world.stop());
beforeEach(async () => {
  clientId = await world.client();
  handoffId = await world.open(clientId);
  await world.handoffs.claim(handoffId, ana, 'slack');
  await world.settled();
});

const NOT_GIVEN = 'A file was not sent to the client: Slack gave no address for it.';
const FILES = [{ id: 'F1', mimetype: 'image/png', url_private: 'https://files.example/1' }];

describe('message subtypes in a thread', () => {
  it.each([
    ['plain', undefined],
    ['thread_broadcast', undefined],
    ['me_message', undefined],
  ])('%s by the holder reaches the client', async (subtype) => {
    await world.reply(handoffId, 'U0ANA', 'I am with you', subtype === 'plain' ? {} : { subtype });
    expect(await world.sentToClient(clientId)).toEqual(['I am with you']);
  });

  it('Slack’s housekeeping is ignored, every kind of it', async () => {
    for (const [subtype, handling] of Object.entries(MESSAGE_SUBTYPES)) {
      if (handling !== 'ignored') continue;
      const { status } = await world.reply(handoffId, 'U0ANA', `housekeeping: ${subtype}`, { subtype });
      expect(status).toBe(200);
    }
    expect(await world.sentToClient(clientId)).toEqual([]);
    expect(await world.notes(handoffId)).toEqual([]);
  });

  it('our own echo and other apps’ posts are ignored, with or without a subtype', async () => {
    await world.reply(handoffId, 'U0BOT', '*Client:* hello', { bot_id: 'B0BOT' });
    await world.reply(handoffId, 'U0ANA', 'a robot speaks', { bot_id: 'B0OTHER', subtype: 'bot_message' });
    expect(await world.sentToClient(clientId)).toEqual([]);
  });

  it('a subtype that nobody has listed is words when a person wrote a text, else nothing', async () => {
    expect(handlingOf('brand_new', true, true)).toBe('words');
    expect(handlingOf('brand_new', true, false)).toBe('ignored');
    expect(handlingOf('brand_new', false, true)).toBe('ignored');
  });

  it('a file with a text: the text is sent; a file that Slack does not give is not, and the holder is told', async () => {
    await world.reply(handoffId, 'U0ANA', 'This may help', { subtype: 'file_share', files: FILES });
    expect(await world.sentToClient(clientId)).toEqual(['This may help']);
    await until(() => world.whispersTo('U0ANA').join().includes(NOT_GIVEN));
  });

  it('a file alone is kept as a note, and the holder is told', async () => {
    await world.reply(handoffId, 'U0ANA', '', { subtype: 'file_share', files: FILES });
    expect(await world.sentToClient(clientId)).toEqual([]);
    await until(() => world.whispersTo('U0ANA').filter((told) => told.includes(NOT_GIVEN)).length > 1);
    expect(await world.notes(handoffId)).toEqual(['[a file in Slack, not sent]']);
  });

  it('an edit of what the client got is kept as a note, once, and does not reach the client', async () => {
    const { ts, root } = await world.reply(handoffId, 'U0ANA', 'Call me at nine');
    const edit = {
      channel: CHANNEL,
      subtype: 'message_changed',
      hidden: true,
      message: {
        type: 'message',
        user: 'U0ANA',
        text: 'Call me at ten',
        ts,
        thread_ts: root,
        edited: { ts: '1700000001.000000' },
      },
      previous_message: { type: 'message', user: 'U0ANA', text: 'Call me at nine', ts, thread_ts: root },
    };
    await world.driver.message(edit);
    await world.driver.message(edit, { retry: 1 });
    expect(await world.sentToClient(clientId)).toEqual(['Call me at nine']);
    expect(await world.notes(handoffId)).toEqual(['Call me at ten']);
    await until(() => world.whispersTo('U0ANA').includes(TOLD.edited));
  });

  it('a change that Slack made itself (a link unfurled, our own update) is no edit', async () => {
    const { ts, root } = await world.reply(handoffId, 'U0ANA', 'see care.example');
    const same = { type: 'message', user: 'U0ANA', text: 'see care.example', ts, thread_ts: root };
    await world.driver.message({
      channel: CHANNEL,
      subtype: 'message_changed',
      message: same,
      previous_message: same,
    });
    const own = { type: 'message', user: 'U0BOT', bot_id: 'B0BOT', ts: root, text: 'new' };
    await world.driver.message({
      channel: CHANNEL,
      subtype: 'message_changed',
      message: own,
      previous_message: { ...own, text: 'old' },
    });
    expect(await world.notes(handoffId)).toEqual([]);
  });

  it('deleting what the client got takes nothing back, and the holder is told', async () => {
    const { ts, root } = await world.reply(handoffId, 'U0ANA', 'Oops');
    await world.driver.message({
      channel: CHANNEL,
      subtype: 'message_deleted',
      deleted_ts: ts,
      previous_message: { type: 'message', user: 'U0ANA', text: 'Oops', ts, thread_ts: root },
    });
    await until(() => world.whispersTo('U0ANA').includes(TOLD.deletedUnderway));
    expect(await world.sentToClient(clientId)).toEqual(['Oops']);
  });

  it('an alert whose thread lives on as a tombstone is posted anew', async () => {
    const root = world.alertOf(handoffId)?.ts ?? '';
    world.workspace.delete(root);
    await world.driver.message({
      channel: CHANNEL,
      subtype: 'message_changed',
      message: {
        type: 'message',
        subtype: 'tombstone',
        user: 'USLACKBOT',
        text: 'deleted',
        ts: root,
        thread_ts: root,
      },
      previous_message: { type: 'message', user: 'U0BOT', bot_id: 'B0BOT', text: 'x', ts: root },
    });
    await until(() => world.alertOf(handoffId) !== undefined);
  });

  it('what is written in the channel itself, or in a thread of something else, is nobody’s', async () => {
    await world.driver.message({ channel: CHANNEL, user: 'U0ANA', text: 'lunch?' });
    await world.driver.message({
      channel: CHANNEL,
      user: 'U0ANA',
      text: 'yes',
      thread_ts: '1600000000.000001',
    });
    expect(await world.sentToClient(clientId)).toEqual([]);
  });
});
