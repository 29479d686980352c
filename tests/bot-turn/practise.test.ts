import { afterAll, beforeAll, expect, it } from 'vitest';
import { practise } from '../../conversations/practise.ts';
import { addNewcomer } from '../../program/clients/identities.ts';
import { CoreWorld } from './core-world.ts';

let world: CoreWorld;
beforeAll(async () => {
  world = await CoreWorld.start();
});
afterAll(() => world.stop());

/** How many rows each table holds. */
async function counts(): Promise<unknown> {
  const tables = await world.conversations.rows(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const names = tables.map((row) => String((row as { table_name: string }).table_name));
  const [row] = await world.conversations.rows(
    `SELECT ${names.map((name) => `(SELECT count(*)::int FROM "${name}") AS "${name}"`).join(', ')}`,
  );
  return row;
}

it('takes whole turns, and leaves nothing behind: no row, nothing announced, nothing for the outbox', async () => {
  const { database, announcer } = world.conversations;
  const heard: unknown[] = [];
  for (const kind of ['message', 'outbox', 'handoff'] as const)
    announcer.on(kind, (event: unknown) => heard.push(event));
  const before = await counts();
  let turns = 0;
  const port = {
    takeTurn: async (...given: Parameters<typeof world.core.pipeline.takeTurn>) => {
      await world.core.pipeline.takeTurn(...given);
      turns += 1;
    },
    failSafe: world.core.pipeline.failSafe.bind(world.core.pipeline),
  };
  await practise(
    database,
    port,
    (tx) =>
      addNewcomer(tx, 'sms', `practice:${tx.clientId}`, 'unregistered', { language: 'en', timeZone: 'UTC' }),
    { rounds: 2, atOnce: 3 },
  );
  expect(turns).toBe(6);
  expect(await counts()).toEqual(before);
  expect(heard).toEqual([]);
});
