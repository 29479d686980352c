import { afterAll, beforeAll, expect, it } from 'vitest';
import { CoreWorld } from './core-world.ts';

let world: CoreWorld;
beforeAll(async () => {
  world = await CoreWorld.start();
});
afterAll(() => world.stop());

const alerts = () =>
  world.rows(`SELECT kind FROM alert WHERE client_id IS NULL AND kind = 'turn_unanswered'`);

it('a client whose profile cannot be read gets a person all the same, who sees the message in the open thread', async () => {
  const who = await world.conversations.client();
  await world.write(who, 'I want to kill myself');
  const handoffId = await world.takeOver(who.clientId);
  const before = await world.botLines(who.clientId);
  await world.rows(`UPDATE client SET profile = '\\x00' WHERE id = $1`, [who.clientId]);
  await world.write(who, 'are you there');
  const shown = await world.rows(
    `SELECT 1 FROM outbox o JOIN message m ON o.unique_key = 'thread_message:' || $1 || ':' || m.id
     WHERE m.client_id = $2 AND m.direction = 'in'`,
    [handoffId, who.clientId],
  );
  expect(shown).toHaveLength(2);
  expect(await world.botLines(who.clientId)).toBe(before);
  expect(await world.rows(`SELECT kind FROM alert WHERE client_id = $1`, [who.clientId])).toEqual([
    { kind: 'turn_failed' },
  ]);
});

it('a STOP whose words cannot be read still stops the texts', async () => {
  const who = await world.conversations.client();
  await world.conversations.receive(who, 'STOP', { event: 'opt_out' });
  await world.rows(`UPDATE message SET body = '\\x00' WHERE client_id = $1`, [who.clientId]);
  await world.turns.take(who.clientId);
  expect(
    await world.rows('SELECT opted_out_at IS NOT NULL AS out FROM identity WHERE client_id = $1', [
      who.clientId,
    ]),
  ).toEqual([{ out: true }]);
  // As for every way off the text line: somebody calls now, and again.
  expect(
    await world.rows(`SELECT kind FROM task WHERE client_id = $1 ORDER BY kind`, [who.clientId]),
  ).toEqual([{ kind: 'follow_up_call' }, { kind: 'voice_outreach' }]);
  expect(await world.botLines(who.clientId)).toBe(0);
});

it('a client whose key does not open raises one alert of the deployment', async () => {
  const who = await world.conversations.client();
  await world.conversations.receive(who, 'hello');
  await world.rows(`UPDATE client_key SET wrapped = '\\x00' WHERE client_id = $1`, [who.clientId]);
  world.conversations.database.keyring.forget(who.clientId);
  await world.turns.take(who.clientId);
  await world.turns.take(who.clientId);
  expect(await alerts()).toHaveLength(1);
});
