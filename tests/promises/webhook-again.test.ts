/**
 * Promise: Twilio may deliver a text as often and in whatever order it likes; each is one message with one turn, and the
 * client is answered once.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLIENT_PHONE, Program } from './program.ts';

const TEXTS = ['hello there', 'i had a rough morning', 'the group was fine', 'i slept badly'];

let program: Program;
beforeAll(async () => {
  program = await Program.start({ slack: 'none' });
});
afterAll(() => program?.stop());

it('does nothing more with the second and third delivery', async () => {
  // Every text three times, the repetitions in disorder and partly at once.
  const sid = (i: number) => ({ MessageSid: `SM${'f'.repeat(31)}${i}` });
  const order = [0, 1, 0, 2, 2, 3, 1, 0, 3, 1, 3, 2];
  for (let i = 0; i < order.length; i += 3) {
    const statuses = await Promise.all(
      order.slice(i, i + 3).map((n) => program.text(TEXTS[n] ?? '', sid(n))),
    );
    expect(statuses).toEqual([200, 200, 200]);
  }
  await program.settled();

  const inbound = await program.rows<{ provider_key: string; turns: number; answered: boolean }>(
    `SELECT i.provider_key, (SELECT count(*)::int FROM assessment a WHERE a.message_id = i.message_id) AS turns,
       i.state = 'done' AS answered FROM inbox i ORDER BY i.provider_key`,
  );
  expect(inbound).toEqual(
    TEXTS.map((_, i) => ({ provider_key: sid(i).MessageSid, turns: 1, answered: true })),
  );
  const sent = program.textsTo(CLIENT_PHONE);
  const stored = await program.rows(`SELECT 1 FROM message WHERE direction = 'out' AND status = 'sent'`);
  expect(sent).toHaveLength(stored.length);
  expect(sent.length).toBeGreaterThanOrEqual(TEXTS.length);

  // Days later a captured request is played again: its signature is still good.
  expect(await program.text(TEXTS[0] ?? '', sid(0))).toBe(200);
  expect(await program.rows('SELECT 1 FROM inbox')).toHaveLength(TEXTS.length);
});
