/**
 * Promise: what a client writes while a clinician has them, or is on the way, reaches the Slack thread completely and in
 * order, however fast it comes.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { Program } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await Program.start();
});
afterAll(() => program?.stop());

it('shows ten quick texts in their order', async () => {
  await program.text('can i talk to a person please');
  const alert = await program.alert();
  const texts = Array.from({ length: 10 }, (_, i) => `line-${i} of what happened`);
  for (const text of texts) expect(await program.text(text)).toBe(200);
  const thread = () =>
    program.workspace
      .thread(alert.ts)
      .map(({ text, blocks }) => `${text} ${JSON.stringify(blocks ?? '')}`)
      .join('\n');
  await until('the last line in the thread', () => thread().includes('line-9'));
  const all = thread();
  const places = texts.map((_, i) => all.indexOf(`line-${i}`));
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(program.workspace.alerts()).toHaveLength(1);
});
