import { afterAll, beforeAll, expect, it } from 'vitest';
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

/** Numbers given to rows of the outbox, also to those that were rolled back. */
async function repliesNumbered(): Promise<number> {
  const [row] = await world.conversations.rows(`SELECT last_value::int AS n FROM outbox_order_seq`);
  return Number((row as { n: number }).n);
}

it('takes whole turns, and leaves nothing behind: no row, nothing announced, nothing for the outbox', async () => {
  const { announcer } = world.conversations;
  const heard: unknown[] = [];
  for (const kind of ['message', 'outbox', 'handoff'] as const)
    announcer.on(kind, (event: unknown) => heard.push(event));
  const before = await counts();
  const repliesBefore = await repliesNumbered();
  await world.core.practise();
  expect(await repliesNumbered()).toBeGreaterThanOrEqual(repliesBefore + 20);
  expect(await counts()).toEqual(before);
  expect(heard).toEqual([]);
});
