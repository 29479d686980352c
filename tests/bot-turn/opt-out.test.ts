import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CoreWorld } from './core-world.ts';

let world: CoreWorld;
beforeAll(async () => {
  world = await CoreWorld.start();
});
afterAll(() => world.stop());

describe('leaving the text line and coming back', () => {
  it('is one consent revoked and one given, in the client’s words', async () => {
    const who = await world.conversations.client();
    await world.write(who, 'STOP', { event: 'opt_out', confirmedByProvider: true });
    world.conversations.clock.advanceSeconds(60);
    await world.write(who, 'START', { event: 'opt_in' });
    expect(
      await world.rows('SELECT kind, state FROM consent WHERE client_id = $1 ORDER BY at', [who.clientId]),
    ).toEqual([
      { kind: 'sms', state: 'revoked' },
      { kind: 'sms', state: 'given' },
    ]);
  });
});
