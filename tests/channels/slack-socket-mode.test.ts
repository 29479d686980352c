import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../../platform/log.ts';
import { SlackSocket } from '../peers/slack-socket.ts';
import { CHANNEL, SlackWorld, until } from './slack-world.ts';

const socket = new SlackSocket();
const errors: string[] = [];
let world: SlackWorld;
let clientId: string;
let root: string;
beforeAll(async () => {
  world = await SlackWorld.start({
    socketUrl: await socket.start(),
    log: { ...silentLog, error: (event) => void errors.push(event) },
  });
  const ana = await world.staff('Ana Ruiz', 'U0ANA');
  clientId = await world.client();
  const handoffId = await world.open(clientId);
  await world.handoffs.claim(handoffId, ana, 'slack');
  await world.settled();
  root = world.alertOf(handoffId)?.ts ?? '';
  await until(() => socket.connections === 1);
});
afterAll(async () => {
  await world.stop();
  await socket.stop();
});

const reply = (text: string, ts: string) =>
  socket.event({ type: 'message', channel: CHANNEL, user: 'U0ANA', text, ts, thread_ts: root });

it('takes events over the socket and acknowledges what is stored', async () => {
  const id = reply('over the socket', '1700000001.000100');
  await until(() => socket.acknowledged.includes(id));
  expect(await world.sentToClient(clientId)).toEqual(['over the socket']);
});

it('does not acknowledge what could not be stored', async () => {
  await world.rows('ALTER TABLE message RENAME TO message_away');
  const lost = reply('not yet', '1700000002.000100');
  await until(() => errors.includes('slack.bolt_error'));
  await world.rows('ALTER TABLE message_away RENAME TO message');
  expect(socket.acknowledged).not.toContain(lost);
  const again = reply('not yet', '1700000002.000100');
  await until(() => socket.acknowledged.includes(again));
  expect(await world.sentToClient(clientId)).toEqual(['over the socket', 'not yet']);
});

it('opens the socket anew when it breaks, also while Slack is away', async () => {
  await world.workspace.down();
  socket.drop();
  await new Promise((resolve) => setImmediate(resolve));
  await world.workspace.up();
  await until(() => socket.connections === 2);
  const id = reply('still here', '1700000003.000100');
  await until(() => socket.acknowledged.includes(id));
});
