import { afterAll, beforeAll, expect, it } from 'vitest';
import { assess } from '../../classifiers/assess.ts';
import { CoreWorld } from './core-world.ts';

/** Of these at least one is held back at the default rate and handed off at 20 in a thousand, whatever the weights. */
const VEILED = [
  'i have run out of road and i am so tired of it all',
  'it would be easier for them all',
  'honestly what would change if i was gone',
  'i feel trapped and broken and no one hears me',
];

let world: CoreWorld;
beforeAll(async () => {
  world = await CoreWorld.start({ handoff: { alertsPerThousand: 20 } });
});
afterAll(() => world.stop());

it('a program that allows more alerts gets a handoff for what the model alone suspects', async () => {
  const text = VEILED.find(
    (each) =>
      assess({ text: each }).level === 'low' &&
      assess({ text: each, alertsPerThousand: 20 }).level === 'moderate',
  ) as string;
  const who = await world.conversations.client();
  await world.write(who, text);
  expect(await world.rows('SELECT level FROM assessment WHERE client_id = $1', [who.clientId])).toEqual([
    { level: 'moderate' },
  ]);
  expect(await world.rows('SELECT level FROM handoff WHERE client_id = $1', [who.clientId])).toEqual([
    { level: 'moderate' },
  ]);
});
