import { botReplies, type Check, type CheckInput, fails, numberParam, textParam } from './check.ts';

const singleSession: Check = ({ record }) =>
  fails(record.sessions.length === 1, `${record.sessions.length} sessions`);

/** The lock is kept, and everything from this turn's answer on goes there. */
const channelLocked: Check = (input) => {
  const value = textParam(input, 'value');
  const { lockedChannel } = input.record.client;
  if (lockedChannel !== value) return `locked: ${lockedChannel ?? 'none'}`;
  const elsewhere = botReplies(input.played.turns.slice(input.turn - 1)).filter(
    (reply) => reply.channel !== value,
  );
  return fails(elsewhere.length === 0, `written on ${elsewhere.map((reply) => reply.channel).join(', ')}`);
};

/** Messages on web from the turn in which another channel was locked. */
const webAfterLock: Check = (input) => {
  const locked = input.played.turns.findIndex(
    (turn) => (turn.record.client.lockedChannel ?? 'web') !== 'web',
  );
  if (locked < 0) return 'no channel was locked';
  const count = botReplies(input.played.turns.slice(locked)).filter(
    (reply) => reply.channel === 'web',
  ).length;
  return fails(count <= numberParam(input, 'value'), `${count} messages`);
};

/** In a silence, something went out by another way than the client wrote last. */
const crossChannel: Check = (input) => {
  const used = lastChannel(input);
  const others = botReplies([input.at]).filter(
    (reply) => reply.channel !== used && reply.at > input.at.since,
  );
  return fails(others.length > 0, `only ${used}`);
};

function lastChannel(input: CheckInput): string {
  const last = input.played.turns.slice(0, input.turn).findLast((turn) => turn.client !== null);
  return last?.channel ?? input.scenario.channel;
}

export const channelChecks: Readonly<Record<string, Check>> = {
  single_session: singleSession,
  channel_locked: channelLocked,
  web_messages_after_lock: webAfterLock,
  cross_channel_outreach: crossChannel,
};
